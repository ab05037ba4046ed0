import type { Effects, ScheduledEntry } from 'seatline'
import { h } from '../app/dom.js'
import { words } from '../app/portal.js'

/** A short label. Its sign says it without color. */
export function badge(text: string, tone: 'good' | 'bad' | 'calm' | 'info' = 'calm'): HTMLElement {
  const sign = { good: '✓', bad: '✕', calm: '·', info: '→' }[tone]
  return h('span', { class: `badge ${tone}` }, h('span', { 'aria-hidden': true }, `${sign} `), text)
}

/** What will become of a change, or has. */
export function fateOf({ change, forecast }: ScheduledEntry): HTMLElement {
  if (change.status === 'failed') return badge('failed', 'bad')
  switch (forecast?.status) {
    case 'failed':
      return badge('will fail', 'bad')
    case 'superseded':
      return badge('superseded')
    case 'unchanged':
      return badge('changes nothing')
    default:
      return badge('will go through', 'good')
  }
}

/** What a write does to other changes, as sentences. */
export function effectLines(effects: Effects): readonly string[] {
  const named = (text: string, list: Effects['breaks']) => list.map(({ license, on }) => `${text} ${words.license(license)} on ${on}.`)
  return [
    ...named('It breaks', effects.breaks),
    ...named('It mends', effects.repairs),
    ...named('It takes the place of', effects.supersedes),
    ...named('It brings back', effects.restores),
    ...effects.noncompliant.map(({ license }) => `${words.license(license)} is no longer in order.`),
    ...effects.compliant.map((license) => `${words.license(license)} is in order again.`),
  ]
}
