/** Reads which remedy to carry out, and what a person filled in. */
import type { Catalog } from '../../catalog/catalog.js'
import { versionsOf } from '../../catalog/lookup.js'
import {
  atLeast,
  checkAll,
  invalidInput,
  isObject,
  listOf,
  refuse,
  type Check,
} from '../../core/check.js'
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'
import { parseE164, type NumberType } from '../../core/phone-number.js'
import type { AttributeValue } from '../../core/user.js'
import { actionCheck, byTurn } from '../../timeline/remedies/action-table.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { Remedy } from '../../timeline/remedies/find-remedies.js'

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
  checkAll({ remedy: [remedy, remedyCheck] })
  return remedy.actions.flatMap((action) => inputOf(action) ?? [])
}

const remedyCheck: Check = atLeast<{ actions: unknown }>({ actions: listOf(actionCheck) })

/** What an action leaves open. The type of a number to choose is that of its detail. */
function inputOf(action: Action, catalog?: Catalog): RemedyInput | null {
  switch (action.kind) {
    case 'add_number':
      return { kind: 'number', type: action.type }
    case 'set_attribute':
      return action.value === null ? { kind: 'value', attribute: action.attribute } : null
    case 'free_seat':
      return { kind: 'seat', license: action.license, count: action.count }
    case 'choose_number': {
      const details = (catalog ? versionsOf(catalog, action.license) : []).flatMap(
        (one) => one.details,
      )
      const type = details.findLast(({ id }) => id === action.detail)?.type
      return action.number === null && type ? { kind: 'number', type } : null
    }
    default:
      return null
  }
}

/** The users who give up a license, each once. */
export function seatGivers({ seatsFrom = {} }: RemedyChoice, license: string): readonly string[] {
  const given = Object.hasOwn(seatsFrom, license) ? (seatsFrom[license] ?? []) : []
  return typeof given === 'string' ? [given] : [...new Set(given)]
}

/** The actions of a remedy, once it is one: it may come back from a browser (rule E1). */
function actionsOf(choice: unknown): readonly Action[] {
  if (!isObject(choice) || !('remedy' in choice))
    throw invalidInput(
      'remedy',
      'is missing',
      'Say which remedy: give { remedy }, one of those that are proposed.',
    )
  if (!choice['remedy'])
    throw invalidInput(
      'remedy',
      'is not a remedy',
      'There is no remedy. Pass one of those that are proposed for the user.',
    )
  refuse(remedyCheck(choice['remedy'], 'remedy'))
  return (choice['remedy'] as Pick<Remedy, 'actions'>).actions // just checked
}

/**
 * The actions of a remedy in their order, with what was left open in them.
 *
 * @throws `input_invalid` with every input that is missing.
 */
export function readActions(catalog: Catalog, choice: RemedyChoice): readonly Action[] {
  const actions = actionsOf(choice)
  const inputs = actions.map((action) => inputOf(action, catalog))
  refuseMissing(
    choice,
    inputs.flatMap((input) => input ?? []),
  )
  const filledIn = actions.map((action, index): Action => {
    const input = inputs[index]
    if (action.kind === 'choose_number' && input?.kind === 'number')
      return { ...action, number: parseE164(choice.numbers?.[input.type]) }
    if (action.kind === 'set_attribute' && input?.kind === 'value')
      return { ...action, value: choice.values?.[input.attribute] ?? null }
    return action
  })
  return filledIn.sort(byTurn)
}

function refuseMissing(choice: RemedyChoice, needed: readonly RemedyInput[]): void {
  const missing = new Map<string, string>()
  for (const input of needed) {
    const [part, name] = placeOfInput(input)
    const given: { readonly [name: string]: unknown } = choice[part] ?? {}
    if (!Object.hasOwn(given, name) || given[name] === undefined)
      missing.set(`${part}.${name}`, 'is missing')
    else if (input.kind === 'seat' && seatGivers(choice, name).length !== input.count)
      missing.set(`${part}.${name}`, `must name ${counted(input.count, 'user')}`)
  }
  if (missing.size === 0) return
  const issues = [...missing].map(([path, message]) => ({ path, message }))
  const sentence = `The remedy leaves open what only a person knows. Give ${[...missing.keys()].join(', ')}.`
  throw new SeatlineError('input_invalid', sentence, { issues })
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
