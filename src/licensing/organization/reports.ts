/** Reports users who are out of compliance. */
import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'
import { readPageSize } from '../session/input.js'
import type { ProgressOptions } from '../session/progress.js'
import { authorize, type Session } from '../session/session.js'
import { userOf, type User } from '../users/user.js'
import { countStale, judgeStale } from '../writing/judge-again.js'
import { loadAsOfSettled } from '../writing/settle-due.js'
import { forecastPages, type ForecastFilter, type ForecastPage } from './forecast.js'
import { tryCatalog, type TrialPage } from './try-catalog.js'

/** A page of a report. */
export type ReportPage = NonNullable<Parameters<Reports['outOfCompliance']>[0]>

/** Users who are out of compliance (rule C5). @public */
export interface ComplianceReport {
  readonly today: CalendarDate
  /** A page of them, by id, with what is wrong today. */
  readonly users: readonly User[]
  /** How many there are in all. */
  readonly total: number
}

/**
 * Who of an organization is out of compliance: pages by index, never all users at once. What is due
 * is settled before (rule T1). Scheduled changes are listed by `schedule.list`, holders of a
 * license by `users.list({ license })`.
 *
 * @public
 */
export interface Reports<L extends string = string, T extends string = string> {
  /**
   * What will become of every scheduled change, users by id, page by page: what `applyDue` then
   * does, if no fact moves but as it is dated to. Where seats are short, everybody finds what those
   * before leave.
   *
   * @example Two are scheduled for one seat
   * ```ts
   * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
   * const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2026-11-01T12:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
   * const bo = await acme.users.create({ firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' })
   * await acme.settings.setSeatLimit('basic', 1)
   * await acme.confirm(await acme.plan({ users: [anna.id, bo.id], assign: ['basic'], on: '2026-12-01' }))
   * const failing: string[] = []
   * for await (const { users } of acme.reports.forecast({ only: 'failing' }))
   *   failing.push(...users.map(({ user }) => user === bo.id ? 'Bo' : 'Anna'))
   * failing // => ['Bo']
   * ```
   *
   * @throws {@link SeatlineError} `license_unknown`, `date_invalid`, `input_invalid`.
   */
  forecast(filter?: ForecastFilter<L, T>): AsyncIterable<ForecastPage>
  /**
   * Tries a catalog before it is used (rule Q8): for whom something would be different from today
   * on, page by page. Nothing is written, and nothing is settled by it: what is due counts as the
   * catalog in use settles it. Each page comes with a summary of all up to it, so the last one has
   * that of everybody. Each user is told of under its own name, seats included, so that
   * `effects.others` is empty.
   *
   * @param next - The catalog that would take the place of the one in use. Or an edition of the one
   * in use, by its first date: what it does to people is told before it begins, compared with the
   * catalog without it.
   * @example A license that needs a landline from the next version on
   * ```ts
   * const withRule = (requirement?: Requirement) => defineCatalog<string, string>({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic', ...(requirement && { requirement }) }] }] })
   * const licensing = createLicensing({ catalog: withRule(), store: memoryStore(), clock: () => new Date('2026-11-01T12:00:00Z') })
   * await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
   * const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
   * const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
   * await acme.confirm(await acme.plan({ users: [anna.id], assign: ['basic'], on: 'now' }))
   * for await (const { users, summary } of acme.reports.tryCatalog(withRule({ kind: 'number', type: 'landline' }))) {
   *   describeEffects(users[0]!.effects) // => ['From November 1, 2026, basic no longer meets its requirements: no landline number.']
   *   summary.licenses[0] // => { license: 'basic', noncompliant: 1, from: '2026-11-01', ... }
   * }
   * ```
   *
   * @throws {@link SeatlineError} `input_invalid` for what is no catalog, or no edition of the one in
   * use.
   */
  tryCatalog(next: Catalog | { readonly edition: string }): AsyncIterable<TrialPage>
  /**
   * Users out of compliance, found by the judgment that is kept with each. Who was judged by another
   * catalog or by older settings, or on an earlier day where a day can matter, is judged again
   * before.
   *
   * @param page - The last id of the page before as `after`; at most 1,000 in a page, 100 by
   * default.
   */
  outOfCompliance(page?: {
    readonly after?: string
    readonly limit?: number
  }): Promise<ComplianceReport>
  /**
   * Judges those again, in batches, whose judgment is out of date, and tells by events of the
   * organization what has turned. Reports do so themselves before they count; this is for whoever
   * wants to be told. `licensing.recheck` does it for all organizations. Any number of processes may
   * do it, and it may be aborted and begun again.
   *
   * @returns How many users were judged again.
   * @throws {@link SeatlineError} `aborted`; what was judged stays.
   */
  recheck(options?: ProgressOptions): Promise<{ readonly judged: number }>
}

/** The reports of a session. */
export function reportsOf(session: Session): Reports {
  return {
    forecast: (filter = {}) => forecastPages(session, filter),
    tryCatalog: (next) => tryCatalog(session, next),
    outOfCompliance: async (page = {}) => complianceReport(session, page),
    recheck: async (options = {}) => recheck(session, options),
  }
}

async function complianceReport(session: Session, page: ReportPage): Promise<ComplianceReport> {
  await authorize(session, 'reports.outOfCompliance')
  const { store } = session.context
  const { now } = await judgeStale(session, await loadAsOfSettled(session))
  const filter = { outOfCompliance: true, ...page, limit: readPageSize(page.limit) } as const
  const users = (await store.listUsers(session.organization, filter)).map((record) =>
    userOf(session, record, now),
  )
  const total = await store.countUsers(session.organization, { outOfCompliance: true })
  return { today: now.today, users, total }
}

async function recheck(
  session: Session,
  { onProgress, signal }: ProgressOptions,
): ReturnType<Reports['recheck']> {
  await authorize(session, 'reports.recheck')
  const now = await loadAsOfSettled(session)
  const total = onProgress === undefined ? 0 : await countStale(session, now)
  const stopIfAborted = (done: number) => {
    if (!signal?.aborted) return
    const message = `Aborted after ${done} of ${counted(total, 'user')}. Those are judged.`
    throw new SeatlineError('aborted', message, { done })
  }
  stopIfAborted(0)
  const { judged } = await judgeStale(session, now, (done) => {
    onProgress?.({ done, total: Math.max(done, total) })
    stopIfAborted(done)
  })
  return { judged }
}
