/** Dates, lists and numbers as a locale writes them. */
import { expectThat } from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'

/** How a locale writes dates, numbers and lists. @public */
export interface LocaleFormats {
  /** A calendar date in full, such as `December 1, 2026`. */
  readonly date: (date: string) => string
  /** A number, with the separators of the locale. */
  readonly number: (value: number) => string
  /** Joins items as the language does: `a, b, and c`. */
  readonly list: (items: readonly string[], joined: 'and' | 'or') => string
  /** The name of a country by its ISO code; the code itself where it has none. */
  readonly country: (code: string) => string
  /** The form that goes with a number: "1 seat", "2 seats"; French has the singular for 0 too. */
  readonly plural: (value: number, one: string, other: string) => string
}

/**
 * What Intl is asked to prepare costs more than what it is prepared for, so every locale is
 * prepared once.
 */
const prepared = new Map<string, LocaleFormats>()

/**
 * How a locale writes dates, numbers and lists, by `Intl`.
 *
 * Dates are calendar dates: no time zone moves them. What is not a date is given back as it is.
 *
 * @param locale - A BCP 47 tag, such as `sv` or `en-GB`.
 * @throws {@link SeatlineError} `input_invalid` if it is not a tag.
 */
export function localeFormats(locale: string): LocaleFormats {
  expectThat(typeof locale === 'string', 'locale', 'a text, such as sv or en-GB')
  const known = prepared.get(locale)
  if (known) return known
  const formats = prepare(locale)
  prepared.set(locale, formats)
  return formats
}

function prepare(locale: string): LocaleFormats {
  try {
    const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
    const numbers = new Intl.NumberFormat(locale)
    const lists = {
      and: new Intl.ListFormat(locale, { type: 'conjunction' }),
      or: new Intl.ListFormat(locale, { type: 'disjunction' }),
    }
    const plurals = new Intl.PluralRules(locale)
    const countries = new Intl.DisplayNames(locale, { type: 'region' })
    return {
      date: (date) => (SHAPE.test(date) ? dates.format(new Date(`${date}T00:00:00Z`)) : date),
      number: (value) => numbers.format(value),
      list: (items, joined) => lists[joined].format(items),
      country: (code) => (COUNTRY.test(code) ? (countries.of(code) ?? code) : code),
      plural: (value, one, other) => (plurals.select(value) === 'one' ? one : other),
    }
  } catch (cause) {
    const issues = [{ path: 'locale', message: 'not a BCP 47 tag' }]
    throw new SeatlineError(
      'input_invalid',
      `${JSON.stringify(locale)} is not a locale, such as sv or en-GB.`,
      { issues },
      { cause },
    )
  }
}

const SHAPE = /^\d{4}-\d\d-\d\d$/
const COUNTRY = /^[A-Z]{2}$/
