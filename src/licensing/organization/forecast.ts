/** Forecasts a whole organization: what will happen to everybody, seats included. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import { ascending } from '../../core/order.js'
import type { Conflict } from '../../requirements/conflict.js'
import { sharedFuture, type SharedFuture } from '../../timeline/organization/shared-future.js'
import { changeRef, type ChangeRef } from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { Outcome } from '../../timeline/settle/outcome.js'
import { forecast, type Step } from '../../timeline/settle/timeline-walk.js'
import type { StoredUserFilter } from '../../storage/port.js'
import { changesWanted, type ChangeFilter } from '../session/changes-wanted.js'
import { refuseUnknownLicenses } from '../session/known-licenses.js'
import { authorize, type Session } from '../session/session.js'
import { judgeStale } from '../writing/judge-again.js'
import { membersShort, seatsAhead } from '../writing/seats-ahead.js'
import { loadAsOfSettled } from '../writing/settle-due.js'

/** What of a forecast to give. @public */
export interface ForecastFilter<
  L extends string = string,
  T extends string = string,
> extends ChangeFilter<L, T> {
  /** Only changes that will fail. */
  readonly only?: 'failing'
  /** Only users of this department. */
  readonly department?: string
}

/** What will happen to users of an organization. @public */
export interface ForecastPage {
  readonly today: CalendarDate
  readonly users: readonly {
    readonly user: UserId
    /** Each scheduled change, and what will become of it, in order of date. */
    readonly changes: readonly (ChangeRef & {
      readonly status: Outcome['status']
      /** Why it will fail, with causes; empty otherwise. */
      readonly conflicts: readonly Conflict[]
    })[]
    /** The conflicts of all of them. */
    readonly conflicts: readonly Conflict[]
  }[]
}

const PAGE = 500

/**
 * What will become of every scheduled change, users by id. Where seats are short, all who have to
 * do with them are walked together, in the order in which they will be settled (rule S4).
 */
export async function* forecastPages(
  session: Session,
  filter: ForecastFilter,
): AsyncGenerator<ForecastPage, void> {
  const wanted = changesWanted(session, filter)
  await authorize(session, 'reports.forecast', { licenses: wanted.licenses ?? [] })
  const settled = await loadAsOfSettled(session)
  const { now } = filter.only === 'failing' ? await judgeStale(session, settled) : { now: settled }
  if (filter.licenses) await refuseUnknownLicenses(session, filter.licenses)
  const { catalog } = session.context
  const ahead = await seatsAhead(session, now, () => 0)
  const context = { catalog, organization: now.organization, seatsHeld: ahead.seatsHeld }
  const future = sharedFuture(context, await membersShort(session, now, ahead))
  const stepsOf = (record: UserRecord) =>
    future.members.has(record.id)
      ? (future.steps.get(record.id) ?? [])
      : forecast({ ...context, record })
  const { department, only } = filter
  const page = department === undefined ? {} : { department }
  const pages =
    only === 'failing'
      ? joined(usersToCome(session, { ...page, willFail: true }), membersIn(future, filter))
      : usersToCome(session, page)
  for await (const records of pages) {
    const users = records.flatMap((record) => {
      const changes = stepsOf(record)
        .flatMap(changesIn)
        .filter(
          (change) => wanted.has(change) && (only === undefined || change.status === 'failed'),
        )
      const conflicts = changes.flatMap((change) => change.conflicts)
      return changes.length === 0 ? [] : [{ user: record.id, changes, conflicts }]
    })
    if (users.length > 0) yield { today: now.today, users }
  }
}

/** Users with something to come, by id, page by page. */
async function* usersToCome(
  { context: { store }, organization }: Session,
  filter: Pick<StoredUserFilter, 'department' | 'willFail'>,
): AsyncGenerator<readonly UserRecord[], void> {
  for (let after: string | undefined; ;) {
    const records = await store.listUsers(organization, {
      changes: 'scheduled',
      limit: PAGE,
      ...filter,
      ...(after === undefined ? {} : { after }),
    })
    yield records
    after = records.at(-1)?.id
    if (records.length < PAGE) return
  }
}

/** Users whose seats may be short, by id: their own judgments leave seats aside. */
function membersIn(
  { members }: SharedFuture,
  { department }: ForecastFilter,
): readonly UserRecord[] {
  return [...members.values()]
    .map(({ record }) => record)
    .filter((record) => department === undefined || record.department === department)
    .sort((a, b) => ascending(a.id, b.id))
}

/** Pages of users with further ones among them, by id, each once. */
async function* joined(
  pages: AsyncIterable<readonly UserRecord[]>,
  others: readonly UserRecord[],
): AsyncGenerator<readonly UserRecord[], void> {
  let next = 0
  for await (const page of pages) {
    const last = page.at(-1)?.id
    const start = next
    while (last !== undefined && next < others.length && others[next]!.id <= last) next += 1
    const records = new Map([...page, ...others.slice(start, next)].map((one) => [one.id, one]))
    yield [...records.values()].sort((a, b) => ascending(a.id, b.id))
  }
  for (; next < others.length; next += PAGE) yield others.slice(next, next + PAGE)
}

function changesIn({ date, outcomes }: Step): ForecastPage['users'][number]['changes'] {
  return outcomes.map((outcome) => ({
    ...changeRef(outcome.change, date),
    status: outcome.status,
    conflicts: outcome.status === 'failed' ? outcome.conflicts : [],
  }))
}
