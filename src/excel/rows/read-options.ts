/** The options of reading, and their checks. */
import type { Catalog } from '../../catalog/catalog.js'
import {
  anything,
  atLeast,
  callback,
  checkAll,
  fields,
  invalidInput,
  isObject,
  listOf,
  looksLike,
  must,
  oneOf,
  optional,
  optionsOf,
  record,
  signal,
  text,
  whole,
  type Check,
  type ChecksOf,
} from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import { dateOfEdition, definedCatalog } from '../../words/language/checks.js'
import type { DateOrder } from '../cells/date.js'
import type { NamedLicense } from '../cells/license.js'
import { isColumnTarget, type AttributeColumn, type ImportField } from '../columns/fields.js'
import type { ColumnMapping } from '../columns/match-columns.js'
import { defaultReadLimits, type ReadLimits } from '../files/limits.js'
import type { WorkbookReader } from '../files/reader.js'

/** How {@link readUsers} reads. @public */
export interface ReadUsersOptions {
  /** The country of phone numbers without a country code, such as `SE`. */
  readonly defaultCountry: string
  /**
   * The licenses that a file may name, by id or name. Without it, what is written is passed on
   * unchecked.
   */
  readonly licenses?: readonly NamedLicense[]
  /** The catalog whose licenses a file may name, instead of `licenses`. */
  readonly catalog?: Pick<Catalog, 'definition'>
  /**
   * The date of the edition whose names come first where two licenses of the catalog had one name;
   * the newest by default. Licenses of all editions may be named.
   */
  readonly on?: string
  /** The departments that a file may name. Without it, any. */
  readonly departments?: readonly string[]
  /** The portal's own columns. Only `employeeId` when left out. */
  readonly attributes?: readonly AttributeColumn[]
  /** More headers for the fields. */
  readonly synonyms?: { readonly [field in ImportField]?: readonly string[] }
  /** The name under which the portal hands files back, if `annotateWorkbook` was given one. */
  readonly portalName?: string
  /** What a person chose: targets by column letters, `null` to leave a column out. */
  readonly mapping?: ColumnMapping
  /** The sheet to read, by name, instead of the one with the best header. */
  readonly sheet?: string
  /**
   * The row of the header, from 1, instead of the one found. With `mapping`, 0 means that there is
   * none.
   */
  readonly headerRow?: number
  /** The order in dates such as 03/04/2027. Without it they are flagged. */
  readonly dateOrder?: DateOrder
  /**
   * Whether a cell that cannot be accepted refuses its row (the default) or is dropped with a
   * warning.
   */
  readonly onBadCell?: 'refuse_row' | 'drop_cell'
  /**
   * How a text file is encoded, such as `windows-1250` or `shift_jis`, if it does not say so itself.
   * Without it the likeliest is taken, with a warning where that is not certain.
   */
  readonly encoding?: string
  readonly limits?: Partial<ReadLimits>
  /**
   * The name of the file, to tell when its ending and its content differ. A `File` brings its own.
   */
  readonly fileName?: string
  /** Called while rows are read. */
  readonly onProgress?: (progress: ReadProgress) => void
  readonly signal?: AbortSignal
  readonly reader?: WorkbookReader
}

/** How far reading has come. @public */
export interface ReadProgress {
  /** Rows read so far, header and blank rows left out. */
  readonly done: number
  /** How many there are is not known before the end. */
  readonly total: null
  /** How much of the sheet has been read, from 0 to 1; `null` if the reader cannot tell. */
  readonly share: number | null
}

/** What stands in columns of the portal's own. */
export const attributeColumns: Check = listOf(
  fields<AttributeColumn>({
    name: text,
    headers: optional(listOf(text)),
    type: optional(oneOf('text', 'number', 'yes_no', 'date')),
    values: optional(listOf(text)),
  }),
)
/** The licenses that a file may name. */
export const namedLicenses: Check = listOf(
  atLeast<NamedLicense>({ id: text, name: optional(text) }),
)
/** A reader of workbooks. */
export const readerCheck: Check = looksLike('a reader of workbooks, such as defaultReader', {
  open: 'function',
})
/** Limits of reading; how large they may be is looked at apart. */
export const limitsCheck: Check = optionsOf<ReadLimits>({
  ...(Object.fromEntries(
    Object.keys(defaultReadLimits).map((name) => [name, anything]),
  ) as ChecksOf<ReadLimits>), // the same names
})

const readOptions: Check = fields<ReadUsersOptions>({
  defaultCountry: text,
  licenses: optional(namedLicenses),
  catalog: optional(definedCatalog),
  on: optional(dateOfEdition),
  departments: optional(listOf(text)),
  attributes: optional(attributeColumns),
  synonyms: optional(record(listOf(text))),
  portalName: optional(text),
  mapping: optional(must('an object', isObject)),
  sheet: optional(text),
  headerRow: optional(whole(0)),
  dateOrder: optional(oneOf('day_month_year', 'month_day_year', 'year_month_day')),
  onBadCell: optional(oneOf('refuse_row', 'drop_cell')),
  encoding: optional(text),
  limits: optional(limitsCheck),
  fileName: optional(text),
  onProgress: optional(callback),
  signal: optional(signal),
  reader: optional(readerCheck),
})

/** Throws `input_invalid` with every fault of the options that would otherwise show late. */
export function checkOptions(options: ReadUsersOptions): void {
  if (options === undefined)
    throw invalidInput(
      'options',
      'is missing',
      "Reading needs options: give { defaultCountry: 'SE' }, the country of numbers without +.",
    )
  checkAll({ options: [options, readOptions] })
  const issues: { path: string; message: string }[] = []
  for (const [name, value] of Object.entries(options.limits ?? {})) {
    if (value !== undefined && !(value >= 1))
      issues.push({ path: `limits.${name}`, message: 'must be at least 1' })
  }
  for (const { name } of options.attributes ?? []) {
    if (name === '' || name === '__proto__')
      issues.push({ path: 'attributes', message: `${JSON.stringify(name)} is not a name` })
  }
  for (const column of Object.keys(options.mapping ?? {})) {
    if (!/^[A-Z]{1,3}$/i.test(column))
      issues.push({
        path: 'mapping',
        message: `${JSON.stringify(column.slice(0, 20))} is not a column`,
      })
  }
  for (const target of Object.values<unknown>(options.mapping ?? {})) {
    if (target !== null && !isColumnTarget(target))
      issues.push({
        path: 'mapping',
        message: `${JSON.stringify(target)} is not a field, null or \`attribute:\` with a name`,
      })
  }
  const targets = Object.values(options.mapping ?? {}).filter((target) => target !== null)
  if (new Set(targets).size < targets.length)
    issues.push({ path: 'mapping', message: 'two columns have the same target' })
  const [first] = issues
  if (first !== undefined)
    throw new SeatlineError(
      'input_invalid',
      `The option ${first.path} is wrong: ${first.message}.`,
      { issues },
    )
}
