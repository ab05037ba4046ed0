import type { User } from 'seatline'
import { h, type Child } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { eventLine } from '../activity/event-line.js'

/** Who did what, the newest first. */
export async function historyOf({ acme }: Portal, { id }: User): Promise<Child> {
  const events = await acme.users.history(id, { limit: 1_000 })
  return h('ol', { class: 'history' }, ...[...events].reverse().map((event) => eventLine(event)))
}
