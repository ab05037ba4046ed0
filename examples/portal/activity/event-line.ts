import { describeConflict, type SeatlineEvent } from 'seatline'
import { h } from '../app/dom.js'
import { words } from '../app/portal.js'

/** An event as a line: when, who, what. */
export function eventLine(event: SeatlineEvent, name: string | null = null): HTMLElement {
  return h(
    'li',
    {},
    h('time', { class: 'muted' }, event.date),
    h('span', { dir: 'auto' }, name !== null && h('strong', {}, `${name} `), sentenceOf(event)),
    h('span', { class: 'muted who', dir: 'auto' }, event.actor),
  )
}

/** What an edit of a change did, before its date. */
const EDITS = {
  moved: 'moved to',
  retried: 'tried again on',
  kept_date: 'keeps',
  details: 'has other numbers on',
  dependents: 'takes what needs it along on',
} as const

function sentenceOf(event: SeatlineEvent): string {
  switch (event.kind) {
    case 'user_created':
      return event.onboarding === 'send'
        ? 'was created; an onboarding e-mail was asked for'
        : 'was created'
    case 'user_updated':
      return `has new ${Object.keys(event.to).join(', ')}`
    case 'fact_changed': {
      const { fact, value, from } = (event.to ?? event.from)! // one of the two is there
      const name = fact.replace('attributes.', '')
      return event.to === null
        ? `${name} from ${from} on was withdrawn`
        : `${name} is ${value ?? 'none'} from ${from} on`
    }
    case 'facts_moved':
      return event.moved
        .map(({ fact, to }) => `${fact.replace('attributes.', '')} is ${to ?? 'none'}`)
        .join(', ')
    case 'number_changed':
      return event.to === null
        ? `${event.from?.number} removed`
        : `${event.to.number} is ${event.to.status === 'porting' ? `porting, active from ${event.to.on}` : event.to.status}`
    case 'number_activated':
      return `${event.activated.number} is active`
    case 'swap_changed':
      return event.to === null
        ? 'a swap was canceled'
        : `${event.to.to} is to take the place of ${event.to.from} on ${event.to.on}`
    case 'numbers_swapped':
      return `${event.swap.to} took the place of ${event.swap.from}`
    case 'change_scheduled':
      return `${nameOf(event)} scheduled for ${event.change.ownDate}`
    case 'change_edited':
      return `${words.license(event.to.license)} ${EDITS[event.edit]} ${event.to.ownDate}`
    case 'change_canceled':
      return `${nameOf(event)} canceled`
    case 'change_dismissed':
      return `${nameOf(event)} put away`
    case 'change_applied':
      return `${words.license(event.change.license)} ${event.change.kind === 'assign' ? 'assigned' : 'removed'}`
    case 'change_unchanged':
      return `${nameOf(event)} changed nothing`
    case 'change_superseded':
      return `${nameOf(event)} gave way to a later one`
    case 'change_failed':
      return `${nameOf(event)} failed. ${event.conflicts.map((conflict) => describeConflict(conflict, { words })).join(' ')}`
    case 'holdings_dropped':
      return `${event.holdings.map(({ license }) => words.license(license)).join(', ')} went along`
    case 'override_changed':
      return event.to === null
        ? 'the one date for all is gone'
        : `one date for all: ${event.to.date}`
    case 'compliance_turned': {
      const { outOfCompliance, inCompliance, because } = event
      return `${outOfCompliance.length} out of compliance, ${inCompliance.length} in compliance again: another ${because.join(', ')}`
    }
    case 'seats_turned':
      return [
        ...event.short.map((one) => `${spanOf(one)}: ${one.lacking} seats too few`),
        ...event.enough.map((one) => `${spanOf(one)}: seats for all again`),
      ].join('; ')
    default:
      return event.kind.replaceAll('_', ' ')
  }
}

type SeatSpan = Extract<SeatlineEvent, { kind: 'seats_turned' }>['enough'][number]

function spanOf({ license, from, until }: SeatSpan): string {
  return `${words.license(license)} from ${from}${until === null ? ' on' : ` until ${until}`}`
}

function nameOf({ change }: Extract<SeatlineEvent, { change: unknown }>): string {
  return `${words.license(change.license)}${change.kind === 'remove' ? ' (removal)' : ''}`
}
