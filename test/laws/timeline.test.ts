import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, defineCatalog, type CalendarDate, type UserRecord } from '../../src/index.js'
import { bookingsOf } from '../../src/timeline/booking.js'
import { forecast, openCourse, walk, type Outlook } from '../../src/timeline/course.js'
import { earliestDate } from '../../src/timeline/earliest.js'
import { eventsOfStep, evolve } from '../../src/timeline/evolve.js'
import { findRemedies, type Trial } from '../../src/timeline/remedy.js'
import { carryOut } from '../../src/timeline/action.js'
import { changesOf, judgeRequest, type Wish } from '../../src/timeline/request.js'
import { outlooks, runs, TODAY } from '../support/worlds.js'

const END = addDays(TODAY, 10)

/** Settles through a date and carries the events out, as the runner does. */
function settleThrough(outlook: Outlook, through: CalendarDate): Outlook {
  const events = walk(openCourse(outlook), through).flatMap(eventsOfStep)
  return { ...outlook, record: evolve(outlook.record, outlook.record, events) ?? outlook.record }
}

/** What of a record matters, apart from how often it was written. */
function essence({ holdings, changes, numbers }: UserRecord) {
  return {
    holdings,
    numbers,
    changes: changes.map(({ id, status, failure }) => ({ id, status, failure })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constant('assign' as const),
  license: fc.constantFrom('a1', 'a2', 'b1', 'b2', 'm1', 'm2', 'm3'),
  details: fc.constant({}),
  dependents: fc.constant('keep' as const),
})
const identify = (place: number) => ({ id: `wish${place}` as never, created: `99999999.${place}` })

describe('Forecast, Split, Idempotence and Replay', () => {
  test('running every day equals running once at the end, and both are what was forecast', () => {
    fc.assert(
      fc.property(outlooks(), (outlook) => {
        let daily = outlook
        for (let day = 1; day <= 10; day++) daily = settleThrough(daily, addDays(TODAY, day))
        const once = settleThrough(outlook, END)
        expect(essence(daily.record)).toEqual(essence(once.record))
        const failed = forecast(outlook).flatMap((step) =>
          step.outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.change.id] : [])),
        )
        expect(once.record.changes.map(({ id }) => id).sort()).toEqual(failed.sort())
      }),
      { numRuns: runs },
    )
  })

  test('running again, or for an earlier day, changes nothing', () => {
    fc.assert(
      fc.property(outlooks(), (outlook) => {
        const once = settleThrough(outlook, END)
        expect(settleThrough(once, END).record).toEqual(once.record)
        expect(settleThrough(once, addDays(TODAY, 2)).record).toEqual(once.record)
      }),
      { numRuns: runs },
    )
  })
})

describe('Override', () => {
  test('it equals rewriting every own date, in the order they had', () => {
    fc.assert(
      fc.property(outlooks(), fc.integer({ min: 1, max: 6 }), (outlook, day) => {
        const date = addDays(TODAY, day)
        const { record } = outlook
        const overridden = { ...outlook, record: { ...record, override: { date, dated: record.sequence + 1 } } }
        const ordered = [...record.changes].sort((a, b) => (a.ownDate !== b.ownDate ? (a.ownDate < b.ownDate ? -1 : 1) : a.dated - b.dated))
        const rewritten = ordered.map((change, index) => ({ ...change, ownDate: date, dated: record.sequence + 1 + index }))
        const [one, other] = [settleThrough(overridden, END), settleThrough({ ...outlook, record: { ...record, changes: rewritten } }, END)]
        expect(essence(one.record)).toEqual(essence(other.record))
      }),
      { numRuns: runs },
    )
  })
})

describe('Plan', () => {
  test('what a request for a date is told is what then happens, and canceling it is the identity', () => {
    fc.assert(
      fc.property(outlooks(), wish, fc.integer({ min: 1, max: 6 }), (outlook, one, day) => {
        const on = addDays(TODAY, day)
        const changes = changesOf(outlook, [one], on, identify)
        const verdict = judgeRequest(outlook, [one], changes, on)
        const fresh = changes.filter((change) => change !== null)
        const scheduled = { ...outlook, record: { ...outlook.record, changes: [...outlook.record.changes, ...fresh] } }
        const outcome = forecast(scheduled)
          .flatMap((step) => step.outcomes)
          .find(({ change }) => change.id === 'wish0')
        const expected =
          outcome?.status === 'failed' ? ['conflict', 'needs_details'] : outcome?.status === 'applied' ? ['ready'] : ['unchanged']
        expect(expected).toContain(verdict.status)
        expect(verdict.conflicts).toEqual(outcome?.status === 'failed' ? outcome.conflicts : [])
      }),
      { numRuns: runs },
    )
  })

  test('the earliest date is the first day on which it would go through', () => {
    fc.assert(
      fc.property(outlooks(), wish, (outlook, one) => {
        const fresh = changesOf(outlook, [one], TODAY, identify).filter((change) => change !== null)
        const found = earliestDate(outlook, fresh, TODAY)
        const byHand = Array.from({ length: 12 }, (_, day) => addDays(TODAY, day)).find((on) => {
          const { status } = judgeRequest(outlook, [one], changesOf(outlook, [one], on, identify), on)
          return status === 'ready' || status === 'unchanged'
        })
        fc.pre(outlook.record.changes.every(({ license }) => license !== one.license))
        expect(found).toBe(byHand ?? null)
      }),
      { numRuns: runs },
    )
  })
})

describe('Remedies', () => {
  test('each is sound with everything that is held and scheduled, and no part of it would do', () => {
    fc.assert(
      fc.property(outlooks({ most: 3 }), wish, (outlook, one) => {
        const on = addDays(TODAY, 2)
        const fresh = changesOf(outlook, [one], on, identify).filter((change) => change !== null)
        const passes = (actions: ReturnType<typeof findRemedies>['sets'][number]['actions']) => {
          const end = actions.reduce<Trial>((trial, action) => carryOut(trial, action, on), { outlook, changes: fresh })
          const added = { ...end.outlook.record, changes: [...end.outlook.record.changes, ...end.changes] }
          const outcomes = forecast({ ...end.outlook, record: added }).flatMap((step) => step.outcomes)
          return end.changes.every((change) =>
            outcomes.some((outcome) => outcome.change.id === change.id && (outcome.status === 'applied' || outcome.status === 'unchanged')),
          )
        }
        for (const { actions } of findRemedies(outlook, fresh, on, null).sets) {
          expect(passes(actions)).toBe(true)
          for (const left of actions) expect(passes(actions.filter((action) => action !== left))).toBe(false)
        }
      }),
      { numRuns: runs },
    )
  })
})

describe('JSON', () => {
  test('a catalog that went through JSON gives the same verdicts', () => {
    fc.assert(
      fc.property(outlooks(), (outlook) => {
        const catalog = defineCatalog(JSON.parse(JSON.stringify(outlook.catalog.definition)) as typeof outlook.catalog.definition)
        expect(catalog.definition).toEqual(outlook.catalog.definition)
        expect(forecast({ ...outlook, catalog })).toEqual(forecast(outlook))
      }),
      { numRuns: runs },
    )
  })
})

describe('Bookings (S2)', () => {
  test('where every scheduled change goes through, what is booked is what is then held', () => {
    fc.assert(
      fc.property(outlooks(), (outlook) => {
        const steps = forecast(outlook)
        fc.pre(steps.every((step) => step.gone.length === 0 && step.outcomes.every(({ status }) => status !== 'failed')))
        const after = settleThrough(outlook, END).record
        const count = (license: string) =>
          outlook.record.holdings.filter((holding) => holding.license === license).length +
          bookingsOf(outlook.catalog, outlook.record).reduce((sum, booking) => sum + (booking.license === license ? booking.step : 0), 0)
        for (const license of outlook.catalog.licenses.keys())
          expect(count(license)).toBe(after.holdings.filter((holding) => holding.license === license).length)
      }),
      { numRuns: runs },
    )
  })
})
