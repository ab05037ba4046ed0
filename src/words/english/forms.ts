/** How English writes dates, quotations and long lists, and what its sections share. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { NumberType } from '../../core/phone-number.js'
import type { Say } from '../language/say.js'
import type { Forms } from '../language/language.js'

/** How English writes dates, quotations and long lists. @public */
export const englishForms: Forms = {
  date: (written) => written,
  quote: (text) => `“${text}”`,
  others: (count, say) => `${say.number(count)} ${say.plural(count, 'other', 'others')}`,
}

export const numberOf = (type: NumberType) =>
  type === 'landline' ? 'landline number' : 'mobile number'

/** When: "today", or "on December 1, 2026". */
export const onDate = (date: CalendarDate, say: Say): string =>
  say.tense(date) === 'today' ? 'today' : `on ${say.date(date)}`

/** To when: "today", or "December 1, 2026". */
export const dateOrToday = (date: CalendarDate, say: Say) =>
  say.tense(date) === 'today' ? 'today' : say.date(date)
