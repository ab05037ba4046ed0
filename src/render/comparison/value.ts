/** Writes the value of a feature. */
import type { ComparisonRow, FeatureValue } from '../../catalog/compare.js'

/** What a table says of a feature of a license. */
export function valueText(value: FeatureValue, { unit }: ComparisonRow): string {
  if (value === null || value === false) return '–'
  if (value === true) return '✓'
  return unit === null || typeof value === 'string' ? String(value) : `${value} ${unit}`
}
