/**
 * What those who put things into words are given: names, a language, and something that the
 * language knows (rule E1).
 */
import { callback, isObject, looksLike, must, optional, type Check } from '../../core/check.js'

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
  const { fingerprint, licenses, tracks } = (value ?? {}) as { readonly [name: string]: unknown } // any property may be asked for
  const isMap = (one: unknown) => Object.prototype.toString.call(one) === '[object Map]'
  return typeof fingerprint === 'string' && isMap(licenses) && isMap(tracks)
})
