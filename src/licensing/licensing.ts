/** Creates licensing: wires everything that a portal calls to a catalog, a store and a clock. */
import {
  callback,
  fields,
  invalidInput,
  isObject,
  looksLike,
  optional,
  refuse,
  whole,
} from '../core/check.js'
import { parseId } from '../core/ids.js'
import { randomId } from '../core/random-id.js'
import { deliverEvents } from './events/deliver.js'
import type { LicensingOptions, Organization, Licensing } from './handles.js'
import { importsOf } from './imports/imports.js'
import { applyDue } from './nightly/apply-due.js'
import { forgetAnswers } from './nightly/forget-answers.js'
import { recheckAll } from './nightly/recheck.js'
import { organizationsOf } from './organization/organizations.js'
import { reportsOf } from './organization/reports.js'
import { seatsOf } from './organization/seats.js'
import { settingsOf } from './organization/settings.js'
import { tryEverywhere } from './organization/try-catalog.js'
import { confirmForOne, confirmPlan } from './plan/confirm.js'
import { planForOne, planRequest } from './plan/plan.js'
import { remedyPlan } from './remedies/carry-out.js'
import { scheduleOf } from './schedule/schedule.js'
import { guarded } from './session/gate.js'
import { readBy, readOrganizationId } from './session/input.js'
import { receiptTimes } from './session/request-order.js'
import type { Context, Session } from './session/session.js'
import { licensingSignatures, organizationSignatures } from './signatures.js'
import { numbersOf } from './users/numbers.js'
import { portingPolicy } from './users/porting.js'
import { usersOf } from './users/users.js'

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
export function createLicensing<
  L extends string,
  T extends string,
  C extends string = string,
  A extends string = string,
>(options: LicensingOptions<L, T, C, A>): Licensing<L, T, C, A> {
  checkOptions(options)
  const clock = options.clock ? checkedClock(options.clock) : () => new Date()
  const context: Context = {
    catalog: options.catalog,
    store: options.store,
    clock,
    receivedAt: receiptTimes(clock),
    newId: options.newId ? checkedIds(options.newId) : randomId,
    authorize: options.authorize ?? null,
    porting: options.porting ? Object.freeze({ ...options.porting }) : null,
    keepAnswersDays: options.keepAnswersDays ?? 30,
  }
  const licensing: Licensing<L, T, C, A> = {
    organizations: organizationsOf(context),
    organization: (id, by) =>
      openOrganization({ context, organization: readOrganizationId(id), by: readBy(by) }),
    applyDue: async (given) => applyDue(context, given),
    forgetAnswers: async (given) => forgetAnswers(context, given),
    recheck: async (given) => recheckAll(context, given),
    tryCatalog: (next) => tryEverywhere(context, next),
    deliverEvents: async (handler, given) => deliverEvents(context, handler, given),
  }
  return guarded(licensing, licensingSignatures)
}

/** Says at once what would else show in the middle of the first command. */
function checkOptions(given: unknown): void {
  if (!isObject(given))
    throw invalidInput('options', 'must be an object with a catalog and a store')
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
    if (Object.prototype.toString.call(now) === '[object Date]' && Number.isFinite(now.getTime()))
      return now
    throw invalidInput(
      'clock',
      'does not give a date',
      'The clock must give a Date: clock: () => new Date().',
    )
  }
}

/** An id that is none would only show when a plan comes back. */
function checkedIds(newId: () => string): () => string {
  return () => parseId(newId(), 'newId')
}

function openOrganization<L extends string, T extends string, C extends string, A extends string>(
  session: Session,
): Organization<L, T, C, A> {
  const organization: Organization<L, T, C, A> = {
    users: usersOf(session),
    numbers: numbersOf(session),
    schedule: scheduleOf(session),
    settings: settingsOf(session),
    seats: seatsOf(session),
    imports: importsOf(session),
    reports: reportsOf(session),
    plan: async (request, options) => planRequest(session, request, options),
    planFor: async (user, request, options) => planForOne(session, { user, request, options }),
    remedy: async (plan, choice, options) => remedyPlan(session, plan, choice, options),
    confirm: async (plan, options) => confirmPlan(session, plan, options),
    confirmFor: async (plan, options) => confirmForOne(session, plan, options),
  }
  return guarded(organization, organizationSignatures)
}
