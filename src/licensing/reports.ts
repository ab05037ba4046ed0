import { parseCalendarDate, type CalendarDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import type { ChangePageRequest, ListedChange, UserJudgment } from '../storage/port.js'
import { authorize, present, type Session } from './context.js'
import { settleOrganization } from './due.js'
import { readPageSize } from './input.js'
import { basisOf, judgmentOf } from './judgment.js'
import type { ProgressOptions } from './plan.js'
import { listScheduled } from './schedule.js'
import { shown, type User } from './users.js'

/** A page of a report; ask for the next one with the last id as `after`. At most 1,000 in a page, 100 by default. @public */
export interface ReportPage {
  readonly after?: string
  readonly limit?: number
}

/** Which scheduled changes a report should have. @public */
export interface ScheduledReport extends Partial<Omit<ChangePageRequest, 'status' | 'from' | 'until'>> {
  /** Only changes of licenses of this track of the catalog. */
  readonly track?: string
  /** Failed ones, by the date on which they failed; scheduled ones when absent. */
  readonly status?: 'scheduled' | 'failed'
  /** Dates `YYYY-MM-DD`. */
  readonly from?: string
  /** Not included. */
  readonly until?: string
}

/** Users who are out of compliance, as far as they were judged (rule C5). @public */
export interface ComplianceReport {
  readonly today: CalendarDate
  /** A page of them, by id, with what is wrong today. One who was found to be so under older settings may be in compliance by now. */
  readonly users: readonly User[]
  /** How many there are in all. */
  readonly total: number
  /** How many holders were last judged by another catalog or by older settings of the organization: `recheck` judges those again. */
  readonly judgedByOlder: number
}

/** What `recheck` did. @public */
export interface RecheckResult {
  /** Users judged again. */
  readonly judged: number
  /** Users who are judged by older settings still, because someone wrote to them or to the settings meanwhile. */
  readonly left: number
}

/** Reports of an organization: pages by index, never all users at once. What is due is settled before (rule T1). @public */
export interface Reports {
  /**
   * Scheduled (or failed) changes by effective date, user and change; by dates, track and licenses.
   *
   * @throws {@link SeatlineError} `input_invalid` for a track that the catalog does not have; `date_invalid`.
   */
  scheduled(page?: ScheduledReport): Promise<readonly ListedChange[]>
  /** Users who hold a license, by id. A license that is gone from the catalog may have holders still. */
  holders(license: string, page?: ReportPage): Promise<readonly User[]>
  /** Users out of compliance, found by what was written when each was last settled or written to. */
  outOfCompliance(page?: ReportPage): Promise<ComplianceReport>
  /**
   * Judges those again, in batches, who were judged by another catalog or by older settings: after a new catalog is loaded,
   * or a capability goes. Any number of processes may do it, and it may be aborted and begun again.
   *
   * @throws {@link SeatlineError} `aborted`; what was judged stays.
   */
  recheck(options?: ProgressOptions): Promise<RecheckResult>
}

/** The reports of a session. */
export function reportsOf(session: Session): Reports {
  return {
    scheduled: async (page = {}) => scheduledReport(session, page),
    holders: async (license, page = {}) => {
      await authorize(session, 'reports.holders')
      const now = await present(session)
      await settleOrganization(session, now)
      return usersBy(session, now, { license, ...page })
    },
    outOfCompliance: async (page = {}) => complianceReport(session, page),
    recheck: async (options = {}) => recheck(session, options),
  }
}

async function scheduledReport(
  session: Session,
  { track, licenses, from, until, ...page }: ScheduledReport,
): Promise<readonly ListedChange[]> {
  const ofTrack = track === undefined ? undefined : session.context.catalog.tracks.get(track)?.licenses
  if (track !== undefined && ofTrack === undefined) {
    throw new SeatlineError('input_invalid', `The catalog has no track ${track}.`, { issues: [{ path: 'track', message: 'is unknown' }] })
  }
  const wanted = licenses && ofTrack ? ofTrack.filter((license) => licenses.includes(license)) : (licenses ?? ofTrack)
  const dates = {
    ...(from === undefined ? {} : { from: parseCalendarDate(from) }),
    ...(until === undefined ? {} : { until: parseCalendarDate(until) }),
  }
  return listScheduled(session, { ...page, ...dates, ...(wanted ? { licenses: wanted } : {}) }, 'reports.scheduled')
}

type Now = Awaited<ReturnType<typeof present>>

async function usersBy(
  session: Session,
  now: Now,
  page: ReportPage & { readonly license?: string; readonly outOfCompliance?: true },
): Promise<readonly User[]> {
  const records = await session.context.store.listUsers(session.organization, { ...page, limit: readPageSize(page.limit) })
  return records.map((record) => shown(session, record, now))
}

async function complianceReport(session: Session, page: ReportPage): Promise<ComplianceReport> {
  await authorize(session, 'reports.outOfCompliance')
  const { catalog, store } = session.context
  const now = await present(session)
  await settleOrganization(session, now)
  const users = await usersBy(session, now, { outOfCompliance: true, ...page })
  const total = await store.countUsers(session.organization, { outOfCompliance: true })
  const judgedByOlder = await store.countUsers(session.organization, { judgedOtherThan: basisOf(catalog, now) })
  return { today: now.today, users, total, judgedByOlder }
}

const BATCH = 500

async function recheck(session: Session, { onProgress, signal }: ProgressOptions): Promise<RecheckResult> {
  await authorize(session, 'reports.recheck')
  const { catalog, store } = session.context
  const now = await present(session)
  await settleOrganization(session, now)
  const judgedOtherThan = basisOf(catalog, now)
  const total = await store.countUsers(session.organization, { judgedOtherThan })
  let [done, judged] = [0, 0]
  for (let after: string | undefined; ;) {
    if (signal?.aborted) throw new SeatlineError('aborted', `Aborted after ${done} of ${total} users; those are judged.`, { done })
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
    if (records.length < BATCH) return { judged, left: await store.countUsers(session.organization, { judgedOtherThan }) }
  }
}
