import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { ChangeId } from '../../src/core/ids.js'
import { carryOut } from '../../src/timeline/action.js'
import type { Change } from '../../src/timeline/change.js'
import { forecast, type Outlook } from '../../src/timeline/course.js'
import { earliestDate } from '../../src/timeline/earliest.js'
import { findRemedies, type Action, type Trial } from '../../src/timeline/remedy.js'
import { law, tryLaws } from '../support/law.js'
import { changeOf, dates, TODAY, worlds, type WorldShape } from '../support/worlds.js'

interface Wanted {
  readonly outlook: Outlook
  readonly changes: readonly Change[]
  readonly on: Change['ownDate']
}

function wantedIn(shape: WorldShape): fc.Arbitrary<Wanted> {
  return worlds(shape).chain(({ outlook }) =>
    fc
      .record({
        license: fc.constantFrom(...outlook.catalog.licenses.keys()),
        kind: fc.constantFrom('assign', 'assign', 'assign', 'remove'),
        on: dates(),
      })
      .map(({ license, kind, on }) => {
        const dated = outlook.record.sequence + 1
        return { outlook, on, changes: [changeOf({ id: 'asked', license, kind, ownDate: on, dated, created: '~0' })] }
      }),
  )
}

const UNBOUNDED = { actions: 6, sets: 200, trials: 3_000 }

describe('laws of remedies', () => {
  tryLaws([
    law(
      'remedies.sound',
      'after a remedy the request goes through, with everything that is scheduled and held',
      wantedIn({ changes: 4 }),
      (wanted) => {
        for (const { actions } of findRemedies(wanted.outlook, wanted.changes, wanted.on, null).sets)
          expect([actions, passes(wanted, actions)]).toEqual([actions, true])
      },
      0.5,
    ),
    law(
      'remedies.minimal',
      'no part of a remedy is a remedy',
      wantedIn({ changes: 4 }),
      (wanted) => {
        for (const { actions } of findRemedies(wanted.outlook, wanted.changes, wanted.on, null).sets) {
          for (const part of properSubsets(actions)) expect([actions, part, passes(wanted, part)]).toEqual([actions, part, false])
        }
      },
      0.5,
    ),
    law(
      'remedies.date',
      'another date is a remedy exactly if there is one',
      wantedIn({ changes: 4 }),
      ({ outlook, changes, on }) => {
        const earliest = earliestDate(outlook, changes, TODAY)
        const { sets } = findRemedies(outlook, changes, on, earliest)
        expect(sets.some(({ actions }) => actions.some((action) => action.kind === 'choose_date'))).toBe(
          earliest !== null && earliest !== on,
        )
      },
      0.2,
    ),
    law(
      'remedies.complete',
      'there is a remedy if any set of up to three actions helps',
      wantedIn({ changes: 2, without: ['predicates', 'swaps', 'availability'] }),
      (wanted) => {
        if (passes(wanted, [])) return
        const helping = setsUpTo(3, everyAction(wanted)).find((actions) => passes(wanted, actions))
        const { sets } = findRemedies(wanted.outlook, wanted.changes, wanted.on, null, UNBOUNDED)
        if (helping !== undefined) expect([helping, sets.length > 0]).toEqual([helping, true])
      },
      0.1,
    ),
  ])
})

/** Whether a request goes through after actions: they are carried out, written into the record, and the forecast is asked. */
function passes({ outlook, changes, on }: Wanted, actions: readonly Action[]): boolean {
  const trial = actions.reduce<Trial>((before, action) => carryOut(before, action, on), { outlook, changes })
  const { record } = trial.outlook
  const asked = new Set<ChangeId>(trial.changes.map((change) => change.id))
  const outcomes = forecast({ ...trial.outlook, record: { ...record, changes: [...record.changes, ...trial.changes] } }).flatMap(
    (step) => step.outcomes,
  )
  return outcomes.filter(({ change }) => asked.has(change.id)).every(({ status }) => status === 'applied' || status === 'unchanged')
}

/** Whatever a person could do, in an order in which it can be carried out. */
function everyAction({ outlook, changes, on }: Wanted): readonly Action[] {
  const { catalog, record } = outlook
  const wished = changes.map((change) => change.license)
  const tracks = changes.map((change) => catalog.licenses.get(change.license)?.track).filter((track) => track?.holds === 'one')
  const others = [...catalog.licenses.values()].filter(({ id, track }) => !wished.includes(id) && !tracks.includes(track))
  const by = on
  return [
    ...others.map(({ id }): Action => ({ kind: 'assign', license: id, on })),
    ...record.holdings.filter(({ license }) => !wished.includes(license)).map(({ license }): Action => ({ kind: 'remove', license, on })),
    ...record.changes
      .filter(({ status }) => status === 'scheduled')
      .map(({ id, license }): Action => ({ kind: 'cancel_change', change: id, license })),
    { kind: 'remove_dependents', licenses: [] },
    ...(['landline', 'mobile'] as const).map((type): Action => ({ kind: 'add_number', type, by })),
    ...(['fiber', '5g'] as const).flatMap((capability): Action[] => [
      { kind: 'enable_capability', capability, by },
      { kind: 'disable_capability', capability, by },
    ]),
    ...(['role', 'level'] as const).flatMap((attribute): Action[] => [
      ...(['chief', 1, true] as const).map((value): Action => ({ kind: 'set_attribute', attribute, value })),
      { kind: 'clear_attribute', attribute },
    ]),
    ...wished.map((license): Action => ({ kind: 'free_seat', license })),
  ]
}

function setsUpTo<T>(size: number, items: readonly T[]): readonly (readonly T[])[] {
  if (size === 0) return [[]]
  const smaller = setsUpTo(size - 1, items)
  const grown = smaller
    .filter((set) => set.length === size - 1)
    .flatMap((set) => items.slice(items.indexOf(set.at(-1) as T) + 1).map((item) => [...set, item]))
  return [...smaller, ...grown]
}

function properSubsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items
    .reduce<readonly (readonly T[])[]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
    .filter((set) => set.length < items.length)
}
