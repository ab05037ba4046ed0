/** Tidies texts, and recognizes placeholders. */
import { tidy } from '../../core/tidy-text.js'
import type { ReportCell } from './report.js'

/**
 * Tidies a text of at most so many characters and reports what changed, as far as a person could
 * care.
 */
export function readText(text: string, max: number, report: ReportCell): string | undefined {
  const tidied = tidy(text)
  if (tidied.length > max) {
    report('text_too_long', { max })
    return undefined
  }
  if (tidied.includes('\uFFFD')) {
    report('text_damaged')
    return undefined
  }
  if (tidied !== text && tidied !== '')
    report(tidied === text.trim() ? 'spaces_removed' : 'text_normalized')
  return tidied === '' ? undefined : tidied
}

const STAND_INS = new Set(['n/a', 'n.a.', 'na', '#n/a', '-', '--', '---', '–', '—', '?', '??', '.', 'x', 'none', 'null', 'nil', 'tbd', 'tba', 'unknown', 'saknas', 'okänt', 'ingen', 'inget', 'ukjent', 'ukendt', 'puuttuu', 'onbekend', 'geen', 'keine', 'unbekannt', 'aucun', 'inconnu']) // prettier-ignore
const STAND_INS_FOR_NAMES = new Set([
  'n/a',
  'n.a.',
  '#n/a',
  '-',
  '--',
  '---',
  '–',
  '—',
  '?',
  '??',
  '.',
])

/**
 * Whether a text stands for nothing. Names are judged more mildly, as Null and Na are surnames, and
 * so are yes and no, as x ticks a box.
 */
export function isPlaceholder(text: string, of: 'name' | 'value' | 'yes_no'): boolean {
  return (
    text.length <= 8 && (of === 'value' ? STAND_INS : STAND_INS_FOR_NAMES).has(text.toLowerCase())
  )
}
