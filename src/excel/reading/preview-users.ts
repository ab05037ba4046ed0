/** Previews a file, so that a person can map its columns. */
import { findHeader, headerAt, readTop, type FoundHeader } from '../columns/find-header.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { columnOfReference } from '../files/cell-reference.js'
import type { FileInput } from '../files/input.js'
import type { Sheet, SheetRow, WorkbookFormat } from '../files/reader.js'
import { chooseAmong } from '../rows/choose-sheet.js'
import type { ReadUsersOptions } from '../rows/read-options.js'
import { matchedColumns, openFile } from './open-file.js'

/** A column as a mapping dialog shows it. @public */
export interface ColumnPreview extends ColumnMatch {
  /**
   * The first values below the header that are not blank, as the person sees them: five at most.
   */
  readonly samples: readonly string[]
}

/** A sheet as a mapping dialog shows it. @public */
export interface SheetPreview {
  readonly name: string
  readonly visibility: Sheet['visibility']
  /** The last row of the header; `null` when none was found. */
  readonly headerRow: number | null
  /** Every column that has a header or a value, with the suggestion and how sure it is. */
  readonly columns: readonly ColumnPreview[]
}

/** What {@link previewUsers} found in a file. @public */
export interface FilePreview {
  readonly format: WorkbookFormat
  /** How a text file was decoded; `null` for the others. */
  readonly encoding: string | null
  /** The name of the sheet that `readUsers` would read; `null` when no sheet has a header. */
  readonly sheet: string | null
  readonly sheets: readonly SheetPreview[]
}

const MOST_SHEETS = 100
const MOST_SAMPLES = 5
const LONGEST_SAMPLE = 80

/**
 * Looks at the first rows of every sheet and suggests what each column is for, as data for a
 * mapping dialog.
 *
 * What the person chose then goes to `readUsers` as `sheet`, `headerRow` and `mapping`. A sheet
 * without a header has its columns too, with suggestions by their values.
 *
 * @param input - The bytes, a `Blob` or `File`, or a stream of bytes.
 * @param options - The same as for `readUsers`. A `mapping` is shown as already chosen.
 * @returns The sheets with their columns, sample values, suggestions and confidence from 0 to 1.
 * @throws `SeatlineError` as `readUsers`, but neither `file_empty` for a workbook without cells nor
 * `no_header`.
 *
 * @example A column that is not known by its header has a suggestion by its values
 * ```ts
 * const csv = new TextEncoder().encode('First name;Surname;Contact\nAnna;Berg;anna@acme.example')
 * const { sheets } = await previewUsers(csv, { defaultCountry: 'SE' })
 * sheets[0]?.columns.map(({ header, target, suggestion, samples }) => [header, target, suggestion, samples[0]])
 * // => [['First name', 'firstName', 'firstName', 'Anna'], ['Surname', 'surname', 'surname', 'Berg'], ['Contact', null, 'email', 'anna@acme.example']]
 * ```
 * @remarks Rule X1. @public
 */
export async function previewUsers(
  input: FileInput,
  options: ReadUsersOptions,
): Promise<FilePreview> {
  const file = await openFile(input, options)
  const { workbook, lookup } = file
  const sheets: SheetPreview[] = []
  const candidates: { sheet: Sheet; top: readonly SheetRow[]; header: FoundHeader | undefined }[] =
    []
  for (const sheet of workbook.sheets.slice(0, MOST_SHEETS)) {
    const top = await readTop(sheet, options.signal)
    const named =
      options.headerRow === undefined ? undefined : top.find(({ row }) => row === options.headerRow)
    const header =
      named === undefined ? findHeader(top, lookup.meaningOf) : headerAt(named, lookup.meaningOf)
    candidates.push({ sheet, top, header })
    const columns = matchedColumns(top, header, file, options).map((match) => ({
      ...match,
      samples: samplesOf(match, top, header),
    }))
    sheets.push({
      name: sheet.name,
      visibility: sheet.visibility,
      headerRow: header?.row ?? null,
      columns,
    })
  }
  return {
    format: workbook.format,
    encoding: workbook.encoding ?? null,
    sheet: options.sheet ?? chooseAmong(candidates)?.sheet.name ?? null,
    sheets,
  }
}

function samplesOf(
  { column }: ColumnMatch,
  top: readonly SheetRow[],
  header: FoundHeader | undefined,
): readonly string[] {
  const index = columnOfReference(column)
  const texts = top
    .filter(({ row }) => row > (header?.row ?? 0))
    .flatMap(({ cells }) =>
      cells.filter((cell) => cell.column === index).map(({ text }) => text.trim()),
    )
  return texts
    .filter((text) => text !== '')
    .slice(0, MOST_SAMPLES)
    .map((text) => text.slice(0, LONGEST_SAMPLE))
}
