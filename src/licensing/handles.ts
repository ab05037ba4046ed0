/** What a portal holds: licensing, and an organization as one actor sees it. */
import type { Catalog } from '../catalog/catalog.js'
import type { SeatlineStore } from '../storage/port.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { DeliverOptions, DeliverResult } from './events/deliver.js'
import type { Imports } from './imports/imports.js'
import type { ApplyDueOptions, ApplyDueResult } from './nightly/apply-due.js'
import type { RecheckResult } from './nightly/recheck.js'
import type { Organizations } from './organization/organizations.js'
import type { Reports } from './organization/reports.js'
import type { Seats } from './organization/seats.js'
import type { Settings } from './organization/settings.js'
import type { TrialPage } from './organization/try-catalog.js'
import type { Confirmation, ConfirmOptions, ConfirmResult } from './plan/confirm.js'
import type { PlanOptions, Plan, UserAnswer } from './plan/plan.js'
import type { PlanInput, UserPlanInput } from './plan/request.js'
import type { PlanRemedyResult } from './remedies/carry-out.js'
import type { RemedyChoice } from './remedies/choice.js'
import type { Schedule } from './schedule/schedule.js'
import type { PortingPolicy } from './session/porting-policy.js'
import type { ProgressOptions } from './session/progress.js'
import type { Actor, Authorize } from './session/session.js'
import type { Numbers } from './users/numbers.js'
import type { Users } from './users/users.js'
import type { CommandOptions } from './writing/command.js'

/** What licensing works with. @public */
export interface LicensingOptions<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> {
  readonly catalog: Catalog<L, T, C, A>
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
   * For how many days it is known which plans and imports were confirmed, and with what result: 1
   * to 3,650, 30 by default. An older plan is refused with `plan_expired`, and `forgetAnswers`
   * throws older answers away.
   */
  readonly keepAnswersDays?: number
}

/**
 * One organization, as one actor sees it: nothing of any other.
 *
 * `L` and `T` are the ids of the catalog's licenses and tracks, `C` and `A` those of the capabilities
 * and attributes that it declares: only these can be planned, limited, enabled, set and asked for.
 * To ask for a license that is gone from the catalog, use the organization as an `Organization`, of
 * any ids: `const any: Organization = acme`.
 *
 * @public
 */
export interface Organization<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> {
  readonly users: Users<L, A>
  readonly numbers: Numbers
  readonly schedule: Schedule<L, T>
  readonly settings: Settings<L, C>
  readonly seats: Seats<L>
  readonly imports: Imports
  readonly reports: Reports<L, T>
  /** Judges a request for one or many users, and changes nothing (rule P1). */
  plan(request: PlanInput<L>, options?: PlanOptions): Promise<Plan>
  /**
   * Judges a request for one user. The plan is one that `plan` gives; `answer` is that of the user.
   *
   * @throws {@link SeatlineError} as `plan` does.
   *
   * @example
   * ```ts
   * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
   * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2026-11-01T12:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
   * const { plan, answer } = await acme.planFor(anna.id, { assign: ['basic'], on: '2026-12-01' })
   * answer.status // => 'ready'
   * const { status } = await acme.confirmFor(plan)
   * status // => 'scheduled'
   * ```
   */
  planFor(
    user: string,
    request: UserPlanInput<L>,
    options?: PlanOptions,
  ): Promise<{ readonly plan: Plan; readonly answer: UserAnswer }>
  /**
   * Carries out a remedy that a plan proposes, all but the request itself, and plans that again for
   * the user: numbers, attributes and edits of the schedule in one write to the user, capabilities
   * and seat limits in the organization.
   *
   * With `preview` nothing is written, and the plan is that of the user as the remedy would leave
   * it.
   *
   * For a change that is scheduled already, or has failed, there are `schedule.help` and
   * `schedule.remedy`.
   *
   * @throws {@link SeatlineError} `input_invalid` when something is left open that an action needs
   * (see {@link remedyInputs}); and what its commands throw.
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
  remedy(
    plan: Plan,
    choice: RemedyChoice & { readonly user: string },
    options?: CommandOptions,
  ): Promise<PlanRemedyResult>
  /**
   * Carries a plan out (rules P2 and P3). Confirming it again changes nothing and gives the first
   * result: each user's status, ids of changes and codes of conflicts, without the verdict.
   *
   * @throws {@link SeatlineError} `input_invalid`, `plan_mismatch`, `plan_reused` when another
   * request or mode was confirmed under the plan's id, `plan_expired`, `date_in_past`,
   * `license_unknown`, `too_many_for_all`, `aborted`.
   */
  confirm(plan: Plan, options?: ConfirmOptions): Promise<ConfirmResult>
  /**
   * Carries out a plan for one user, as `confirm` does, and gives what became of the user.
   *
   * @throws {@link SeatlineError} as `confirm` does, and `input_invalid` for a plan for several
   * users.
   */
  confirmFor(plan: Plan, options?: ConfirmOptions): Promise<Confirmation>
}

/** Everything that a portal does with users and licenses. @public */
export interface Licensing<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> {
  readonly organizations: Organizations
  /** Opens an organization for an actor. */
  organization(id: string, by: Actor): Organization<L, T, C, A>
  /**
   * Settles everything whose day has come, in every organization: for cron or a job queue, on any
   * number of machines.
   */
  applyDue(options?: ApplyDueOptions): Promise<ApplyDueResult>
  /**
   * Throws away what is known of plans and imports that were confirmed more than `keepAnswersDays`
   * days ago: for the nightly run, beside `applyDue`. Reports progress after each organization of
   * which something was forgotten.
   *
   * @returns How many plans and imports were forgotten.
   * @throws {@link SeatlineError} `aborted`.
   */
  forgetAnswers(
    options?: ProgressOptions<{
      readonly done: number
      readonly total: null
      readonly organization: string
    }>,
  ): Promise<{ readonly forgotten: number }>
  /**
   * Judges users again, in every organization, whose judgment is out of date, and tells by events of
   * the organization what has turned: who is out of compliance now, which changes will fail, and on
   * which dates seats have become short. For the nightly run after `applyDue`, on any number of
   * machines. It is cheap where nothing is out of date and no seat is limited: reports judge for
   * themselves, so it is for whoever wants to be told.
   *
   * @throws {@link SeatlineError} `aborted`; what was judged stays.
   */
  recheck(
    options?: ProgressOptions<{
      readonly done: number
      readonly total: null
      readonly organization: string
    }>,
  ): Promise<RecheckResult>
  /**
   * Tries a catalog on every organization, by id, as `reports.tryCatalog` does on one: the summary
   * is of all of them. Nothing is written.
   *
   * @throws {@link SeatlineError} `input_invalid` for what is no catalog, or no edition of the one in
   * use.
   */
  tryCatalog(next: Catalog | { readonly edition: string }): AsyncIterable<TrialPage>
  /**
   * Hands events to a handler: at least once each, in order for each user. The only way events
   * leave.
   */
  deliverEvents(
    handler: (event: SeatlineEvent) => void | Promise<void>,
    options?: DeliverOptions,
  ): Promise<DeliverResult>
}
