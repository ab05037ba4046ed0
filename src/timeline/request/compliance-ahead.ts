/** Foresees a user: what will happen, and what of its holdings will be out of compliance when. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Conflict } from '../../requirements/conflict.js'
import { nextDue } from '../record/record.js'
import {
  advance,
  holdingsAt,
  settleStep,
  startWalk,
  type Step,
  type TimelineWalk,
} from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'
import { outIn, TURNS, turnOfHeld, type OutOfCompliance } from './compliance.js'
import type { Effects } from './effects.js'

/** What a user holds from a date on, and what of it is out of compliance, until the next one. */
export interface ComplianceFrom {
  readonly date: CalendarDate
  readonly held: readonly string[]
  readonly out: readonly OutOfCompliance[]
}

/** The future of a user, or the rest of it. */
export interface Foreseen {
  /** As the forecast has them. */
  readonly steps: readonly Step[]
  /** By date; none of a user who never holds anything. */
  readonly compliance: readonly ComplianceFrom[]
}

const NOTHING: Foreseen = deepFreeze({ steps: [], compliance: [] })

/** Walks a user to the end, with a look at what is held from a date on. */
export function foresee(userContext: UserContext, from: CalendarDate): Foreseen {
  const { record } = userContext
  if (record.holdings.length === 0 && nextDue(record) === null) return NOTHING
  const walk = startWalk(userContext)
  const until = advance(walk, from)
  if (walk.reached < from) settleStep(walk, from)
  const { steps, compliance } = lookAhead(walk)
  return { steps: until.length === 0 ? steps : [...until, ...steps], compliance }
}

/**
 * Walks on to the end of what is known, and looks at what is held where the walk is, and on each date
 * on which it can turn: something is due, a fact moves, or a predicate named the date (rules F2 and
 * F3).
 */
export function lookAhead(walk: TimelineWalk): Foreseen {
  const steps: Step[] = []
  const compliance = [complianceAt(walk)]
  const coming = datesAhead(walk)
  let [place, turns] = [0, 0]
  for (;;) {
    const known = coming[place]
    const turn = turns < TURNS ? turnOfHeld(walk.draft) : null
    const isTurn = turn !== null && (known === undefined || turn < known)
    const date = isTurn ? turn : known
    if (date === undefined) return { steps, compliance }
    if (isTurn) turns += 1
    else place += 1
    const step = settleStep(walk, date)
    if (walk.due.has(date)) steps.push(step)
    compliance.push(complianceAt(walk))
  }
}

/** The dates ahead of a walk on which something is due, or a fact moves. */
function datesAhead({ dates, movesOfFacts, reached }: TimelineWalk): readonly CalendarDate[] {
  const ahead = dates.filter((date) => date > reached)
  const moves = movesOfFacts.filter((date) => date > reached && !ahead.includes(date))
  return moves.length === 0 ? ahead : [...new Set([...ahead, ...moves])].sort()
}

function complianceAt(walk: TimelineWalk): ComplianceFrom {
  const { facts, held } = walk.draft
  const out = outIn(walk.draft, holdingsAt(walk))
  return { date: facts.date, held: [...held.keys()], out }
}

/** On which dates a license is out of compliance in one future only. */
export function complianceBetween(
  before: readonly ComplianceFrom[],
  after: readonly ComplianceFrom[],
): Pick<Effects, 'noncompliant' | 'compliant'> {
  if (![...before, ...after].some(({ out }) => out.length > 0)) return ALL_IN_ORDER
  const dates = [...new Set([...before, ...after].map(({ date }) => date))].sort()
  const [were, are] = [whileReading(before), whileReading(after)]
  const looked = dates.map((date) => {
    const [was, is] = [were(date), are(date)]
    const wasOut = conflictsOf(was)
    const isOut = conflictsOf(is)
    const only = (some: typeof isOut, others: typeof isOut) =>
      [...some].filter(([license]) => !others.has(license))
    return {
      date,
      noncompliant: only(isOut, wasOut),
      // what is no longer held is not told of
      compliant: only(wasOut, isOut).filter(([license]) => is?.held.includes(license)),
    }
  })
  return {
    noncompliant: periodsOf(looked.map(({ date, noncompliant: found }) => ({ date, found }))),
    compliant: periodsOf(looked.map(({ date, compliant: found }) => ({ date, found }))).map(
      ({ license, from, until }) => ({ license, from, until }),
    ),
  }
}

const ALL_IN_ORDER: Pick<Effects, 'noncompliant' | 'compliant'> = deepFreeze({
  noncompliant: [],
  compliant: [],
})

/** Gives what counts on dates that are asked for in order. */
function whileReading(all: readonly ComplianceFrom[]) {
  let next = 0
  return (date: CalendarDate): ComplianceFrom | undefined => {
    for (let one = all[next]; one !== undefined && one.date <= date; one = all[next]) next += 1
    return all[next - 1]
  }
}

function conflictsOf(
  look: ComplianceFrom | undefined,
): ReadonlyMap<string, OutOfCompliance['conflicts']> {
  return new Map((look?.out ?? []).map(({ license, conflicts }) => [license, conflicts]))
}

/** Joins what is found on dates in a row to one period, with the conflicts that it begins with. */
function periodsOf(
  dates: readonly {
    readonly date: CalendarDate
    readonly found: readonly (readonly [string, readonly Conflict[]])[]
  }[],
): Effects['noncompliant'] {
  type Period = {
    -readonly [K in keyof Effects['noncompliant'][number]]: Effects['noncompliant'][number][K]
  }
  const periods: Period[] = []
  const open = new Map<string, Period>()
  for (const { date, found } of dates) {
    const licenses = new Set(found.map(([license]) => license))
    for (const [license, period] of open) {
      if (licenses.has(license)) continue
      period.until = date
      open.delete(license)
    }
    for (const [license, conflicts] of found) {
      if (open.has(license)) continue
      const period: Period = { license, from: date, until: null, conflicts }
      open.set(license, period)
      periods.push(period)
    }
  }
  return periods
}
