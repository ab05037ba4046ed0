/** Makes an .xls workbook harmless for the package that reads it. */
import { corrupt, encrypted } from '../../limits.js'

/** Cells that one link may cover: the `xlsx` package makes a cell for each. */
const MOST_LINKED = 10_000

const PASSWORD = 0x002f
const LINK = 0x01b8
const NUMBER_FORMAT = 0x041e

/** How the rows were sorted: a record that is passed over, whatever its length. */
const SORT = 0x0090

/**
 * What says something about cells and how they are shown, in all versions: the workbook and its
 * sheets, formats, texts, rows and columns, values, formulas, merged cells and links. Themes,
 * drawings and the like are none of it, and may be made to keep a reader busy without end.
 */
const KNOWN = new Set([
  ...[0x0009, 0x0209, 0x0409, 0x0809, 0x000a, 0x0022, 0x0042, 0x0085, 0x003d, 0x01ae, 0x00e1, 0x0161],
  ...[0x001e, 0x041e, 0x0043, 0x0243, 0x0443, 0x00e0, 0x0044, 0x0031, 0x0231],
  ...[0x00fc, 0x003c, 0x0008, 0x0208, 0x0024, 0x007d, 0x0200, 0x0000],
  ...[0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0201, 0x0203, 0x0204, 0x0205, 0x00bd, 0x00be, 0x00d6, 0x00fd, 0x027e],
  ...[0x0006, 0x0206, 0x0406, 0x0007, 0x0207, 0x0021, 0x0221, 0x04bc, 0x0036, 0x0236],
  ...[0x00e5, LINK],
]) // prettier-ignore

/**
 * Blinds the records of an .xls workbook that say nothing about cells, and those that the `xlsx`
 * package would not get over: a link over millions of cells, and records too short for what they
 * are.
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
  if (!KNOWN.has(type)) return true
  if (type === NUMBER_FORMAT) return end - body < 3
  return type === LINK && (end - body < 8 || linkedCells(view, body) > MOST_LINKED)
}

function linkedCells(view: DataView, body: number): number {
  const at = (offset: number) => view.getUint16(body + offset, true)
  return Math.max(0, at(2) - at(0) + 1) * Math.max(0, at(6) - at(4) + 1)
}
