/** How Dutch writes dates, quotations and long lists, and what its sections share. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { Forms } from '../../words/language/language.js'

/** How Dutch writes dates, quotations and long lists. @public */
export const dutchForms: Forms = {
  date: (written) => written,
  quote: (text) => `‘${text}’`,
  others: (count, say) => `${say.number(count)} andere`,
}

export const aNumber = {
  landline: 'een actief vast nummer',
  mobile: 'een actief mobiel nummer',
} as const

export const numberWord = { landline: 'vast nummer', mobile: 'mobiel nummer' } as const

/** "vandaag", or "op 1 december 2026". */
export function day(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'vandaag' : `op ${say.date(date)}`
}

export function dateOrToday(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'vandaag' : say.date(date)
}
