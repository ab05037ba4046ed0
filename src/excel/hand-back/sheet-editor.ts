/** Edits cells in the XML of a sheet. */
import { columnLetters, columnOfReference } from '../files/cell-reference.js'
import { escapeCellText } from '../writing/xml-text.js'
import { columnsElement } from './columns-element.js'
import { attributeIn, withoutAttribute, xmlTokens, type XmlToken } from './xml-tokens.js'

/** A cell to set: its style stays where none is given. An empty text leaves the cell blank. */
export interface CellEdit {
  readonly column: number
  readonly text: string
  readonly style?: number | 'as_left_neighbor'
}

/** What is to be done to a sheet. */
export interface SheetEdit {
  /** Cells to set in a row, by column. */
  readonly cellsOf: (row: number) => readonly CellEdit[]
  /** The column that gets a width of its own. */
  readonly widened: { readonly column: number; readonly width: number }
  /** Whether an element that stands directly in the sheet is dropped. */
  readonly isDropped: (name: string, markup: string) => boolean
  /** What an element that stays becomes. */
  readonly changed: (name: string, markup: string) => string
  /** Elements to add, each with the name that tells its place. */
  readonly added: readonly { readonly name: string; readonly markup: (prefix: string) => string }[]
}

/** The order in which elements must stand in a sheet. */
const ORDER = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate', 'customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'AlternateContent', 'webPublishItems', 'tableParts', 'extLst'] // prettier-ignore

/**
 * Rewrites the markup of a sheet, piece by piece: what is not to be changed comes out as it went
 * in.
 */
export async function editSheet(
  windows: Iterable<string>,
  edit: SheetEdit,
  write: (text: string) => void,
  pace: () => Promise<void> | undefined,
): Promise<void> {
  const editor = createEditor(edit, write)
  for (const token of xmlTokens(windows)) {
    editor(token)
    const rest = token.kind === 'close' && token.name === 'row' ? pace() : undefined
    if (rest !== undefined) await rest
  }
}

function createEditor(edit: SheetEdit, write: (text: string) => void): (token: XmlToken) => void {
  const rows = createRowEditor(edit, write)
  const pending = [...edit.added]
  let depth = 0
  let prefix = ''
  let hasColumns = false
  /** An element directly in the sheet that is held back until its end. */
  let held: { readonly name: string; markup: string } | null = null

  function addBefore(name: string): void {
    const rank = ORDER.indexOf(name)
    if (!hasColumns && rank >= ORDER.indexOf('sheetData')) {
      hasColumns = true
      write(columnsElement('', prefix, edit.widened))
    }
    while (
      pending[0] !== undefined &&
      (rank < 0 ? name === '' : ORDER.indexOf(pending[0].name) < rank)
    )
      write(pending.shift()!.markup(prefix))
  }

  function release(): void {
    if (held === null) return
    const { name, markup } = held
    held = null
    if (edit.isDropped(name, markup)) return
    if (name === 'cols') write(columnsElement(markup, prefix, edit.widened))
    else write(edit.changed(name, markup))
  }

  function child(token: XmlToken): void {
    addBefore(token.name)
    if (token.name === 'cols') hasColumns = true
    if (token.name === 'sheetData') {
      rows.open(prefix)
      write(token.kind === 'empty' ? `<${token.qualified}></${token.qualified}>` : token.raw)
    } else {
      held = { name: token.name, markup: token.raw }
      if (token.kind === 'empty') release()
    }
  }

  return (token) => {
    if (token.kind === 'close') depth -= 1
    if (depth === 0 && token.kind === 'open' && token.name === 'worksheet')
      prefix = token.qualified.slice(0, -'worksheet'.length)
    if (depth === 0 && token.kind === 'close') addBefore('')
    if (depth === 0 || (depth === 1 && token.kind === 'other' && held === null))
      write(declared(token.raw))
    else if (depth === 1 && (token.kind === 'open' || token.kind === 'empty')) child(token)
    else if (held !== null) {
      held.markup += token.raw
      if (depth === 1) release()
    } else if (depth === 1 && token.kind === 'close') write(token.raw)
    else rows.token(token, depth)
    if (token.kind === 'open') depth += 1
  }
}

/** What is written is UTF-8, whatever it was. */
function declared(raw: string): string {
  return /^\uFEFF?<\?xml\s/.test(raw)
    ? '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    : raw
}

const LINE_HEIGHT = 15
const LETTERS_A_LINE = 62

/**
 * The tag of a row that shows all lines of what is set in it, unless a person has given it a
 * height.
 */
function highEnough(tag: string, edits: readonly CellEdit[]): string {
  const lines = edits.map(({ text }) =>
    text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_LINE)), 0),
  )
  const height = LINE_HEIGHT * Math.max(...lines)
  if (
    height <= Math.max(LINE_HEIGHT, Number(attributeIn(tag, 'ht') ?? 0)) ||
    /\scustomHeight\s*=\s*["'](?:1|true)/.test(tag)
  )
    return tag
  return withoutAttribute(tag, 'ht').replace(/\s*(\/?)>$/, ` ht="${Math.min(height, 400)}"$1>`)
}

function createRowEditor({ cellsOf }: SheetEdit, write: (text: string) => void) {
  let prefix = ''
  let row = 0
  let column = -1
  let edits: readonly CellEdit[] = []
  let next = 0
  let neighbor: string | undefined
  /** Whether the cell that is being read is replaced. */
  let skipping = false

  function put(before: number): void {
    for (let one = edits[next]; one !== undefined && one.column < before; one = edits[++next])
      write(cellOf(one, undefined))
  }

  function lookOf(style: NonNullable<CellEdit['style']>): string | undefined {
    return style === 'as_left_neighbor' ? neighbor : String(style)
  }

  function cellOf({ column: at, text, style }: CellEdit, was: string | undefined): string {
    const look = style === undefined ? was : lookOf(style)
    const start = `<${prefix}c r="${columnLetters(at)}${row}"${look === undefined ? '' : ` s="${look}"`}`
    if (text === '') return look === undefined ? '' : `${start}/>`
    return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeCellText(text)}</${prefix}t></${prefix}is></${prefix}c>`
  }

  function openRow({ kind, qualified, raw }: XmlToken): void {
    const stated = Number(attributeIn(raw, 'r'))
    row = stated >= 1 ? stated : row + 1
    column = -1
    neighbor = undefined
    next = 0
    edits = cellsOf(row)
    const tag = edits.length === 0 ? raw : highEnough(withoutAttribute(raw, 'spans'), edits)
    if (kind === 'open' || edits.length === 0) return write(tag)
    write(tag.replace(/\s*\/>$/, '>'))
    put(Infinity)
    write(`</${qualified}>`)
  }

  function openCell({ kind, raw }: XmlToken): void {
    const stated = columnOfReference(attributeIn(raw, 'r') ?? '')
    column = stated >= 0 ? stated : column + 1
    put(column)
    const one = edits[next]
    const style = attributeIn(raw, 's')
    if (one?.column === column) {
      next += 1
      write(cellOf(one, style))
      skipping = kind === 'open'
    } else {
      neighbor = style
      write(raw)
    }
  }

  return {
    open(of: string) {
      prefix = of
    },
    /** Takes a token inside of the rows, at a depth of 2 or more. */
    token(token: XmlToken, depth: number) {
      const { kind, name, raw } = token
      if (skipping) {
        if (depth === 3 && kind === 'close') skipping = false
        return
      }
      if (depth === 2 && (kind === 'open' || kind === 'empty') && name === 'row')
        return openRow(token)
      if (depth === 3 && (kind === 'open' || kind === 'empty') && name === 'c')
        return openCell(token)
      if (depth === 2 && kind === 'close' && name === 'row') put(Infinity)
      write(raw)
    },
  }
}
