import type { SeatlineEvent } from 'seatline'
import { button, h } from './dom.js'
import { words, type Portal } from './portal.js'
import { toast } from '../parts/toast.js'

/** What day it is, and buttons to let days pass. */
export function clockControl(portal: Portal): HTMLElement {
  const shown = h('time', { class: 'today' })
  const date = h('input', { type: 'date', 'aria-label': 'Go to a date' })
  const show = () => {
    const today = portal.today()
    shown.textContent = today
    shown.dateTime = today
    date.min = today
    date.value = today
  }
  const go = async (to: string) => {
    if (to <= portal.today()) return
    const happened = await portal.travelTo(to)
    show()
    tell(portal, to, happened)
  }
  const ahead = (days: number) => () =>
    go(
      new Date(Date.parse(`${portal.today()}T00:00:00Z`) + days * 86_400_000)
        .toISOString()
        .slice(0, 10),
    )
  date.addEventListener(
    'change',
    () => date.validity.valid && date.value !== '' && void go(date.value),
  )
  show()
  return h(
    'div',
    { class: 'clock', role: 'group', 'aria-label': 'Clock' },
    h('span', { class: 'muted' }, 'Today'),
    shown,
    button('+1 day', ahead(1)),
    button('+1 week', ahead(7)),
    date,
  )
}

/** Says what came to be while days passed. */
function tell({ directory }: Portal, to: string, events: readonly SeatlineEvent[]): void {
  const settled = events.filter(
    ({ kind }) =>
      kind === 'change_applied' || kind === 'change_failed' || kind === 'number_activated',
  )
  if (settled.length === 0) return toast(`It is ${to}. Nothing was due.`)
  const failed = settled.filter(({ kind }) => kind === 'change_failed').length
  const lines = settled
    .slice(0, 3)
    .map((event) => `${directory.nameOf(event.user ?? '')}: ${lineOf(event)}.`)
  const more = settled.length > 3 ? ` And ${settled.length - 3} more.` : ''
  toast(`It is ${to}. ${lines.join(' ')}${more}`, failed > 0 ? 'warning' : 'done')
}

/** An event that was settled, in a few words. */
function lineOf(event: SeatlineEvent): string {
  switch (event.kind) {
    case 'change_applied':
      return `${words.license(event.change.license)} ${event.change.kind === 'assign' ? 'assigned' : 'removed'}`
    case 'change_failed':
      return `${words.license(event.change.license)} failed`
    case 'number_activated':
      return `${event.activated.number} is active`
    default:
      return event.kind.replaceAll('_', ' ')
  }
}
