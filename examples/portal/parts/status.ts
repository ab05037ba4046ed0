import { describeStatus, type ScheduledEntry } from 'seatline'
import { h } from '../app/dom.js'

/** A short label. Its sign says it without color. */
export function badge(text: string, tone: 'good' | 'bad' | 'calm' | 'info' = 'calm'): HTMLElement {
  const sign = { good: '✓', bad: '✕', calm: '·', info: '→' }[tone]
  return h('span', { class: `badge ${tone}` }, h('span', { 'aria-hidden': true }, `${sign} `), text)
}

/** What will become of a change, or has. */
export function fateOf({ change, forecast }: ScheduledEntry): HTMLElement {
  if (change.status === 'failed') return badge(describeStatus('failed'), 'bad')
  switch (forecast?.status) {
    case 'failed':
      return badge('will fail', 'bad')
    case 'superseded':
      return badge(describeStatus('superseded'))
    case 'unchanged':
      return badge(describeStatus('unchanged'))
    default:
      return badge('will go through', 'good')
  }
}
