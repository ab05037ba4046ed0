/** Settles what is due before anything is read or written. */
import type { UserId } from '../../core/ids.js'
import { unknownOrganization } from '../../core/organization.js'
import type { DueQuestion, UserWrite } from '../../storage/port.js'
import { evolve } from '../../timeline/record/evolve.js'
import { nextDue, type UserRecord } from '../../timeline/record/record.js'
import { eventsOfSteps } from '../../timeline/settle/step-events.js'
import { startWalk, advance } from '../../timeline/settle/timeline-walk.js'
import { todayOf, type AsOf } from '../session/as-of.js'
import type { Actor, Context, Session } from '../session/session.js'
import { toWrite } from './commit.js'
import { judgedBy } from './judging.js'
import { retried } from './retry.js'

/** How many users are settled in one transaction. */
export const DUE_BATCH = 500

/** The actor of what happens because its day has come. */
export const SYSTEM: Actor = { actor: 'system' }

/**
 * Settles due users: pure, so that a store may call it again. Each sees the seats that those before
 * it left (rule S1).
 */
export function decideDue(
  context: Context,
): (question: DueQuestion) => readonly Extract<UserWrite, { kind: 'replace' }>[] {
  return ({ organization, seatsHeld: held, users, through }) => {
    const seats = new Map(Object.entries(held))
    const at = context.clock()
    const session: Session = {
      context: { ...context, clock: () => at },
      organization: organization.id,
      by: SYSTEM,
    }
    const by = judgedBy(context.catalog, { organization, today: through })
    return users.flatMap((record) => {
      const { catalog } = context
      const walk = startWalk({ catalog, organization, record, seatsHeld: seats })
      const steps = advance(walk, through)
      if (steps.length === 0) return []
      for (const [license, delta] of walk.seats)
        seats.set(license, (seats.get(license) ?? 0) + delta)
      const bodies = eventsOfSteps(record, steps)
      const after = evolve(record, record, bodies)
      if (after === null) return []
      return [toWrite(session, by, { before: record, after, bodies })]
    })
  }
}

/**
 * The organization on its date: the later of its local date and the last that it has reached (rule
 * D1). Where seats are limited, all that is due in it is settled before anything else is read (rule
 * T1): who comes first takes the seat.
 */
export async function loadAsOf(session: Session): Promise<AsOf> {
  const now = await readAsOf(session)
  if (hasSeatLimits(now)) await settleSome(session, now, [])
  else await reach(session, now)
  return { ...now, organization: { ...now.organization, reached: now.today } }
}

/**
 * The organization on its date, with all that is due in it settled: for writes to it, and for
 * lists, counts and reports.
 */
export async function loadAsOfSettled(session: Session): Promise<AsOf> {
  const now = await readAsOf(session)
  await settleSome(session, now, null)
  return { ...now, organization: { ...now.organization, reached: now.today } }
}

/** An organization as it is stored, and its date. Nothing is settled: for what looks at no user. */
export async function readAsOf({ context, organization: id }: Session): Promise<AsOf> {
  const organization = await context.store.loadOrganization(id)
  if (organization !== null) return { organization, today: todayOf(organization, context.clock()) }
  throw unknownOrganization(id)
}

/**
 * Keeps the date before anything is settled or written on it, so that a slower clock cannot
 * schedule on a date already settled.
 */
async function reach({ context }: Session, { organization, today }: AsOf): Promise<void> {
  if (today === organization.reached) return
  await context.store.processDue({
    organization: organization.id,
    today,
    limit: 0,
    decide: () => [],
  })
}

/** Whether a seat limit may count on a date that is due: one that is still to come does not. */
function hasSeatLimits({ organization, today }: AsOf): boolean {
  return organization.seatLimits.some(({ from }) => from <= today)
}

/**
 * The organization on its date, with users settled up to it: no reading shows a change as pending
 * whose day has come (rule T1). Both are read again if another machine reached the next date
 * between the two: a record is never judged on a date that it has behind it.
 *
 * @param begun - The organization, if it was just read.
 */
export async function loadUsersAsOf(
  session: Session,
  ids: readonly UserId[],
  begun: AsOf | null = null,
): Promise<AsOf & { readonly records: readonly (UserRecord | null)[] }> {
  let known = begun
  return retried(async () => {
    const now = known ?? (await loadAsOf(session))
    known = null
    const records = await loadSettled(session, now, ids)
    const isAhead = records.some((record) => record !== null && record.settledThrough > now.today)
    return isAhead ? null : { ...now, records }
  })
}

async function loadSettled(
  session: Session,
  now: AsOf,
  ids: readonly UserId[],
): Promise<readonly (UserRecord | null)[]> {
  const { store } = session.context
  const records = await store.loadUsers(session.organization, ids)
  const due = records.flatMap((record) =>
    record !== null && isDue(record, now.today) ? [record.id] : [],
  )
  if (due.length === 0) return records
  await settleSome(session, now, due)
  return store.loadUsers(session.organization, ids)
}

/** Whether something of a record is due on a date. */
function isDue(record: UserRecord, today: string): boolean {
  const due = nextDue(record)
  return due !== null && due <= today
}

/**
 * Settles what is due of some users, or of all with `null`; of all in any case where a seat limit
 * counts on a date that is due.
 */
async function settleSome(
  { context, organization }: Session,
  { today }: AsOf,
  users: readonly UserId[] | null,
): Promise<void> {
  const settleBatch = async () => {
    const { settled, stale, more } = await context.store.processDue({
      organization,
      today,
      limit: DUE_BATCH,
      ...(users ? { users } : {}),
      decide: decideDue(context),
    })
    if (!more && stale === 0) return 'done'
    return settled > 0 ? 'more' : null
  }
  let state: 'more' | 'done' = 'more'
  while (state === 'more') state = await retried(settleBatch)
}
