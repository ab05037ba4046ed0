/** Laws of the timeline: forecast, split, read, idempotence. */
import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { Change } from '../../timeline/record/change.js'
import { swapDetailsBy } from '../../timeline/record/event.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { earliestDate } from '../../timeline/remedies/earliest-date.js'
import { eventsOfStep } from '../../timeline/settle/step-events.js'
import {
  forecast,
  holdingsAt,
  startWalk,
  settleStep,
  advance,
} from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { isSame } from '../law/difference.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { apart, holdingsInWords, recordInWords, stepsInWords, storyOf } from '../law/narrate.js'
import { requestStory, randomRequests, type RandomRequest } from '../law/random-requests.js'
import { daysAfter, settleAt, settleDaily, withoutCounts } from './settling-days.js'

const days = fc.integer({ min: 1, max: 6 })

/** What holds of the coming dates of a user (rules I5, T1, T2). */
export const timelineLaws: readonly PureLaw[] = [
  pureLaw(
    'forecast',
    'what is forecast is what settling day by day does, if facts move as they were dated to',
    {
      drawn: (source) => source({ changes: 8 }),
      refuted: (userContext) => {
        const { catalog } = userContext
        const foretold = forecast(userContext)
        const daily = settleDaily(userContext, daysAfter(userContext))
        const walk = startWalk(userContext)
        advance(walk, null)
        const end = holdingsAt(walk)
        return (
          apart(
            { what: 'Forecast', value: foretold, words: stepsInWords(catalog, foretold) },
            { what: 'Day by day', value: daily.steps, words: stepsInWords(catalog, daily.steps) },
          ) ??
          apart(
            { what: 'Forecast for the end', value: end, words: holdingsInWords(catalog, end) },
            {
              what: 'Held then',
              value: daily.record.holdings,
              words: holdingsInWords(catalog, daily.record.holdings),
            },
          )
        )
      },
      story: storyOf,
    },
  ),
  pureLaw('split', 'settling on some of the days is settling once at the end', {
    drawn: (source) =>
      fc.record({
        userContext: source({ changes: 8 }),
        some: fc.uniqueArray(fc.nat(11), { maxLength: 12 }),
      }),
    refuted: ({ userContext, some }) => {
      const all = daysAfter(userContext)
      const end = all.at(-1)!
      const split = settleDaily(userContext, [
        ...all.filter((_, index) => some.includes(index)),
        end,
      ])
      return sameRecord(
        userContext,
        [settleAt(userContext, end).record, split.record],
        ['Settled at the end', 'On some of the days'],
      )
    },
    story: ({ userContext }) => storyOf(userContext),
  }),
  pureLaw('idempotence', 'settling again, or for an earlier day, changes nothing', {
    drawn: (source) =>
      fc.record({ userContext: source({ changes: 8 }), first: days, second: days }),
    refuted: ({ userContext, first, second }) => {
      const today = userContext.record.settledThrough
      const once = settleAt(userContext, addDays(today, first))
      const again = settleAt(once, addDays(today, Math.min(first, second)))
      const seen =
        again.steps.length > 0
          ? `Settled again: ${stepsInWords(userContext.catalog, again.steps)}.`
          : null
      return (
        seen ?? sameRecord(userContext, [once.record, again.record], ['Settled', 'Settled again'])
      )
    },
    story: ({ userContext }) => storyOf(userContext),
  }),
  pureLaw('history', 'history gives the record, in one go or event by event, and through JSON', {
    drawn: (source) => source({ changes: 8 }),
    refuted: (userContext) => {
      const { record } = userContext
      const events = forecast(userContext).flatMap(eventsOfStep)
      const whole = evolve(record, record, events)
      const single = events.reduce<UserRecord | null>(
        (before, event) => evolve(before, record, [event]),
        record,
      )
      // what JSON gave is what it was given
      const read = evolve(record, record, JSON.parse(JSON.stringify(events)) as DatedBody[])
      return (
        sameRecord(userContext, [whole, single], ['In one go', 'Event by event'], 'exactly') ??
        sameRecord(userContext, [whole, read], ['In one go', 'Through JSON'], 'exactly') ??
        (whole?.revision === record.revision + events.length
          ? null
          : 'The revision does not count the events.')
      )
    },
    story: storyOf,
  }),
  pureLaw('cancel', 'scheduling a change and canceling it is as if nothing had been', {
    drawn: (source) => randomRequests(source, { changes: 5, most: 2 }),
    refuted: ({ userContext, changes }) => {
      const { catalog, record } = userContext
      const date = record.settledThrough
      const after = evolve(record, record, [
        ...changes.map((change): DatedBody => ({ kind: 'change_scheduled', change, date })),
        ...changes.map((change): DatedBody => ({ kind: 'change_canceled', change, date })),
      ])
      const [before, then] = [
        forecast(userContext),
        forecast({ ...userContext, record: after ?? record }),
      ]
      return (
        sameRecord(
          userContext,
          [evolve(record, record, []), after],
          ['Never asked for', 'Canceled'],
        ) ??
        apart(
          { what: 'Never asked for', value: before, words: stepsInWords(catalog, before) },
          { what: 'Canceled', value: then, words: stepsInWords(catalog, then) },
        )
      )
    },
    story: requestStory,
  }),
  pureLaw(
    'earliest',
    'the earliest date is the first of all days on which a request goes through and changes something',
    {
      drawn: (source) => randomRequests(source, { changes: 5, most: 2 }),
      refuted: (request) => {
        const { userContext, changes } = request
        const today = userContext.record.settledThrough
        const expected =
          [today, ...daysAfter(userContext)].find((date) => passesOn(request, date)) ?? null
        const came = earliestDate(userContext, changes, today)
        return isFarOff(came, userContext) && expected === null
          ? null
          : apart(
              {
                what: 'The first day on which it goes through',
                value: expected,
                words: expected ?? 'none',
              },
              { what: 'The earliest date', value: came, words: came ?? 'none' },
            )
      },
      story: requestStory,
    },
  ),
]

/** A license may become available long after the days that are tried. */
function isFarOff(date: CalendarDate | null, userContext: UserContext): boolean {
  return date !== null && date > daysAfter(userContext).at(-1)!
}

function sameRecord(
  { catalog }: UserContext,
  [expected, came]: readonly [UserRecord | null, UserRecord | null],
  [before, after]: readonly [string, string],
  how: 'as it matters' | 'exactly' = 'as it matters',
): string | null {
  const seen = (record: UserRecord | null) => (how === 'exactly' ? record : withoutCounts(record))
  if (isSame(seen(expected), seen(came))) return null
  const words = (record: UserRecord | null) =>
    record === null ? 'no user' : recordInWords(catalog, record)
  return apart(
    { what: before, value: seen(expected), words: words(expected) },
    { what: after, value: seen(came), words: words(came) },
  )
}

/** The same change of a date that is in the forecast without the request, and counts there. */
function thereAnyway(
  userContext: UserContext,
  asked: Change,
  date: CalendarDate,
): Change | undefined {
  const named = (details: Change['details']) =>
    JSON.stringify(Object.entries(swapDetailsBy(details, userContext.record.swaps, date)).sort())
  const sameAs = ({ kind, license, dependents, details }: Change) =>
    `${kind} ${license} ${dependents} ${named(details)}`
  const settled = forecast(userContext).find((step) => step.date === date)?.outcomes ?? []
  return settled.find(
    ({ change, status }) => status !== 'superseded' && sameAs(change) === sameAs(asked),
  )?.change
}

/**
 * Whether a request goes through on a date and changes something: what is there anyway stays, the
 * rest is written into the record, and at the end of the date all is as it was asked for.
 */
function passesOn({ userContext, changes }: RandomRequest, date: CalendarDate): boolean {
  const { record } = userContext
  const dated = changes.map((change) => ({ ...change, ownDate: date }))
  const standing = dated.map((change) => thereAnyway(userContext, change, date) ?? change)
  const added = dated.filter((change) => standing.includes(change))
  const isLater = date > record.settledThrough
  const written = isLater ? { ...record, changes: [...record.changes, ...added] } : record
  const walk = startWalk({ ...userContext, record: written })
  const steps = isLater ? advance(walk, date) : [settleStep(walk, date, added)]
  const statuses = new Map(
    steps.flatMap(({ outcomes }) => outcomes.map(({ change, status }) => [change.id, status])),
  )
  const held = new Set(holdingsAt(walk).map(({ license }) => license))
  return (
    standing.every(
      ({ id, kind, license }) =>
        statuses.get(id) !== 'failed' && held.has(license) === (kind === 'assign'),
    ) && added.some(({ id }) => statuses.get(id) === 'applied')
  )
}
