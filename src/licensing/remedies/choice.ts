/** Reads which remedy to carry out, and what a person filled in. */
import type { Catalog } from '../../catalog/catalog.js'
import { atLeast, checkAll, invalidInput, listOf } from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import { parseE164, type NumberType } from '../../core/phone-number.js'
import type { AttributeValue } from '../../core/user.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { Remedy } from '../../timeline/remedies/find-remedies.js'
import { action } from './action-checks.js'

/**
 * Which remedy to carry out, and what a person gives for what its actions leave open: see
 * {@link remedyInputs}.
 *
 * @public
 */
export interface RemedyChoice {
  readonly remedy: Pick<Remedy, 'actions'>
  /** The number for an `add_number`, in E.164 form, by its type. */
  readonly numbers?: { readonly [T in NumberType]?: string }
  /** The value for a `set_attribute` that takes any, by the attribute. */
  readonly values?: { readonly [attribute: string]: AttributeValue }
  /**
   * The user from whom a `free_seat` takes the license, or as many users as it asks for, by the
   * license.
   */
  readonly seatsFrom?: { readonly [license: string]: string | readonly string[] }
}

/**
 * Something that a person has to give before a remedy can be carried out: a number to add (in
 * `numbers`), the value of an attribute (in `values`), so many users who give up a seat (in
 * `seatsFrom`).
 *
 * @public
 */
export type RemedyInput =
  | { readonly kind: 'number'; readonly type: NumberType }
  | { readonly kind: 'value'; readonly attribute: string }
  | { readonly kind: 'seat'; readonly license: string; readonly count: number }

/**
 * What a person has to give before a remedy can be carried out: the fields of a form, in the order
 * of the actions.
 *
 * @returns Nothing for a remedy that a click carries out.
 *
 * @example
 * ```ts
 * const remedy = { actions: [{ kind: 'add_number', type: 'mobile', by: parseCalendarDate('2026-12-01') }] } as const
 * remedyInputs(remedy) // => [{ kind: 'number', type: 'mobile' }]
 * ```
 * @public
 */
export function remedyInputs(remedy: Pick<Remedy, 'actions'>): readonly RemedyInput[] {
  checkAll({ remedy: [remedy, atLeast<{ actions: unknown }>({ actions: listOf(action) })] })
  return inputsOf(remedy)
}

function inputsOf({ actions }: Pick<Remedy, 'actions'>): readonly RemedyInput[] {
  return actions.flatMap((action): readonly RemedyInput[] => {
    if (action.kind === 'add_number') return [{ kind: 'number', type: action.type }]
    if (action.kind === 'set_attribute' && action.value === null)
      return [{ kind: 'value', attribute: action.attribute }]
    return action.kind === 'free_seat'
      ? [{ kind: 'seat', license: action.license, count: action.count }]
      : []
  })
}

/** The users who give up a license, each once. */
export function seatGivers({ seatsFrom = {} }: RemedyChoice, license: string): readonly string[] {
  const given = Object.hasOwn(seatsFrom, license) ? (seatsFrom[license] ?? []) : []
  return typeof given === 'string' ? [given] : [...new Set(given)]
}

/** Refuses what is no choice: forgotten, or the remedy by itself. */
export function checkChoice(choice: unknown): void {
  if (typeof choice === 'object' && choice !== null && 'remedy' in choice) return
  throw invalidInput(
    'remedy',
    'is missing',
    'Say which remedy: give { remedy }, one of those that are proposed.',
  )
}

/**
 * The actions of a remedy with what was left open in them.
 *
 * @throws `input_invalid` with every input that is missing.
 */
export function filledIn(
  catalog: Catalog,
  actions: readonly Action[],
  choice: RemedyChoice,
): readonly Action[] {
  const types = actions.map((action) => numberLeftOpen(catalog, action))
  const needed = [
    ...inputsOf({ actions }),
    ...types.flatMap((type): readonly RemedyInput[] => (type ? [{ kind: 'number', type }] : [])),
  ]
  refuseMissing(needed, choice)
  return actions.map((action, index): Action => {
    const type = types[index]
    if (action.kind === 'choose_number' && type)
      return { ...action, number: parseE164(choice.numbers?.[type]) }
    if (action.kind !== 'set_attribute' || action.value !== null) return action
    return { ...action, value: choice.values?.[action.attribute] ?? null }
  })
}

/** The type of the number that a choice leaves open: that of the detail. */
function numberLeftOpen({ licenses }: Catalog, action: Action): NumberType | null {
  if (action.kind !== 'choose_number' || action.number !== null) return null
  return licenses.get(action.license)?.details.find(({ id }) => id === action.detail)?.type ?? null
}

function refuseMissing(needed: readonly RemedyInput[], choice: RemedyChoice): void {
  const missing = new Map<string, string>()
  for (const input of needed) {
    const [part, name] = placeOfInput(input)
    const given: { readonly [name: string]: unknown } = choice[part] ?? {}
    if (!Object.hasOwn(given, name) || given[name] === undefined)
      missing.set(`${part}.${name}`, 'is missing')
    else if (input.kind === 'seat' && seatGivers(choice, name).length !== input.count)
      missing.set(
        `${part}.${name}`,
        `must name ${input.count} ${input.count === 1 ? 'user' : 'users'}`,
      )
  }
  if (missing.size === 0) return
  throw new SeatlineError(
    'input_invalid',
    `The remedy leaves open what only a person knows. Give ${[...missing.keys()].join(', ')}.`,
    {
      issues: [...missing].map(([path, message]) => ({ path, message })),
    },
  )
}

function placeOfInput(input: RemedyInput): readonly ['numbers' | 'values' | 'seatsFrom', string] {
  switch (input.kind) {
    case 'number':
      return ['numbers', input.type]
    case 'value':
      return ['values', input.attribute]
    case 'seat':
      return ['seatsFrom', input.license]
  }
}
