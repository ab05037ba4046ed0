/** Reads phone numbers in any form, by the numbering plans of countries. */
import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max'
import { tidy } from '../core/tidy-text.js'
import type { Reported } from '../licensing/imports/issue.js'
import { createOrdinaryReader } from './ordinary-number.js'

/** What may be said of a text that is to be a phone number. */
type NumberCode =
  | 'number_invalid'
  | 'number_several'
  | 'number_ambiguous'
  | 'number_precision_lost'
  | 'number_rescued'
  | 'extension_dropped'

/** Takes note of why a text is no number, or of what was changed. */
export type ReportNumber = <C extends NumberCode>(code: C, ...details: Reported<C>) => void

/** A number that was read. */
export interface NumberReading {
  readonly number: string
  readonly type: PlanType
}

/** What a number is by the numbering plan; `either` in countries that don't tell. */
export type PlanType = 'landline' | 'mobile' | 'either' | 'other'

/** Reads numbers of everywhere, those without a country as those of one. */
export interface NumberReader {
  readonly text: (text: string, report: ReportNumber) => NumberReading | undefined
  /** Digits that have lost their plus or their zeros, put back if only one way fits. */
  readonly digits: (digits: string, report: ReportNumber) => NumberReading | undefined
}

/** What is longer is no number, and is not searched for one. */
const LONGEST = 200

/** Makes a reader for a default country. */
export function createNumberReader(country: string): NumberReader {
  const ordinary = createOrdinaryReader(country)
  return {
    text: (text, report) => {
      if (text.length <= LONGEST) return ordinary(text) ?? readPhoneText(text, country, report)
      report('number_invalid', {})
      return undefined
    },
    digits: (digits, report) => rescue(digits, country, report, 'any'),
  }
}

/** Digits without a plus: national, or international with the plus lost; flagged when both fit. */
function rescue(
  digits: string,
  country: string,
  report: ReportNumber,
  foreign: 'any' | 'default_only',
): NumberReading | undefined {
  const national = parse(digits, country)
  const isNational = national !== undefined && !national.number.startsWith(`+${digits}`)
  const international = digits.startsWith('0') ? undefined : parse(`+${digits}`, country)
  const own = isNational ? national : undefined
  if (own !== undefined && international !== undefined && own.number !== international.number) {
    report('number_ambiguous', { readings: [own.number, international.number] })
    return undefined
  }
  const found = own ?? international
  if (found === undefined) {
    report('number_invalid', {})
    return undefined
  }
  if (own === undefined && foreign === 'default_only' && !isOfCountry(found, country)) {
    report('number_invalid', { suggestion: found.number })
    return undefined
  }
  report('number_rescued', { number: found.number })
  return readingOf(found)
}

function readPhoneText(
  shown: string,
  country: string,
  report: ReportNumber,
): NumberReading | undefined {
  const text = plainPhone(shown)
  const invalid = (suggestion?: string): undefined => {
    report('number_invalid', { suggestion })
    return undefined
  }
  const exact = scientificDigits(text)
  if (exact !== undefined) {
    if (exact.digits !== null) return rescue(exact.digits, country, report, 'any')
    report('number_precision_lost')
    return undefined
  }
  const { number, extension } = splitExtension(text)
  if (!/^\+?[\d\s().\-/]+$/.test(number)) return holdsSeveral(text) ? several(report) : invalid()
  if (holdsSeveral(number)) return several(report)
  const compact = number.replace(/^(\+\d{1,3}|00\d{1,3})[\s.-]*\(0\)/, '$1').replace(/[^\d+]/g, '')
  if (compact.length > 24) return invalid()
  if (extension !== undefined) report('extension_dropped', { extension })
  if (!/^[+0]/.test(compact)) return rescue(compact, country, report, 'default_only')
  const found =
    parse(compact, country) ??
    (compact.startsWith('00') ? parse(`+${compact.slice(2)}`, country) : undefined)
  if (found === undefined) return invalid()
  if (compact !== number.replace(/[^\d+]/g, '') || text !== shown)
    report('number_rescued', { number: found.number })
  return readingOf(found)
}

function several(report: ReportNumber): undefined {
  report('number_several')
  return undefined
}

/** Takes off what surrounds a number: odd spaces, hyphens and digits, a quote in front, `tel:`. */
function plainPhone(shown: string): string {
  const plain = tidy(shown)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u00AD\uFE58\uFE63]/g, '-')
  const label =
    /^(?:tel|telephone|telefon|telefoon|téléphone|phone|mob|mobil|mobile|mobiel|portable|gsm|handy|cell|tfn|tlf|puh|fast|fixe?|work|arbete)\.?\s*:?\s*(?=[+(\d])/i
  return plain
    .replace(/^['’`´]+/, '')
    .replace(/\([^\d()]{0,40}\)$/, '')
    .replace(label, '')
    .replace(/[\s;,.]+$/, '')
    .trim()
}

/** The digits behind `4.6701234567E+10`; null if it no longer has all of them. */
function scientificDigits(text: string): { readonly digits: string | null } | undefined {
  const match = /^(\d)[.,]?(\d*)e\+?(\d{1,2})$/i.exec(text)
  if (match === null) return undefined
  const [, first = '', decimals = '', exponent = ''] = match
  return decimals.length >= Number(exponent) - 1 && decimals.length <= Number(exponent)
    ? { digits: `${first}${decimals.padEnd(Number(exponent), '0')}` }
    : { digits: null }
}

function splitExtension(text: string): { number: string; extension?: string } {
  const match =
    /^(.*?\d[\d\s)]*?)[\s,]*(?:;ext=|\b(?:ext|extn|extension|anknytning|ankn|anknytn|toestel|durchwahl|dw|poste|x)\b\.?:?|[x#])\s*(\d{1,6})$/i.exec(
      text,
    )
  return match === null ? { number: text } : { number: match[1]!.trim(), extension: match[2]! }
}

/** Two stretches of six digits or more with something between them that no single number has. */
function holdsSeveral(text: string): boolean {
  const parts = text.split(
    /[/;,|&\n]|\b(?:or|and|eller|och|og|und|oder|ou|et|tai|ja|en|of)\b|\s(?=\+)/i,
  )
  return parts.filter((part) => part.replace(/\D/g, '').length >= 6).length > 1
}

function parse(text: string, country: string): PhoneNumber | undefined {
  const found = parsePhoneNumberFromString(text, {
    defaultCountry: country as CountryCode,
    extract: false,
  })
  return found?.isValid() === true ? found : undefined
}

function isOfCountry(found: PhoneNumber, country: string): boolean {
  return (
    found.country === country ||
    parsePhoneNumberFromString('123456', country as CountryCode)?.countryCallingCode ===
      found.countryCallingCode
  )
}

function readingOf(found: PhoneNumber): NumberReading {
  return { number: found.number, type: typeOf(found) }
}

function typeOf(found: PhoneNumber): PlanType {
  switch (found.getType()) {
    case 'MOBILE':
      return 'mobile'
    case 'FIXED_LINE':
      return 'landline'
    case 'FIXED_LINE_OR_MOBILE':
    case 'PERSONAL_NUMBER':
    case undefined:
      return 'either'
    default:
      return 'other'
  }
}
