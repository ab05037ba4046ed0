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

/**
 * Shortest number of edits from one text to another, two neighbors swapped counting as one; gives
 * up above the limit.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const cost = from[i - 1] === to[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[to.length]!
}
