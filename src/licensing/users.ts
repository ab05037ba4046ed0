import type { CalendarDate } from '../core/calendar-date.js'
import { parseCalendarDate } from '../core/calendar-date.js'
import { counted } from '../core/counted.js'
import { SeatlineError } from '../core/errors.js'
import type { Holding } from '../core/holding.js'
import { parseId, type UserId } from '../core/ids.js'
import { isE164 } from '../core/phone-number.js'
import { emailKey } from '../core/email.js'
import type { Attributes, Profile } from '../core/user.js'
import { factsOn } from '../requirements/situation.js'
import type { UserFilter } from '../storage/port.js'
import { outOfCompliance, type OutOfCompliance } from '../timeline/compliance.js'
import type { Change } from '../timeline/change.js'
import { forecast, openCourse, holdingsAt, walk, type Step } from '../timeline/course.js'
import type { SeatlineEvent } from '../timeline/event.js'
import { evolve, type DatedBody } from '../timeline/evolve.js'
import type { UserRecord } from '../timeline/record.js'
import {
  commandUser,
  loadUser,
  situate,
  unknownUsers,
  upcoming,
  type CommandOptions,
  type CommandResult,
  type Situated,
} from './command.js'
import { authorize, enveloped, seatLimitsOn, seatsHeld, stored, userId, type Session } from './context.js'
import { ATTEMPTS, contention, pause, present, presentSettled, presentWith } from './due.js'
import { readHistory } from './history.js'
import { refuseUnknownLicenses } from './known-licenses.js'
import { readNewUser, readPageSize, readPatch, type NewUser, type UserPatch } from './input.js'
import { refuseTaken } from './taken.js'

/** A user as a portal shows it: the record, and what is derived from it for today. @public */
export interface User extends UserRecord {
  /** Holdings whose requirement or details are no longer right (rule C5). */
  readonly outOfCompliance: readonly OutOfCompliance[]
}

/** The timeline of a user: today's holdings, what failed, and what will happen, date by date. @public */
export interface Timeline {
  readonly today: CalendarDate
  readonly holdings: readonly Holding[]
  /** Changes that failed, and wait to be retried or dismissed. */
  readonly failed: readonly Change[]
  /** What is scheduled and what moves, in order of date; failures come with all their conflicts. */
  readonly steps: readonly Step[]
}

/** What a user is on a date: in the past from history, in the future from the forecast (rule T4). @public */
export interface StateOn {
  readonly date: CalendarDate
  readonly source: 'history' | 'today' | 'forecast'
  /** `null` before the user was created, and after deletion. */
  readonly user: UserRecord | null
}

/** Users of an organization. @public */
export interface Users {
  /**
   * Creates a user.
   *
   * @param options - `onboarding: 'send'` asks the portal, through the `user_created` event, to send its onboarding e-mail.
   * @throws {@link SeatlineError} `input_invalid`, `email_taken`; `id_taken`, which tells whether it is the same user, created before.
   */
  create(user: NewUser, options?: { readonly onboarding?: 'send' | 'none' }): Promise<User>
  /** @throws {@link SeatlineError} `user_unknown`. */
  get(user: string): Promise<User>
  /** @throws {@link SeatlineError} `input_invalid`, `email_taken`, `user_unknown`. */
  update(user: string, patch: UserPatch, options?: CommandOptions): Promise<CommandResult>
  /** A page of users by id; ask for the next one with the last id as `after`. At most 1,000 in a page, 100 by default. */
  list(page?: UserFilter & { readonly after?: string; readonly limit?: number }): Promise<readonly User[]>
  /** All users, page by page by id, for templates and exports: memory holds one page. 500 in a page unless `limit` says another number. */
  pages(filter?: UserFilter & { readonly limit?: number }): AsyncIterable<readonly User[]>
  /** The user with an e-mail, in any case, or `null`. */
  findByEmail(email: string): Promise<User | null>
  /** Deletes a user; e-mail, numbers and seats are free at once, the id never (rule N4). */
  delete(user: string, options?: { readonly scheduled?: 'refuse' | 'cancel' }): Promise<void>
  /** Replaces the personal values of a deleted user's history by `null` (rule N4). */
  erase(user: string): Promise<void>
  /** Today's holdings, and what will happen date by date. @throws {@link SeatlineError} `user_unknown`. */
  timeline(user: string): Promise<Timeline>
  /** The user on any date: the past from history, the future from the forecast (rule T4). @throws {@link SeatlineError} `date_invalid`. */
  stateOn(user: string, date: string): Promise<StateOn>
  /** Who did what, when, from which value to which; by number. A page has 1,000 events unless `limit` says otherwise. */
  history(user: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly SeatlineEvent[]>
}

/** The users of a session. */
export function usersOf(session: Session): Users {
  return {
    create: async (user, options) => createUser(session, user, options?.onboarding ?? 'none'),
    get: async (user) => getUser(session, userId(user)),
    update: async (user, patch, options) => updateUser(session, userId(user), patch, options),
    list: async (page = {}) => listUsers(session, page),
    pages: (filter = {}) => userPages(session, filter),
    findByEmail: async (email) => findByEmail(session, email),
    delete: async (user, options) => deleteUser(session, userId(user), options?.scheduled ?? 'refuse'),
    erase: async (user) => eraseUser(session, userId(user)),
    timeline: async (user) => timelineOf(session, userId(user)),
    stateOn: async (user, date) => stateOn(session, userId(user), date),
    history: async (user, page) => historyOf(session, userId(user), page),
  }
}

async function createUser(session: Session, input: NewUser, onboarding: 'send' | 'none'): Promise<User> {
  const { id: given, profile } = readNewUser(input)
  const id = given === undefined ? (session.context.newId() as UserId) : parseId<UserId>(given, 'user.id')
  await authorize(session, 'users.create', { users: [id], emails: [profile.email] })
  const { context, organization, actor } = session
  const now = await present(session)
  const bodies: readonly DatedBody[] = [{ kind: 'user_created', profile, onboarding, date: now.today }]
  const record = evolve(null, { organization, id }, bodies) as UserRecord // it was just created
  const events = enveloped(bodies, { organization, user: id, revision: 0, at: context.clock().toISOString(), actor })
  const writes = [{ kind: 'insert' as const, user: stored(context.catalog, record, now), events }]
  const { outcomes } = await context.store.commit({ organization, mode: 'each', writes, seatLimits: seatLimitsOn(now) })
  const [outcome] = outcomes
  if (outcome?.status === 'id_taken') throw await idTaken(session, record)
  if (outcome) await refuseTaken(session, outcome, profile.email)
  return { ...record, outOfCompliance: [] }
}

/** A creation that was sent twice, because its answer was lost, is told from an id of somebody else. */
async function idTaken({ context, organization }: Session, { id, email }: UserRecord): Promise<SeatlineError<'id_taken'>> {
  const [there] = await context.store.loadUsers(organization, [id])
  const isSame = there !== null && there !== undefined && emailKey(there.email) === emailKey(email)
  const message = isSame
    ? `The user ${id} is there already, with the same e-mail. See users.get.`
    : `The id ${id} is or was another user's. Choose another one.`
  return new SeatlineError('id_taken', message, { user: id, sameUser: isSame })
}

async function getUser(session: Session, user: UserId): Promise<User> {
  await authorize(session, 'users.get', { users: [user] })
  const { record, organization, today } = await loadUser(session, user)
  return shown(session, record, { organization, today })
}

/** A user as a portal shows it. */
export function shown(session: Session, record: UserRecord, now: Awaited<ReturnType<typeof present>>): User {
  const out =
    record.holdings.length === 0
      ? []
      : outOfCompliance(session.context.catalog, record.holdings, factsOn(record, now.organization, now.today))
  return { ...record, outOfCompliance: out }
}

async function updateUser(session: Session, user: UserId, input: UserPatch, options?: CommandOptions): Promise<CommandResult> {
  const { merge, patch } = readPatch(input)
  const naming = { emails: patch.email === undefined ? [] : [patch.email] }
  const decide = ({ record, today }: Situated) => changedProfile(record, patch, merge, today)
  return commandUser(session, 'users.update', user, decide, { ...options, naming })
}

/** Decides what of a profile changes. */
export function changedProfile(
  record: UserRecord,
  patch: Partial<Profile>,
  merge: readonly (readonly [string, string | number | boolean | null])[],
  date: CalendarDate,
) {
  const attributes = mergedAttributes(record.attributes, merge)
  const wanted: Profile = {
    firstName: record.firstName,
    surname: record.surname,
    email: record.email,
    department: record.department,
    ...patch,
    attributes,
  }
  const fields = (Object.keys(wanted) as (keyof Profile)[]).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(record[field]),
  )
  if (fields.length === 0) return { happens: [] }
  const pick = (from: Profile): Partial<Profile> => Object.fromEntries(fields.map((field) => [field, from[field]]))
  return { happens: [{ kind: 'user_updated' as const, from: pick(record), to: pick(wanted), date }] }
}

/** Attributes after a merge by name; `null` takes one away. */
export function mergedAttributes(
  attributes: Attributes,
  merge: readonly (readonly [string, string | number | boolean | null])[],
): Attributes {
  const merged = new Map(Object.entries(attributes))
  for (const [name, value] of merge) {
    if (value === null) merged.delete(name)
    else merged.set(name, value)
  }
  return Object.fromEntries(merged)
}

async function listUsers(
  session: Session,
  page: UserFilter & { readonly after?: string; readonly limit?: number },
): Promise<readonly User[]> {
  await authorize(session, 'users.list', { licenses: page.license === undefined ? [] : [page.license] })
  const limit = readPageSize(page.limit)
  const now = await presentSettled(session)
  if (page.license !== undefined) await refuseUnknownLicenses(session, [page.license])
  const records = await session.context.store.listUsers(session.organization, { ...page, limit })
  return records.map((record) => shown(session, record, now))
}

async function* userPages(session: Session, filter: UserFilter & { readonly limit?: number }): AsyncGenerator<readonly User[], void> {
  let after = ''
  for (;;) {
    const page = await listUsers(session, { limit: 500, ...filter, after })
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = last.id
  }
}

async function findByEmail(session: Session, email: string): Promise<User | null> {
  await authorize(session, 'users.get', { emails: [email.trim()] })
  const key = emailKey(email.trim())
  const { emails } = await session.context.store.findUsers(session.organization, { emails: [key] })
  const user = emails.get(key)
  return user === undefined ? null : getUser(session, user)
}

async function deleteUser(session: Session, user: UserId, scheduled: 'refuse' | 'cancel'): Promise<void> {
  await authorize(session, 'users.delete', { users: [user] })
  const { context, organization, actor } = session
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { record, today, organization: current } = await loadUser(session, user)
    const waiting = record.changes.filter((change) => change.status === 'scheduled')
    if (waiting.length > 0 && scheduled === 'refuse') {
      const changes = waiting.map((change) => change.id)
      throw new SeatlineError(
        'changes_scheduled',
        `The user has ${counted(waiting.length, 'scheduled change')}. Cancel ${waiting.length === 1 ? 'it' : 'them'}, or delete with { scheduled: 'cancel' }.`,
        { user, changes },
      )
    }
    const bodies: DatedBody[] = waiting.map((change) => ({ kind: 'change_canceled', change, date: today }))
    bodies.push({ kind: 'user_deleted', date: today })
    const events = enveloped(bodies, { organization, user, revision: record.revision, at: context.clock().toISOString(), actor })
    const writes = [{ kind: 'delete' as const, id: user, expected: record.revision, events }]
    const { outcomes } = await context.store.commit({
      organization,
      mode: 'each',
      writes,
      seatLimits: seatLimitsOn({ organization: current, today }),
    })
    if (outcomes[0]?.status === 'written') return
    await pause(attempt)
  }
  throw contention(ATTEMPTS)
}

async function eraseUser(session: Session, user: UserId): Promise<void> {
  await authorize(session, 'users.erase', { users: [user] })
  const { organization, actor, context } = session
  const { today } = await present(session)
  const events = await readHistory(session, user, { limit: Number.MAX_SAFE_INTEGER })
  const last = events.at(-1)
  if (last === undefined) throw unknownUsers([user])
  if (last.kind === 'user_erased') return
  if (!events.some((event) => event.kind === 'user_deleted')) {
    throw new SeatlineError('user_not_deleted', `Delete the user ${user} first: only the history of a deleted user is erased.`, { user })
  }
  const envelope = { organization, user, revision: last.number, at: context.clock().toISOString(), actor }
  const erased = enveloped([{ kind: 'user_erased', date: today }], envelope)
  await context.store.rewriteEvents(organization, user, [...events.map(withoutPersonalValues), ...erased])
}

/** Names, e-mails, departments, attributes, numbers and what predicates said become `null`; licenses, dates and actors stay. */
function withoutPersonalValues(event: SeatlineEvent): SeatlineEvent {
  // a predicate says its reason in its own words, of whatever it was told; that of an override is one of ours
  const isPersonal = (key: string) => PERSONAL.has(key) || (key === 'reason' && event.kind !== 'override_changed')
  return JSON.parse(JSON.stringify(event), (key, value: unknown) =>
    isPersonal(key) || (isE164(value) && key !== 'actor') ? null : value,
  ) as SeatlineEvent // the same event, its values null
}

const PERSONAL = new Set([
  'firstName',
  'surname',
  'email',
  'department',
  'attributes',
  'activated',
  'swap',
  'numbers',
  'choices',
  'details',
  'profile',
])

async function timelineOf(session: Session, user: UserId): Promise<Timeline> {
  await authorize(session, 'users.timeline', { users: [user] })
  const now = await situate(session, user)
  const { record, today } = now
  const steps = forecast(now)
  return { today, holdings: record.holdings, failed: record.changes.filter((change) => change.status === 'failed'), steps }
}

async function historyOf(
  session: Session,
  user: UserId,
  page: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly SeatlineEvent[]> {
  await authorize(session, 'users.history', { users: [user] })
  await presentWith(session, [user]) // what has come by now is in history too (rule T1)
  return readHistory(session, user, page)
}

async function stateOn(session: Session, user: UserId, date: string): Promise<StateOn> {
  await authorize(session, 'users.stateOn', { users: [user] })
  const on = parseCalendarDate(date)
  const { records, ...now } = await presentWith(session, [user])
  const [record] = records
  if (on < now.today || !record) {
    const events = await readHistory(session, user, { limit: Number.MAX_SAFE_INTEGER })
    if (events.length === 0) throw unknownUsers([user])
    const past = events.filter((event): event is SeatlineEvent & DatedBody => event.date <= on)
    return { date: on, source: 'history', user: evolve(null, { organization: session.organization, id: user }, past) }
  }
  if (on === now.today) return { date: on, source: 'today', user: record }
  const course = openCourse({
    catalog: session.context.catalog,
    organization: now.organization,
    record,
    seatsHeld: await seatsHeld(session, now),
  })
  const steps = walk(course, upcoming(on, now.today))
  const settled = new Set(
    steps.flatMap((step) => step.outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [] : [outcome.change.id]))),
  )
  const changes = record.changes.filter((change) => !settled.has(change.id))
  return { date: on, source: 'forecast', user: { ...record, settledThrough: on, holdings: holdingsAt(course), changes } }
}
