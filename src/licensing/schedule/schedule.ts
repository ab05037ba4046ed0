/** Edits and shows the schedule of a user. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { SeatlineError } from '../../core/errors.js'
import type { ChangeId } from '../../core/ids.js'
import { ascending } from '../../core/order.js'
import type { ListedChange } from '../../storage/port.js'
import {
  createdKey,
  byCreation,
  effectiveDate,
  type Change,
  type Override,
} from '../../timeline/record/change.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import { outcomesByChange } from '../../timeline/request/compare-futures.js'
import type { Outcome } from '../../timeline/settle/outcome.js'
import { forecast } from '../../timeline/settle/timeline-walk.js'
import { remedyChange, type RemedyResult } from '../remedies/carry-out.js'
import type { RemedyChoice } from '../remedies/choice.js'
import { helpFor, type Help } from '../remedies/help.js'
import { upcoming } from '../session/as-of.js'
import { readUserId, readDetails } from '../session/input.js'
import { authorize, type Session } from '../session/session.js'
import {
  edited,
  ends,
  failed,
  move,
  override,
  retry,
  scheduled,
  settleIfToday,
} from '../writing/change-edits.js'
import { commandUser, type CommandOptions, type CommandResult } from '../writing/command.js'
import { loadContext } from '../writing/load-user.js'
import { listSchedule, schedulePages, type SchedulePage } from './list.js'

/** A change of a user as the schedule shows it. @public */
export interface ScheduledEntry {
  readonly change: Change
  /** The date on which it is settled; for a failed one, the date on which it failed. */
  readonly effectiveDate: CalendarDate
  /** Whether the user's override stands in for its own date. */
  readonly overridden: boolean
  /** What will become of it as things stand; `null` for a change that failed already. */
  readonly forecast: Outcome | null
}

/** The schedule of a user. @public */
export interface UserSchedule {
  readonly today: CalendarDate
  readonly override: Override | null
  /** By effective date, then in the order in which they were asked for. */
  readonly changes: readonly ScheduledEntry[]
}

/**
 * What clearing an override did: which changes keep its date, because their own date has passed
 * (rule I7).
 *
 * @public
 */
export type ClearResult = CommandResult & { readonly kept: readonly ChangeId[] }

/**
 * Edits of what is scheduled. Dates are `YYYY-MM-DD` in the organization's time zone, or `'now'`.
 *
 * What comes to be today is settled in the same command; if it would not go through,
 * the command is refused with the conflicts and nothing is written (rule I6).
 *
 * @public
 */
export interface Schedule<L extends string = string, T extends string = string> {
  /**
   * Gives a change another own date. @throws {@link SeatlineError} `change_unknown`,
   * `change_not_scheduled`, `date_in_past`.
   */
  move(user: string, change: string, on: string, options?: CommandOptions): Promise<CommandResult>
  /** Chooses the details of a scheduled change. */
  setDetails(
    user: string,
    change: string,
    details: { readonly [detail: string]: string },
    options?: CommandOptions,
  ): Promise<CommandResult>
  /** Cancels a scheduled change: it never takes effect (rule I5). */
  cancel(user: string, change: string, options?: CommandOptions): Promise<CommandResult>
  /** Sets one date that stands in for the own dates of all changes scheduled so far (rule I2). */
  override(user: string, on: string, options?: CommandOptions): Promise<CommandResult>
  /**
   * Brings every own date back. A change whose own date has come keeps the override's date as its
   * own, unless `passedTo` names another.
   */
  clearOverride(
    user: string,
    options?: CommandOptions & { readonly passedTo?: string },
  ): Promise<ClearResult>
  /** Schedules a failed change again, with a new date. */
  retry(user: string, change: string, on: string, options?: CommandOptions): Promise<CommandResult>
  /** Puts a failed change away. */
  dismiss(user: string, change: string, options?: CommandOptions): Promise<CommandResult>
  /** What is scheduled for a user, and what failed, with the forecast. */
  of(user: string): Promise<UserSchedule>
  /**
   * What would help a change that will fail, or that failed; `remedy` carries it out. @throws
   * {@link SeatlineError} `change_unknown`.
   */
  help(user: string, change: string): Promise<Help>
  /**
   * Carries out a remedy that `help` proposes, in one write to the user: numbers, attributes, edits
   * of the schedule, another license that it takes, and the change itself, which gets its date, its
   * details or its dependents. A change that failed is tried again with it. Capabilities, seat
   * limits and the seat of another user come first.
   *
   * With `preview` nothing is written, and the effects are those that it would have.
   *
   * @throws {@link SeatlineError} `input_invalid` when something is left open that an action needs
   * (see {@link remedyInputs}); and what its commands throw.
   *
   * @example
   * ```ts
   * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
   *   { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
   * ] }] })
   * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2026-11-01T12:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
   * await acme.confirm(await acme.plan({ users: [anna.id], assign: ['basic'], on: '2026-12-01' }))
   *
   * const { change } = (await acme.schedule.of(anna.id)).changes[0]!
   * const help = await acme.schedule.help(anna.id, change.id)
   * await acme.schedule.remedy(anna.id, change.id, { remedy: help.remedies.sets[0]!, numbers: { landline: '+4681234567' } })
   * const [entry] = (await acme.schedule.of(anna.id)).changes
   * entry?.forecast?.status // => 'applied'
   * ```
   */
  remedy(
    user: string,
    change: string,
    choice: RemedyChoice,
    options?: CommandOptions,
  ): Promise<RemedyResult>
  /**
   * A page of the scheduled (or failed) changes of the organization, by effective date, user and
   * change. Ask for the next one with the last change as `after`.
   *
   * @throws {@link SeatlineError} `input_invalid` for a track that the catalog does not have;
   * `date_invalid`.
   */
  list(page?: SchedulePage<L, T>): Promise<readonly ListedChange[]>
  /**
   * All of them, page by page, for exports: memory holds one page. 500 in a page unless `limit`
   * says another number.
   */
  pages(filter?: Omit<SchedulePage<L, T>, 'after'>): AsyncIterable<readonly ListedChange[]>
}

/** The schedule of a session. */
export function scheduleOf(session: Session): Schedule {
  return {
    move: async (user, change, on, options) =>
      commandUser(
        session,
        { action: 'schedule.move', user: readUserId(user) },
        (now) => move(now, scheduled(now, change), upcoming(on, now.today)),
        options,
      ),
    setDetails: async (user, change, details, options) => {
      const chosen = readDetails(details)
      return commandUser(
        session,
        { action: 'schedule.setDetails', user: readUserId(user) },
        (now) => edited(scheduled(now, change), { details: chosen }, 'details', now),
        options,
      )
    },
    cancel: async (user, change, options) =>
      commandUser(
        session,
        { action: 'schedule.cancel', user: readUserId(user) },
        (now) => ends('change_canceled', scheduled(now, change), now),
        options,
      ),
    override: async (user, on, options) =>
      commandUser(
        session,
        { action: 'schedule.override', user: readUserId(user) },
        (now) => override(now, upcoming(on, now.today)),
        options,
      ),
    clearOverride: async (user, options) => clearOverride(session, user, options),
    retry: async (user, change, on, options) => {
      const created = createdKey(session.context.receivedAt(), session.context.newId(), 0)
      return commandUser(
        session,
        { action: 'schedule.retry', user: readUserId(user) },
        (now) => retry(now, failed(now, change), upcoming(on, now.today), created),
        options,
      )
    },
    dismiss: async (user, change, options) =>
      commandUser(
        session,
        { action: 'schedule.dismiss', user: readUserId(user) },
        (now) => ends('change_dismissed', failed(now, change), now),
        options,
      ),
    of: async (user) => scheduleOfUser(session, user),
    help: async (user, change) => helpFor(session, readUserId(user), change),
    remedy: async (user, change, choice, options) =>
      remedyChange(session, { user: readUserId(user), change }, choice, options),
    list: async (page = {}) => listSchedule(session, page),
    pages: (filter = {}) => schedulePages(session, filter),
  }
}

async function clearOverride(
  session: Session,
  user: string,
  options: CommandOptions & { readonly passedTo?: string } = {},
): Promise<ClearResult> {
  let kept: readonly ChangeId[] = []
  const result = await commandUser(
    session,
    { action: 'schedule.clearOverride', user: readUserId(user) },
    (now) => {
      const { record, today } = now
      const { override: current } = record
      if (current === null)
        throw new SeatlineError(
          'override_missing',
          `The user ${record.id} has no override to clear.`,
          { user: record.id },
        )
      const cleared: DatedBody = {
        kind: 'override_changed',
        edit: 'cleared',
        from: current,
        to: null,
        date: today,
      }
      const on = options.passedTo === undefined ? current.date : upcoming(options.passedTo, today)
      const keeping = record.changes
        .filter(
          (change) =>
            change.status === 'scheduled' &&
            change.dated < current.dated &&
            change.ownDate <= today,
        )
        .sort((a, b) => ascending(a.ownDate, b.ownDate) || a.dated - b.dated)
      kept = keeping.map((change) => change.id)
      const edits = keeping.map((from, index): DatedBody => {
        return {
          kind: 'change_edited',
          edit: 'kept_date',
          from,
          to: { ...from, ownDate: on, dated: record.sequence + 1 + index },
          date: today,
        }
      })
      return keeping.length === 0
        ? { happens: [cleared] }
        : settleIfToday(now, [cleared, ...edits], on)
    },
    options,
  )
  return { ...result, kept }
}

async function scheduleOfUser(session: Session, user: string): Promise<UserSchedule> {
  const id = readUserId(user)
  await authorize(session, 'schedule.of', { users: [id] })
  const now = await loadContext(session, id)
  const { record } = now
  const outcomes = outcomesByChange(forecast(now))
  const changes = record.changes.map((change): ScheduledEntry => {
    const on = change.failure?.on ?? effectiveDate(change, record.override)
    const overridden =
      change.failure === null && record.override !== null && record.override.dated > change.dated
    return {
      change,
      effectiveDate: on,
      overridden,
      forecast: outcomes.get(change.id)?.outcome ?? null,
    }
  })
  const inOrder = changes.sort(
    (a, b) => ascending(a.effectiveDate, b.effectiveDate) || byCreation(a.change, b.change),
  )
  return { today: now.today, override: record.override, changes: inOrder }
}
