/** Lists the changes of an organization. */
import { parseCalendarDate } from '../../core/calendar-date.js'
import type { ChangePageRequest, ListedChange } from '../../storage/port.js'
import { changesWanted, type ChangeFilter } from '../session/changes-wanted.js'
import { readPageSize } from '../session/input.js'
import { refuseUnknownLicenses } from '../session/known-licenses.js'
import { authorize, type Session } from '../session/session.js'
import { loadAsOfSettled } from '../writing/settle-due.js'

/** Which changes of the organization to list, and how many at once. @public */
export interface SchedulePage<
  L extends string = string,
  T extends string = string,
> extends ChangeFilter<L, T> {
  /** Failed ones, by the date on which they failed; scheduled ones when absent. */
  readonly status?: 'scheduled' | 'failed'
  /** The last change of the page before. */
  readonly after?: {
    readonly effectiveDate: string
    readonly user: string
    readonly change: { readonly id: string }
  }
  /** At most 1,000, 100 by default. */
  readonly limit?: number
}

/** A page of changes of the organization, in which all that is due was settled. */
export async function listSchedule(
  session: Session,
  page: SchedulePage,
): Promise<readonly ListedChange[]> {
  const request = readPage(session, page)
  await authorize(session, 'schedule.list', { licenses: request.licenses ?? [] })
  await loadAsOfSettled(session)
  if (page.licenses) await refuseUnknownLicenses(session, page.licenses)
  return session.context.store.listChanges(session.organization, request)
}

/** All of them, page by page. */
export async function* schedulePages(
  session: Session,
  filter: SchedulePage,
): AsyncGenerator<readonly ListedChange[], void> {
  for (let last: ListedChange | undefined; ;) {
    const page = await listSchedule(session, {
      limit: 500,
      ...filter,
      ...(last && { after: last }),
    })
    last = page.at(-1)
    if (last === undefined) return
    yield page
  }
}

function readPage(
  session: Session,
  { status = 'scheduled', after, limit, ...filter }: SchedulePage,
): ChangePageRequest {
  const { has: _, ...wanted } = changesWanted(session, filter)
  return {
    status,
    limit: readPageSize(limit),
    ...wanted,
    ...(after && {
      after: {
        effectiveDate: parseCalendarDate(after.effectiveDate),
        user: after.user,
        change: after.change.id,
      },
    }),
  }
}
