/** Laws of overrides. */
import fc from 'fast-check'
import { addDays } from '../../core/calendar-date.js'
import { effectiveDate, type Change, type Override } from '../../timeline/record/change.js'
import { evolve } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { forecast, type Step } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { apart, stepsInWords, storyOf } from '../law/narrate.js'

const days = fc.integer({ min: 1, max: 6 })

/** What holds of one date for all changes of a user (rules I2, I3, I7). */
export const overrideLaws: readonly PureLaw[] = [
  pureLaw(
    'override.identity',
    'an override set and cleared on the same day leaves the future as it was',
    {
      drawn: (source) => fc.record({ userContext: source({ changes: 8 }), in: days }),
      refuted: ({ userContext, in: ahead }) => {
        const { record } = userContext
        const date = record.settledThrough
        const to = overrideIn(userContext, ahead, 1)
        const after = evolve(record, record, [
          { kind: 'override_changed', edit: 'set', from: record.override, to, date },
          { kind: 'override_changed', edit: 'cleared', from: to, to: record.override, date },
        ])
        const [before, then] = [
          forecast(userContext),
          forecast({ ...userContext, record: after ?? record }),
        ]
        return sameFuture(userContext, [before, then], ['Without', 'Set and cleared'], 'exactly')
      },
      story: ({ userContext, in: ahead }) => [
        ...storyOf(userContext),
        `An override for ${overrideIn(userContext, ahead, 1).date} is set and cleared.`,
      ],
    },
  ),
  pureLaw('override.last', 'the last override wins', {
    drawn: (source) => fc.record({ userContext: source({ changes: 8 }), first: days, last: days }),
    refuted: ({ userContext, first, last }) => {
      const { record } = userContext
      const once = { ...record, override: overrideIn(userContext, first, 1) }
      const to = overrideIn(userContext, last, 2)
      const twice = evolve(once, record, [
        { kind: 'override_changed', edit: 'set', from: null, to, date: record.settledThrough },
      ])
      const only = { ...record, override: overrideIn(userContext, last, 1) }
      const [expected, came] = [only, twice ?? record].map((after) =>
        forecast({ ...userContext, record: after }),
      )
      return sameFuture(
        userContext,
        [expected ?? [], came ?? []],
        ['The last one alone', 'One after the other'],
      )
    },
    story: ({ userContext, first, last }) => [
      ...storyOf(userContext),
      `An override for ${overrideIn(userContext, first, 1).date} is set, and then one for ${overrideIn(userContext, last, 2).date}.`,
    ],
  }),
  pureLaw(
    'override.rewrite',
    'an override is the same as writing its date into every change, in the order in which they were decided',
    {
      drawn: (source) => source({ changes: 8 }),
      refuted: (userContext) => {
        const rewritten = {
          ...userContext.record,
          override: null,
          changes: rewriteDates(userContext.record),
        }
        const [before, then] = [
          forecast(userContext),
          forecast({ ...userContext, record: rewritten }),
        ]
        return sameFuture(userContext, [before, then], ['Overridden', 'Written into every change'])
      },
      story: storyOf,
    },
  ),
]

/** An override set now, so many decisions after the last one. */
function overrideIn({ record }: UserContext, ahead: number, later: number): Override {
  return { date: addDays(record.settledThrough, ahead), dated: record.sequence + later }
}

/**
 * Every scheduled change with its effective date as its own, and `dated` anew in the order in which
 * they count (rule I3).
 */
function rewriteDates({ changes, override }: UserRecord): readonly Change[] {
  const whenSet = ({ dated }: Change) => Math.max(dated, override?.dated ?? 0)
  const byOwnDate = (a: Change, b: Change) =>
    a.ownDate < b.ownDate ? -1 : Number(a.ownDate > b.ownDate)
  const ordered = [...changes].sort(
    (a, b) => whenSet(a) - whenSet(b) || byOwnDate(a, b) || a.dated - b.dated,
  )
  return changes.map((change) =>
    change.status === 'scheduled'
      ? { ...change, ownDate: effectiveDate(change, override), dated: ordered.indexOf(change) + 1 }
      : change,
  )
}

function sameFuture(
  { catalog }: UserContext,
  [expected, came]: readonly [readonly Step[], readonly Step[]],
  [before, after]: readonly [string, string],
  how: 'as it matters' | 'exactly' = 'as it matters',
): string | null {
  const seen = (steps: readonly Step[]) => (how === 'exactly' ? steps : endings(steps))
  return apart(
    { what: before, value: seen(expected), words: stepsInWords(catalog, expected) },
    { what: after, value: seen(came), words: stepsInWords(catalog, came) },
  )
}

function endings(steps: readonly Step[]): unknown {
  return steps.map(({ date, outcomes, dropped: gone }) => ({
    date,
    gone,
    outcomes: outcomes.map(({ change, status }) => [change.id, status]),
  }))
}
