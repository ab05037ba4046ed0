/** Reads how the cells of .xlsx show numbers. */
import type { Zip } from '../../container/zip.js'
import type { DateSystem } from '../../date-display.js'
import { displayOfFormat, generalDisplay, type NumberDisplay } from '../../number-format.js'
import type { Steps } from '../../pace.js'
import { scanWhole } from '../../xml/part.js'
import { eachAttribute } from '../../xml/scanner.js'

/** Reads how each cell style shows numbers. */
export function* readNumberDisplays(
  zip: Zip,
  part: string,
  system: DateSystem,
): Steps<readonly NumberDisplay[]> {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let within = ''
  yield* scanWhole(zip, part, {
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
  return displaysOf(styles, codes, system)
}

/** How the styles show numbers, by the ids of their formats. */
export function displaysOf(
  styles: readonly number[],
  codes: ReadonlyMap<number, string>,
  system: DateSystem,
): readonly NumberDisplay[] {
  const known = new Map<number, NumberDisplay>()
  return styles.map((id) => {
    const code = codes.get(id) ?? builtIn(id)
    const display = known.get(id) ?? displayOf(code, system)
    known.set(id, display)
    return display
  })
}

/** How a format shows numbers; plainly where there is none. */
export function displayOf(code: string | undefined, system: DateSystem): NumberDisplay {
  return code === undefined ? generalDisplay : displayOfFormat(code, system)
}

const BUILT_IN: ReadonlyMap<number, string> = new Map([[1, '0'], [2, '0.00'], [3, '#,##0'], [4, '#,##0.00'], [9, '0%'], [10, '0.00%'], [11, '0.00E+00'], [12, '# ?/?'], [13, '# ??/??'], [18, 'h:mm AM/PM'], [19, 'h:mm:ss AM/PM'], [20, 'h:mm'], [21, 'h:mm:ss'], [22, 'm/d/yy h:mm'], [32, 'h:mm'], [33, 'h:mm:ss'], [37, '#,##0 ;(#,##0)'], [38, '#,##0 ;(#,##0)'], [39, '#,##0.00;(#,##0.00)'], [40, '#,##0.00;(#,##0.00)'], [45, 'mm:ss'], [46, '[h]:mm:ss'], [47, 'mm:ss.0'], [48, '##0.0E+0']]) // prettier-ignore

/** The formats that have no code in the file. Those of other countries are dates, but for two. */
function builtIn(id: number): string | undefined {
  const isDate = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return BUILT_IN.get(id) ?? (isDate ? 'yyyy-mm-dd' : undefined)
}
