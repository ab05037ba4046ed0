/** Walks the timeline of one user date by date, for the forecast and for the nightly run alike. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import { beginningsIn } from '../../core/in-force.js'
import { turnsOf } from '../../core/interval.js'
import { listIn } from '../../core/list-in.js'
import { seatLimitOn } from '../../core/organization.js'
import { activeFrom, type NumberSwap, type PhoneNumber } from '../../core/phone-number.js'
import { movesOn, type FactMove } from '../../core/user-facts.js'
import { factsOn, type Facts } from '../../requirements/situation.js'
import { changeRef, effectiveDate, type Change, type ChangeRef } from '../record/change.js'
import { swapDetails } from '../record/event.js'
import { movesOfFacts, nextDue, type UserRecord } from '../record/record.js'
import {
  createDraft,
  clearLog,
  holdingsOf,
  moveTo,
  put,
  undoTo,
  type HoldingsDraft,
} from './holdings-draft.js'
import type { SeatCheck } from './move.js'
import type { Outcome } from './outcome.js'
import { settleOn, type SettleContext } from './settle.js'
import { turnOn, type SeatsOfOthers, type Turn } from './turn.js'
import type { UserContext } from './user-context.js'

/**
 * What happens to a user on one date: facts move first, then changes are settled (rule N3).
 *
 * @public
 */
export interface Step {
  readonly date: CalendarDate
  readonly activated: readonly PhoneNumber[]
  readonly swapped: readonly NumberSwap[]
  /** The department and attributes that move because they were dated to. */
  readonly moved: readonly FactMove[]
  readonly outcomes: readonly Outcome[]
  /** Holdings that went with what they needed (rule C6). */
  readonly dropped: readonly Holding[]
}

/**
 * The timeline being walked, one date after the other. Private to the walk, and changed in place by
 * it.
 */
export interface TimelineWalk {
  readonly userContext: UserContext
  readonly draft: HoldingsDraft
  readonly context: SettleContext
  /** The last date settled on the way. */
  reached: CalendarDate
  /** From {@link dueByDate}. */
  readonly due: Map<CalendarDate, Change[]>
  /** All dates on which something happens, in order. */
  readonly dates: readonly CalendarDate[]
  /** Dates on which what a requirement sees moves, or the requirement itself, in order. */
  readonly movesOfFacts: readonly CalendarDate[]
  readonly swaps: NumberSwap[]
  readonly failures: Map<string, ChangeRef[]>
  /** Seats that the user took or freed on the way. */
  readonly seats: Map<string, number>
  /** The seats of others; `null` where everybody finds one. */
  readonly others: SeatsOfOthers | null
  /** The user's turn on the date that is settled. */
  turn: Turn
}

/**
 * Opens the timeline of a user at the end of the last settled date.
 *
 * @param others - The seats of others on the way; those of the user's context by default.
 */
export function startWalk(
  userContext: UserContext,
  others: SeatsOfOthers | null = userContext.others?.open(userContext.seatsFreed ?? []) ?? null,
): TimelineWalk {
  const { catalog, organization, record } = userContext
  const failures = new Map<string, ChangeRef[]>()
  for (const change of record.changes)
    if (change.failure !== null) addFailure(failures, change, change.failure.on)
  const own = movesOfFacts(record)
  const due = dueByDate(record, own)
  const isAlone = organization.capabilities.length === 0 && catalog.editions.length === 1
  const moves = isAlone
    ? own
    : [...own, ...turnsOf(organization.capabilities), ...beginningsIn(catalog.editions)]
  const after = (date: CalendarDate) => date > record.settledThrough
  const draft = createDraft(
    catalog,
    record.holdings,
    factsOn(record, organization, record.settledThrough),
  )
  const walk: TimelineWalk = {
    userContext,
    draft,
    context: {
      seatFull: (license) => fullSeats(walk, license),
      failures: (license) => failures.get(license) ?? [],
      override: record.override,
    },
    reached: record.settledThrough,
    due,
    dates: [...due.keys()].filter(after).sort(),
    movesOfFacts: moves.filter(after).sort(),
    swaps: [],
    failures,
    seats: new Map<string, number>(),
    others,
    turn: { date: record.settledThrough, created: '', user: record.id },
  }
  return walk
}

/**
 * Scheduled changes by the date on which they are settled; none on a date on which only facts of
 * the user move.
 */
export function dueByDate(
  record: UserRecord,
  moves: readonly CalendarDate[] = movesOfFacts(record),
): Map<CalendarDate, Change[]> {
  const due = new Map<CalendarDate, Change[]>()
  for (const change of record.changes) {
    if (change.status !== 'scheduled') continue
    listIn(due, effectiveDate(change, record.override)).push(change)
  }
  for (const date of moves) if (!due.has(date)) due.set(date, [])
  return due
}

function addFailure(failures: Map<string, ChangeRef[]>, change: Change, on: CalendarDate): void {
  listIn(failures, change.license).push(changeRef(change, on))
}

/**
 * Walks on to a date and settles it, with further changes beside those that are due. What fails is
 * a cause of later failures, and what is taken or freed is a seat.
 *
 * @param also - Changes to settle on the date that the record does not have.
 */
export function settleStep(
  walk: TimelineWalk,
  date: CalendarDate,
  also: readonly Change[] = [],
): Step {
  const step = settleOnDate(walk, date, also)
  for (const outcome of step.outcomes)
    if (outcome.status === 'failed') addFailure(walk.failures, outcome.change, date)
  if (walk.userContext.organization.seatLimits.length > 0) countSeats(walk)
  clearLog(walk.draft)
  walk.reached = date
  return step
}

/** Tries a step and takes it back. */
export function tryStep(walk: TimelineWalk, date: CalendarDate, also: readonly Change[]): Step {
  const start = walk.draft.log.length
  const facts = walk.draft.facts
  const swaps = walk.swaps.length
  const step = settleOnDate(walk, date, also)
  undoTo(walk.draft, start)
  walk.swaps.length = swaps
  moveTo(walk.draft, facts)
  return step
}

function settleOnDate(walk: TimelineWalk, date: CalendarDate, also: readonly Change[]): Step {
  const { record } = walk.userContext
  moveTo(walk.draft, factsAt(walk, date))
  const isNewDate = date > record.settledThrough
  const activated =
    isNewDate && record.numbers.some((number) => activeFrom(number) === date)
      ? record.numbers.filter((number) => activeFrom(number) === date)
      : NO_NUMBERS
  const swapped =
    isNewDate && record.swaps.length > 0
      ? record.swaps.filter((swap) => swap.on === date)
      : NO_SWAPS
  const moved = isNewDate && record.facts !== undefined ? movesOn(record, date) : NO_MOVES
  for (const swap of swapped) swapOn(walk, swap)
  const due = walk.due.get(date) ?? NO_CHANGES
  const changes = renamed(also.length > 0 ? [...due, ...also] : due, walk.swaps)
  if (walk.others !== null)
    walk.turn = turnOn(walk.userContext.organization, record.id, date, changes)
  const { outcomes, dropped } = settleOn(walk.draft, changes, walk.context)
  return { date, activated, swapped, moved, outcomes, dropped }
}

const NO_CHANGES: readonly Change[] = deepFreeze([])
const NO_NUMBERS: readonly PhoneNumber[] = deepFreeze([])
const NO_SWAPS: readonly NumberSwap[] = deepFreeze([])
const NO_MOVES: readonly FactMove[] = deepFreeze([])

/** The holdings at the point that the walk has reached. */
export function holdingsAt(walk: TimelineWalk): readonly Holding[] {
  return holdingsOf(walk.draft)
}

/**
 * Walks the dates on which something happens, up to and including a date; to the end with `null`.
 */
export function advance(walk: TimelineWalk, through: CalendarDate | null): readonly Step[] {
  return walkWhile(walk, (date) => through === null || date <= through)
}

/** Walks the dates before a date, so that the next step is that date. */
export function advanceTo(walk: TimelineWalk, date: CalendarDate): readonly Step[] {
  return walkWhile(walk, (one) => one < date)
}

function walkWhile(walk: TimelineWalk, isWanted: (date: CalendarDate) => boolean): readonly Step[] {
  const steps: Step[] = []
  for (const date of walk.dates) {
    if (!isWanted(date)) break
    if (date <= walk.reached) continue
    steps.push(settleStep(walk, date))
  }
  return steps
}

/**
 * What will happen to a user, date by date, if no fact moves but as it is dated to (rule T2).
 * The same walk settles what is due: the forecast is what happens.
 */
export function forecast(
  userContext: UserContext,
  through: CalendarDate | null = null,
): readonly Step[] {
  return nextDue(userContext.record) === null ? [] : advance(startWalk(userContext), through)
}

/** Facts are read again only when they have moved: between, only the date is another. */
function factsAt(walk: TimelineWalk, date: CalendarDate): Facts {
  const { facts } = walk.draft
  if (facts.date === date) return facts
  for (const move of walk.movesOfFacts) {
    if (move > date) break
    if (move > facts.date)
      return factsOn(walk.userContext.record, walk.userContext.organization, date)
  }
  const { department, attributes, numbers, landline, mobile, capabilities, country } = facts
  return { date, department, attributes, numbers, landline, mobile, capabilities, country }
}

function swapOn(walk: TimelineWalk, swap: NumberSwap): void {
  walk.swaps.push(swap)
  for (const holding of [...walk.draft.held.values()]) {
    const details = swapDetails(holding.details, swap)
    if (details !== holding.details) put(walk.draft, holding.license, { ...holding, details })
  }
}

function renamed(changes: readonly Change[], swaps: readonly NumberSwap[]): readonly Change[] {
  if (swaps.length === 0) return changes
  return changes.map((change) => {
    const details = swaps.reduce(swapDetails, change.details)
    return details === change.details ? change : { ...change, details }
  })
}

/**
 * A license that came or went since the last step was kept took or freed a seat, whatever was tried
 * between.
 */
function countSeats({ draft, seats, others, turn }: TimelineWalk): void {
  const before = new Map<string, Holding | undefined>()
  for (const step of draft.log) if (!before.has(step.license)) before.set(step.license, step.before)
  for (const [license, holding] of before) {
    const taken = Number(draft.held.has(license)) - Number(holding !== undefined)
    if (taken === 0) continue
    seats.set(license, (seats.get(license) ?? 0) + taken)
    others?.moved(license, taken, turn)
  }
}

function fullSeats(walk: TimelineWalk, license: string): ReturnType<SeatCheck> {
  const { userContext, seats, turn, draft } = walk
  const { organization } = userContext
  if (organization.seatLimits.length === 0) return null
  const { date } = draft.facts
  const limit = seatLimitOn(organization, license, date)
  if (limit === null) return null
  const own = seats.get(license) ?? 0
  const others = walk.others?.more(license, turn, own) ?? 0
  const held = seatsHeldOn(userContext, license, date) + own + others
  return held >= limit ? { limit, held } : null
}

/** Users who hold a license now, without those who give it up by a date. */
function seatsHeldOn(
  { seatsHeld, seatsFreed = [] }: UserContext,
  license: string,
  date: CalendarDate,
): number {
  return seatsFreed.reduce(
    (left, freed) => (freed.license === license && freed.from <= date ? left - freed.count : left),
    seatsHeld.get(license) ?? 0,
  )
}

/**
 * How many others wait for a seat of a license on a date before it is the user's turn: what is freed
 * is theirs first (rule S5).
 *
 * @param also - Changes to settle on the date that the record does not have.
 */
export function seatsAwaited(
  { organization, record, others }: UserContext,
  license: string,
  date: CalendarDate,
  also: readonly Change[],
): number {
  if (others === undefined) return 0
  const due = record.changes.filter(
    (change) => change.status === 'scheduled' && effectiveDate(change, record.override) === date,
  )
  return others.waiting(license, turnOn(organization, record.id, date, [...due, ...also]))
}

/** Opens the timeline of a user, and walks it up to a date: the next step is that date. */
export function walkTo(
  userContext: UserContext,
  on: CalendarDate,
): { readonly walk: TimelineWalk; readonly before: readonly Step[] } {
  const walk = startWalk(userContext)
  const before = advanceTo(walk, on)
  return { walk, before }
}
