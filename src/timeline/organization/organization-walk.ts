/** Walks the future of many users of an organization at once, in the order in which they are settled. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import { listIn } from '../../core/list-in.js'
import type { Change } from '../record/change.js'
import { nextDue, type UserRecord } from '../record/record.js'
import { appliedOf, settleAsked } from '../request/request.js'
import {
  dueByDate,
  settleStep,
  startWalk,
  tryStep,
  type Step,
  type TimelineWalk,
} from '../settle/timeline-walk.js'
import { byTurn, turnOn, type SeatsOfOthers, type Turn } from '../settle/turn.js'
import type { UserContext } from '../settle/user-context.js'

/** What the future of an organization depends on, beside its users. */
export type OrganizationContext = Pick<UserContext, 'catalog' | 'organization' | 'seatsHeld'>

/** A user of the organization, with what is asked for it beside what is scheduled. */
export interface Member {
  readonly record: UserRecord
  /** For each date once. */
  readonly asked?: readonly AskedChanges[]
}

/** Changes that are asked for on a date. */
export interface AskedChanges {
  readonly on: CalendarDate
  readonly changes: readonly Change[]
  /** Whether all of them go through or none, as for today (rule P2). */
  readonly isAllOrNone: boolean
}

/** A seat that a user asked for at a turn. */
export interface SeatAsked {
  readonly turn: Turn
  /** Seats held more than today then, by everybody. */
  readonly more: number
}

/** Seats that a user took, or freed, at a turn. */
export interface SeatMoved {
  readonly turn: Turn
  readonly taken: number
}

/** What happens to users of an organization, seat by seat. */
export interface OrganizationWalk {
  /** Settles everybody whose turn comes before one; all that is left with `null`. */
  readonly advance: (before: Turn | null) => void
  /** How many more seats of a license are held than today. */
  readonly more: (license: string) => number
  /** Takes or frees seats for somebody who is not walked. */
  readonly move: (license: string, taken: number) => void
  /** All dates on which something is due. */
  readonly dates: readonly CalendarDate[]
  /** What happened so far, by user. */
  readonly steps: ReadonlyMap<UserId, readonly Step[]>
  /** By license, in order. */
  readonly asked: ReadonlyMap<string, readonly SeatAsked[]>
  /** By license, in order. */
  readonly moved: ReadonlyMap<string, readonly SeatMoved[]>
}

/** Opens the future of some users, all of them settled up to the same date. */
export function walkOrganization(
  context: OrganizationContext,
  members: Iterable<Member>,
): OrganizationWalk {
  const held = new Map<string, number>()
  const steps = new Map<UserId, Step[]>()
  const asked = new Map<string, SeatAsked[]>()
  const moved = new Map<string, SeatMoved[]>()
  const move = (license: string, taken: number) =>
    void held.set(license, (held.get(license) ?? 0) + taken)
  const seats: SeatsOfOthers = {
    more: (license, turn, own) => {
      const more = held.get(license) ?? 0
      listIn(asked, license).push({ turn, more })
      return more - own
    },
    moved: (license, taken, turn) => {
      move(license, taken)
      listIn(moved, license).push({ turn, taken })
    },
    canGoBack: () => false,
  }
  const turns = turnsOf(context, members)
  let next = 0
  return {
    advance: (before) => {
      for (; next < turns.length; next += 1) {
        const one = turns[next]! // it is within the list
        if (before !== null && byTurn(one.turn, before) >= 0) return
        const step = settle(one, context, seats)
        if (step !== null) listIn(steps, one.walker.member.record.id).push(step)
      }
    },
    more: (license) => held.get(license) ?? 0,
    move,
    dates: [...new Set(turns.map(({ turn }) => turn.date))],
    steps,
    asked,
    moved,
  }
}

/** A member on the way; its walk is there only between its first turn and its last. */
interface Walker {
  readonly member: Member
  walk: TimelineWalk | null
  turnsLeft: number
}

interface MemberTurn {
  readonly turn: Turn
  readonly walker: Walker
}

/** The turns of everybody, in order. */
function turnsOf(
  { organization }: OrganizationContext,
  members: Iterable<Member>,
): readonly MemberTurn[] {
  const turns: MemberTurn[] = []
  for (const member of members) {
    const { record, asked = [] } = member
    if (asked.length === 0 && nextDue(record) === null) continue
    const due = dueByDate(record)
    for (const { on, changes } of asked) listIn(due, on).push(...changes)
    const walker: Walker = { member, walk: null, turnsLeft: 0 }
    for (const [date, changes] of due) {
      if (date <= record.settledThrough && !asked.some(({ on }) => on === date)) continue
      turns.push({ turn: turnOn(organization, record.id, date, changes), walker })
      walker.turnsLeft += 1
    }
  }
  return turns.sort((a, b) => byTurn(a.turn, b.turn))
}

/** Settles a turn; `null` when nothing happens, because what was asked for today is refused. */
function settle(
  { turn: { date }, walker }: MemberTurn,
  context: OrganizationContext,
  seats: SeatsOfOthers,
): Step | null {
  const { member } = walker
  const walk = walker.walk ?? startWalk({ ...context, record: member.record }, seats)
  walker.turnsLeft -= 1
  walker.walk = walker.turnsLeft === 0 ? null : walk
  const asked = member.asked?.find(({ on }) => on === date)
  if (asked === undefined) return settleStep(walk, date)
  if (!asked.isAllOrNone) return settleStep(walk, date, asked.changes)
  return appliedOf(settleAsked(walk, date, asked.changes, tryStep)) === null
    ? null
    : settleStep(walk, date, asked.changes)
}
