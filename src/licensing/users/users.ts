/** Creates, reads, updates, deletes and lists users. */
import { counted } from '../../core/counted.js'
import { emailKey } from '../../core/email.js'
import { SeatlineError } from '../../core/errors.js'
import { parseId, type UserId } from '../../core/ids.js'
import type { DatedFact, FactName } from '../../core/user-facts.js'
import type { UserFilter } from '../../storage/port.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { eraseUser } from '../events/erase.js'
import { readHistory } from '../events/history.js'
import {
  readNewUser,
  readPageSize,
  readPatch,
  readUserId,
  type NewUser,
  type UserPatch,
} from '../session/input.js'
import { refuseUnknownLicenses } from '../session/known-licenses.js'
import type { ProgressOptions } from '../session/progress.js'
import { authorize, type Session } from '../session/session.js'
import { commandUser, type CommandOptions, type CommandResult } from '../writing/command.js'
import { commandUsers } from '../writing/command-users.js'
import { readSpan, type DatedOptions } from '../writing/dated-facts.js'
import { loadUser, type CommandContext } from '../writing/load-user.js'
import { loadAsOf, loadAsOfSettled, loadUsersAsOf } from '../writing/settle-due.js'
import { commitUser, writeUser } from '../writing/unit-of-work.js'
import { decideDated, decideWithdrawn, factsIn, laterThan, refuseOthers } from './dated-facts.js'
import { changedProfile } from './profile.js'
import { timelineOf, stateOn, type Timeline, type StateOn } from './timeline.js'
import { userOf, type User } from './user.js'

/** What a change of a user did. @public */
export type FactsResult = CommandResult & {
  /** Dates of the same facts that begin later: they stay, and count from then on. */
  readonly later: readonly DatedFact[]
}

/** Users of an organization. @public */
export interface Users<L extends string = string, A extends string = string> {
  /**
   * Creates a user.
   *
   * @param options - `onboarding: 'send'` asks the portal, through the `user_created` event, to
   * send its onboarding e-mail.
   * @throws {@link SeatlineError} `input_invalid`, `email_taken`; `id_taken`, which tells whether
   * it is the same user, created before.
   */
  create(user: NewUser<A>, options?: { readonly onboarding?: 'send' | 'none' }): Promise<User>
  /** @throws {@link SeatlineError} `user_unknown`. */
  get(user: string): Promise<User>
  /**
   * Changes a user from today on; with `from` and `until`, the department and attributes on those
   * dates (rule F1): when they end, what was there before counts again. Dates that were set to
   * begin later stay, and are named.
   *
   * @throws {@link SeatlineError} `input_invalid`, `email_taken`, `user_unknown`, `date_in_past`.
   *
   * @example A department from March on, and for a while
   * ```ts
   * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
   * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2027-01-04T09:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * await acme.users.create({ id: 'anna', firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example', department: 'Sales' })
   * await acme.users.update('anna', { department: 'IT' }, { from: '2027-03-01', until: '2027-06-01' })
   * const departmentOn = async (date: string) => (await acme.users.stateOn('anna', date)).user?.department
   * await departmentOn('2027-03-01') // => 'IT'
   * await departmentOn('2027-06-01') // => 'Sales'
   * ```
   */
  update(user: string, patch: UserPatch<A>, options?: DatedOptions): Promise<FactsResult>
  /**
   * Changes the department and attributes of many users as `update` does, one after the other, in
   * batches. It reports progress and can be aborted; what is written by then stays, and calling it
   * again writes the rest.
   *
   * @returns A result for each user, in their order. With `preview` they are the same, and nothing
   * is written.
   * @throws {@link SeatlineError} `input_invalid`, `date_in_past`; `user_unknown` before anything is
   * written; `aborted`.
   *
   * @example Two users move to another department in March
   * ```ts
   * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
   * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2027-01-04T09:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * await acme.users.create({ id: 'anna', firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
   * await acme.users.create({ id: 'bo', firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' })
   * const results = await acme.users.updateMany(['anna', 'bo'], { department: 'IT' }, { from: '2027-03-01' })
   * results.map(({ status }) => status) // => ['done', 'done']
   * const { user } = await acme.users.stateOn('bo', '2027-03-01')
   * user?.department // => 'IT'
   * ```
   */
  updateMany(
    users: readonly string[],
    patch: Pick<UserPatch<A>, 'department' | 'attributes'>,
    options?: DatedOptions & ProgressOptions,
  ): Promise<readonly FactsResult[]>
  /**
   * Withdraws a dated department or attribute before its first date: what lay under it counts, as
   * if it had never been set.
   *
   * @param dated - The fact and the date from which it would count; as it stands in the `facts` of
   * the user.
   * @throws {@link SeatlineError} `fact_unknown` when nothing of it begins on that date, or it has
   * begun; `user_unknown`.
   */
  withdraw(
    user: string,
    dated: { readonly fact: FactName; readonly from: string },
    options?: CommandOptions,
  ): Promise<CommandResult>
  /**
   * A page of users by id; ask for the next one with the last id as `after`. At most 1,000 in a
   * page, 100 by default.
   */
  list(
    page?: UserFilter<L> & { readonly after?: string; readonly limit?: number },
  ): Promise<readonly User[]>
  /**
   * All users, page by page by id, for templates and exports: memory holds one page. 500 in a page
   * unless `limit` says another number.
   */
  pages(filter?: UserFilter<L> & { readonly limit?: number }): AsyncIterable<readonly User[]>
  /** The user with an e-mail, in any case, or `null`. */
  findByEmail(email: string): Promise<User | null>
  /** Deletes a user; e-mail, numbers and seats are free at once, the id never (rule N4). */
  delete(user: string, options?: { readonly scheduled?: 'refuse' | 'cancel' }): Promise<void>
  /** Replaces the personal values of a deleted user's history by `null` (rule N4). */
  erase(user: string): Promise<void>
  /**
   * Today's holdings, and what will happen date by date. @throws {@link SeatlineError}
   * `user_unknown`.
   */
  timeline(user: string): Promise<Timeline>
  /**
   * The user on any date: the past from history, the future from the forecast (rule T4). @throws
   * {@link SeatlineError} `date_invalid`.
   */
  stateOn(user: string, date: string): Promise<StateOn>
  /**
   * Who did what, when, from which value to which; by number. A page has 1,000 events unless
   * `limit` says otherwise.
   */
  history(
    user: string,
    page?: { readonly after?: number; readonly limit?: number },
  ): Promise<readonly SeatlineEvent[]>
}

/** The users of a session. */
export function usersOf(session: Session): Users {
  return {
    create: async (user, options) => createUser(session, user, options?.onboarding ?? 'none'),
    get: async (user) => getUser(session, readUserId(user)),
    update: async (user, patch, options) => updateUser(session, readUserId(user), patch, options),
    updateMany: async (users, patch, options) =>
      updateUsers(session, [...new Set(users.map(readUserId))], patch, options),
    withdraw: async (user, { fact, from }, options) =>
      commandUser(
        session,
        { action: 'users.withdraw', user: readUserId(user) },
        (now) => decideWithdrawn(now, fact, from),
        options,
      ),
    list: async (page = {}) => listUsers(session, page),
    pages: (filter = {}) => userPages(session, filter),
    findByEmail: async (email) => findByEmail(session, email),
    delete: async (user, options) =>
      deleteUser(session, readUserId(user), options?.scheduled ?? 'refuse'),
    erase: async (user) => eraseUser(session, readUserId(user)),
    timeline: async (user) => timelineOf(session, readUserId(user)),
    stateOn: async (user, date) => stateOn(session, readUserId(user), date),
    history: async (user, page) => historyOf(session, readUserId(user), page),
  }
}

async function createUser(
  session: Session,
  input: NewUser,
  onboarding: 'send' | 'none',
): Promise<User> {
  const { id: given, profile } = readNewUser(input, session.context.catalog.definition)
  const id =
    given === undefined ? (session.context.newId() as UserId) : parseId<UserId>(given, 'user.id')
  await authorize(session, 'users.create', { users: [id], emails: [profile.email] })
  const { organization } = session
  const now = await loadAsOf(session)
  const bodies: readonly DatedBody[] = [
    { kind: 'user_created', profile, onboarding, date: now.today },
  ]
  const record = evolve(null, { organization, id }, bodies) as UserRecord // it was just created
  const outcome = await commitUser(session, now, { before: null, after: record, bodies })
  if (outcome.status === 'id_taken') throw await idTaken(session, record)
  return { ...record, outOfCompliance: [] }
}

/**
 * A creation that was sent twice, because its answer was lost, is told from an id of somebody else.
 */
async function idTaken(
  { context, organization }: Session,
  { id, email }: UserRecord,
): Promise<SeatlineError<'id_taken'>> {
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
  return userOf(session, record, { organization, today })
}

async function updateUser(
  session: Session,
  user: UserId,
  input: UserPatch,
  options: DatedOptions = {},
): Promise<FactsResult> {
  const read = readPatch(input, session.context.catalog.definition)
  const { from: _, until: __, ...others } = options
  const { email } = read.patch
  const naming = { emails: email === undefined ? [] : [email] }
  const command = { action: 'users.update', user, naming }
  const { decide, withLater } = updating(read, options)
  return withLater(user, await commandUser(session, command, decide, others))
}

async function updateUsers(
  session: Session,
  users: readonly UserId[],
  input: UserPatch,
  options: DatedOptions & ProgressOptions = {},
): Promise<readonly FactsResult[]> {
  const read = readPatch(input, session.context.catalog.definition)
  refuseOthers(read.patch, 'for_many')
  const { from: _, until: __, ...others } = options
  const { decide, withLater } = updating(read, options)
  const results = await commandUsers(session, { action: 'users.update', users }, decide, others)
  return results.map((result, place) => withLater(users[place]!, result)) // one for each user
}

/** Decides on what a patch changes of users, and notes the dates of the same facts that stay. */
function updating({ patch, merge }: ReturnType<typeof readPatch>, options: DatedOptions) {
  const isDated = options.from !== undefined || options.until !== undefined
  if (isDated) refuseOthers(patch, 'has_dates')
  const facts = factsIn(patch, merge)
  const later = new Map<UserId, FactsResult['later']>()
  return {
    decide: (now: CommandContext) => {
      const { record, today } = now
      const span = readSpan(options, today)
      later.set(record.id, laterThan(record, facts, span.from))
      return isDated ? decideDated(now, facts, span) : changedProfile(record, patch, merge, today)
    },
    withLater: (user: UserId, result: CommandResult): FactsResult => ({
      ...result,
      later: later.get(user) ?? [],
    }),
  }
}

async function listUsers(
  session: Session,
  page: UserFilter & { readonly after?: string; readonly limit?: number },
): Promise<readonly User[]> {
  await authorize(session, 'users.list', {
    licenses: page.license === undefined ? [] : [page.license],
  })
  const limit = readPageSize(page.limit)
  const now = await loadAsOfSettled(session)
  if (page.license !== undefined) await refuseUnknownLicenses(session, [page.license])
  const records = await session.context.store.listUsers(session.organization, { ...page, limit })
  return records.map((record) => userOf(session, record, now))
}

async function* userPages(
  session: Session,
  filter: UserFilter & { readonly limit?: number },
): AsyncGenerator<readonly User[], void> {
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

async function deleteUser(
  session: Session,
  user: UserId,
  scheduled: 'refuse' | 'cancel',
): Promise<void> {
  await authorize(session, 'users.delete', { users: [user] })
  await writeUser(session, user, ({ record, today }) => {
    const waiting = record.changes.filter((change) => change.status === 'scheduled')
    if (waiting.length > 0 && scheduled === 'refuse') {
      const changes = waiting.map((change) => change.id)
      throw new SeatlineError(
        'changes_scheduled',
        `The user has ${counted(waiting.length, 'scheduled change')}. Cancel ${waiting.length === 1 ? 'it' : 'them'}, or delete with { scheduled: 'cancel' }.`,
        { user, changes },
      )
    }
    const bodies: DatedBody[] = waiting.map((change) => ({
      kind: 'change_canceled',
      change,
      date: today,
    }))
    bodies.push({ kind: 'user_deleted', date: today })
    return { result: 'deleted', change: { before: record, after: null, bodies } }
  })
}

async function historyOf(
  session: Session,
  user: UserId,
  page: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly SeatlineEvent[]> {
  await authorize(session, 'users.history', { users: [user] })
  await loadUsersAsOf(session, [user]) // what has come by now is in history too (rule T1)
  return readHistory(session, user, page)
}
