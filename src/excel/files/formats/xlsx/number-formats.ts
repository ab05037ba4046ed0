/** Reads how the cells of .xlsx show numbers. */
import type { Zip } from '../../container/zip.js'
import { scanWhole } from '../../xml/part.js'
import { eachAttribute } from '../../xml/scanner.js'

/** How a number is shown: as a number, as a date, or with leading zeros up to a length. */
export type NumberDisplay = 'number' | 'date' | { readonly digits: number }

/** Reads how each cell style shows numbers. */
export function readNumberDisplays(zip: Zip, part: string): readonly NumberDisplay[] {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let within = ''
  scanWhole(zip, part, {
    open(name, attributes) {
      if (name === 'cellXfs' || name === 'cellStyleXfs') within = name
      if (name !== 'numFmt' && !(name === 'xf' && within === 'cellXfs')) return
      let id = 0
      let code = ''
      eachAttribute(attributes, (attribute, value) => {
        if (attribute === 'numFmtId') id = Number(value)
        if (attribute === 'formatCode') code = value
      })
      if (name === 'xf') styles.push(id)
      else codes.set(id, code)
    },
    close(name) {
      if (name === within) within = ''
    },
  })
  return styles.map((id) => displayOf(id, codes.get(id)))
}

/** How a number format shows numbers. Formats 14 to 22 and so on are dates without saying so. */
export function displayOf(id: number, code: string | undefined): NumberDisplay {
  if (code === undefined)
    return (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58)
      ? 'date'
      : 'number'
  if (/^0{2,20}$/.test(code)) return { digits: code.length }
  const bare = code
    .slice(0, 200)
    .replace(/"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|standard/gi, '')
  return /[ymdh]/i.test(bare) && !/[0#]/.test(bare.replace(/\.0+/g, '')) ? 'date' : 'number'
}

/**
 * A number as a person sees it, near enough: plain digits, with the zeros that the format puts in
 * front.
 */
export function showNumber(value: number, display: NumberDisplay): string {
  const plain = String(value)
  if (typeof display === 'string' || !/^\d+$/.test(plain)) return plain
  return plain.padStart(display.digits, '0')
}
