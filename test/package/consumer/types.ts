import { isSeatlineError, parseCalendarDate, type CalendarDate } from 'seatline'
import * as analysis from 'seatline/analysis'
import * as excel from 'seatline/excel'
import * as languages from 'seatline/languages'
import * as postgres from 'seatline/postgres'
import * as render from 'seatline/render'
import * as testing from 'seatline/testing'

export const date: CalendarDate = parseCalendarDate('2027-03-01')
export const doors: readonly object[] = [analysis, excel, languages, postgres, render, testing]

export function codeOf(error: unknown): string | undefined {
  return isSeatlineError(error) ? error.code : undefined
}

// @ts-expect-error -- any text is not a date
export const wrong: CalendarDate = '2027-03-01'
