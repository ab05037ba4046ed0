/** Reads the history of a user or an organization. */
import type { UserId } from '../../core/ids.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import type { Session } from '../session/session.js'

const PAGE = 1_000

/** Reads the events of a user, or of the organization itself with `null`. */
export async function readHistory(
  session: Session,
  user: UserId | null,
  page: HistoryPage,
): Promise<readonly SeatlineEvent[]> {
  const events: SeatlineEvent[] = []
  for await (const some of historyPages(session, user, page)) events.push(...some)
  return events
}

/** The same, a page at a time. */
export async function* historyPages(
  { context, organization }: Session,
  user: UserId | null,
  page: HistoryPage = { limit: Number.MAX_SAFE_INTEGER },
): AsyncIterable<readonly SeatlineEvent[]> {
  let after = page.after ?? 0
  for (let left = page.limit ?? PAGE; left > 0;) {
    const limit = Math.min(left, PAGE)
    const some = await context.store.readEvents(organization, user, { after, limit })
    if (some.length > 0) yield some
    left -= some.length
    after = some.at(-1)?.number ?? after
    if (some.length < limit) return
  }
}

interface HistoryPage {
  readonly after?: number
  readonly limit?: number
}
