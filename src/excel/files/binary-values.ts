/** Values as the binary formats of workbooks, .xls and .xlsb, store them. */

const ERRORS: ReadonlyMap<number, string> = new Map([[0x00, '#NULL!'], [0x07, '#DIV/0!'], [0x0f, '#VALUE!'], [0x17, '#REF!'], [0x1d, '#NAME?'], [0x24, '#NUM!'], [0x2a, '#N/A']]) // prettier-ignore

/** What a cell shows for the code of an error. */
export function errorText(code: number): string {
  return ERRORS.get(code) ?? '#ERROR'
}

/** A number in four bytes: an integer or the upper half of a double, divided by 100 or not. */
export function rkNumber(rk: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(4, rk & 0xfffffffc, true)
  const value = rk & 2 ? (rk | 0) >> 2 : view.getFloat64(0, true)
  return rk & 1 ? value / 100 : value
}
