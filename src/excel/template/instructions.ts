/** The sheet of a template that says how to fill in the other one. */
import type { NamedLicense } from '../cells/license.js'
import type { SheetWords } from '../../words/language/sheet.js'
import type { WrittenCell, WrittenRow, WrittenSheet } from '../writing/sheet-writer.js'
import type { CellLook, Styles } from '../writing/styles.js'
import { looks } from './looks.js'
import { licenseNames } from './license-names.js'
import { titleOf, type TemplateColumn } from './template-column.js'

const WIDTHS = [26, 20, 62, 30] as const
/** More licenses than this are in the pick-list only. */
const MOST_LICENSES = 40
const LINE_HEIGHT = 15

/** The sheet that says how to fill in the other one. */
export function instructionsSheet(
  name: string,
  columns: readonly TemplateColumn[],
  {
    words,
    styles,
    filled,
    licenses = [],
  }: {
    readonly words: SheetWords
    readonly styles: Styles
    readonly filled: 'filled' | 'empty'
    readonly licenses?: readonly NamedLicense[] | undefined
  },
): WrittenSheet {
  const page = createPage(styles)
  page.add(30, [words.title, looks.title])
  for (const text of [words.introduction, ...(filled === 'filled' ? [words.filled] : [])])
    page.wide(text, looks.text)
  page.skip()
  for (const rule of words.rules) page.wide(`•  ${rule}`, looks.text)
  page.skip()
  const { table } = words
  page.add(
    20,
    ...[table.column, table.need, table.hint, table.example].map(
      (text) => [text, looks.tableHead] as const,
    ),
  )
  for (const column of columns)
    if (column.need !== 'hidden') page.table(column, needOf(column, words))
  if (licenses.length > 0) {
    page.skip()
    page.add(20, [words.licenses, looks.heading])
    const names = licenseNames(licenses)
    for (const { shown } of names.slice(0, MOST_LICENSES)) page.wide(`•  ${shown}`, looks.text)
    if (names.length > MOST_LICENSES) page.wide('•  …', looks.text)
  }
  return {
    name,
    columns: WIDTHS.map((width) => ({ width })),
    gridLines: 'hidden',
    tabColor: '1F4E79',
    merges: page.merges,
    rows: once(page.rows),
  }
}

function needOf({ need }: TemplateColumn, words: SheetWords): string {
  switch (need) {
    case 'required':
      return words.required
    case 'required_for_new':
      return words.requiredForNew
    case 'read_only':
    case 'hidden':
      return words.readOnly
    case 'optional':
      return words.optional
  }
}

/** Collects the rows of a page of text. */
function createPage(styles: Styles) {
  const rows: WrittenRow[] = []
  const merges: string[] = []
  let at = 0
  const add = (height: number, ...cells: (readonly [text: string, look: CellLook])[]) => {
    at += 1
    const written = cells.map(([value, look], column): WrittenCell => ({
      column,
      value,
      style: styles.indexOf(look),
    }))
    rows.push({ row: at, height, cells: written })
  }
  return {
    rows,
    merges,
    add,
    skip: () => {
      at += 1
    },
    /** A text over the whole width. */
    wide(text: string, look: CellLook) {
      add(LINE_HEIGHT * linesOf(text, WIDTHS[0] + WIDTHS[1] + WIDTHS[2] + WIDTHS[3]) + 3, [
        text,
        look,
      ])
      merges.push(`A${at}:D${at}`)
    },
    table(column: TemplateColumn, need: string) {
      const { hint, example } = column.words
      const texts = [titleOf(column), need, hint, example] as const
      const lines = Math.max(...texts.map((text, at) => linesOf(text, WIDTHS[at] ?? 10)))
      add(
        LINE_HEIGHT * lines + 4,
        ...texts.map((text, at) => [text, at === 0 ? looks.tableName : looks.tableCell] as const),
      )
    },
  }
}

/** How many lines a text takes in a width; cells that are merged do not grow by themselves. */
function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(text.length / width))
}

/** Rows that are at hand, as one batch. */
export async function* once(
  rows: readonly WrittenRow[],
): AsyncGenerator<readonly WrittenRow[], void> {
  yield await Promise.resolve(rows)
}
