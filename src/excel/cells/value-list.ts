/** Checks texts against a list of values. */
import { editDistance } from '../../core/misspelling.js'
import type { ReportCell } from './report.js'

/**
 * Makes a check of texts against a list, without regard to case; gives the value as it stands in
 * the list.
 */
export function createValueList(
  values: readonly string[] | undefined,
): (text: string, report: ReportCell) => string | undefined {
  if (values === undefined) return (text) => text
  const byKey = new Map(values.map((value) => [value.normalize('NFC').toLowerCase(), value]))
  return (text, report) => {
    const key = text.toLowerCase()
    const found = byKey.get(key)
    if (found !== undefined) return found
    const near = [...byKey].filter(
      ([other]) => editDistance(key.slice(0, 100), other.slice(0, 100), 2) <= 2,
    )
    report('value_not_listed', { suggestion: near.length === 1 ? near[0]![1] : undefined })
    return undefined
  }
}
