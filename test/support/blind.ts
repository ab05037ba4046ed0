import type { CatalogDefinition } from '../../src/catalog/definition.js'
import { inForceOn } from '../../src/core/in-force.js'
import type { RandomRequest } from '../../src/testing/law/random-requests.js'
import type { Action } from '../../src/timeline/remedies/action.js'
import { effectiveDate } from '../../src/timeline/record/change.js'
import { aboutFact, attributeFact } from '../../src/core/user-facts.js'

export { passes } from '../../src/testing/laws/remedies.js'

/** A request for one user. */
export type Wanted = RandomRequest

/** Whatever a person could do, as far as nobody thinks about it. */
export function everyAction(wanted: Wanted): readonly Action[] {
  const { userContext, changes, on } = wanted
  const { catalog, record } = userContext
  const { licenses } = inForceOn(catalog.editions, on)
  const request = changes.map((change) => change.license)
  const tracks = changes
    .map((change) => licenses.get(change.license)?.track)
    .filter((track) => track?.holds === 'one')
  const others = [...licenses.values()].filter(
    ({ id, track }) => !request.includes(id) && !tracks.includes(track),
  )
  // by the date of the request, or in time for what is scheduled before it
  const due = record.changes
    .map((change) => effectiveDate(change, record.override))
    .filter((date) => date > record.settledThrough && date < on)
  const dates = [on, ...new Set(due)]
  const all: readonly Action[] = [
    ...others.map(({ id }): Action => ({ kind: 'assign', license: id, on })),
    ...record.holdings
      .filter(({ license }) => !request.includes(license))
      .map(({ license }): Action => ({ kind: 'remove', license, on })),
    ...record.changes
      .filter(({ status }) => status === 'scheduled')
      .map(({ id, license }): Action => ({ kind: 'cancel_change', change: id, license })),
    { kind: 'remove_dependents', licenses: [] },
    ...dates.flatMap((by) =>
      (['landline', 'mobile'] as const).map((type): Action => ({ kind: 'add_number', type, by })),
    ),
    ...record.numbers.map(({ number }): Action => ({ kind: 'remove_number', number })),
    ...dates.flatMap((by) =>
      (['fiber', '5g'] as const).flatMap((capability): Action[] => [
        { kind: 'enable_capability', capability, by },
        { kind: 'disable_capability', capability, by },
      ]),
    ),
    ...(['role', 'level'] as const).flatMap((attribute) => {
      // from today on, or, where dates of its own could hide that, from the date on
      const isDated = record.facts?.some(aboutFact(attributeFact(attribute)))
      const spans = isDated ? dates.map((by) => ({ by })) : [{}]
      return spans.flatMap((span): Action[] => [
        ...(['chief', 1, true] as const).map((value): Action => ({
          kind: 'set_attribute',
          attribute,
          value,
          ...span,
        })),
        { kind: 'clear_attribute', attribute, ...span },
      ])
    }),
    ...request.map((license): Action => ({
      kind: 'raise_seat_limit',
      license,
      limit: 99,
      from: on,
      until: null,
    })),
    ...['line', 'sim'].map((detail): Action => ({
      kind: 'clear_detail',
      license: request[0] ?? '',
      detail,
      change: null,
    })),
  ]
  return all.filter((action) => mayBeProposed(catalog.definition, action))
}

/** Whether the catalog lets remedies touch what an action is about. */
export function mayBeProposed(declared: CatalogDefinition, action: Action): boolean {
  const isOpen = (
    of: readonly { readonly id: string; readonly remedies?: boolean }[] = [],
    id: string,
  ) => of.every((one) => one.id !== id || one.remedies !== false)
  if ('capability' in action) return isOpen(declared.capabilities, action.capability)
  if ('attribute' in action) return isOpen(declared.attributes, action.attribute)
  return true
}

/** Every set of up to so many items, smaller ones first. */
export function setsUpTo<T>(size: number, items: readonly T[]): readonly (readonly T[])[] {
  if (size === 0) return [[]]
  const smaller = setsUpTo(size - 1, items)
  const grown = smaller
    .filter((set) => set.length === size - 1)
    .flatMap((set) => items.slice(items.indexOf(set.at(-1) as T) + 1).map((item) => [...set, item]))
  return [...smaller, ...grown]
}
