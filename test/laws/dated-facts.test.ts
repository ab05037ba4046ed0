import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { addDays, type CalendarDate } from '../../src/core/calendar-date.js'
import { factsOfUserOn, type DatedFact, type FactName } from '../../src/core/user-facts.js'
import { decideDated, decideWithdrawn } from '../../src/licensing/users/dated-facts.js'
import { changedProfile } from '../../src/licensing/users/profile.js'
import type { CommandContext } from '../../src/licensing/writing/load-user.js'
import { recordOf } from '../../src/testing/random/record-of.js'
import { evolve, type DatedBody } from '../../src/timeline/record/evolve.js'
import { nextDue, type UserRecord } from '../../src/timeline/record/record.js'
import { eventsOfStep } from '../../src/timeline/settle/step-events.js'
import { forecast } from '../../src/timeline/settle/timeline-walk.js'
import { catalogOf, given } from '../support/given.js'
import { law, tryLaws } from '../support/law.js'

/** What an administrator does with the department, or a night that passes. */
type Doing =
  | { readonly kind: 'write'; readonly value: string | null }
  | {
      readonly kind: 'date'
      readonly value: string | null
      readonly in: number
      readonly days: number | null
    }
  | { readonly kind: 'withdraw'; readonly in: number }
  | { readonly kind: 'pass'; readonly days: number }

const value = fc.constantFrom('IT', 'HR', null)
const soon = fc.nat(6)
const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('write' as const), value }),
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('date' as const),
        value,
        in: soon,
        days: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }),
      }),
    },
    fc.record({ kind: fc.constant('withdraw' as const), in: soon }),
    fc.record({ kind: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 3 }) }),
  ),
  { minLength: 1, maxLength: 10 },
)

const fact: FactName = 'department'
const { organization } = given({ catalog: catalogOf({}) }).userContext()

/** A user with a department, and every date of it that was ever written, in plain lists. */
interface Story {
  record: UserRecord
  today: CalendarDate
  /** What was written without an end lies under all else once it has begun. */
  under: string | null
  dated: readonly DatedFact[]
}

/** Carries out what the library decides on, and notes beside it what was meant. */
function carryOut(story: Story, doing: Doing): void {
  const { record, today } = story
  const now = { record, today } as CommandContext // all that is looked at
  const apply = (happens: readonly DatedBody[]) => {
    story.record = evolve(record, record, happens) ?? record
  }
  if (doing.kind === 'pass') {
    story.today = addDays(today, doing.days)
    settle(story)
  } else if (doing.kind === 'write') {
    if (valueOn(story, today) === doing.value) return
    apply(changedProfile(record, { department: doing.value }, [], today).happens)
    story.dated = story.dated.filter(({ from }) => from > today)
    story.under = doing.value
  } else if (doing.kind === 'date') {
    const from = addDays(today, doing.in)
    const until = doing.days === null ? null : addDays(from, doing.days)
    apply(decideDated(now, [{ fact, value: doing.value }], { from, until }).happens)
    const others = story.dated.filter((one) => one.from !== from)
    story.dated = [...others, { fact, value: doing.value, from, until }]
  } else {
    const from = addDays(today, doing.in)
    const isComing = doing.in > 0 && story.dated.some((one) => one.from === from)
    if (!isComing) return
    apply(decideWithdrawn(now, fact, from).happens)
    story.dated = story.dated.filter((one) => one.from !== from)
  }
  noteWhatBegan(story)
}

/** What has begun without an end is all that counts of what began up to it. */
function noteWhatBegan(story: Story): void {
  const begun = story.dated.filter(({ from, until }) => from <= story.today && until === null)
  const [last] = [...begun].sort((a, b) => (a.from < b.from ? 1 : -1))
  if (last === undefined) return
  story.under = last.value as string | null // a department
  story.dated = story.dated.filter(({ from }) => from > last.from)
}

/** Settles a user as `applyDue` does: by the events of what the forecast says. */
function settle(story: Story): void {
  const { catalog, seatsHeld } = given({ catalog: catalogOf({}) }).userContext()
  for (const step of forecast(
    { catalog, organization, record: story.record, seatsHeld },
    story.today,
  ))
    story.record = evolve(story.record, story.record, eventsOfStep(step)) ?? story.record
}

/** The slow meaning of F1: of those that cover the date, the one that begins last. */
function valueOn({ under, dated }: Story, date: CalendarDate): unknown {
  const covering = dated.filter(
    ({ from, until }) => from <= date && (until === null || date < until),
  )
  const [last] = [...covering].sort((a, b) => (a.from < b.from ? 1 : -1))
  return last === undefined ? under : last.value
}

function begin(): Story {
  const record = recordOf({ department: 'Sales' })
  return { record, today: record.settledThrough, under: 'Sales', dated: [] }
}

describe('laws of dated facts', () => {
  tryLaws([
    law(
      'facts.counting',
      'whatever is written, withdrawn and passed, each date has the value of the latest that covers it',
      doings,
      (all) => {
        const story = begin()
        for (const doing of all) {
          carryOut(story, doing)
          expect(story.record.department).toBe(valueOn(story, story.today))
          for (let days = 0; days < 14; days++) {
            const date = addDays(story.today, days)
            expect([date, factsOfUserOn(story.record, date).department]).toEqual([
              date,
              valueOn(story, date),
            ])
          }
        }
      },
    ),
    law(
      'facts.due',
      'a record is due on each date on which its department moves, and keeps nothing that is over',
      doings,
      (all) => {
        const story = begin()
        for (const doing of all) carryOut(story, doing)
        for (let days = 0; days < 14; days++) {
          const [date, next] = [addDays(story.today, days), addDays(story.today, days + 1)]
          if (valueOn(story, date) === valueOn(story, next)) continue
          const due = nextDue(story.record)
          expect(due !== null && due <= next).toBe(true)
        }
        story.today = addDays(story.today, 30)
        settle(story)
        expect([nextDue(story.record), story.record.facts]).toEqual([null, undefined])
      },
    ),
    law(
      'facts.withdrawn',
      'one that is set for a date on which none begins, and withdrawn, leaves the same bytes',
      fc.tuple(doings, soon, value),
      ([all, days, withdrawn]) => {
        const story = begin()
        for (const doing of all) carryOut(story, doing)
        const from = addDays(story.today, days + 1)
        if (story.record.facts?.some((one) => one.from === from)) return
        // what a write finds is settled up to today
        const before = { ...story.record, settledThrough: story.today }
        story.record = before
        carryOut(story, { kind: 'date', value: withdrawn, in: days + 1, days: 2 })
        carryOut(story, { kind: 'withdraw', in: days + 1 })
        expect(JSON.stringify({ ...story.record, revision: before.revision })).toBe(
          JSON.stringify(before),
        )
      },
    ),
  ])
})
