/** Walks the future of many users of an organization at once, in the order in which they are settled. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import type { Change } from '../record/change.js'
import { nextDue, type UserRecord } from '../record/record.js'
import { appliedOf, settleAsked } from '../request/request.js'
import {
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
  readonly asked?: AskedChanges
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
      add(asked, license, { turn, more })
      return more - own
    },
    moved: (license, taken, turn) => {
      move(license, taken)
      add(moved, license, { turn, taken })
    },
    canGoBack: () => false,
  }
  const turns = turnsOf(context, members, seats)
  let next = 0
  return {
    advance: (before) => {
      for (; next < turns.length; next += 1) {
        const one = turns[next]! // it is within the list
        if (before !== null && byTurn(one.turn, before) >= 0) return
        const step = settle(one)
        if (step !== null) add(steps, one.member.record.id, step)
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

interface MemberTurn {
  readonly turn: Turn
  readonly member: Member
  readonly walk: TimelineWalk
}

/** The turns of everybody, in order. */
function turnsOf(
  context: OrganizationContext,
  members: Iterable<Member>,
  seats: SeatsOfOthers,
): readonly MemberTurn[] {
  const turns: MemberTurn[] = []
  for (const member of members) {
    const { record, asked } = member
    if (asked === undefined && nextDue(record) === null) continue
    const walk = startWalk({ ...context, record }, seats)
    for (const date of new Set(asked ? [...walk.dates, asked.on] : walk.dates)) {
      const due = [
        ...(walk.due.get(date) ?? []),
        ...(asked !== undefined && asked.on === date ? asked.changes : []),
      ]
      turns.push({ turn: turnOn(context.organization, record.id, date, due), member, walk })
    }
  }
  return turns.sort((a, b) => byTurn(a.turn, b.turn))
}

/** Settles a turn; `null` when nothing happens, because what was asked for today is refused. */
function settle({ turn: { date }, member, walk }: MemberTurn): Step | null {
  const { asked } = member
  if (asked === undefined || asked.on !== date) return settleStep(walk, date)
  if (!asked.isAllOrNone) return settleStep(walk, date, asked.changes)
  return appliedOf(settleAsked(walk, date, asked.changes, tryStep)) === null
    ? null
    : settleStep(walk, date, asked.changes)
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
