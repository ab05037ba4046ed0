/** Reads yes and no. */
import { tidy } from '../../core/tidy-text.js'
import type { SheetCell } from '../files/reader.js'
import type { ReportCell } from './report.js'

const YES = new Set(['yes', 'y', 'true', 't', '1', 'x', 'on', 'ja', 'j', 'sant', 'kyllä', 'kylla', 'k', 'tosi', 'sand', 'waar', 'wahr', 'oui', 'o', 'vrai', 'sí', 'si', 'sì', 'tak', 'verdadero', 'prawda', 'vero', '✓', '✔', '☑']) // prettier-ignore
const NO = new Set(['no', 'n', 'false', 'f', '0', 'off', 'nej', 'nei', 'falskt', 'falsk', 'usann', 'ei', 'e', 'epätosi', 'nee', 'onwaar', 'nein', 'falsch', 'non', 'faux', 'nie', 'falso', 'fałsz', '☐', '✗', '✘']) // prettier-ignore

/** Reads yes or no, as people write it in any of the eleven languages. */
export function readYesNo(cell: SheetCell, report: ReportCell): boolean | undefined {
  if (cell.kind === 'boolean') return cell.value === 1
  const word = tidy(cell.text).replace(/[.!]$/, '').toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  report('yes_no_invalid')
  return undefined
}
