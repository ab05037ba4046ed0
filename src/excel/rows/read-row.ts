/** Makes the readers of cells, one for each column. */
import { longestText } from '../../licensing/imports/row-rules.js'
import { createDateReader, serialDate } from '../cells/date.js'
import { readEmail } from '../cells/email.js'
import { createLicenseFinder, licensesOf } from '../cells/license.js'
import type { PhoneReader } from '../cells/phone.js'
import type { ReportCell } from '../cells/report.js'
import { editDistance, isPlaceholder, readText, tidy } from '../cells/text.js'
import { createValueList } from '../cells/value-list.js'
import { readYesNo } from '../cells/yes-no.js'
import { attributeName, type ColumnTarget } from '../columns/fields.js'
import type { SheetCell } from '../files/reader.js'
import type { ReadUsersOptions } from './read-options.js'
import type { RowDraft } from './row-outcome.js'

/** Puts the value of one cell into the row, or reports why not. */
export type CellReader = (
  cell: SheetCell,
  row: RowDraft,
  report: ReportCell,
  link: string | undefined,
) => void

/** What the readers of all columns share. */
export interface CellContext {
  readonly options: ReadUsersOptions
  readonly dateSystem: '1900' | '1904'
  readonly phones: PhoneReader
}

const CLEAR = 'CLEAR'

/** Makes the reader for the cells of a column. */
export function createCellReader(target: ColumnTarget, context: CellContext): CellReader {
  const attribute = attributeName(target)
  if (attribute !== undefined) return attributeReader(attribute, context)
  return fieldReader(target as Exclude<ColumnTarget, `attribute:${string}`>, context)
}

function fieldReader(
  target: Exclude<ColumnTarget, `attribute:${string}`>,
  context: CellContext,
): CellReader {
  const { options, phones, dateSystem } = context
  switch (target) {
    case 'email':
      return fixed('value', (cell, row, report, link) => {
        row.email = readEmail(cell.text, link, report)
      })
    case 'firstName':
    case 'surname':
      return fixed('name', (cell, row, report) => {
        row[target] = textOf(cell, longestText[target], report)
      })
    case 'department':
      return departmentReader(options)
    case 'landline':
    case 'mobile':
      return clearable(
        (cell, row, report) => {
          row[target] = phones.read(cell, target, report)
        },
        (row) => (row[target] = null),
      )
    case 'license':
    case 'removeLicense': {
      const licenses = createLicenseFinder(licensesOf(options))
      return fixed('value', (cell, row, report) => {
        row[target] = licenses.read(cell.text, report)
      })
    }
    case 'assignmentDate': {
      const dates = createDateReader(dateSystem, options.dateOrder)
      return fixed('value', (cell, row, report) => {
        row.assignmentDate = dates.read(cell, report)
      })
    }
    case 'onboardingEmail':
      return fixed('yes_no', (cell, row, report) => {
        row.onboardingEmail = readYesNo(cell, report)
      })
    case 'version':
      return (cell, row) => {
        row.version = tidy(cell.text)
      }
  }
}

function departmentReader(options: ReadUsersOptions): CellReader {
  const values = createValueList(options.departments)
  return clearable(
    (cell, row, report) => {
      const text = textOf(cell, longestText.department, report)
      row.department = text === undefined ? undefined : values(text, report)
    },
    (row) => (row.department = null),
  )
}

function attributeReader(name: string, { options, dateSystem }: CellContext): CellReader {
  const values = createValueList(options.attributes?.find((column) => column.name === name)?.values)
  const set = (row: RowDraft, value: string | null) => {
    row.attributes = Object.fromEntries([...Object.entries(row.attributes ?? {}), [name, value]])
  }
  return clearable(
    (cell, row, report) => {
      const text =
        cell.kind === 'date'
          ? serialDate(Math.floor(cell.value), dateSystem)
          : readText(cell.text, longestText.attributes, report)
      const value = text === undefined ? undefined : values(text, report)
      if (value !== undefined) set(row, value)
    },
    (row) => set(row, null),
  )
}

function textOf(cell: SheetCell, max: number, report: ReportCell): string | undefined {
  if (cell.kind !== 'date') return readText(cell.text, max, report)
  report('date_instead_of_text')
  return undefined
}

/** A field that cannot be emptied. */
function fixed(kind: 'name' | 'value' | 'yes_no', read: CellReader): CellReader {
  return (cell, row, report, link) => {
    if (cell.text.trim() === CLEAR) report('clear_not_allowed')
    else if (isPlaceholder(cell.text.trim(), kind)) report('placeholder_value')
    else read(cell, row, report, link)
  }
}

/**
 * A field that `CLEAR` empties. The word in other letters is flagged, as it may be a value or not.
 */
function clearable(read: CellReader, clear: (row: RowDraft) => void): CellReader {
  return (cell, row, report, link) => {
    const text = cell.text.trim()
    if (text === CLEAR) clear(row)
    else if (text.length <= 6 && isNearlyClear(text))
      report('clear_misspelled', { suggestion: CLEAR })
    else if (isPlaceholder(text, 'value')) report('placeholder_value', { suggestion: CLEAR })
    else read(cell, row, report, link)
  }
}

function isNearlyClear(text: string): boolean {
  return (
    text.length >= 4 &&
    /^[A-Za-z]+$/.test(text) &&
    editDistance(text.toUpperCase(), CLEAR, 1) <= (text.toUpperCase() === text ? 1 : 0)
  )
}
