/** Reads users from a file that an admin uploads. */
import type { ImportRow } from '../../licensing/imports/import-row.js'
import type { Issue } from '../../licensing/imports/issue.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import type { FileInput } from '../files/input.js'
import { createRest } from '../files/pace.js'
import type { WorkbookFormat } from '../files/reader.js'
import { issueAt } from '../issues/issue.js'
import { chooseSheet } from '../rows/choose-sheet.js'
import { settleDoubled } from '../rows/doubled.js'
import { columnNotices, fileNotices, sheetNotices } from '../rows/notices.js'
import type { ReadUsersOptions } from '../rows/read-options.js'
import { readSheet } from '../rows/read-sheet.js'
import { collectOutcomes, type ReadSummary, type RefusedRow } from '../rows/summary.js'
import { matchedColumns, openFile } from './open-file.js'

/** What {@link readUsers} found in a file. @public */
export interface ReadUsersResult {
  readonly format: WorkbookFormat
  /** How a text file was decoded; `null` for the others. */
  readonly encoding: string | null
  /** The name of the sheet that was read; empty for .csv and .tsv. */
  readonly sheet: string
  /** The last row of the header; `null` when a mapping stood in for it. */
  readonly headerRow: number | null
  /** Every column with a header, and what it was used for. */
  readonly columns: readonly ColumnMatch[]
  /** The rows that can go on to `organization.imports.plan`. */
  readonly rows: readonly ImportRow[]
  /** The rows that cannot, with what could be read of them. */
  readonly refused: readonly RefusedRow[]
  /** Everything about rows and cells, in the sheet's order, up to `limits.issues` of each level. */
  readonly issues: readonly Issue[]
  /** Everything about the file, the sheet and its columns. */
  readonly notices: readonly Issue[]
  readonly summary: ReadSummary
}

/**
 * Reads users from the file that an admin uploads.
 *
 * The content decides the format: .xlsx, .xlsm, .xlsb, .xls, .ods, .csv or .tsv. Good rows go on
 * although others are refused; nothing is guessed in silence. Rows with one e-mail address or one
 * number are all refused, unless they differ in their licenses only: those are one user's.
 *
 * @param input - The bytes, a `Blob` or `File`, or a stream of bytes.
 * @param options - What the portal knows: default country, licenses, own columns, a mapping that a
 * person chose.
 * @returns Rows, refused rows, and every issue.
 * @throws `SeatlineError` `file_encrypted`, `file_corrupt`, `file_too_large`, `format_unsupported`,
 * `file_empty` or `no_header` when there is nothing to read; `aborted` by the signal;
 * `input_invalid` for wrong options.
 *
 * @example A number is read with the default country
 * ```ts
 * const csv = new TextEncoder().encode('First name;Surname;E-mail;Mobile\nAnna;Berg;anna@acme.example;070-174 06 05')
 * const { rows } = await readUsers(csv, { defaultCountry: 'SE' })
 * rows[0]?.mobile // => '+46701740605'
 * ```
 * @example A row that cannot be accepted says why
 * ```ts
 * const csv = new TextEncoder().encode('First name;Surname;E-mail\nLena;Dahl;lena.dahl(at)acme.example')
 * const { issues } = await readUsers(csv, { defaultCountry: 'SE' })
 * issues[0]?.suggestion // => 'lena.dahl@acme.example'
 * ```
 * @remarks Rules X1, X2, X3 and X6. @public
 */
export async function readUsers(
  input: FileInput,
  options: ReadUsersOptions,
): Promise<ReadUsersResult> {
  const file = await openFile(input, options)
  const { workbook, lookup, phones, limits } = file
  const chosen = await chooseSheet(workbook, lookup, options)
  const { sheet, header } = chosen
  const headerRow = header?.row ?? null
  const columns = matchedColumns(chosen.top, header, file, options)
  const context = { options, phones, dateSystem: workbook.dateSystem }
  const { outcomes, counts, keeper, layout } = await readSheet({
    sheet,
    headerRow: headerRow ?? 0,
    columns,
    context,
    mostIssues: limits.issues,
  })
  const rest = createRest(options.signal, () => outcomes.length)
  await rest()
  settleDoubled(outcomes, columns, { keeper, sheet: sheet.name })
  const notices = [
    ...fileNotices(
      workbook.format,
      workbook.remarks(),
      options.fileName ?? nameOf(input),
      sheet.name,
    ),
    ...chosen.skipped.map((name) => issueAt('sheet_skipped', { sheet: name })),
    ...sheetNotices(sheet, layout, columns, counts),
    ...columnNotices(columns, sheet.name, headerRow),
  ]
  await rest()
  const collected = collectOutcomes(outcomes, keeper, sheet.name)
  return {
    format: workbook.format,
    encoding: workbook.encoding ?? null,
    sheet: sheet.name,
    headerRow,
    columns,
    ...collected,
    notices: [...notices, ...collected.notices],
  }
}

function nameOf(input: FileInput): string | undefined {
  return 'name' in input && typeof input.name === 'string' ? input.name : undefined
}
