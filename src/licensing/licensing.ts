import { callback, fields, invalidInput, isObject, looksLike, optional, refuse, whole } from '../core/check.js'
import { frozenCopy } from '../core/frozen.js'
import { randomId } from '../core/random-id.js'
import type { Catalog } from '../catalog/catalog.js'
import { parseId } from '../core/ids.js'
import type { SeatlineStore } from '../storage/port.js'
import type { SeatlineEvent } from '../timeline/event.js'
import type { CommandOptions } from './command.js'
import { confirmPlan, type ConfirmOptions, type ConfirmResult } from './confirm.js'
import { arrivals } from './created.js'
import { organizationId, type Authorize, type Context, type Session } from './context.js'
import { forgetAnswers, type ForgetAnswersOptions, type ForgetAnswersResult } from './forget-answers.js'
import { guarded } from './gate.js'
import { importsOf, type Imports } from './imports.js'
import { readActor } from './input.js'
import { numbersOf, type Numbers } from './numbers.js'
import { organizationsOf, type Organizations } from './organizations.js'
import { planRequest, type Plan, type PlanOptions } from './plan.js'
import type { PlanInput } from './plan-request.js'
import { portingPolicy, type PortingPolicy } from './porting.js'
import { applyDue, deliverEvents, type ApplyDueOptions, type ApplyDueResult, type DeliverOptions, type DeliverResult } from './run.js'
import { remedyPlan, type PlanRemedyChoice, type PlanRemedyResult } from './remedy.js'
import { reportsOf, type Reports } from './reports.js'
import { scheduleOf, type Schedule } from './schedule.js'
import { seatsOf, type Seats } from './seats.js'
import { settingsOf, type Settings } from './settings.js'
import { licensingSignatures, organizationSignatures } from './signatures.js'
import { usersOf, type Users } from './users.js'

/** What licensing works with. @public */
export interface LicensingOptions<L extends string = string, T extends string = string> {
  readonly catalog: Catalog<L, T>
  readonly store: SeatlineStore
  /** The only source of time; the system's clock by default. */
  readonly clock?: () => Date
  /** Asked before every command and every reading (rule W1); everything is allowed by default. */
  readonly authorize?: Authorize
  /** When numbers may be ported (rule N2); any day by default. */
  readonly porting?: PortingPolicy
  /** Makes ids of users, plans and changes; random UUIDs by default. */
  readonly newId?: () => string
  /**
   * For how many days it is known which plans and imports were confirmed, and with what result: 1 to 3,650, 30 by default.
   * An older plan is refused with `plan_expired`, and `forgetAnswers` throws older answers away.
   */
  readonly keepAnswersDays?: number
}

/** One organization, as one actor sees it: nothing of any other. @public */
export interface Organization<L extends string = string, T extends string = string> {
  readonly users: Users
  readonly numbers: Numbers
  readonly schedule: Schedule<T>
  readonly settings: Settings<L>
  readonly seats: Seats
  readonly imports: Imports
  readonly reports: Reports
  /** Judges a request for one or many users, and changes nothing (rule P1). */
  plan(request: PlanInput<L>, options?: PlanOptions): Promise<Plan>
  /**
   * Carries out a remedy that a plan proposes, all but the request itself, and plans that again for the user:
   * numbers, attributes and edits of the schedule in one write to the user, capabilities and seat limits in the organization.
   *
   * With `preview` nothing is written, and the plan is that of the user as the remedy would leave it.
   *
   * For a change that is scheduled already, or has failed, there are `schedule.help` and `schedule.remedy`.
   *
   * @throws {@link SeatlineError} `input_invalid` when something is left open that an action needs (see {@link remedyInputs}); and what its commands throw.
   *
   * @example A number is missing, and added with one call
   * ```ts
   * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
   *   { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
   * ] }] })
   * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2026-11-01T12:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
   * const plan = await acme.plan({ users: [anna.id], assign: ['basic'], on: 'now' })
   * const remedy = plan.users[0]!.remedies.sets[0]!
   * remedy.actions // => [{ kind: 'add_number', type: 'landline', by: '2026-11-01' }]
   * const done = await acme.remedy(plan, { user: anna.id, remedy, numbers: { landline: '+4681234567' } })
   * done.status === 'done' && done.plan.users[0]?.status // => 'ready'
   * ```
   */
  remedy(plan: Plan, choice: PlanRemedyChoice, options?: CommandOptions): Promise<PlanRemedyResult>
  /**
   * Carries a plan out (rules P2 and P3). Confirming it again changes nothing and gives the first result:
   * each user's status, ids of changes and codes of conflicts, without the verdict.
   *
   * @throws {@link SeatlineError} `input_invalid`, `plan_mismatch`, `plan_reused` when another request or mode was confirmed under
   *   the plan's id, `plan_expired`, `date_in_past`, `license_unknown`, `too_many_for_all`, `aborted`.
   */
  confirm(plan: Plan, options?: ConfirmOptions): Promise<ConfirmResult>
}

/** Everything that a portal does with users and licenses. @public */
export interface Licensing<L extends string = string, T extends string = string> {
  readonly organizations: Organizations
  /** Opens an organization for an actor. */
  organization(id: string, by: { readonly actor: string }): Organization<L, T>
  /** Settles everything whose day has come, in every organization: for cron or a job queue, on any number of machines. */
  applyDue(options?: ApplyDueOptions): Promise<ApplyDueResult>
  /**
   * Throws away what is known of plans and imports that were confirmed more than `keepAnswersDays` days ago: for the nightly run,
   * beside `applyDue`.
   *
   * @throws {@link SeatlineError} `aborted`.
   */
  forgetAnswers(options?: ForgetAnswersOptions): Promise<ForgetAnswersResult>
  /** Hands events to a handler: at least once each, in order for each user. The only way events leave. */
  deliverEvents(handler: (event: SeatlineEvent) => void | Promise<void>, options?: DeliverOptions): Promise<DeliverResult>
}

/**
 * Brings a catalog, a store and a clock together.
 *
 * @throws {@link SeatlineError} `input_invalid` for what is no catalog or no store.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2026-11-01T12:00:00Z') })
 * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
 * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
 * const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
 * const plan = await acme.plan({ users: [anna.id], assign: ['basic'], on: 'now' })
 * plan.users[0]?.status // => 'ready'
 * ```
 * @public
 */
export function createLicensing<L extends string, T extends string>(options: LicensingOptions<L, T>): Licensing<L, T> {
  checkOptions(options)
  const clock = options.clock ? checkedClock(options.clock) : () => new Date()
  const context: Context = {
    catalog: options.catalog,
    store: options.store,
    clock,
    arrive: arrivals(clock),
    newId: options.newId ? checkedIds(options.newId) : randomId,
    authorize: options.authorize ?? null,
    porting: options.porting ? frozenCopy(options.porting) : null,
    keepAnswersDays: options.keepAnswersDays ?? 30,
  }
  const licensing: Licensing<L, T> = {
    organizations: organizationsOf(context),
    organization: (id, by) => openOrganization({ context, organization: organizationId(id), actor: readActor(by) }),
    applyDue: async (given) => applyDue(context, given),
    forgetAnswers: async (given) => forgetAnswers(context, given),
    deliverEvents: async (handler, given) => deliverEvents(context, handler, given),
  }
  return guarded(licensing, licensingSignatures)
}

/** Says at once what would else show in the middle of the first command. */
function checkOptions(given: unknown): void {
  if (!isObject(given)) throw invalidInput('options', 'must be an object with a catalog and a store')
  refuse(
    fields<LicensingOptions>({
      catalog: looksLike('what defineCatalog gives', { fingerprint: 'string' }),
      store: looksLike('a store, such as memoryStore() gives', { commit: 'function' }),
      clock: optional(callback),
      authorize: optional(callback),
      porting: optional(portingPolicy),
      newId: optional(callback),
      keepAnswersDays: optional(whole(1, 3_650)),
    })(given, ''),
  )
}

/** A clock that gives a number, such as `Date.now`, would only show in the middle of a command. */
function checkedClock(clock: () => Date): () => Date {
  return () => {
    const now = clock()
    if (Object.prototype.toString.call(now) === '[object Date]' && Number.isFinite(now.getTime())) return now
    throw invalidInput('clock', 'does not give a date', 'The clock must give a Date: clock: () => new Date().')
  }
}

/** An id that is none would only show when a plan comes back. */
function checkedIds(newId: () => string): () => string {
  return () => parseId(newId(), 'newId')
}

function openOrganization<L extends string, T extends string>(session: Session): Organization<L, T> {
  const organization: Organization<L, T> = {
    users: usersOf(session),
    numbers: numbersOf(session),
    schedule: scheduleOf(session),
    settings: settingsOf(session),
    seats: seatsOf(session),
    imports: importsOf(session),
    reports: reportsOf(session),
    plan: async (request, options) => planRequest(session, request, options),
    remedy: async (plan, choice, options) => remedyPlan(session, plan, choice, options),
    confirm: async (plan, options) => confirmPlan(session, plan, options),
  }
  return guarded(organization, organizationSignatures)
}
