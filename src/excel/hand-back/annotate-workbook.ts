/** Hands an uploaded workbook back with its issues. */
import type { Catalog } from '../../catalog/catalog.js'
import {
  callback,
  checkAll,
  invalidInput,
  listOf,
  looksLike,
  oneOf,
  optionsOf,
  signal,
  text,
} from '../../core/check.js'
import type { RowResult } from '../../licensing/imports/import-plan.js'
import type { RowAnswer } from '../../licensing/imports/judge-row.js'
import { englishConflicts } from '../../words/english/conflicts.js'
import { englishForms } from '../../words/english/forms.js'
import { englishIssues } from '../../words/english/issues.js'
import { englishSheet } from '../../words/english/sheet.js'
import { definedCatalog } from '../../words/language/checks.js'
import { languageWith } from '../../words/language/say-options.js'
import type { LanguageWith } from '../../words/language/language.js'
import { isIssuesHeader, issuesHeader, NO_PORTAL } from '../columns/own-headers.js'
import { columnOfReference } from '../files/cell-reference.js'
import { defaultReader } from '../files/formats/open-workbook.js'
import { collectBytes, throwIfAborted, type FileInput } from '../files/input.js'
import { defaultReadLimits, type ReadLimits } from '../files/limits.js'
import { createPace } from '../files/pace.js'
import type { WorkbookReader } from '../files/reader.js'
import type { ReadUsersResult } from '../reading/read-users.js'
import { limitsCheck, readerCheck } from '../rows/read-options.js'
import { annotateXlsx, type Annotation } from './annotate-xlsx.js'
import { rebuildWorkbook } from './rebuild-workbook.js'
import { collectNotes, type RowNote } from './row-notes.js'

const english = {
  locale: 'en',
  forms: englishForms,
  conflicts: englishConflicts,
  issues: englishIssues,
  sheet: englishSheet,
}

/** How a workbook is handed back. @public */
export interface AnnotateOptions {
  /**
   * The answers of an import's plan, or the results of its confirmation, beside what reading found.
   */
  readonly rows?: readonly (RowAnswer | RowResult)[]
  /** English by default; others are in `seatline/languages`. */
  readonly language?: LanguageWith<'conflicts' | 'issues' | 'sheet'>
  /** `failed_rows`: only those that did not go through, under their header, to mend and upload. */
  readonly keep?: 'all' | 'failed_rows'
  /** What the portal is called, beside the header of issues and as the author of notes. */
  readonly portalName?: string
  /** For the names of licenses in sentences. */
  readonly catalog?: Pick<Catalog, 'definition'>
  /** What a user is called who holds the number or the address of a row; the id by default. */
  readonly nameOf?: (user: string) => string
  readonly limits?: Partial<ReadLimits>
  /** The reader that was used, if not the default one. */
  readonly reader?: WorkbookReader
  readonly signal?: AbortSignal
}

/**
 * Hands an uploaded workbook back with a column of issues, and with the cells concerned filled and
 * commented.
 *
 * In .xlsx and .xlsm only what is added is written: other sheets, styles, formulas, macros and
 * people's own notes stay. The other formats come back as a new .xlsx with the same values. The
 * column is left out when the file is read again, and annotating again replaces it. Given the
 * results of a confirmation, the version column is renewed, so that the file can be mended and
 * uploaded again.
 *
 * @param input - The same file that was read.
 * @param read - What `readUsers` found in it.
 * @returns The bytes of an .xlsx file, or .xlsm where it was one.
 * @throws `SeatlineError` as `readUsers`, when the file cannot be opened; `aborted`.
 *
 * @example A wrong address, shown where it is
 * ```ts
 * const csv = new TextEncoder().encode('First name;Surname;E-mail\nLena;Dahl;lena.dahl(at)acme.example')
 * const read = await readUsers(csv, { defaultCountry: 'SE' })
 * const bytes = await annotateWorkbook(csv, read)
 * const again = await readUsers(bytes, { defaultCountry: 'SE' })
 * again.columns.at(-1)?.header // => 'Issues (seatline): 1 of 1 row needs a look'
 * ```
 * @remarks Rule X5. @public
 */
export async function annotateWorkbook(
  input: FileInput,
  read: ReadUsersResult,
  options: AnnotateOptions = {},
): Promise<Uint8Array> {
  checkAll({ read: [read, readResult], options: [options, annotateOptions] })
  throwIfAborted(options.signal, 0)
  const given = Object.fromEntries(
    Object.entries(options.limits ?? {}).filter(([, value]) => value !== undefined),
  )
  const limits = { ...defaultReadLimits, ...given }
  const bytes = await collectBytes(input, limits.bytes, options.signal)
  const reader = options.reader ?? defaultReader
  const workbook = await reader.open(bytes, limits, options.signal, read.encoding ?? undefined)
  const sheet = workbook.sheets.findIndex(({ name }) => name === read.sheet)
  const chosen = workbook.sheets[sheet]
  if (chosen === undefined || workbook.format !== read.format) {
    throw invalidInput(
      'read',
      'is of another file',
      `The file has no sheet "${read.sheet}". Give the file that was read.`,
    )
  }
  const { language = english } = options
  const notes = collectNotes(read, options.rows ?? [], { ...options, language })
  const columnOf = (is: (column: ReadUsersResult['columns'][number]) => boolean) => {
    const found = read.columns.find(is)
    return found === undefined ? undefined : columnOfReference(found.column)
  }
  throwIfAborted(options.signal, 0)
  const { portalName = NO_PORTAL, keep = 'all' } = options
  const count = [...notes.values()].filter(({ needs }) => needs !== undefined).length
  const versionColumn = columnOf(({ target }) => target === 'version')
  const annotation: Annotation = {
    sheet,
    sheetName: chosen.name,
    headerRow: read.headerRow,
    header: issuesHeader(
      language.sheet.issues,
      portalName,
      language.sheet.toLookAt(count, read.summary.rows),
    ),
    author: portalName,
    issuesColumn: columnOf(
      ({ reason, header }) => reason === 'issues' || isIssuesHeader(header, portalName),
    ),
    versionColumn,
    notes,
  }
  const { headerRow } = read
  const isXlsx = workbook.format === 'xlsx' || workbook.format === 'xlsm'
  const pace = pausing(options.signal)
  if (keep === 'failed_rows') {
    const placeOf = placesOfFailed(notes, headerRow ?? 0)
    const rebuilt = await rebuildWorkbook(
      { sheets: [chosen], dateSystem: workbook.dateSystem },
      { chosen, headerRow, placeOf, hidden: versionColumn },
    )
    const moved = new Map(
      [...notes].flatMap(([row, note]) => {
        const place = placeOf(row)
        return place === null ? [] : [[place, note] as const]
      }),
    )
    return annotateXlsx(rebuilt, { ...annotation, sheet: 0, notes: moved }, limits, pace)
  }
  const whole = isXlsx ? bytes : await rebuildWorkbook(workbook, { chosen, headerRow })
  return annotateXlsx(whole, annotation, limits, pace)
}

/** Where the rows that did not go through stand without the others; `null` for the others. */
function placesOfFailed(
  notes: ReadonlyMap<number, RowNote>,
  headerRow: number,
): (row: number) => number | null {
  const failed = [...notes].flatMap(([row, { needs }]) => (needs === 'mending' ? [row] : []))
  const places = new Map(failed.sort((a, b) => a - b).map((row, at) => [row, headerRow + 1 + at]))
  return (row) => (row <= headerRow ? row : (places.get(row) ?? null))
}

/** Lets other work run now and then, an abort among it. */
function pausing(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  const pace = createPace()
  return () => {
    throwIfAborted(signal, 0)
    return pace()
  }
}

const readResult = /* @__PURE__ */ looksLike('what readUsers gave', {
  sheet: 'string',
  format: 'string',
  rows: 'list',
  refused: 'list',
  issues: 'list',
  summary: 'object',
  columns: 'list',
})
const annotateOptions = /* @__PURE__ */ optionsOf<AnnotateOptions>({
  rows: listOf(looksLike('an answer or a result of an import', { row: 'number' })),
  language: languageWith('conflicts', 'issues', 'sheet'),
  keep: oneOf('all', 'failed_rows'),
  portalName: text,
  catalog: definedCatalog,
  nameOf: callback,
  limits: limitsCheck,
  reader: readerCheck,
  signal,
})
