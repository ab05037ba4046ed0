/** Brings names and the sentences of a language together. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { isolated } from '../../core/isolate.js'
import type { AttributeValue } from '../../core/user.js'
import type { Conflict } from '../../requirements/conflict.js'
import { localeFormats } from '../language/locale.js'
import type { RequirementMessages, Say, Tense, Wording } from '../language/requirement-messages.js'

/** So many names are read; of more, one less is told, and the number of the others. */
const NAMES = 8

/** Brings names and a language together. */
export function sayIn(messages: RequirementMessages, words: Wording): Say {
  const formats = localeFormats(messages.locale)
  const isText = (value: AttributeValue) => typeof value === 'string'
  const valueOf = (value: AttributeValue) => (isText(value) ? say.quote(value) : String(value))
  const say: Say = {
    ...isolating(words),
    ...formats,
    text: isolated,
    quote: (text) => messages.quote(isolated(text)),
    date: (date) => messages.date(formats.date(date), date),
    tense: (date) => tenseOf(date, words.today),
    licenses: (ids, joined) => {
      const told = firstOf(ids)
      const names = told.map(say.license)
      const rest = ids.length - told.length
      return formats.list(rest === 0 ? names : [...names, messages.others(rest, formats)], joined)
    },
    values: (values) => formats.list(values.map(valueOf), 'or'),
    alternatives: (anyOf, marks = 'numbers') => {
      const told = firstOf(anyOf)
      const rest = anyOf.length - told.length
      const phrases = told.map((lacking, place) => {
        const needs = lacking.map((conflict) => needIn(messages, conflict, say))
        return `${markOf(marks, place)} ${formats.list(needs, 'and')}`
      })
      const shown = phrases.join(', ')
      return rest === 0 ? shown : formats.list([shown, messages.others(rest, formats)], 'or')
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
function isolating(words: Wording): Wording {
  return {
    ...words,
    license: (id) => isolated(words.license(id)),
    track: (id) => isolated(words.track(id)),
    detail: (license, id) => isolated(words.detail(license, id)),
    capability: (name) => isolated(words.capability(name)),
    attribute: (name) => isolated(words.attribute(name)),
    feature: (id) => isolated(words.feature(id)),
    predicate: (name) => isolated(words.predicate(name)),
  }
}

function firstOf<T>(all: readonly T[]): readonly T[] {
  return all.length > NAMES ? all.slice(0, NAMES - 1) : all
}

/** Alternatives inside an alternative have letters. */
function markOf(marks: 'numbers' | 'letters', place: number): string {
  return marks === 'numbers' ? `(${place + 1})` : `(${String.fromCharCode(97 + place)})`
}

/** What an alternative lacks, to stand after "needs". */
function needIn(messages: RequirementMessages, conflict: Conflict, say: Say): string {
  if (!('path' in conflict)) return labelIn(messages, conflict, say)
  const phrase = messages.need[conflict.code] as (conflict: Conflict, say: Say) => string // the code picks its own function
  return phrase(conflict, say)
}

/** A conflict in a few words. */
export function labelIn(messages: RequirementMessages, conflict: Conflict, say: Say): string {
  const label = messages.label[conflict.code] as (conflict: Conflict, say: Say) => string // the code picks its own function
  return label(conflict, say)
}

/**
 * Begins a sentence. Only for texts that begin with a table's own words: names stay as they are.
 */
export function capitalized(text: string, locale: string): string {
  const [first = ''] = text // a whole character, not half of one
  return first.toLocaleUpperCase(locale) + text.slice(first.length)
}

/**
 * Joins sentences, each with one full stop: a name at the end may bring its own, as "Acme Inc."
 * does. A table writes its sentences with their full stops, and clauses get theirs here.
 */
export function asSentences(...sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence.replace(ENDING, '$1')}.`).join(' ')
}

/**
 * The full stops at an end. An ellipsis is one character or three full stops, and keeps what stands
 * before the last.
 */
const ENDING = /(\.\.(?=\.))?\.*$/
