import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { addDays, type CalendarDate } from '../../src/core/calendar-date.js'
import type { ChangeId } from '../../src/core/ids.js'
import { effectiveDate, type Change } from '../../src/timeline/change.js'
import { forecast, holdingsAt, openCourse, settleStep, walk, type Outlook, type Step } from '../../src/timeline/course.js'
import { earliestDate } from '../../src/timeline/earliest.js'
import { eventsOfStep, evolve, overrideUsedUp, type DatedBody } from '../../src/timeline/evolve.js'
import type { UserRecord } from '../../src/timeline/record.js'
import { law, tryLaws } from '../support/law.js'
import { changeOf, dates, TODAY, worlds } from '../support/worlds.js'

const outlooks = worlds({ changes: 8 }).map((world) => world.outlook)
const END = addDays(TODAY, 12)
const DAYS = Array.from({ length: 12 }, (_, index) => addDays(TODAY, index + 1))

const requests = worlds({ changes: 5 }).chain(({ outlook }) => {
  const license = fc.constantFrom(...outlook.catalog.licenses.keys())
  const wish = fc.record({
    kind: fc.constantFrom('assign', 'assign', 'assign', 'remove'),
    license,
    dependents: fc.constantFrom('keep', 'remove'),
  })
  return fc.record({
    outlook: fc.constant(outlook),
    wishes: fc.uniqueArray(wish, { minLength: 1, maxLength: 2, selector: (one) => one.license }),
  })
})

describe('laws of the timeline', () => {
  tryLaws([
    law('forecast', 'what is forecast is what settling day by day does, seats and all', outlooks, (outlook) => {
      const foretold = forecast(outlook)
      const { record, steps } = settleDaily(outlook, DAYS)
      expect(steps).toEqual(foretold)
      expect(withoutCounts(record)).toEqual(withoutCounts(settleAt(outlook, END).record))
      const course = openCourse(outlook)
      walk(course, null)
      expect(holdingsAt(course)).toEqual(record.holdings)
    }),
    law('split', 'running on some of the days equals running once at the end', fc.tuple(outlooks, fc.subarray(DAYS)), ([outlook, days]) => {
      expect(withoutCounts(settleDaily(outlook, [...days, END]).record)).toEqual(withoutCounts(settleAt(outlook, END).record))
    }),
    law(
      'idempotence',
      'running again, or for an earlier day, changes nothing',
      fc.tuple(outlooks, dates(), dates()),
      ([outlook, first, second]) => {
        const once = settleAt(outlook, first)
        expect(settleAt(once, second < first ? second : first)).toEqual({ ...once, steps: [] })
      },
    ),
    law('replay', 'history gives the record, in one go or event by event, and through JSON', outlooks, (outlook) => {
      const { record } = outlook
      const events = forecast(outlook).flatMap(eventsOfStep)
      const whole = evolve(record, record, events)
      expect(events.reduce<UserRecord | null>((before, event) => evolve(before, record, [event]), record)).toEqual(whole)
      expect(evolve(record, record, JSON.parse(JSON.stringify(events)) as DatedBody[])).toEqual(whole)
      expect(whole?.revision).toBe(record.revision + events.length)
    }),
    law('creation', 'a record can be told as history from nothing', outlooks, ({ record }) => {
      expect(withoutCounts(evolve(null, record, historyOf(record)))).toEqual(withoutCounts(evolve(record, record, [])))
    }),
    law(
      'override.identity',
      'an override set and cleared on the same day leaves the future as it was',
      fc.tuple(outlooks, dates()),
      ([outlook, date]) => {
        const { record } = outlook
        const to = { date, dated: record.sequence + 1 }
        const after = evolve(record, record, [
          { kind: 'override_changed', reason: 'set', from: record.override, to, date: TODAY },
          { kind: 'override_changed', reason: 'cleared', from: to, to: record.override, date: TODAY },
        ])
        expect(forecast({ ...outlook, record: after ?? record })).toEqual(forecast(outlook))
      },
    ),
    law('override.last', 'the last override wins', fc.tuple(outlooks, dates(), dates()), ([outlook, first, last]) => {
      const { record } = outlook
      const set = (date: CalendarDate, dated: number): Outlook => ({ ...outlook, record: { ...record, override: { date, dated } } })
      const twice = evolve(set(first, record.sequence + 1).record, record, [
        { kind: 'override_changed', reason: 'set', from: null, to: { date: last, dated: record.sequence + 2 }, date: TODAY },
      ])
      expect(endings(forecast({ ...outlook, record: twice ?? record }))).toEqual(endings(forecast(set(last, record.sequence + 1))))
    }),
    law('override.rewrite', 'an override equals rewriting every own date, in the order of rule I3', outlooks, (outlook) => {
      const rewritten = { ...outlook, record: { ...outlook.record, override: null, changes: rewriteDates(outlook.record) } }
      expect(endings(forecast(rewritten))).toEqual(endings(forecast(outlook)))
    }),
    law('cancel', 'scheduling a change and canceling it is the identity', fc.tuple(requests, dates()), ([{ outlook, wishes }, date]) => {
      const { record } = outlook
      const changes = requestFor(record, wishes, date)
      const after = evolve(record, record, [
        ...changes.map((change): DatedBody => ({ kind: 'change_scheduled', change, date: TODAY })),
        ...changes.map((change): DatedBody => ({ kind: 'change_canceled', change, date: TODAY })),
      ])
      expect(withoutCounts(after)).toEqual(withoutCounts(evolve(record, record, [])))
      expect(forecast({ ...outlook, record: after ?? record })).toEqual(forecast(outlook))
    }),
    law('earliest', 'the earliest date is the first of all days on which the request goes through', requests, ({ outlook, wishes }) => {
      const expected = [TODAY, ...DAYS].find((date) => goesThrough(outlook, requestFor(outlook.record, wishes, date), date))
      expect(earliestDate(outlook, requestFor(outlook.record, wishes, TODAY), TODAY)).toBe(expected ?? null)
    }),
  ])
})

/** Settles what is due by a date, as the licensing does: by the walk, its events, and the end of the override. */
function settleAt(outlook: Outlook, through: CalendarDate): Outlook & { readonly steps: readonly Step[] } {
  const steps = walk(openCourse(outlook), through)
  const { record } = outlook
  const between = evolve(record, record, steps.flatMap(eventsOfStep)) ?? record
  const after = evolve(between, between, steps.length > 0 ? overrideUsedUp(between, between.settledThrough) : []) ?? between
  return { ...outlook, record: after, steps, seatsHeld: seatsAfter(outlook, after) }
}

function settleDaily(outlook: Outlook, days: readonly CalendarDate[]): { readonly record: UserRecord; readonly steps: readonly Step[] } {
  let now = outlook
  const steps: Step[] = []
  for (const day of days) {
    const next = settleAt(now, day)
    steps.push(...next.steps)
    now = next
  }
  return { record: now.record, steps }
}

function seatsAfter({ record, seatsHeld }: Outlook, after: UserRecord): Outlook['seatsHeld'] {
  const held = (of: UserRecord, license: string) => (of.holdings.some((holding) => holding.license === license) ? 1 : 0)
  return Object.fromEntries(
    Object.entries(seatsHeld).map(([license, count]) => [license, count - held(record, license) + held(after, license)]),
  )
}

function historyOf(record: UserRecord): readonly DatedBody[] {
  const { firstName, surname, email, department, attributes } = record
  const date = record.settledThrough
  return [
    { kind: 'user_created', profile: { firstName, surname, email, department, attributes }, onboarding: 'none', date },
    ...record.numbers.map((to): DatedBody => ({ kind: 'number_changed', from: null, to, date })),
    ...record.swaps.map((to): DatedBody => ({ kind: 'swap_changed', from: null, to, date })),
    ...record.holdings.map((holding): DatedBody => ({ kind: 'change_applied', change: changeOf({ id: 'past' }), holding, took: [], date })),
    ...record.changes.map((change): DatedBody => ({ kind: 'change_scheduled', change, date })),
    ...(record.override ? [{ kind: 'override_changed', reason: 'set', from: null, to: record.override, date } satisfies DatedBody] : []),
  ]
}

/** A record as it matters: without the counts of what was written on the way. */
function withoutCounts(record: UserRecord | null): unknown {
  return record && { ...record, revision: 0, sequence: 0 }
}

function endings(steps: readonly Step[]): unknown {
  return steps.map(({ date, outcomes, gone }) => ({ date, gone, outcomes: outcomes.map(({ change, status }) => [change.id, status]) }))
}

/** Every scheduled change with its effective date as its own, and `dated` anew in the order of own date and `dated`. */
function rewriteDates({ changes, override }: UserRecord): readonly Change[] {
  const ordered = [...changes].sort((a, b) => (a.ownDate === b.ownDate ? a.dated - b.dated : a.ownDate < b.ownDate ? -1 : 1))
  return changes.map((change) =>
    change.status === 'scheduled' ? { ...change, ownDate: effectiveDate(change, override), dated: ordered.indexOf(change) + 1 } : change,
  )
}

function requestFor(
  record: UserRecord,
  wishes: readonly Pick<Change, 'kind' | 'license' | 'dependents'>[],
  on: CalendarDate,
): readonly Change[] {
  return wishes.map((wish, index) =>
    changeOf({ ...wish, id: `asked${index}`, ownDate: on, dated: record.sequence + 1 + index, created: `~${index}` }),
  )
}

/** Whether a request goes through on a date: asked of the forecast with the request written into the record. */
function goesThrough(outlook: Outlook, changes: readonly Change[], date: CalendarDate): boolean {
  const { record } = outlook
  const asked = new Set<ChangeId>(changes.map((change) => change.id))
  const steps =
    date > record.settledThrough
      ? forecast({ ...outlook, record: { ...record, changes: [...record.changes, ...changes] } })
      : [settleStep(openCourse(outlook), date, changes)]
  const own = steps.flatMap((step) => step.outcomes).filter((outcome) => asked.has(outcome.change.id))
  return own.every((outcome) => outcome.status === 'applied' || outcome.status === 'unchanged')
}
