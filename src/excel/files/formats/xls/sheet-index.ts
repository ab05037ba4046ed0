/** Finds the cells of a sheet of .xls, and what it says beside them. */
import { columnLetters } from '../../cell-reference.js'
import type { CellRange } from '../../reader.js'
import type { BiffVersion } from './records.js'
import { hasAtLeast, placeOf, recordsOf, type BiffRecord, type BiffStream } from './records.js'

/** A sheet before its cells are read. */
export interface SheetIndex {
  /** Where the records of its cells are, in the order of its rows. */
  readonly places: readonly number[]
  /** Counted from 0. */
  readonly hiddenRows: ReadonlySet<number>
  readonly layout: {
    readonly hiddenColumns: readonly CellRange[]
    readonly merges: readonly CellRange[]
    readonly links: ReadonlyMap<string, string>
  }
}

const ROW = 0x0208
const COLUMNS = 0x007d
const MERGES = 0x00e5
const LINK = 0x01b8
/** Records of cells that may have a value, in all versions. */
const CELLS: ReadonlySet<number> = new Set([0x0002, 0x0003, 0x0203, 0x0004, 0x0204, 0x0005, 0x0205, 0x0006, 0x0206, 0x0406, 0x027e, 0x00bd, 0x00fd, 0x00d6]) // prettier-ignore

const MOST_RANGES = 100_000
const ROWS = 65_536
const RECORDS_A_TURN = 20_000

/**
 * Goes through a sheet once. Nearly every program writes cells row by row; where one did not, they
 * are put in order.
 *
 * @param rest - Lets other work run now and then, and hears an abort.
 */
export async function indexSheet(
  stream: BiffStream,
  place: number,
  version: BiffVersion,
  rest: () => Promise<void>,
): Promise<SheetIndex> {
  const { view } = stream
  const places: number[] = []
  const hiddenRows = new Set<number>()
  const layout = {
    hiddenColumns: [] as CellRange[],
    merges: [] as CellRange[],
    links: new Map<string, string>(),
  }
  let lastRow = 0
  let isInOrder = true
  let count = 0
  for (const record of recordsOf(stream, place)) {
    const { type, start } = record
    if (CELLS.has(type) && hasAtLeast(record, 7)) {
      const row = view.getUint16(start, true)
      isInOrder &&= row >= lastRow
      lastRow = row
      places.push(placeOf(record))
    } else if (type === ROW && hasAtLeast(record, 16)) {
      if (view.getUint16(start + 12, true) & 0x20) hiddenRows.add(view.getUint16(start, true))
    } else if (type === COLUMNS && version > 2) addHidden(layout.hiddenColumns, view, record)
    else if (type === MERGES) addMerges(layout.merges, view, record)
    else if (type === LINK) addLink(layout.links, stream, record)
    if (++count % RECORDS_A_TURN === 0) await rest()
  }
  return { places: isInOrder ? places : inOrderOfRows(places, view), hiddenRows, layout }
}

/** Sorted by counting: as long as a file is, it takes no longer. */
function inOrderOfRows(places: readonly number[], view: DataView): readonly number[] {
  const rowOf = (place: number) => view.getUint16(place + 4, true)
  const next = new Uint32Array(ROWS + 1)
  for (const place of places) next[rowOf(place) + 1]! += 1
  for (let row = 1; row <= ROWS; row += 1) next[row]! += next[row - 1]!
  const sorted = new Array<number>(places.length)
  for (const place of places) sorted[next[rowOf(place)]!++] = place
  return sorted
}

function addHidden(hidden: CellRange[], view: DataView, record: BiffRecord): void {
  const { start } = record
  if (!hasAtLeast(record, 10) || hidden.length >= MOST_RANGES) return
  if ((view.getUint16(start + 8, true) & 1) === 0) return
  const [firstColumn, lastColumn] = [view.getUint16(start, true), view.getUint16(start + 2, true)]
  hidden.push({ firstRow: 1, lastRow: Infinity, firstColumn, lastColumn })
}

function addMerges(merges: CellRange[], view: DataView, { start, end }: BiffRecord): void {
  for (let at = start + 2; at + 8 <= end && merges.length < MOST_RANGES; at += 8) {
    const [first, last, firstColumn, lastColumn] = [0, 2, 4, 6].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number, number] // four offsets
    merges.push({ firstRow: first + 1, lastRow: last + 1, firstColumn, lastColumn })
  }
}

/** What marks an address in a link. */
const ADDRESS = [0xe0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0x00, 0xaa, 0x00, 0x4b, 0xa9, 0x0b] // prettier-ignore
const LINK_HEADER = 32

/** Only links to an address are of interest, and of several cells only the first one. */
function addLink(
  links: Map<string, string>,
  { bytes, view }: BiffStream,
  record: BiffRecord,
): void {
  const { start, end } = record
  if (!hasAtLeast(record, LINK_HEADER) || links.size >= MOST_RANGES) return
  const body = bytes.subarray(start + LINK_HEADER, end)
  const mark = body.findIndex((_, at) =>
    ADDRESS.every((byte, offset) => body[at + offset] === byte),
  )
  const from = mark + ADDRESS.length
  if (mark < 0 || from + 4 > body.length) return
  const length = view.getUint32(start + LINK_HEADER + from, true)
  const units = body.subarray(from + 4, Math.min(body.length, from + 4 + length))
  const target = addressIn(units)
  if (/^mailto:/i.test(target))
    links.set(
      `${columnLetters(view.getUint16(start + 4, true))}${view.getUint16(start, true) + 1}`,
      target,
    )
}

/** Up to the zero that ends it: other things may stand behind. */
function addressIn(units: Uint8Array): string {
  let text = ''
  for (let at = 0; at + 1 < units.length; at += 2) {
    const unit = units[at]! | (units[at + 1]! << 8)
    if (unit === 0) break
    text += String.fromCharCode(unit)
  }
  return text
}
