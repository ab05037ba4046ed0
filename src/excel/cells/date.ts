/** Reads dates as people and spreadsheets write them. */
import { tidy } from '../../core/tidy-text.js'
import { isCalendarDate } from '../../core/calendar-date.js'
import { hasFormOfDate } from '../../licensing/imports/row-rules.js'
import { serialDate, type DateSystem } from '../files/date-display.js'
import type { SheetCell } from '../files/reader.js'
import { monthNames, nowWords, weekdayNames } from './month-names.js'
import type { ReportCell } from './report.js'

/** The order of day, month and year in dates like 03/04/2027. @public */
export type DateOrder = 'day_month_year' | 'month_day_year' | 'year_month_day'

/** What is longer is no date, and is not searched for one. */
const LONGEST = 100
const FIRST_YEAR = '2000'
const LAST_YEAR = '2100'

/** Reads dates of one sheet. */
interface DateReader {
  /** `now`, a date, or undefined with at least one issue reported. */
  read(cell: SheetCell, report: ReportCell): string | undefined
}

/** Makes a date reader for a date system and, where it is known, an order. */
export function createDateReader(system: DateSystem, order: DateOrder | undefined): DateReader {
  const bySerial = new Map<number, string | undefined>()
  const fromSerial = (serial: number): string | undefined => {
    const day = Math.floor(serial)
    if (!bySerial.has(day)) bySerial.set(day, serialDate(day, system))
    return bySerial.get(day)
  }

  function readNumber(cell: SheetCell, report: ReportCell): string | undefined {
    const compact = cell.kind === 'number' ? compactDate(cell.text) : undefined
    const date = compact ?? fromSerial(cell.value)
    if (date === undefined) return invalid(cell, report)
    if (cell.kind === 'number') report('date_rescued', { date })
    else if (cell.value % 1 > 1e-6) report('time_dropped')
    return plausible(date, report)
  }

  return {
    read(cell, report) {
      if (cell.kind === 'date' || cell.kind === 'number') return readNumber(cell, report)
      if (isCalendarDate(cell.text)) return plausible(cell.text, report)
      if (cell.text.length > LONGEST) return invalid(cell, report)
      const text = tidy(cell.text).normalize('NFKC').toLowerCase()
      if (nowWords.has(text)) return 'now'
      const parts = splitTime(withoutWeekday(text))
      const readings = readingsOf(parts.date, order)
      if (readings.length > 0) return readDateText(text, parts, readings, report)
      const isSerial = /^\d{5}(?:\.\d+)?$/.test(text)
      return invalid(cell, report, isSerial ? fromSerial(Number(text)) : undefined)
    },
  }
}

function invalid({ text }: SheetCell, report: ReportCell, suggestion?: string): undefined {
  report('date_invalid', { wellFormed: hasFormOfDate(text), suggestion })
}

/** Whether a cell that may also be ticked is to be read as a date. */
export function seemsDate({ kind, text }: SheetCell): boolean {
  if (kind === 'date') return true
  if (kind !== 'text') return false
  return /\d\D+\d/.test(text) || nowWords.has(tidy(text).toLowerCase())
}

/** What a date cell shows: `2027-03-15`, with the time behind it where that is shown, or a time. */
export function dateText({ text, value }: SheetCell, system: DateSystem): string {
  if (/^(?:\d{4}-\d\d-\d\d|\d{2,}:\d\d)/.test(text)) return text
  return serialDate(Math.floor(value), system) ?? text
}

function plausible(date: string, report: ReportCell): string | undefined {
  if (date > FIRST_YEAR && date < LAST_YEAR) return date
  report('date_implausible')
  return undefined
}

function readDateText(
  text: string,
  parts: ReturnType<typeof splitTime>,
  readings: readonly string[],
  report: ReportCell,
): string | undefined {
  const { date: dateText, time } = parts
  const [first = ''] = readings
  if (readings.length > 1) {
    report('date_ambiguous', { readings })
    return undefined
  }
  if (time !== undefined && !/^0{1,2}:00(?::00(?:[.,]0+)?)?z?$/.test(time)) report('time_dropped')
  else if (first !== text && !isPlain(dateText)) report('date_rescued', { date: first })
  return plausible(first, report)
}

/** Written with digits, the year in full: not worth a note. */
function isPlain(text: string): boolean {
  return /^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}$/.test(text)
}

/** `tirsdag den 1. december`, `Tue Dec 01`: the day of the week adds nothing. */
function withoutWeekday(text: string): string {
  const [first = '', ...rest] = text.split(/[\s,]+/)
  return rest.length > 0 && weekdayNames.has(first.replace(/\.$/, '')) ? rest.join(' ') : text
}

function splitTime(text: string): { date: string; time?: string } {
  const match =
    /^(.*?\d)(?:t|,? +)(?:(?:at|kl|klo|um|om|à)\.? ?)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?(?: ?z| ?(?:gmt|utc)?[+-]\d{2}:?\d{2})?(?: \([^()]*\))?)$/.exec(
      text,
    )
  return match === null ? { date: text } : { date: match[1]!, time: match[2]! }
}

/** Every date that a text can mean. */
function readingsOf(text: string, order: DateOrder | undefined): readonly string[] {
  const compact = compactDate(text)
  if (compact !== undefined) return [compact]
  const digits = /^(\d{1,4})\s?([-./ ])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?$/.exec(text)
  if (digits !== null)
    return numericReadings([digits[1]!, digits[3]!, digits[4]!], digits[2]!, order)
  return namedReadings(text)
}

function compactDate(text: string): string | undefined {
  return /^(?:19|20|21)\d{6}$/.test(text)
    ? dateOf(text.slice(0, 4), text.slice(4, 6), text.slice(6))
    : undefined
}

function numericReadings(
  [first, second, third]: readonly [string, string, string],
  separator: string,
  order: DateOrder | undefined,
): readonly string[] {
  if (first.length === 4) return existing(dateOf(first, second, third))
  if (first.length === 3 || third.length === 1 || third.length === 3) return []
  const dayFirst = dateOf(third, second, first)
  const monthFirst = dateOf(third, first, second)
  const yearFirst = third.length === 2 ? dateOf(first, second, third) : undefined
  if (order !== undefined)
    return existing(
      {
        day_month_year: dayFirst,
        month_day_year: monthFirst,
        year_month_day: yearFirst ?? undefined,
      }[order],
    )
  if (separator === '.' && third.length === 4) return existing(dayFirst)
  return existing(dayFirst, monthFirst, yearFirst)
}

const monthByName = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, String(index + 1)] as const)),
)

const FILLERS = new Set(['de', 'den', 'le', 'the', 'of'])

function namedReadings(text: string): readonly string[] {
  const words = text.split(/[\s,./-]+/).filter((word) => word !== '' && !FILLERS.has(word))
  const months = words.map((word) => monthByName.get(word)).filter((month) => month !== undefined)
  const numbers = words
    .filter((word) => !monthByName.has(word))
    .map((word) => word.replace(/(?<=\d)(?:st|nd|rd|th|er|e|:e)$/, ''))
  const [day, year, ...rest] = numbers
  if (months.length !== 1 || day === undefined || year === undefined || rest.length > 0) return []
  if (/^\d{4}$/.test(day) && /^\d{1,2}$/.test(year)) return existing(dateOf(day, months[0]!, year))
  if (!/^\d{1,2}$/.test(day) || !/^(?:\d{2}|\d{4})$/.test(year)) return []
  return existing(
    dateOf(year, months[0]!, day),
    year.length === 2 ? dateOf(day, months[0]!, year) : undefined,
  )
}

/**
 * A year of two digits is of this century; the other readings are kept beside it, so it is flagged
 * unless certain.
 */
function dateOf(year: string, month: string, day: string): string | undefined {
  const full = year.length === 2 ? `20${year}` : year
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) ? date : undefined
}

function existing(...dates: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(dates.filter((date) => date !== undefined))]
}
