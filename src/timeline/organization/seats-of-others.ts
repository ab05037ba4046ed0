/** The seats that the others of an organization take and free, as one user finds them. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import {
  byTurn,
  type Others,
  type SeatsFreed,
  type SeatsOfOthers,
  type Turn,
} from '../settle/turn.js'
import { walkOrganization, type OrganizationWalk } from './organization-walk.js'
import {
  countBefore,
  moreOfOthers,
  takenUpTo,
  waitingBetween,
  wouldDiffer,
  type SeatTaken,
  type SharedFuture,
} from './shared-future.js'

/**
 * The seats of the others, as a user finds them in a walk of its own, whatever it does there (rule
 * S3).
 *
 * As long as everybody else gets the seats that they get in the shared future, that future tells
 * what they hold. Once somebody would not, the others are walked anew beside the user. What others
 * give up for the user goes to those first who wait for it.
 */
export function othersOf(future: SharedFuture, user: UserId): Others {
  return {
    dates: future.dates,
    waiting: (license, turn) => waitingBetween(future, license, startOf(turn.date), turn),
    open: (freed) => openSeats(future, user, freed),
  }
}

function openSeats(
  future: SharedFuture,
  user: UserId,
  freed: readonly SeatsFreed[],
): SeatsOfOthers {
  const own: SeatTaken[] = []
  const looked = new Map<string, number>()
  let beside: OrganizationWalk | null = null
  const reach = (turn: Turn): OrganizationWalk | null => {
    if (beside === null && differs(future, { user, own, looked }, turn))
      beside = walkBeside(future, user, own)
    beside?.advance(turn)
    return beside
  }
  return {
    more: (license, turn, taken) => {
      const walk = reach(turn)
      const others =
        walk === null ? moreOfOthers(future, license, turn) : walk.more(license) - taken
      return others + servedBefore(future, freed, license, turn)
    },
    moved: (license, taken, turn) => {
      own.push({ license, taken, turn })
      lookAgainFrom(future, looked, license, turn)
      beside?.advance(turn)
      beside?.move(license, taken)
    },
    canGoBack: () => beside === null,
  }
}

/** Those who ask for a seat after a turn may find another answer than when they were looked at. */
function lookAgainFrom(
  { asked }: SharedFuture,
  looked: Map<string, number>,
  license: string,
  turn: Turn,
): void {
  const before = looked.get(license)
  if (before !== undefined)
    looked.set(license, Math.min(before, countBefore(asked.get(license) ?? [], turn)))
}

/** Walks the others up to where a user is, with what it took and freed on the way. */
function walkBeside(
  future: SharedFuture,
  user: UserId,
  own: readonly SeatTaken[],
): OrganizationWalk {
  const walk = walkOrganization(future.context, everybodyBut(future, user))
  for (const { license, taken, turn } of own) {
    walk.advance(turn)
    walk.move(license, taken)
  }
  return walk
}

/** Seats given up for a user that those who waited before took. */
function servedBefore(
  future: SharedFuture,
  freed: readonly SeatsFreed[],
  license: string,
  turn: Turn,
): number {
  if (freed.length === 0) return 0
  return freed
    .filter((one) => one.license === license)
    .reduce((served, { count, from }) => {
      // none before a seat that is given up later
      const waiting = waitingBetween(future, license, startOf(from), turn)
      return served + Math.min(count, waiting)
    }, 0)
}

/** Before everybody who is settled on a date. */
function startOf(date: CalendarDate): Turn {
  return { date, created: '', user: '' }
}

function* everybodyBut({ members }: SharedFuture, user: UserId) {
  for (const [id, member] of members) if (id !== user) yield member
}

/** A user on its way, beside the future in which it may do something else. */
interface OnTheWay {
  readonly user: UserId
  /** What it took and freed. */
  readonly own: readonly SeatTaken[]
  /** By license, how many of those who ask for a seat in the future were looked at. */
  readonly looked: Map<string, number>
}

/** Whether somebody before a turn gets another answer than in the future, because of the user. */
function differs(future: SharedFuture, { user, own, looked }: OnTheWay, turn: Turn): boolean {
  const foretold = future.takenBy.get(user) ?? []
  if (own.length === 0 && foretold.length === 0) return false
  for (const [license, first] of firstTurns([...own, ...foretold])) {
    const asked = future.asked.get(license) ?? []
    const end = countBefore(asked, turn)
    const start = Math.max(looked.get(license) ?? 0, countBefore(asked, first))
    for (let place = start; place < end; place += 1) {
      const one = asked[place]! // within the list
      if (one.turn.user === user) continue
      const extra = takenUpTo(own, license, one.turn) - takenUpTo(foretold, license, one.turn)
      if (extra !== 0 && wouldDiffer(future.context, license, one, extra)) return true
    }
    looked.set(license, end)
  }
  return false
}

/** The first turn at which each license is taken or freed. */
function firstTurns(taken: readonly SeatTaken[]): ReadonlyMap<string, Turn> {
  const first = new Map<string, Turn>()
  for (const { license, turn } of taken) {
    const known = first.get(license)
    if (known === undefined || byTurn(turn, known) < 0) first.set(license, turn)
  }
  return first
}
