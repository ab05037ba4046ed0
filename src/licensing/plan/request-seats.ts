/** The seats that the users of a request find on the dates to come, what each other takes included. */
import type { UserId } from '../../core/ids.js'
import { listIn } from '../../core/list-in.js'
import type { Conflict } from '../../requirements/conflict.js'
import { affectedOthers } from '../../timeline/organization/affected-others.js'
import {
  futureAfter,
  seatsAfter,
  type SharedFuture,
} from '../../timeline/organization/shared-future.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { OtherEffect } from '../../timeline/request/effects.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { upcoming, type AsOf } from '../session/as-of.js'
import { PLAN_BATCH } from '../session/progress.js'
import type { Session } from '../session/session.js'
import {
  futureOf,
  mayAffect,
  mayLack,
  othersIn,
  seatsAhead,
  type AskedFuture,
  type Asking,
  type SeatsAhead,
} from '../writing/seats-ahead.js'
import { loadUsersAsOf } from '../writing/settle-due.js'
import { askingOf, type Origin } from './asked.js'
import { requestedFor, type PlanRequest } from './request.js'

/** A request, and what its changes come from. */
export interface OriginatedRequest {
  readonly request: PlanRequest
  readonly origin: Omit<Origin, 'place'>
}

/** The same, with the place of each user in it. */
interface PlacedRequest extends OriginatedRequest {
  readonly places: ReadonlyMap<UserId, number>
}

/** What the users of a request find. */
export interface RequestSeats {
  /**
   * What the context of a user needs of seats.
   *
   * @param now - What became of the user on the way, if it asks for more.
   */
  readonly contextOf: (
    user: UserId,
    now?: { readonly before: UserRecord; readonly after: UserRecord },
  ) => Pick<UserContext, 'seatsHeld' | 'others'>
  /** What the request does to others by the seats that this user takes and frees (rule I4). */
  readonly effectsOn: (user: UserId) => readonly OtherEffect[]
  /** The same if some users are asked nothing; `null` where everybody finds a seat in any case. */
  readonly without: ((users: ReadonlySet<UserId>) => RequestSeats) | null
}

/** Seats of which there are enough. */
export function enoughSeats(seatsHeld: UserContext['seatsHeld']): RequestSeats {
  return {
    contextOf: (_, now) => ({
      seatsHeld:
        now === undefined
          ? seatsHeld
          : seatsAfter(seatsHeld, now.before.holdings, now.after.holdings),
    }),
    effectsOn: () => [],
    without: null,
  }
}

/** What some users find in a future that they share. */
export function seatsIn(future: AskedFuture, users: readonly UserId[]): RequestSeats {
  let told: ReadonlyMap<UserId, readonly OtherEffect[]> | null = null
  return {
    contextOf: (user, now) => {
      const found =
        now !== undefined && movesSeats(future, now) ? futureAfter(future, user, now.after) : future
      return { seatsHeld: found.context.seatsHeld, ...othersIn(found, user) }
    },
    effectsOn: (user) => {
      told ??= effectsByUser(future, users)
      return told.get(user) ?? []
    },
    without: (some) => seatsIn(future.without(some), users),
  }
}

/** Whether a user took a seat on the way, or gave one up. */
function movesSeats(
  { context: { seatsHeld } }: SharedFuture,
  { before, after }: { readonly before: UserRecord; readonly after: UserRecord },
): boolean {
  const then = seatsAfter(seatsHeld, before.holdings, after.holdings)
  return [...seatsHeld].some(([license, held]) => then.get(license) !== held)
}

/**
 * Judges users until those who are refused take no seat from the others.
 *
 * @param judge - Gives the answers by user.
 * @param isRefused - Whether nothing of what a user is asked for happens.
 */
export function judgeAll<J>(
  seats: RequestSeats,
  judge: (seats: RequestSeats) => ReadonlyMap<UserId, J>,
  isRefused: (judged: J, user: UserId) => boolean,
): ReadonlyMap<UserId, J> {
  if (seats.without === null) return judge(seats)
  const refused = new Map<UserId, J>()
  for (let found = seats; ;) {
    const judged = new Map([...judge(found), ...refused])
    const more = [...judged].filter(([user, one]) => !refused.has(user) && isRefused(one, user))
    if (more.length === 0) return judged
    // one by one first, as those after may get what is left; twice as many each time, to end soon
    for (const [user, one] of more.slice(0, refused.size + 1)) refused.set(user, one)
    found = seats.without(new Set(refused.keys()))
  }
}

/**
 * Looks at the seats that the users of a request find, batch by batch (rules S3 and P4). Others are
 * looked at only once somebody may not find one: all users of the request then, because each finds
 * what those before leave.
 *
 * @returns Asks for the next users, loaded on a date of the organization.
 */
export function seatsOfRequest(session: Session, originated: OriginatedRequest) {
  const places = new Map(originated.request.users.map((user, place) => [user, place]))
  const placed: PlacedRequest = { ...originated, places }
  let ahead: SeatsAhead | null = null
  let found: RequestSeats | null = null
  return async (now: AsOf, records: readonly (UserRecord | null)[]): Promise<RequestSeats> => {
    if (found !== null) return found
    ahead ??= await seatsAhead(session, now, seatsAsked(originated.request))
    if (ahead.short.size === 0) return enoughSeats(ahead.seatsHeld)
    const some = allAsking(session, now, placed, records)
    if (!mayLack(session, ahead, some) && !mayAffect(ahead, some))
      return enoughSeats(ahead.seatsHeld)
    found = await lookAhead(session, now, placed, ahead)
    return found
  }
}

/**
 * The seats that a user finds beside users as they would be.
 *
 * @param asking - Those users, the one who asks last.
 * @param written - How they and others differ from what is stored.
 */
export async function seatsBeside(
  session: Session,
  now: AsOf,
  asking: readonly Asking[],
  written: readonly { readonly before: UserRecord; readonly after: UserRecord }[],
): Promise<RequestSeats> {
  const counted = await seatsAhead(session, now)
  const seatsHeld = written.reduce(
    (held, { before, after }) => seatsAfter(held, before.holdings, after.holdings),
    counted.seatsHeld,
  )
  const ahead = { ...counted, seatsHeld }
  if (!mayLack(session, ahead, asking) && !mayAffect(ahead, asking)) return enoughSeats(seatsHeld)
  const user = asking.at(-1)!.record.id // somebody asks
  return seatsIn(await futureOf(session, now, ahead, asking), [user])
}

async function lookAhead(
  session: Session,
  now: AsOf,
  placed: PlacedRequest,
  ahead: SeatsAhead,
): Promise<RequestSeats> {
  const { users } = placed.request
  const asking: Asking[] = []
  for (let done = 0; done < users.length; done += PLAN_BATCH) {
    const { records } = await loadUsersAsOf(session, users.slice(done, done + PLAN_BATCH))
    asking.push(...allAsking(session, now, placed, records))
  }
  return seatsIn(await futureOf(session, now, ahead, asking), users)
}

/** How many seats of each license a request asks for. */
function seatsAsked({ users, changes }: PlanRequest): (license: string) => number {
  const assigned = new Set(changes.flatMap((one) => (one.kind === 'assign' ? [one.license] : [])))
  return (license) => (assigned.has(license) ? users.length : 1)
}

/** The users who are there, with the changes that they are asked for. */
function allAsking(
  session: Session,
  now: AsOf,
  { request, origin, places }: PlacedRequest,
  records: readonly (UserRecord | null)[],
): readonly Asking[] {
  const on = upcoming(request.on, now.today)
  return records.flatMap((record) => {
    if (record === null) return []
    const requested = requestedFor(request, record.id)
    const place = places.get(record.id) ?? 0
    return [askingOf(session, now, record, [{ requested, on, origin: { ...origin, place } }])]
  })
}

/**
 * What a request does to others, told once, with one of its users: the last one who takes a seat of
 * the license by then, or gives one up, and of whom nothing is told yet; the first user where none
 * does.
 */
function effectsByUser(
  future: AskedFuture,
  users: readonly UserId[],
): ReadonlyMap<UserId, readonly OtherEffect[]> {
  const without = future.without(null)
  const own = new Set(users)
  const told = new Map<UserId, OtherEffect[]>()
  const moves = new Map<string, { readonly user: UserId; readonly date: string }[]>()
  const movers = (license: string, sign: 1 | -1) => {
    const key = `${sign} ${license}`
    const known = moves.get(key) ?? usersMoving(future, without, users, { license, sign })
    while (known.length > 0 && told.has(known.at(-1)!.user)) known.pop() // there is a last one
    moves.set(key, known)
    return known
  }
  for (const effect of affectedOthers(without, future, users.length === 1 ? users : [])) {
    const isAsked = effect.user !== null && own.has(effect.user)
    const isOwn = isAsked && !effect.conflicts.some(isLackOfSeat)
    if (isOwn) continue // what a user does to itself is told with its own changes
    const by =
      movers(effect.license, effect.after === 'failed' ? 1 : -1).findLast(
        ({ user, date }) => user !== effect.user && date <= effect.on && !told.has(user),
      )?.user ?? users.find((user) => user !== effect.user)
    if (by !== undefined) listIn(told, by).push(effect)
  }
  return told
}

/** Users of a request who take a seat of a license because of it, or free one, with the date. */
function usersMoving(
  future: SharedFuture,
  without: SharedFuture,
  users: readonly UserId[],
  { license, sign }: { readonly license: string; readonly sign: 1 | -1 },
) {
  return users.flatMap((user) => {
    const of = ({ takenBy }: SharedFuture) =>
      (takenBy.get(user) ?? []).filter((one) => one.license === license && one.taken === sign)
    const first = of(future).find(
      ({ turn: { date } }) => !of(without).some(({ turn }) => turn.date === date),
    )
    return first === undefined ? [] : [{ user, date: first.turn.date }]
  })
}

function isLackOfSeat({ code }: Conflict): boolean {
  return code === 'no_seat'
}
