/** How Swedish writes dates, quotations and long lists, and what its sections share. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { Forms } from '../../words/language/language.js'

/** How Swedish writes dates, quotations and long lists. @public */
export const swedishForms: Forms = {
  date: (written) => written,
  quote: (text) => `”${text}”`,
  others: (count, say) => `${say.number(count)} till`,
}

export const aNumber = {
  landline: 'ett aktivt fast telefonnummer',
  mobile: 'ett aktivt mobilnummer',
} as const

export const numberWord = { landline: 'fast telefonnummer', mobile: 'mobilnummer' } as const

/** "i dag", or "den 1 december 2026". */
export function day(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'i dag' : `den ${say.date(date)}`
}
