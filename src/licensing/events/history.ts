/** Reads the history of a user or an organization. */
import type { UserId } from '../../core/ids.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import type { Session } from '../session/session.js'

const PAGE = 1_000

/** Reads the events of a user, or of the organization itself with `null`, page by page. */
export async function readHistory(
  { context, organization }: Session,
  user: UserId | null,
  page: { readonly after?: number; readonly limit?: number },
): Promise<readonly SeatlineEvent[]> {
  const events: SeatlineEvent[] = []
  let after = page.after ?? 0
  for (let left = page.limit ?? PAGE; left > 0;) {
    const limit = Math.min(left, PAGE)
    const some = await context.store.readEvents(organization, user, { after, limit })
    events.push(...some)
    left -= some.length
    after = some.at(-1)?.number ?? after
    if (some.length < limit) break
  }
  return events
}
