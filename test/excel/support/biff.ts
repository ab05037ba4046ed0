/** Writes workbooks of .xls record by record. */

export function record(type: number, body: readonly number[]): readonly number[] {
  return [...u16(type), ...u16(body.length), ...body]
}

/** A text of the eighth version: its length, a byte a character. */
export function text8(text: string): readonly number[] {
  return [...u16(text.length), 0, ...[...text].map((letter) => letter.charCodeAt(0))]
}

interface Book {
  readonly version?: 5 | 8
  readonly globals?: readonly (readonly number[])[]
  readonly sheet: readonly (readonly number[])[]
  /** Whether a sheet of a chart comes first. */
  readonly chart?: boolean
  readonly hidden?: boolean
}

const END = record(0x000a, [])

/** A workbook with the sheet Data, as a bare stream of records. */
export function workbookOf(book: Book): Uint8Array {
  const { version = 8, globals = [], sheet, chart = false, hidden = false } = book
  const begin = (kind: number) => record(0x0809, [0, version === 8 ? 6 : 5, kind, 0])
  const entry = (place: number, name: string, kind: number) =>
    record(0x0085, [
      ...[...u16(place & 0xffff), ...u16(place >> 16)],
      ...[hidden ? 1 : 0, kind, name.length],
      ...(version === 8 ? [0] : []),
      ...[...name].map((letter) => letter.charCodeAt(0)),
    ])
  const entries = (place: number) => [
    ...(chart ? entry(place, 'Chart', 2) : []),
    ...entry(place, 'Data', 0),
  ]
  const before = [...begin(0x05), ...entries(0).map(() => 0), ...globals.flat(), ...END]
  const head = [...begin(0x05), ...entries(before.length), ...globals.flat(), ...END]
  return Uint8Array.from([...head, ...begin(0x10), ...sheet.flat(), ...END])
}

function u16(value: number): readonly number[] {
  return [value & 255, value >> 8]
}
