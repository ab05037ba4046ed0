/** Users who give up a license for another: asked about before anybody loses anything (rule S5). */
import { SeatlineError } from '../../core/errors.js'
import type { Holding } from '../../core/holding.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { Action } from '../../timeline/remedies/action.js'
import { advance, startWalk } from '../../timeline/settle/timeline-walk.js'
import { askingOf } from '../plan/asked.js'
import { confirmPlan } from '../plan/confirm.js'
import { planRequest, type Plan } from '../plan/plan.js'
import { requestedFor } from '../plan/request.js'
import { seatsBeside } from '../plan/request-seats.js'
import { upcoming } from '../session/as-of.js'
import { authorize, type Session } from '../session/session.js'
import { loadUsersAsOf } from '../writing/settle-due.js'
import { seatGivers, type RemedyChoice } from './choice.js'

/** Who gives up a license, planned and not yet carried out. */
export interface Freeing {
  readonly license: string
  readonly plan: Plan
  readonly givers: readonly Giver[]
}

/** A user who gives up a license, and the same once that is written. */
export interface Giver {
  readonly before: UserRecord
  readonly after: UserRecord
}

/** Asks whether the licenses of other users may be taken, before anything is read. */
export async function authorizeFreeing(
  session: Session,
  actions: readonly Action[],
  choice: RemedyChoice,
): Promise<void> {
  for (const { license } of seatsIn(actions))
    await authorize(session, 'confirm', { users: seatGivers(choice, license), licenses: [license] })
}

/**
 * Plans what the users who were named give up, for the user of a remedy. Nothing is written.
 *
 * @throws {@link SeatlineError} `input_invalid` for one who does not have the license by then,
 * loses it anyway, or needs it for another; `user_unknown`.
 */
export async function planFreeing(
  session: Session,
  user: string,
  actions: readonly Action[],
  choice: RemedyChoice,
): Promise<readonly Freeing[]> {
  const all: Freeing[] = []
  for (const { license, by } of seatsIn(actions)) {
    const givers = seatGivers(choice, license)
    if (givers.includes(user)) throw cannotGive(license, [{ user, status: 'is the user who asks' }])
    const request = { users: givers, remove: [license], on: by }
    const plan = await planRequest(session, request, { help: 'none' })
    const notReady = plan.users.filter(({ status }) => status !== 'ready')
    if (notReady.length > 0) throw cannotGive(license, notReady)
    const leaving = await leavingAnyway(session, plan, license)
    if (leaving.length > 0) throw cannotGive(license, leaving)
    all.push({ license, plan, givers: await giversIn(session, plan) })
  }
  return all
}

/**
 * Those who do not hold the license after the date in any case, whatever takes it from them: they
 * give up nothing (rule S5).
 */
async function leavingAnyway(session: Session, { request }: Plan, license: string) {
  const { records, ...now } = await loadUsersAsOf(session, request.users)
  const on = upcoming(request.on, now.today)
  const given = records.flatMap((record) => (record === null ? [] : [{ record }]))
  const seats = await seatsBeside(session, now, given, [])
  return given.flatMap(({ record }) => {
    const { catalog } = session.context
    const walk = startWalk({ ...now, catalog, record, ...seats.contextOf(record.id) })
    advance(walk, on)
    return walk.draft.held.has(license) ? [] : [{ user: record.id, status: 'gives it up anyway' }]
  })
}

async function giversIn(session: Session, plan: Plan): Promise<readonly Giver[]> {
  const { records, ...now } = await loadUsersAsOf(session, plan.request.users)
  const receivedAt = session.context.receivedAt()
  return records.flatMap((before, place) => {
    if (before === null) return []
    const requested = requestedFor(plan.request, before.id)
    const on = upcoming(plan.request.on, now.today)
    const origin = { plan: plan.id, place, receivedAt }
    const { asked = [] } = askingOf(session, now, before, [{ requested, on, origin }])
    const isGone = ({ license }: Holding) => requested.some((one) => one.license === license)
    const after =
      on === now.today
        ? { ...before, holdings: before.holdings.filter((holding) => !isGone(holding)) }
        : { ...before, changes: [...before.changes, ...asked.flatMap(({ changes }) => changes)] }
    return [{ before, after }]
  })
}

/** Takes the licenses, from all who were named or from nobody. */
export async function freeSeats(session: Session, { license, plan }: Freeing): Promise<void> {
  const { users, carriedOut } = await confirmPlan(session, plan, { mode: 'all' })
  if (carriedOut !== 'all') throw cannotGive(license, users)
}

function seatsIn(actions: readonly Action[]) {
  return actions.filter((action) => action.kind === 'free_seat')
}

function cannotGive(
  license: string,
  users: readonly { readonly user: string; readonly status: string }[],
): SeatlineError {
  const names = users.map(({ user }) => user).join(', ')
  const path = `seatsFrom.${license}`
  const issues = users.map(({ user, status }) => ({ path, message: `${user}: ${status}` }))
  const sentence = `${license} cannot be taken from ${names}. Choose other users.`
  return new SeatlineError('input_invalid', sentence, { issues })
}
