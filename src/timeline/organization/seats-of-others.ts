/** The seats that the others of an organization take and free, as one user finds them. */
import type { UserId } from '../../core/ids.js'
import { byTurn, type SeatsOfOthers, type Turn } from '../settle/turn.js'
import type { SeatsFreed } from '../settle/user-context.js'
import { walkOrganization, type OrganizationWalk } from './organization-walk.js'
import {
  countBefore,
  moreOfOthers,
  takenUpTo,
  wouldDiffer,
  type SeatTaken,
  type SharedFuture,
} from './shared-future.js'

/**
 * The seats of the others, as a user finds them in a walk of its own, whatever it does there (rule
 * S3).
 *
 * As long as everybody else gets the seats that they get in the shared future, that future tells
 * what they hold. Once somebody would not, the others are walked anew beside the user.
 */
export function othersOf(
  future: SharedFuture,
  user: UserId,
): (freed: readonly SeatsFreed[]) => SeatsOfOthers {
  return (freed) => {
    const given = freed.map(freedAs).sort((a, b) => byTurn(a.turn, b.turn))
    const own: SeatTaken[] = []
    const looked = new Map<string, number>()
    let beside: OrganizationWalk | null = null
    let givenBeside = 0
    const advance = (walk: OrganizationWalk, turn: Turn) => {
      for (; givenBeside < given.length; givenBeside += 1) {
        const one = given[givenBeside]! // within the list
        if (byTurn(one.turn, turn) >= 0) break
        walk.advance(one.turn)
        walk.move(one.license, one.taken)
      }
      walk.advance(turn)
    }
    const walkBeside = () => {
      const walk = walkOrganization(future.context, everybodyBut(future, user))
      for (const { license, taken, turn } of own) {
        advance(walk, turn)
        walk.move(license, taken)
      }
      return walk
    }
    const reach = (turn: Turn): OrganizationWalk | null => {
      if (beside === null && differs(future, { user, own, given, looked }, turn))
        beside = walkBeside()
      if (beside !== null) advance(beside, turn)
      return beside
    }
    return {
      dates: future.dates,
      more: (license, turn, taken) => {
        const walk = reach(turn)
        return walk === null
          ? moreOfOthers(future, license, turn)
          : walk.more(license) - taken - takenUpTo(given, license, turn) // what is given is subtracted by who asks
      },
      waiting: (license, turn) => {
        const asked = (reach(turn) ?? future).asked.get(license) ?? []
        const inVain = new Set<string>()
        for (const one of asked.slice(0, countBefore(asked, turn)))
          if (
            one.turn.date === turn.date &&
            one.turn.user !== user &&
            isInVain(future, license, one)
          )
            inVain.add(one.turn.user)
        return inVain.size
      },
      moved: (license, taken, turn) => {
        own.push({ license, taken, turn })
        if (beside === null) return
        advance(beside, turn)
        beside.move(license, taken)
      },
    }
  }
}

/** What others give up is free from the start of its date. */
function freedAs({ license, count, from }: SeatsFreed): SeatTaken {
  return { license, taken: -count, turn: { date: from, created: '', user: '' } }
}

function* everybodyBut({ members }: SharedFuture, user: UserId) {
  for (const [id, member] of members) if (id !== user) yield member
}

/** A user on its way, beside the future in which it may do something else. */
interface OnTheWay {
  readonly user: UserId
  /** What it took and freed. */
  readonly own: readonly SeatTaken[]
  /** What others give up for it. */
  readonly given: readonly SeatTaken[]
  /** By license, how many of those who ask for a seat in the future were looked at. */
  readonly looked: Map<string, number>
}

/** Whether somebody before a turn gets another answer than in the future, because of the user. */
function differs(
  future: SharedFuture,
  { user, own, given, looked }: OnTheWay,
  turn: Turn,
): boolean {
  const foretold = future.takenBy.get(user) ?? []
  for (const [license, first] of firstTurns([...own, ...given, ...foretold])) {
    const asked = future.asked.get(license) ?? []
    const end = countBefore(asked, turn)
    const start = Math.max(looked.get(license) ?? 0, countBefore(asked, first))
    for (let place = start; place < end; place += 1) {
      const one = asked[place]! // within the list
      if (one.turn.user === user) continue
      const extra =
        takenUpTo(own, license, one.turn) +
        takenUpTo(given, license, one.turn) -
        takenUpTo(foretold, license, one.turn)
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

function isInVain(
  { context }: SharedFuture,
  license: string,
  asked: { readonly turn: Turn; readonly more: number },
): boolean {
  return !wouldDiffer(context, license, asked, Number.MAX_SAFE_INTEGER)
}
