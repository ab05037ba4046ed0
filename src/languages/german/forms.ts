/** How German writes dates, quotations and long lists, and what its sections share. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { Forms } from '../../words/language/language.js'

/** How German writes dates, quotations and long lists. @public */
export const germanForms: Forms = {
  date: (written) => written,
  quote: (text) => `„${text}“`,
  others: (count, say) => `${say.number(count)} weitere`,
}

export const aNumber = {
  landline: 'eine aktive Festnetznummer',
  mobile: 'eine aktive Mobilnummer',
} as const

export const numberWord = { landline: 'Festnetznummer', mobile: 'Mobilnummer' } as const

export const theChange = { assign: 'die Zuweisung von', remove: 'die Entfernung von' } as const

export const TheChange = { assign: 'Die Zuweisung von', remove: 'Die Entfernung von' } as const

/** "heute", or a date with what stands before it. */
export function day(before: 'am' | 'zum' | 'dem' | 'den', date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'heute' : `${before} ${say.date(date)}`
}
