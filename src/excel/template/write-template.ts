/** Writes the template that an admin fills in. */
import { checkAll, optionsOf } from '../../core/check.js'
import { licensesOffered } from '../cells/license.js'
import { columnLetters } from '../files/cell-reference.js'
import { throwIfAborted } from '../files/input.js'
import { tooLarge } from '../files/limits.js'
import { createPace } from '../files/pace.js'
import { englishSheet } from '../../words/english/sheet.js'
import type { SheetWords } from '../../words/language/sheet.js'
import { batchesOf } from '../writing/batches.js'
import { userCheck } from '../writing/checks.js'
import {
  LAST_ROW,
  type CellRule,
  type WrittenCell,
  type WrittenRow,
  type WrittenSheet,
} from '../writing/sheet-writer.js'
import { createStyles, type Styles } from '../writing/styles.js'
import { quoteSheet, sheetNames, writeWorkbook } from '../writing/workbook-writer.js'
import { instructionsSheet, once } from './instructions.js'
import { looks } from './looks.js'
import { titleOf, type TemplateColumn } from './template-column.js'
import { templateColumns } from './template-columns.js'
import { templateOptions, type TemplateOptions } from './template-options.js'
import { createUserCells } from './user-cells.js'

/**
 * Writes the workbook that an admin fills in: instructions, and a data sheet with pick-lists, empty
 * or filled with the current users.
 *
 * A filled one has a hidden column with the state of each user: a row whose user has changed since
 * is refused when it comes back, the others go on. Read unchanged, it changes nothing. The same
 * input gives the same bytes.
 *
 * @param options - What the portal offers. Give `catalog` or `licenses`, `departments` and
 * `attributes` as to `readUsers`.
 * @returns The bytes of an .xlsx file.
 * @throws `SeatlineError` `aborted` by the signal; `file_too_large` for more users than a sheet has
 * rows.
 *
 * @example What is written is what is read
 * ```ts
 * import { swedish } from 'seatline/languages'
 *
 * const bytes = await writeTemplate({ language: swedish, licenses: [{ id: 'basic', name: 'Basic' }] })
 * const { columns } = await readUsers(bytes, { defaultCountry: 'SE' })
 * columns.slice(0, 3).map(({ header, target }) => `${header}: ${target}`) // => ['Förnamn *: firstName', 'Efternamn *: surname', 'E-post *: email']
 * ```
 * @remarks Rule X5. @public
 */
export async function writeTemplate(options: TemplateOptions = {}): Promise<Uint8Array> {
  checkAll({ options: [options, optionsOf<TemplateOptions>(templateOptions)] })
  throwIfAborted(options.signal, 0)
  const licenses = licensesOffered(options)
  return writeSheets(licenses === undefined ? options : { ...options, licenses })
}

function writeSheets(options: TemplateOptions): Promise<Uint8Array> {
  const words = options.language?.sheet ?? englishSheet
  const columns = templateColumns(words, options)
  const styles = createStyles()
  const [instructions, data, lists] = sheetNames([
    words.sheets.instructions,
    words.sheets.data,
    words.sheets.lists,
  ]) as [string, string, string]
  const filled = options.users === undefined ? 'empty' : 'filled'
  const listed = { sheet: lists, columns: listColumns(columns) }
  const sheets = [
    instructionsSheet(instructions, columns, { words, styles, filled, licenses: options.licenses }),
    dataSheet(data, columns, listed, { words, styles, options }),
    ...(listed.columns.length > 0 ? [listsSheet(listed)] : []),
  ]
  return writeWorkbook(sheets, styles, 1)
}

/** The lists to pick from, a column for each, and the sheet that has them. */
interface Lists {
  readonly sheet: string
  readonly columns: readonly (readonly string[])[]
}

/** Columns with one list of values have one list. */
function listColumns(columns: readonly TemplateColumn[]): Lists['columns'] {
  const lists = new Map<string, readonly string[]>()
  for (const { values } of columns)
    if (values !== undefined && values.length > 0) lists.set(JSON.stringify(values), values)
  return [...lists.values()]
}

function listsSheet({ sheet: name, columns: lists }: Lists): WrittenSheet {
  const longest = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, index): WrittenRow => ({
    row: index + 1,
    cells: lists.flatMap((list, column): readonly WrittenCell[] => {
      const value = list[index]
      return value === undefined ? [] : [{ column, value, style: 0 }]
    }),
  }))
  return { name, visibility: 'hidden', columns: lists.map(() => ({ width: 30 })), rows: once(rows) }
}

function dataSheet(
  name: string,
  columns: readonly TemplateColumn[],
  lists: Lists,
  {
    words,
    styles,
    options,
  }: { readonly words: SheetWords; readonly styles: Styles; readonly options: TemplateOptions },
): WrittenSheet {
  const email = columns.findIndex(({ target }) => target === 'email')
  const visible = columns.filter(({ need }) => need !== 'hidden').length
  return {
    name,
    tabColor: '2E7D32',
    frozen: { rows: 1, columns: email <= 2 ? email + 1 : 0 },
    columns: columns.map((column) => ({
      width: column.width,
      style: styles.indexOf(cellLook(column)),
      ...(column.need === 'hidden' ? { visibility: 'hidden' as const } : {}),
    })),
    rules: columns.flatMap((column, index) => ruleFor(column, index, lists, words)),
    textRanges: columns.flatMap(({ format }, index) => (format === 'text' ? [rangeOf(index)] : [])),
    ...(options.users === undefined
      ? {}
      : { filter: { row: 1, columns: visible === 0 ? 1 : columns.length } }),
    rows: dataRows(columns, options, styles),
  }
}

function rangeOf(column: number): string {
  return `${columnLetters(column)}2:${columnLetters(column)}${LAST_ROW}`
}

function ruleFor(
  column: TemplateColumn,
  index: number,
  lists: Lists,
  words: SheetWords,
): readonly CellRule[] {
  const { need, values } = column
  if (need === 'hidden') return []
  const base = { column: index, title: titleOf(column), hint: column.words.hint }
  if (need === 'read_only')
    return [{ ...base, takes: { kind: 'none', error: words.errors.readOnly } }]
  const list =
    values === undefined
      ? -1
      : lists.columns.findIndex((one) => JSON.stringify(one) === JSON.stringify(values))
  if (list < 0) return [{ ...base, takes: { kind: 'any' } }]
  const letters = columnLetters(list)
  const source = `${quoteSheet(lists.sheet)}!$${letters}$1:$${letters}$${lists.columns[list]?.length ?? 1}`
  return [{ ...base, takes: { kind: 'list', source, error: words.errors.notListed } }]
}

function cellLook({ need, format }: TemplateColumn) {
  if (need === 'read_only' || need === 'hidden') return looks.locked
  return format === 'date' ? looks.editableDate : looks.editable
}

function headerLook({ need }: TemplateColumn) {
  if (need === 'required' || need === 'required_for_new') return looks.required
  return need === 'optional' ? looks.optional : looks.readOnly
}

async function* dataRows(
  columns: readonly TemplateColumn[],
  options: TemplateOptions,
  styles: Styles,
): AsyncGenerator<readonly WrittenRow[], void> {
  const header = columns.map((column, index): WrittenCell => ({
    column: index,
    value:
      column.need === 'required' || column.need === 'required_for_new'
        ? `${column.words.header} *`
        : column.words.header,
    style: styles.indexOf(headerLook(column)),
  }))
  yield [{ row: 1, height: 34, cells: header }]
  if (options.users === undefined) return
  const cellStyles = columns.map((column) => styles.indexOf(cellLook(column)))
  const textsOf = createUserCells(columns, options)
  const pace = createPace()
  let row = 1
  for await (const batch of batchesOf(options.users, 'users', userCheck)) {
    throwIfAborted(options.signal, row - 1)
    if (row + batch.length > LAST_ROW) throw tooLarge('rows', LAST_ROW - 1)
    yield batch.map((user): WrittenRow => {
      row += 1
      return {
        row,
        cells: textsOf(user).map((value, column) => ({
          column,
          value,
          style: cellStyles[column] ?? 0,
        })),
      }
    })
    options.onProgress?.({ done: row - 1, total: null })
    await pace()
  }
}
