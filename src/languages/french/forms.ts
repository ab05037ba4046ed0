/** How French writes dates, quotations and long lists, and what its sections share. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { Forms } from '../../words/language/language.js'

/** How French writes dates, quotations and long lists. @public */
export const frenchForms: Forms = {
  date: (written) => written.replace(/^1 /, '1er '),
  quote: (text) => `«\u00a0${text}\u00a0»`,
  others: (count, say) => `${say.number(count)} ${say.plural(count, 'autre', 'autres')}`,
}

export const numberWord = { landline: 'numéro fixe', mobile: 'numéro mobile' } as const

export const theChange = {
  assign: 'l’attribution de la licence',
  remove: 'le retrait de la licence',
} as const

export const planned = { assign: 'prévue', remove: 'prévu' } as const

export const TheChange = {
  assign: 'L’attribution de la licence',
  remove: 'Le retrait de la licence',
} as const

/** "aujourd’hui", or "le 1er décembre 2026". */
export function day(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'aujourd’hui' : `le ${say.date(date)}`
}

export function oneOf(licenses: readonly string[], say: Say): string {
  return licenses.length === 1
    ? `la licence ${say.licenses(licenses, 'or')}`
    : `l’une des licences ${say.licenses(licenses, 'or')}`
}

export function allOf(licenses: readonly string[], say: Say): string {
  return `${licenses.length === 1 ? 'la licence' : 'les licences'} ${say.licenses(licenses, 'and')}`
}
