/** Cells that one link may cover: the `xlsx` package makes a cell for each. */
const MOST_LINKED = 10_000

interface BiffRecord {
  readonly type: number
  readonly start: number
  readonly body: number
  readonly end: number
}

/**
 * Takes out of the records of an .xls workbook those that would cost memory without bound.
 *
 * A record is its type and length in two bytes each, then its body.
 */
export function sanitizeBiff(stream: Uint8Array): Uint8Array {
  const view = viewOf(stream)
  return without(stream, records(stream), ({ type, body, end }) => {
    if (type !== HYPERLINK || end - body < 8) return false
    const at = (offset: number) => view.getUint16(body + offset, true)
    return covers(at(0), at(2), at(4), at(6)) > MOST_LINKED
  })
}

const HYPERLINK = 0x01b8

function* records(stream: Uint8Array): Generator<BiffRecord, void> {
  const view = viewOf(stream)
  for (let start = 0; start + 4 <= stream.length;) {
    const body = start + 4
    const end = Math.min(stream.length, body + view.getUint16(start + 2, true))
    yield { type: view.getUint16(start, true), start, body, end }
    start = end
  }
}

function covers(firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): number {
  return Math.max(0, lastRow - firstRow + 1) * Math.max(0, lastColumn - firstColumn + 1)
}

function without(bytes: Uint8Array, all: Iterable<BiffRecord>, isDropped: (record: BiffRecord) => boolean): Uint8Array {
  const kept = new Uint8Array(bytes.length)
  let length = 0
  for (const record of all) {
    if (isDropped(record)) continue
    kept.set(bytes.subarray(record.start, record.end), length)
    length += record.end - record.start
  }
  return kept.subarray(0, length)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
