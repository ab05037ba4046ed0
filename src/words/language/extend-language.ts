/** Replaces sentences of a language. */
import {
  checkAll,
  fields,
  isObject,
  list,
  must,
  optional,
  type Check,
  type ChecksOf,
} from '../../core/check.js'
import type { Language } from './language.js'

/** Some sentences of a language, or of a section. @public */
export type LanguagePart<T = Language> = {
  readonly [K in keyof T]?: T[K] extends
    string | readonly string[] | ((...given: never[]) => string)
    ? T[K]
    : LanguagePart<T[K]>
}

/**
 * A language with some sentences replaced. The given one is left as it is.
 *
 * @example A portal's own words for its own condition, and British dates
 * ```ts
 * import { english, extendLanguage } from 'seatline/languages'
 *
 * const ours = extendLanguage(english, {
 *   locale: 'en-GB',
 *   conflicts: { sentences: { predicate_not_met: ({ license }, say) => `${say.license(license)} is for people who took the course.` } },
 * })
 * describeConflict({ code: 'predicate_not_met', license: 'basic', path: '', predicate: 'trained' }, { language: ours })
 * // => 'basic is for people who took the course.'
 * ```
 * @public
 */
export function extendLanguage<L extends Partial<Language>>(
  language: L,
  part: LanguagePart<NoInfer<L>>,
): L {
  checkAll({ language: [language, must('a language, such as english', isObject)] })
  checkAll({ part: [part, likeIn(language)] })
  return merged(language, part) as L // every name keeps the kind of value it had
}

function merged(table: object, part: object): object {
  const known = new Map(Object.entries(table))
  const replaced = Object.entries(part).map(([name, value]: [string, unknown]) => {
    const own: unknown = known.get(name)
    return [name, isObject(own) && isObject(value) ? merged(own, value) : value] as const
  })
  return { ...table, ...Object.fromEntries(replaced) }
}

/**
 * The names of a table, and in its parts theirs: a misspelled one would never be said. Each is a
 * text, a list or a function as in the table.
 */
function likeIn(table: object): Check {
  const checks = Object.entries(table).map(([name, own]: [string, unknown]) => {
    const same: Check = (value, path) =>
      typeof value === typeof own
        ? []
        : [{ path, message: `must be a ${typeof own === 'string' ? 'text' : typeof own}` }]
    const plain = Array.isArray(own) ? list : same
    return [name, optional(isObject(own) ? likeIn(own) : plain)] as const
  })
  return fields(Object.fromEntries(checks) as ChecksOf<Record<string, unknown>>)
}
