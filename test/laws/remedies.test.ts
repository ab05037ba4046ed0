import { licenseIdsOf } from '../../src/catalog/lookup.js'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { remedyLaws } from '../../src/testing/laws/remedies.js'
import type { Action } from '../../src/timeline/remedies/action.js'
import { effectiveDate, type Change } from '../../src/timeline/record/change.js'
import { earliestDate } from '../../src/timeline/remedies/earliest-date.js'
import { findRemedies, type Remedies } from '../../src/timeline/remedies/find-remedies.js'
import { everyAction, mayBeProposed, passes, setsUpTo, type Wanted } from '../support/blind.js'
import { hindered } from '../support/hindered.js'
import { law, overWorlds, tryLaws } from '../support/law.js'
import { changeOf, dates, TODAY, worlds, type WorldShape } from '../support/worlds.js'

function wantedIn(shape: WorldShape): fc.Arbitrary<Wanted> {
  const details = shape.without?.includes('details')
    ? fc.constant({})
    : fc.constantFrom({}, {}, { line: '+4681000001' }, { sim: '+46701000002' })
  return worlds(shape).chain(({ userContext }) =>
    fc
      .record({
        license: fc.constantFrom(...licenseIdsOf(userContext.catalog)),
        kind: shape.without?.includes('removing')
          ? fc.constant('assign')
          : fc.constantFrom('assign', 'assign', 'assign', 'remove'),
        on: dates(),
        details,
      })
      .map(({ license, kind, on, details: given }) => {
        const dated = userContext.record.sequence + 1
        const chosen = (kind === 'assign' ? given : {}) as Change['details'] // numbers of the right shape
        return {
          userContext,
          on,
          changes: [
            changeOf({
              id: 'asked',
              license,
              kind: kind,
              details: chosen,
              ownDate: on,
              dated,
              created: '~0',
            }),
          ],
        }
      }),
  )
}

function failing(shape: WorldShape): fc.Arbitrary<Wanted> {
  return wantedIn(shape).filter((wanted) => !passes(wanted, []))
}

const UNBOUNDED = { actions: 6, sets: 200, trials: 3_000 }
const UP_TO_THREE = { actions: 3, sets: 5_000, trials: 100_000 }

const found = (wanted: Wanted, bounds?: typeof UNBOUNDED): Remedies =>
  findRemedies(wanted, earliestOf(wanted), bounds ? { bounds } : {})
const earliestOf = ({ userContext, changes }: Wanted) => earliestDate(userContext, changes, TODAY)

describe('laws of remedies', () => {
  tryLaws([
    ...remedyLaws.map((one) => overWorlds(one, {}, 1.5)), // some of what is drawn goes through, and needs no remedy
    law(
      'remedies.exist',
      'there is a remedy if any set of up to three actions helps',
      fc.oneof(
        { weight: 3, arbitrary: failing({ changes: 2, without: ['predicates'] }) },
        { weight: 1, arbitrary: hindered() },
      ),
      (wanted) => {
        const { sets } = found(wanted, UNBOUNDED)
        if (sets.length > 0) return
        const helping = setsUpTo(3, everyAction(wanted)).find((actions) => passes(wanted, actions))
        expect(helping).toBeUndefined()
      },
      0.4,
    ),
    law(
      'remedies.book',
      'where nothing is taken away, blind enumeration finds the same sets of up to three actions',
      failing({ changes: 2, without: BOOK }),
      (wanted) => {
        const minimal: (readonly Action[])[] = []
        for (const actions of setsUpTo(3, plainActions(wanted))) {
          if (minimal.some((smaller) => smaller.every((action) => actions.includes(action))))
            continue
          if (passes(wanted, actions)) minimal.push(actions)
        }
        const { sets } = found(wanted, UP_TO_THREE)
        // what helps a change that is settled before the request is of that date, and not
        // enumerated
        const ofDate = (action: Action) =>
          (!('by' in action) || action.by === wanted.on) &&
          (!('on' in action) || action.on === wanted.on)
        const ours = sets
          .filter(({ actions }) => actions.every(ofDate))
          .map(({ actions }) => keyOf(actions))
        expect(ours.sort()).toEqual(minimal.map(keyOf).sort())
      },
      0.5,
    ),
    law(
      'remedies.cut',
      'a search says that it was cut off exactly if a longer one finds more, or has to stop as well',
      failing({ changes: 3 }),
      (wanted) => {
        const short = found(wanted)
        if (!short.complete) return
        expect(found(wanted, UNBOUNDED)).toEqual(short)
      },
    ),
  ])
})

const BOOK = [
  'negation',
  'predicates',
  'dependents',
  'swaps',
  'gone',
  'availability',
  'details',
  'seats',
  'replacing',
  'removing',
  'attributes',
] as const

/**
 * What a person could do where more is always better: every condition is mended by one of these.
 */
function plainActions({ userContext, changes, on }: Wanted): readonly Action[] {
  const { catalog, record } = userContext
  const scheduled = record.changes.filter(({ status }) => status === 'scheduled')
  const later = (license: string) =>
    scheduled
      .filter((change) => change.license === license && effectiveDate(change, record.override) > on)
      .sort((a, b) =>
        effectiveDate(a, record.override) < effectiveDate(b, record.override) ? -1 : 1,
      )[0]
  const all: readonly Action[] = [
    ...licenseIdsOf(catalog)
      .filter((license) => changes.every((change) => change.license !== license))
      .map((license): Action => {
        const change = later(license)
        return change
          ? { kind: 'move_change', change: change.id, license, on }
          : { kind: 'assign', license, on }
      }),
    ...scheduled.map(({ id, license }): Action => ({ kind: 'cancel_change', change: id, license })),
    ...(['landline', 'mobile'] as const).map((type): Action => ({
      kind: 'add_number',
      type,
      by: on,
    })),
    ...record.numbers.flatMap((number): Action[] =>
      number.status === 'active' ? [] : [{ kind: 'port_number', number: number.number, by: on }],
    ),
    ...(['fiber', '5g'] as const).map((capability): Action => ({
      kind: 'enable_capability',
      capability,
      by: on,
    })),
  ]
  return all.filter((action) => mayBeProposed(catalog.definition, action))
}

function keyOf(actions: readonly Action[]): string {
  return actions
    .map((action) => JSON.stringify(action))
    .sort()
    .join('|')
}
