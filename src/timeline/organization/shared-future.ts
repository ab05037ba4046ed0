/** The future of all users of an organization who have to do with seats that are short. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import type { Holding } from '../../core/holding.js'
import { listIn } from '../../core/list-in.js'
import { seatLimitOn } from '../../core/organization.js'
import type { UserRecord } from '../record/record.js'
import type { Step } from '../settle/timeline-walk.js'
import { byTurn, type Turn } from '../settle/turn.js'
import type { UserContext } from '../settle/user-context.js'
import {
  walkOrganization,
  type Member,
  type OrganizationContext,
  type OrganizationWalk,
  type SeatAsked,
} from './organization-walk.js'

/** A seat that a user took or freed in a future. */
export interface SeatTaken {
  readonly license: string
  readonly turn: Turn
  readonly taken: number
}

/** A future walked to its end, with what a user needs to find the seats of the others in it. */
export interface SharedFuture {
  readonly context: OrganizationContext
  readonly members: ReadonlyMap<UserId, Member>
  readonly steps: ReadonlyMap<UserId, readonly Step[]>
  /** All dates on which something is due. */
  readonly dates: readonly CalendarDate[]
  /** Seats that were asked for, by license, in order. */
  readonly asked: ReadonlyMap<string, readonly SeatAsked[]>
  /** Turns of those who lack nothing but a seat, by license, in order. */
  readonly waiting: ReadonlyMap<string, readonly Turn[]>
  /** The same turns, by user. */
  readonly waitingBy: ReadonlyMap<
    string,
    readonly { readonly license: string; readonly turn: Turn }[]
  >
  /** Seats taken and freed, by user, in order. */
  readonly takenBy: ReadonlyMap<string, readonly SeatTaken[]>
  /** Seats held more than today, by license, after each turn that moved one, in order. */
  readonly more: ReadonlyMap<string, readonly { readonly turn: Turn; readonly more: number }[]>
}

/** Walks the future of some users to its end. */
export function sharedFuture(
  context: OrganizationContext,
  members: ReadonlyMap<UserId, Member>,
): SharedFuture {
  const walk = walkOrganization(context, members.values())
  walk.advance(null)
  const takenBy = new Map<string, SeatTaken[]>()
  const more = new Map<string, { turn: Turn; more: number }[]>()
  for (const [license, moves] of walk.moved) {
    let sum = 0
    more.set(
      license,
      moves.map(({ turn, taken }) => ({ turn, more: (sum += taken) })),
    )
    for (const { turn, taken } of moves) listIn(takenBy, turn.user).push({ license, turn, taken })
  }
  return {
    context,
    members,
    steps: walk.steps,
    dates: walk.dates,
    asked: walk.asked,
    ...waitingIn(walk),
    takenBy,
    more,
  }
}

/** The turns at which somebody asked for a seat, and lacked nothing else. */
function waitingIn({
  asked,
  steps,
}: OrganizationWalk): Pick<SharedFuture, 'waiting' | 'waitingBy'> {
  const lacking = ({ user, date }: Turn, license: string) =>
    steps
      .get(user as UserId) // a turn is of one of the users
      ?.find((step) => step.date === date)
      ?.outcomes.some(
        (outcome) =>
          outcome.status === 'failed' &&
          outcome.change.license === license &&
          outcome.conflicts.every(({ code }) => code === 'no_seat'),
      ) ?? false
  const waiting = new Map<string, Turn[]>()
  const waitingBy = new Map<string, { license: string; turn: Turn }[]>()
  for (const [license, list] of asked) {
    const turns: Turn[] = []
    for (const { turn } of list) {
      if (!lacking(turn, license)) continue
      turns.push(turn)
      const own = waitingBy.get(turn.user)
      if (own) own.push({ license, turn })
      else waitingBy.set(turn.user, [{ license, turn }])
    }
    waiting.set(license, turns)
  }
  return { waiting, waitingBy }
}

/** How many others wait for a seat of a license between two turns, and lack nothing else. */
export function waitingBetween(
  { waiting, waitingBy }: SharedFuture,
  license: string,
  from: Turn,
  to: Turn,
): number {
  const list = waiting.get(license) ?? []
  const all = countBefore(list, to) - countBefore(list, from)
  const isAmong = waitingBy
    .get(to.user)
    ?.some(
      (one) => one.license === license && byTurn(one.turn, from) >= 0 && byTurn(one.turn, to) < 0,
    )
  return Math.max(0, isAmong === true ? all - 1 : all)
}

/** How many more seats of a license others hold than today when it is a user's turn. */
export function moreOfOthers({ more, takenBy }: SharedFuture, license: string, turn: Turn): number {
  const list = more.get(license) ?? []
  const before = countBefore(list, turn)
  const all = before === 0 ? 0 : list[before - 1]!.more // within the list
  return all - takenUpTo(takenBy.get(turn.user) ?? [], license, turn)
}

/** What some takings of a license before a turn come to. */
export function takenUpTo(taken: readonly SeatTaken[], license: string, turn: Turn): number {
  let sum = 0
  for (const one of taken)
    if (one.license === license && byTurn(one.turn, turn) < 0) sum += one.taken
  return sum
}

/** How many of a sorted list come before a turn. */
export function countBefore(list: readonly (Turn | { readonly turn: Turn })[], turn: Turn): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = list[middle]! // within the list
    if (byTurn('turn' in one ? one.turn : one, turn) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Whether somebody who asked for a seat would get another answer if a number of seats more were
 * held.
 */
export function wouldDiffer(
  { organization, seatsHeld }: OrganizationContext,
  license: string,
  { turn, more }: SeatAsked,
  extra: number,
): boolean {
  const limit = seatLimitOn(organization, license, turn.date)
  if (limit === null) return false
  const held = (seatsHeld.get(license) ?? 0) + more
  return held >= limit !== held + extra >= limit
}

/** The future once a user is another: what it took or gave up today counts as held, or not. */
export function futureAfter(
  { context, members }: Pick<SharedFuture, 'context' | 'members'>,
  user: UserId,
  after: UserRecord | null,
): SharedFuture {
  const before = members.get(user)?.record.holdings ?? []
  const others = new Map(members)
  if (after === null) others.delete(user)
  else others.set(user, { record: after })
  const seatsHeld = seatsAfter(context.seatsHeld, before, after?.holdings ?? [])
  return sharedFuture({ ...context, seatsHeld }, others)
}

/** Seats held once a user holds something else. */
export function seatsAfter(
  seatsHeld: UserContext['seatsHeld'],
  before: readonly Holding[],
  after: readonly Holding[],
): UserContext['seatsHeld'] {
  const count = (holdings: readonly Holding[], license: string) =>
    holdings.some((holding) => holding.license === license) ? 1 : 0
  return new Map(
    [...seatsHeld].map(([license, held]) => [
      license,
      held + count(after, license) - count(before, license),
    ]),
  )
}
