import type { UserId } from '../core/ids.js'
import { SeatlineError } from '../core/errors.js'
import type { DueQuestion, UserWrite } from '../storage/port.js'
import { openCourse, walk } from '../timeline/course.js'
import { eventsOfStep, evolve, overrideUsedUp, type DatedBody } from '../timeline/evolve.js'
import { nextDue, type UserRecord } from '../timeline/record.js'
import { enveloped, present, stored, type Context, type Present, type Session } from './context.js'

/** How many users are settled in one transaction. */
export const DUE_BATCH = 500

/** Users settled because their day has come are settled by this actor. */
const SYSTEM = 'system'

/**
 * Settles due users: pure, so that a store may call it again. Each sees the seats that those before it left (rule S1).
 */
export function decideDue({ catalog, clock }: Context): (question: DueQuestion) => readonly Extract<UserWrite, { kind: 'replace' }>[] {
  return ({ organization, seatsHeld: held, users, through }) => {
    const seats = new Map(Object.entries(held))
    const at = clock().toISOString()
    return users.flatMap((record) => {
      const course = openCourse({ catalog, organization, record, seatsHeld: Object.fromEntries(seats) })
      const steps = walk(course, through)
      if (steps.length === 0) return []
      for (const [license, delta] of course.seats) seats.set(license, (seats.get(license) ?? 0) + delta)
      const bodies = steps.flatMap(eventsOfStep)
      const settled = record.override ? withOverride(record, bodies) : bodies
      const after = evolve(record, record, settled)
      if (after === null) return []
      const events = enveloped(settled, {
        organization: record.organization,
        user: record.id,
        revision: record.revision,
        at,
        actor: SYSTEM,
      })
      return [{ kind: 'replace', user: stored(catalog, after, { organization, today: through }), expected: record.revision, events }]
    })
  }
}

function withOverride(record: UserRecord, bodies: readonly DatedBody[]): readonly DatedBody[] {
  const after = evolve(record, record, bodies)
  return after === null ? bodies : [...bodies, ...overrideUsedUp(after, after.settledThrough)]
}

/**
 * Loads users, settled up to today (rule T1): no reading shows a change as pending whose day has come.
 * Where seats are limited the order between users matters, so that all that is due in the organization is settled first.
 */
async function loadSettled(
  session: Session,
  { organization, today }: Present,
  ids: readonly UserId[],
): Promise<readonly (UserRecord | null)[]> {
  const { store } = session.context
  const records = await store.loadUsers(session.organization, ids)
  const due = records.flatMap((record) => (record !== null && isDue(record, today) ? [record.id] : []))
  if (due.length === 0) return records
  if (organization.seatLimits.length > 0) await settleOrganization(session, { organization, today })
  else await settleSome(session, { organization, today }, due)
  return store.loadUsers(session.organization, ids)
}

/**
 * The organization on its date, with users settled up to it. Both are read again if another machine reached
 * the next date between the two: a record is never judged on a date that it has behind it.
 */
export async function presentWith(
  session: Session,
  ids: readonly UserId[],
): Promise<Present & { readonly records: readonly (UserRecord | null)[] }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const now = await present(session)
    const records = await loadSettled(session, now, ids)
    if (records.every((record) => record === null || record.settledThrough <= now.today)) return { ...now, records }
    await pause(attempt)
  }
  throw contention(ATTEMPTS)
}

/** Whether something of a record is due on a date. */
function isDue(record: UserRecord, today: string): boolean {
  const due = nextDue(record)
  return due !== null && due <= today
}

/** Settles all that is due in an organization. */
export async function settleOrganization(session: Session, now: Present): Promise<number> {
  return settleSome(session, now, null)
}

async function settleSome({ context, organization }: Session, { today }: Present, users: readonly UserId[] | null): Promise<number> {
  let settled = 0
  for (let idle = 0; idle < ATTEMPTS;) {
    const result = await context.store.processDue({
      organization,
      today,
      limit: DUE_BATCH,
      ...(users ? { users } : {}),
      decide: decideDue(context),
    })
    settled += result.settled
    if (!result.more && result.stale === 0) return settled
    idle = result.settled === 0 ? idle + 1 : 0
    if (idle > 0) await pause(idle)
  }
  throw contention(ATTEMPTS)
}

/** How often a write is tried again when others are ahead of it. */
export const ATTEMPTS = 60

/** Waits longer from attempt to attempt, so that writers of one record take turns. */
export async function pause(attempt: number): Promise<void> {
  if (attempt <= 2) return Promise.resolve()
  return new Promise((resolve) => setTimeout(resolve, Math.min(2 * attempt, 50)))
}

/** The error of a command that others were always ahead of. */
export function contention(attempts: number): SeatlineError {
  return new SeatlineError('contention', `Other writers were ahead ${attempts} times. Nothing was written; try again.`, { attempts })
}
