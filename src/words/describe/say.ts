/** Brings names and the sentences of a language together. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { isolated } from '../../core/isolate.js'
import type { AttributeValue } from '../../core/user.js'
import type { Conflict } from '../../requirements/conflict.js'
import { localeFormats } from '../language/locale.js'
import type { LanguageWith } from '../language/language.js'
import type { Say, SayConflict, Tense, Wording } from '../language/say.js'

/** So many names are read; of more, one less is told, and the number of the others. */
const NAMES = 8

/** Brings names and a language together. */
export function sayIn(language: LanguageWith<never>, words: Wording): Say {
  const { forms, locale } = language
  const formats = localeFormats(locale)
  const isText = (value: AttributeValue) => typeof value === 'string'
  const valueOf = (value: AttributeValue) => (isText(value) ? say.quote(value) : String(value))
  const say: Say = {
    ...isolating(words),
    ...formats,
    text: isolated,
    quote: (text) => forms.quote(isolated(text)),
    date: (date) => forms.date(formats.date(date), date),
    tense: (date) => tenseOf(date, words.today),
    licenses: (ids, joined) => formats.list(shortened(ids, say.license, language), joined),
    users: (ids) => {
      const known = ids.filter((id) => id !== null)
      const hidden = ids.length - known.length
      const others = hidden === 0 ? [] : [forms.others(hidden, formats)]
      return formats.list([...shortened(known, say.user, language), ...others], 'and')
    },
    countries: (codes) => formats.list(shortened(codes, formats.country, language), 'or'),
    values: (values) => formats.list(values.map(valueOf), 'or'),
  }
  return say
}

/** The same, for sentences about conflicts. */
export function sayConflictIn(language: LanguageWith<'conflicts'>, words: Wording): SayConflict {
  const plain = sayIn(language, words)
  const say: SayConflict = {
    ...plain,
    alternatives: (anyOf, marks = 'numbers') => {
      const phrases = shortened(
        anyOf.map((lacking, place) => [markOf(marks, place), lacking] as const),
        ([mark, lacking]) => {
          const needs = lacking.map((conflict) => needIn(language, conflict, say))
          return `${mark} ${plain.list(needs, 'and')}`
        },
        language,
      )
      return anyOf.length === phrases.length ? phrases.join(', ') : plain.list(phrases, 'or')
    },
  }
  return say
}

function tenseOf(date: CalendarDate, today: CalendarDate | undefined): Tense {
  if (today === undefined) return 'open'
  if (date === today) return 'today'
  return date < today ? 'past' : 'future'
}

/** Names as they may stand in a sentence. */
function isolating(words: Wording): Wording & Pick<Say, 'user'> {
  return {
    ...words,
    license: (id) => isolated(words.license(id)),
    track: (id) => isolated(words.track(id)),
    detail: (license, id) => isolated(words.detail(license, id)),
    capability: (name) => isolated(words.capability(name)),
    attribute: (name) => isolated(words.attribute(name)),
    feature: (id) => isolated(words.feature(id)),
    predicate: (name) => isolated(words.predicate(name)),
    user: (id) => isolated(words.user?.(id) ?? id),
  }
}

/** All of a list in words; of many, the first ones and how many there are besides. */
function shortened<T>(
  all: readonly T[],
  told: (one: T) => string,
  { locale, forms }: LanguageWith<never>,
): readonly string[] {
  if (all.length <= NAMES) return all.map(told)
  const first = all.slice(0, NAMES - 1)
  return [...first.map(told), forms.others(all.length - first.length, localeFormats(locale))]
}

/** Alternatives inside an alternative have letters. */
function markOf(marks: 'numbers' | 'letters', place: number): string {
  return marks === 'numbers' ? `(${place + 1})` : `(${String.fromCharCode(97 + place)})`
}

/** What an alternative lacks, to stand after "needs". */
function needIn(language: LanguageWith<'conflicts'>, conflict: Conflict, say: SayConflict): string {
  if (!('path' in conflict)) return labelIn(language, conflict, say)
  const phrase = language.conflicts.needs[conflict.code] as SayOf<Conflict> // the code picks its own function
  return phrase(conflict, say)
}

/** A conflict in a few words. */
export function labelIn(
  { conflicts }: LanguageWith<'conflicts'>,
  conflict: Conflict,
  say: SayConflict,
): string {
  const label = conflicts.labels[conflict.code] as SayOf<Conflict> // the code picks its own function
  return label(conflict, say)
}

/** What says any of a kind: a table has a function for each, which knows its own only. */
export type SayOf<T> = (one: T, say: SayConflict) => string

/**
 * Begins a sentence. Only for texts that begin with a language's own words: names stay as they are.
 */
export function capitalized(text: string, locale: string): string {
  const [first = ''] = text // a whole character, not half of one
  return first.toLocaleUpperCase(locale) + text.slice(first.length)
}

/**
 * Joins sentences, each with one full stop: a name at the end may bring its own, as "Acme Inc."
 * does. A language writes its sentences with their full stops, and clauses get theirs here.
 */
export function asSentences(...sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence.replace(ENDING, '$1')}.`).join(' ')
}

/**
 * The full stops at an end. An ellipsis is one character or three full stops, and keeps what stands
 * before the last.
 */
const ENDING = /(\.\.(?=\.))?\.*$/
