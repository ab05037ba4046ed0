/** Opens separated text. */
import { createCellBudget, tooLarge, type ReadLimits } from '../../limits.js'
import { createRest, withRests } from '../../pace.js'
import type { ReaderRemark, Sheet, SheetCell, SheetRow, Workbook } from '../../reader.js'
import { unguarded } from './apostrophe.js'
import { decodeText } from './encoding.js'

const SEPARATORS = [',', ';', '\t', '|'] as const
type Separator = (typeof SEPARATORS)[number]

const BATCH = 500
const CELLS_IN_BATCH = 5_000

interface CsvOptions {
  readonly encoding?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Opens separated text. A `sep=;` line, as Excel writes it, is obeyed; nobody sees it as a row. */
export async function openCsv(
  bytes: Uint8Array,
  limits: ReadLimits,
  { encoding: chosen, signal }: CsvOptions = {},
): Promise<Workbook> {
  if (bytes.length > limits.unpackedBytes) throw tooLarge('unpackedBytes', limits.unpackedBytes)
  const steps = decodeText(bytes, chosen)
  const { text, encoding, certainty } = await withRests(steps, createRest(signal))
  const remarks: ReaderRemark[] =
    certainty === 'assumed' ? [{ code: 'encoding_assumed', detail: encoding, row: null }] : []
  const stated = /^sep=([,;\t|])\r?(?:\n|$)/i.exec(text)?.[1] as Separator | undefined
  const separator = stated ?? guessSeparator(text)
  const scan = () =>
    scanRows(text, separator, limits, (row) =>
      remember(remarks, stated === undefined ? row : row - 1),
    )
  const sheet: Sheet = {
    name: '',
    visibility: 'visible',
    rows: () => batches(stated === undefined ? scan() : withoutFirst(scan())),
    layout: () => ({ hiddenColumns: [], merges: [], links: new Map() }),
  }
  return {
    format: separator === '\t' ? 'tsv' : 'csv',
    dateSystem: '1900',
    sheets: [sheet],
    encoding,
    remarks: () => remarks,
  }
}

/** The first row is told: an odd mark in a column of many is in all of them. */
function remember(remarks: ReaderRemark[], row: number): void {
  const isKnown = remarks.some(({ code }) => code === 'quote_unclosed')
  if (!isKnown) remarks.push({ code: 'quote_unclosed', detail: '', row })
}

function* withoutFirst(rows: Scanned<SheetRow>): Scanned<SheetRow> {
  for (const row of rows) {
    if (row === undefined) yield row
    else if (row.row > 1) yield { ...row, row: row.row - 1 }
  }
}

async function* batches(rows: Scanned<SheetRow>): AsyncGenerator<readonly SheetRow[], void> {
  let batch: SheetRow[] = []
  let cells = 0
  for (const row of rows) {
    if (row !== undefined) batch.push(row)
    cells += row?.cells.length ?? CELLS_IN_BATCH
    if (batch.length < BATCH && cells < CELLS_IN_BATCH) continue
    yield await Promise.resolve(batch)
    batch = []
    cells = 0
  }
  if (batch.length > 0) yield batch
}

/**
 * The separator that cuts the first lines into the same number of fields most often, two at least.
 */
function guessSeparator(text: string): Separator {
  const sample = text.slice(0, 20_000)
  let best: Separator = ','
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const counts: number[] = []
    for (const row of scanRows(sample, separator, SAMPLE, () => {})) {
      if (row !== undefined) counts.push(row.fieldCount)
      if (counts.length === 30) break
    }
    const score = scoreOf(counts)
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  return best
}

/** The share of lines that have the commonest number of fields, more fields winning a tie. */
function scoreOf(counts: readonly number[]): number {
  const frequency = new Map<number, number>()
  for (const count of counts) if (count > 1) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  let score = 0
  for (const [fields, lines] of frequency)
    score = Math.max(score, lines / counts.length + Math.min(fields, 50) / 200)
  return score
}

const SAMPLE = { rows: 30, columns: Infinity, cells: Infinity, cellCharacters: Infinity }

interface ScannedRow extends SheetRow {
  readonly fieldCount: number
}

/** Rows, with nothing now and then: a text may go on for long without a row. */
type Scanned<R extends SheetRow> = Iterable<R | undefined>

/** How many fields are looked at before others have a turn. */
const FIELDS_A_TURN = 50_000

/** Cuts text into rows. Quotes count at the start of a field only; line ends may be of any kind. */
function* scanRows(
  text: string,
  separator: string,
  limits: Omit<ReadLimits, 'bytes' | 'unpackedBytes' | 'issues'>,
  onUnclosed: (row: number) => void,
): Generator<ScannedRow | undefined, void> {
  const separatorCode = separator.charCodeAt(0)
  const budget = createCellBudget(limits)
  let at = 0
  let rowCount = 0
  let fields = 0
  for (let row = 1; at < text.length; row += 1) {
    const cells: SheetCell[] = []
    let column = 0
    for (let more = true; more; column += 1) {
      if (++fields % FIELDS_A_TURN === 0) yield undefined
      let value: string
      const closing =
        text.charCodeAt(at) === QUOTE
          ? closingQuote(text, at, separatorCode, limits.cellCharacters)
          : -1
      if (closing >= 0) {
        value = text.slice(at + 1, closing).replaceAll('""', '"')
        at = closing + 1
      } else {
        if (text.charCodeAt(at) === QUOTE) onUnclosed(row)
        const end = fieldEnd(text, at, separatorCode, limits.cellCharacters)
        value = text.slice(at, end)
        at = end
      }
      if (value.charCodeAt(0) === EQUALS) value = withoutFormula(value)
      if (value !== '') {
        if (column >= limits.columns) throw tooLarge('columns', limits.columns)
        budget.check(value)
        cells.push({ column, kind: 'text', text: unguarded(value), value: 0 })
      }
      more = at < text.length && text.charCodeAt(at) === separatorCode
      if (more) at += 1
    }
    at = afterLineEnd(text, at)
    if (cells.length === 0) continue
    budget.spend(cells.length)
    rowCount += 1
    if (rowCount > limits.rows) throw tooLarge('rows', limits.rows)
    yield { row, visibility: 'visible', cells, fieldCount: column }
  }
}

const QUOTE = 34
const EQUALS = 61

/**
 * Exporters write `="0701234567"` so that a spreadsheet program keeps the zero: it shows what is
 * within.
 */
function withoutFormula(value: string): string {
  return /^="([^"]*)"$/.exec(value)?.[1] ?? value
}

/**
 * The quote that ends a field: one followed by a separator, a line end or the end. -1 when the
 * field never ends properly.
 */
function closingQuote(text: string, start: number, separator: number, longest: number): number {
  let at = start + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at < 0 || at - start > longest * 2) return -1
    const next = text.charCodeAt(at + 1)
    if (next === QUOTE) at += 2
    else if (at + 1 >= text.length || next === separator || next === 10 || next === 13) return at
    else return -1
  }
}

/** The end of a field, or a place at which it is too long. */
function fieldEnd(text: string, start: number, separator: number, longest: number): number {
  const stop = Math.min(text.length, start + longest + 1)
  let at = start
  for (; at < stop; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === 10 || code === 13) return at
  }
  return at
}

function afterLineEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
  return text.charCodeAt(at) === 10 ? at + 1 : at
}
