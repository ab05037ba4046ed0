/**
 * What those who put things into words are given: names, a language, and something that the
 * language knows (rule E1).
 */
import { dateOrNull, isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import {
  callback,
  isObject,
  looksLike,
  must,
  optional,
  optionsOf,
  type Check,
} from '../../core/check.js'

/** The names of things. */
export const wordingCheck: Check = (value, path) => {
  const issues = required(value, path)
  return issues.length > 0 || !isObject(value)
    ? issues
    : optional(callback)(value.user, `${path}.user`)
}

const required = looksLike('names of things, such as wordingOf(catalog) gives', {
  license: 'function',
  track: 'function',
  detail: 'function',
  capability: 'function',
  attribute: 'function',
  feature: 'function',
  predicate: 'function',
})

/** Something that a table of a language has a sentence for, by its code or kind. */
export function knownIn(table: object, key: 'code' | 'kind'): Check {
  return (value, path) => {
    if (!isObject(value)) return [{ path, message: 'must be an object' }]
    const name = value[key]
    return typeof name === 'string' && Object.hasOwn(table, name)
      ? []
      : [{ path: `${path}.${key}`, message: 'is unknown' }]
  }
}

/** A catalog that `defineCatalog` gave; its definition is none. */
export const catalogCheck: Check = must('what defineCatalog gives', (value) => {
  const { fingerprint, editions } = propertiesOf(value)
  return typeof fingerprint === 'string' && Array.isArray(editions) && isEdition(editions[0])
})

/** A date that picks an edition. */
export const dateOfEdition: Check = must('a date YYYY-MM-DD', isCalendarDate)

/** Options with a date that picks an edition, and nothing else. */
export const onDate: Check = optionsOf<{ on?: string }>({ on: dateOfEdition })

/** The date of options that were checked; `null` where none is given. */
export function readOn({ on }: { readonly on?: string }): CalendarDate | null {
  return dateOrNull(on)
}

/** A catalog, or its definition beside whatever else: all that it takes to show it. */
export const definedCatalog: Check = must(
  'what defineCatalog gives, or { definition }',
  (value) => {
    const { tracks, editions } = propertiesOf(propertiesOf(value)['definition'])
    return Array.isArray(tracks) || Array.isArray(editions)
  },
)

function isEdition(value: unknown): boolean {
  const { licenses, tracks } = propertiesOf(value)
  const isMap = (one: unknown) => Object.prototype.toString.call(one) === '[object Map]'
  return isMap(licenses) && isMap(tracks)
}

function propertiesOf(value: unknown): { readonly [name: string]: unknown } {
  return (value ?? {}) as { readonly [name: string]: unknown } // any property may be asked for
}
