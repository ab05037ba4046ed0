/** Reads a phone number as people write it, and shows one as they read it. */
import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/max'
import { checkAll, fields, invalidInput, text as isText } from '../core/check.js'
import { parseE164, type E164 } from '../core/phone-number.js'
import { createIssue } from '../licensing/imports/create-issue.js'
import type { Issue, IssueCode } from '../licensing/imports/issue.js'
import {
  createNumberReader,
  type NumberReader,
  type ReportNumber,
} from '../numbering/read-number.js'
import { englishIssues } from '../words/english/issues.js'

/** A phone number as a person wrote it, read; or why it is none. @public */
export type PhoneReading =
  | {
      readonly status: 'read'
      /** As `numbers.add` and the other calls take it. */
      readonly number: E164
      /** `either` in countries whose plans don't tell, `service` for numbers such as 0800 ones. */
      readonly type: 'landline' | 'mobile' | 'either' | 'service'
      /** The country of the number, such as `SE`; `null` for numbers of no country. */
      readonly country: string | null
      /** As it is dialed inside of its country, such as `070-174 06 05`. */
      readonly national: string
      /** As it is dialed from anywhere, such as `+46 70 174 06 05`. */
      readonly international: string
      /** What was changed to read it, such as an extension that was dropped. */
      readonly notes: readonly Issue[]
    }
  | {
      readonly status: 'refused'
      /** Why, with a sentence, and in `suggestion` what may have been meant. */
      readonly issue: Issue
    }

/** Which country a number is of that has no country code. @public */
export interface PhoneOptions {
  /** As two capital letters: mostly the country of the organization. */
  readonly country: string
}

const phoneOptions = /* @__PURE__ */ fields<PhoneOptions>({ country: isText })

/**
 * Reads a phone number as people write it: `08-400 00 01`, `(070) 174 06 05`, `0046 70…`,
 * `tel:+46…`. Nothing is guessed: what can mean two numbers is refused with both.
 *
 * @example The type and the national form
 * ```ts
 * const reading = readPhoneNumber('070-174 06 05', { country: 'SE' })
 * reading // => { status: 'read', number: '+46701740605', type: 'mobile', country: 'SE', national: '070-174 06 05', international: '+46 70 174 06 05', notes: [] }
 * ```
 * @example A text that is none
 * ```ts
 * const reading = readPhoneNumber('ask Anna', { country: 'SE' })
 * reading.status === 'refused' && reading.issue.message // => '"ask Anna" is not a phone number.'
 * ```
 * @throws `SeatlineError` `input_invalid` if there is no such country.
 * @remarks Rule X2. @public
 */
export function readPhoneNumber(text: string, options: PhoneOptions): PhoneReading {
  checkAll({ text: [text, isText], options: [options, phoneOptions] })
  const found: Issue[] = []
  const report: ReportNumber = (code, ...details) => {
    const level = isNote(code) ? 'note' : 'error'
    found.push(createIssue(englishIssues, { code, level, where: { value: text } }, ...details))
  }
  const reading = readerFor(options.country).text(text, report)
  const refused = found.find(({ level }) => level === 'error')
  if (reading === undefined || refused !== undefined) return { status: 'refused', issue: refused! } // what is not read is reported
  const number = parseE164(reading.number)
  return {
    status: 'read',
    number,
    type: reading.type === 'other' ? 'service' : reading.type,
    ...formsOf(number),
    notes: found,
  }
}

/**
 * Shows a number as people of a country read it: in its national form if it is of that country, and
 * else with the country code.
 *
 * @param number - In E.164 form.
 * @example
 * ```ts
 * showPhoneNumber('+46701740605', { country: 'SE' }) // => '070-174 06 05'
 * showPhoneNumber('+46701740605', { country: 'NO' }) // => '+46 70 174 06 05'
 * ```
 * @throws `SeatlineError` `number_invalid`, `input_invalid` if there is no such country.
 * @public
 */
export function showPhoneNumber(number: string, options: PhoneOptions): string {
  checkAll({ options: [options, phoneOptions] })
  const { country } = options
  checkCountry(country)
  const forms = formsOf(parseE164(number))
  return forms.country === country ? forms.national : forms.international
}

function isNote(code: IssueCode): boolean {
  return code === 'number_rescued' || code === 'extension_dropped'
}

const readers = new Map<string, NumberReader>()

/** A reader knows the plan of its country: one is made for each. */
function readerFor(country: string): NumberReader {
  checkCountry(country)
  const reader = readers.get(country) ?? createNumberReader(country)
  readers.set(country, reader)
  return reader
}

function checkCountry(country: string): void {
  if (isSupportedCountry(country)) return
  throw invalidInput(
    'options.country',
    'not an ISO 3166 country code',
    `There is no country "${country.slice(0, 20)}". Use two capital letters such as SE.`,
  )
}

/** How a number is written; a number of no plan is shown as it is. */
function formsOf(number: E164) {
  const parsed = parsePhoneNumberFromString(number)
  return {
    country: parsed?.country ?? null,
    national: parsed?.formatNational() ?? number,
    international: parsed?.formatInternational() ?? number,
  }
}
