import type { ComparisonRow, FeatureValue } from '../../catalog/compare.js'
import { englishLabels, type Labels } from '../labels.js'

/** How a comparison is written. @public */
export interface ComparisonOptions {
  /** The short words; English where one is missing. */
  readonly labels?: Partial<Labels>
}

/** What a table says of a feature of a license. */
export function valueText(value: FeatureValue, { unit }: ComparisonRow): string {
  if (value === null || value === false) return '–'
  if (value === true) return '✓'
  return unit === null || typeof value === 'string' ? String(value) : `${value} ${unit}`
}

/** The labels with those that were given. */
export function labelsOf({ labels }: ComparisonOptions): Labels {
  return { ...englishLabels, ...labels }
}
