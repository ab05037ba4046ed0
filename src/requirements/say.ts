import { localeFormats } from '../core/locale.js'
import type { AttributeValue } from '../core/user.js'
import type { Conflict } from './conflict.js'
import type { RequirementMessages, Say, Wording } from './messages.js'

/** Calls everything by its id. */
export const plainWording: Wording = {
  license: (id) => id,
  track: (id) => id,
  detail: (_, id) => id,
  capability: (name) => name,
  attribute: (name) => name,
  predicate: (name) => name,
}

/** So many names are read; of more, one less is told, and the number of the others. */
const NAMES = 8

/** Brings names and a language together. */
export function sayIn(messages: RequirementMessages, words: Wording): Say {
  const formats = localeFormats(messages.locale)
  const valueOf = (value: AttributeValue) => (typeof value === 'string' ? messages.quote(value) : String(value))
  const say: Say = {
    ...words,
    ...formats,
    quote: messages.quote,
    date: (date) => messages.date(formats.date(date), date),
    licenses: (ids, joined) => {
      const told = ids.length > NAMES ? ids.slice(0, NAMES - 1) : ids
      const names = told.map(words.license)
      return formats.list(told.length === ids.length ? names : [...names, messages.others(ids.length - told.length, formats)], joined)
    },
    values: (values) => formats.list(values.map(valueOf), 'or'),
    alternatives: (anyOf) =>
      formats.list(
        anyOf.map((conflicts, place) => `(${place + 1}) ${conflicts.map((conflict) => labelIn(messages, conflict, say)).join(' + ')}`),
        'or',
      ),
  }
  return say
}

/** A conflict in a few words. */
export function labelIn(messages: RequirementMessages, conflict: Conflict, say: Say): string {
  const label = messages.label[conflict.code] as (conflict: Conflict, say: Say) => string // the code picks its own function
  return label(conflict, say)
}

/** Begins a sentence. Only for texts that begin with a table's own words: names stay as they are. */
export function capitalized(text: string, locale: string): string {
  const [first = ''] = text // a whole character, not half of one
  return first.toLocaleUpperCase(locale) + text.slice(first.length)
}
