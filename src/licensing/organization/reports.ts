/** Reports users who are out of compliance. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'
import type { UserJudgment } from '../../storage/port.js'
import { readPageSize } from '../session/input.js'
import type { ProgressOptions } from '../session/progress.js'
import { authorize, type Session } from '../session/session.js'
import { userOf, type User } from '../users/user.js'
import { basisOf, judgmentOf } from '../writing/compliance-judgment.js'
import { loadAsOfSettled } from '../writing/settle-due.js'
import { forecastPages, type ForecastFilter, type ForecastPage } from './forecast.js'

/** A page of a report. */
export type ReportPage = NonNullable<Parameters<Reports['outOfCompliance']>[0]>

/** Users who are out of compliance, as far as they were judged (rule C5). @public */
export interface ComplianceReport {
  readonly today: CalendarDate
  /**
   * A page of them, by id, with what is wrong today. One who was found to be so under older
   * settings may be in compliance by now.
   */
  readonly users: readonly User[]
  /** How many there are in all. */
  readonly total: number
  /**
   * How many holders were last judged by another catalog or by older settings of the organization:
   * `recheck` judges those again.
   */
  readonly judgedByOlder: number
}

/**
 * Who of an organization is out of compliance: pages by index, never all users at once. What is due
 * is settled before (rule T1). Scheduled changes are listed by `schedule.list`, holders of a
 * license by `users.list({ license })`.
 *
 * @public
 */
export interface Reports<T extends string = string> {
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
  forecast(filter?: ForecastFilter<T>): AsyncIterable<ForecastPage>
  /**
   * Users out of compliance, found by what was written when each was last settled or written to.
   *
   * @param page - The last id of the page before as `after`; at most 1,000 in a page, 100 by
   * default.
   */
  outOfCompliance(page?: {
    readonly after?: string
    readonly limit?: number
  }): Promise<ComplianceReport>
  /**
   * Judges those again, in batches, who were judged by another catalog or by older settings: after
   * a new catalog is loaded, or a capability goes. Any number of processes may do it, and it may be
   * aborted and begun again.
   *
   * @returns How many users were judged again, and how many are `outdated` still, because someone
   * wrote to them or to the settings meanwhile.
   * @throws {@link SeatlineError} `aborted`; what was judged stays.
   */
  recheck(
    options?: ProgressOptions,
  ): Promise<{ readonly judged: number; readonly outdated: number }>
}

/** The reports of a session. */
export function reportsOf(session: Session): Reports {
  return {
    forecast: (filter = {}) => forecastPages(session, filter),
    outOfCompliance: async (page = {}) => complianceReport(session, page),
    recheck: async (options = {}) => recheck(session, options),
  }
}

async function complianceReport(session: Session, page: ReportPage): Promise<ComplianceReport> {
  await authorize(session, 'reports.outOfCompliance')
  const { catalog, store } = session.context
  const now = await loadAsOfSettled(session)
  const filter = { outOfCompliance: true, ...page, limit: readPageSize(page.limit) } as const
  const users = (await store.listUsers(session.organization, filter)).map((record) =>
    userOf(session, record, now),
  )
  const total = await store.countUsers(session.organization, { outOfCompliance: true })
  const judgedByOlder = await store.countUsers(session.organization, {
    judgedOtherThan: basisOf(catalog, now),
  })
  return { today: now.today, users, total, judgedByOlder }
}

const BATCH = 500

async function recheck(
  session: Session,
  { onProgress, signal }: ProgressOptions,
): ReturnType<Reports['recheck']> {
  await authorize(session, 'reports.recheck')
  const { catalog, store } = session.context
  const now = await loadAsOfSettled(session)
  const judgedOtherThan = basisOf(catalog, now)
  const total = await store.countUsers(session.organization, { judgedOtherThan })
  let [done, judged] = [0, 0]
  for (let after: string | undefined; ;) {
    if (signal?.aborted)
      throw new SeatlineError(
        'aborted',
        `Aborted after ${done} of ${counted(total, 'user')}. Those are judged.`,
        { done },
      )
    const page = { judgedOtherThan, limit: BATCH, ...(after === undefined ? {} : { after }) }
    const records = await store.listUsers(session.organization, page)
    const judgments = records.map((record): UserJudgment => ({
      user: record.id,
      revision: record.revision,
      judgment: judgmentOf(catalog, record, now),
    }))
    if (judgments.length > 0) judged += await store.saveJudgments(session.organization, judgments)
    done += records.length
    if (records.length > 0) onProgress?.({ done, total: Math.max(done, total) })
    after = records.at(-1)?.id
    if (records.length < BATCH)
      return { judged, outdated: await store.countUsers(session.organization, { judgedOtherThan }) }
  }
}
