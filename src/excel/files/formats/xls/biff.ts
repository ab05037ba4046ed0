/** Makes an .xls workbook harmless for the package that reads it. */
import { corrupt, encrypted } from '../../limits.js'

/** Cells that one link may cover: the `xlsx` package makes a cell for each. */
const MOST_LINKED = 10_000

const PASSWORD = 0x002f
const WRITTEN_BY = 0x005c
const LINK_TOOLTIP = 0x0800
const LINK = 0x01b8
const NUMBER_FORMAT = 0x041e

/** How the rows were sorted: a record that is passed over, whatever its length. */
const SORT = 0x0090

/**
 * Blinds those records of an .xls workbook that the `xlsx` package would not get over: a link over
 * millions of cells, its tooltip, and records too short for what they are. None of them says what
 * is in a cell.
 *
 * A record is its type and its length in two bytes each, then its body. All stay where they are, as
 * others point to them.
 */
export function sanitizeBiff(stream: Uint8Array): Uint8Array {
  const sound = stream.slice()
  const view = new DataView(sound.buffer)
  for (let start = 0; start + 4 <= sound.length;) {
    const end = start + 4 + view.getUint16(start + 2, true)
    if (view.getUint16(start, true) === PASSWORD) throw encrypted('xls')
    if (end > sound.length) throw corrupt('it ends in the middle')
    if (isDangerous(view, start, end)) view.setUint16(start, SORT, true)
    start = end
  }
  return sound
}

function isDangerous(view: DataView, start: number, end: number): boolean {
  const type = view.getUint16(start, true)
  const body = start + 4
  if (type === WRITTEN_BY || type === LINK_TOOLTIP) return true
  if (type === NUMBER_FORMAT) return end - body < 3
  return type === LINK && (end - body < 8 || linkedCells(view, body) > MOST_LINKED)
}

function linkedCells(view: DataView, body: number): number {
  const at = (offset: number) => view.getUint16(body + offset, true)
  return Math.max(0, at(2) - at(0) + 1) * Math.max(0, at(6) - at(4) + 1)
}
