import { h, replace, type Child } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { eventLine } from './event-line.js'

/** What left as events since the page was opened: what a portal would send on. */
export function activityView({ events, directory }: Portal): Child {
  const list = h('ol', { class: 'history' })
  const show = () => {
    const newest = events.slice(-300).reverse()
    replace(
      list,
      ...newest.map((event) =>
        eventLine(event, event.user === null ? 'Acme' : directory.nameOf(event.user)),
      ),
    )
  }
  directory.subscribe(() => list.isConnected && show())
  show()
  return h(
    'section',
    { class: 'page' },
    h('h1', {}, 'Activity'),
    h(
      'p',
      { class: 'muted' },
      'Events as they left, the newest first. Each is delivered at least once, and in order for each user.',
    ),
    list,
  )
}
