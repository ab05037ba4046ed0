/** Makes the readers of cells, one for each column. */
import { editDistance } from '../../core/misspelling.js'
import { tidy } from '../../core/tidy-text.js'
import { isEmail } from '../../core/email.js'
import { inShort, longestText } from '../../licensing/imports/row-rules.js'
import { createAttributeReader } from '../cells/attribute.js'
import { createDateReader, seemsDate } from '../cells/date.js'
import { readEmail } from '../cells/email.js'
import {
  createLicenseFinder,
  licensesOf,
  licensesOfTrack,
  type CellLicense,
} from '../cells/license.js'
import type { PhoneReader } from '../cells/phone.js'
import type { ReportCell } from '../cells/report.js'
import { textOf } from '../cells/shown-text.js'
import { isPlaceholder } from '../cells/text.js'
import { createValueList } from '../cells/value-list.js'
import { readYesNo } from '../cells/yes-no.js'
import {
  attributeName,
  datedColumn,
  idIn,
  isLicenseColumn,
  type ColumnTarget,
  type ImportField,
  type LicenseColumn,
} from '../columns/fields.js'
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

/** The dates that the row at hand has for columns of licenses: those columns are read later. */
export type DatesOfColumns = Map<LicenseColumn, { readonly row: number; readonly on: string }>

/** Makes the reader for the cells of a column. */
export function createCellReader(
  target: ColumnTarget,
  context: CellContext,
  dates: DatesOfColumns = new Map(),
): CellReader {
  const attribute = attributeName(target)
  if (attribute !== undefined) return attributeReader(attribute, context)
  const dated = datedColumn(target)
  if (dated !== undefined) return columnDateReader(dated, context, dates)
  if (isLicenseColumn(target)) return licenseColumnReader(target, context, dates)
  return fieldReader(target as ImportField, context) // neither an attribute nor a license
}

function columnDateReader(
  of: LicenseColumn,
  { options, dateSystem }: CellContext,
  dates: DatesOfColumns,
): CellReader {
  const reader = createDateReader(dateSystem, options.dateOrder)
  return fixed('value', (cell, { row }, report) => {
    const on = reader.read(cell, report)
    if (on !== undefined) dates.set(of, { row, on })
  })
}

/**
 * The license of one track, or a tick for one license, which may be its date. `CLEAR` removes what
 * the user has of it; who has no tick keeps it.
 */
function licenseColumnReader(
  target: LicenseColumn,
  context: CellContext,
  dates: DatesOfColumns,
): CellReader {
  const id = idIn(target)
  const isTrack = target.startsWith('track:')
  const dateFor = ({ row }: RowDraft) => {
    const date = dates.get(target)
    return date?.row === row ? { on: date.on } : {}
  }
  const read = isTrack ? trackReader(id, context, dateFor) : tickReader(id, context, dateFor)
  return unlessClear(read, (row) => {
    const removed = isTrack ? { track: id, ...dateFor(row) } : onDate(id, dateFor(row))
    row.removeLicense = added(row.removeLicense, [removed])
  })
}

/** The date of a column of licenses in a row, where there is one. */
type DateFor = (row: RowDraft) => { readonly on?: string }

function trackReader(track: string, { options }: CellContext, dateFor: DateFor): CellReader {
  const licenses = createLicenseFinder(licensesOfTrack(options, track))
  return fixed('value', (cell, row, report) => {
    const found = licenses.read(cell.text, report)
    if (found === undefined) return
    const date = dateFor(row)
    row.license = added(
      row.license,
      found.map((one) => (typeof one === 'string' ? onDate(one, date) : one)),
    )
  })
}

function tickReader(id: string, context: CellContext, dateFor: DateFor): CellReader {
  const dates = createDateReader(context.dateSystem, context.options.dateOrder)
  return fixed('yes_no', (cell, row, report) => {
    const tick = seemsDate(cell) ? dates.read(cell, report) : readYesNo(cell, report)
    if (tick === undefined || tick === false) return
    row.license = added(row.license, [onDate(id, tick === true ? dateFor(row) : { on: tick })])
  })
}

function onDate(license: string, { on }: { readonly on?: string }): CellLicense {
  return on === undefined ? license : { license, on }
}

/** Licenses of the row with further ones, each once: one is a text, several are a list. */
function added<T>(
  before: string | readonly (string | T)[] | undefined,
  further: readonly (string | T)[],
): string | readonly (string | T)[] {
  const list = typeof before === 'string' ? [before] : (before ?? [])
  const all = new Map([...list, ...further].map((one) => [JSON.stringify(one), one]))
  return inShort([...all.values()])
}

function fieldReader(target: ImportField, context: CellContext): CellReader {
  const { options, phones, dateSystem } = context
  switch (target) {
    case 'email':
      return fixed('value', (cell, row, report, link) => {
        row.email =
          row.version !== undefined && isEmail(cell.text)
            ? cell.text
            : readEmail(cell.text, link, report)
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
        const found = licenses.read(cell.text, report)
        if (found === undefined) return
        if (target === 'license') row.license = added(row.license, found)
        else row.removeLicense = added(row.removeLicense, found)
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
  const column = options.attributes?.find((one) => one.name === name)
  const read = createAttributeReader(column, { dateSystem, dateOrder: options.dateOrder })
  const set = (row: RowDraft, value: string | number | boolean | null) => {
    row.attributes = { ...row.attributes, [name]: value }
  }
  return clearable(
    (cell, row, report) => {
      const value = read(cell, report)
      if (value !== undefined) set(row, value)
    },
    (row) => set(row, null),
  )
}

/** A field that cannot be emptied. */
function fixed(kind: 'name' | 'value' | 'yes_no', read: CellReader): CellReader {
  return (cell, row, report, link) => {
    if (cell.text.trim() === CLEAR) report('clear_not_allowed')
    else if (isPlaceholder(cell.text.trim(), kind)) report('placeholder_value')
    else read(cell, row, report, link)
  }
}

/** A field that `CLEAR` empties, which may be what a placeholder means. */
function clearable(read: CellReader, clear: (row: RowDraft) => void): CellReader {
  const readValue: CellReader = (cell, row, report, link) => {
    if (isPlaceholder(cell.text.trim(), 'value')) report('placeholder_value', { suggestion: CLEAR })
    else read(cell, row, report, link)
  }
  return unlessClear(readValue, clear)
}

/** Reads all but `CLEAR`. The word in other letters is flagged, as it may be a value or not. */
function unlessClear(read: CellReader, clear: (row: RowDraft) => void): CellReader {
  return (cell, row, report, link) => {
    const text = cell.text.trim()
    if (text === CLEAR) clear(row)
    else if (text.length <= 6 && isNearlyClear(text))
      report('clear_misspelled', { suggestion: CLEAR })
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
