import type { Comparison } from '../../catalog/compare.js'
import { checkAll, optionsOf } from '../../core/check.js'
import { comparisonCheck, labelsCheck } from '../checks.js'
import { escapeMarkdown } from '../escape.js'
import { labelsOf, valueText, type ComparisonOptions } from './value.js'

/**
 * The comparison of licenses as a Markdown table. Features that differ are marked with `≠`, and
 * bold.
 *
 * @param comparison - From `compareLicenses`.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
 *   { id: 'basic', name: 'Basic', features: [{ id: 'calls', name: 'Calls', value: 'domestic' }] },
 *   { id: 'pro', name: 'Pro', features: [{ id: 'calls', name: 'Calls', value: 'worldwide' }] },
 * ] }] })
 * comparisonMarkdown(compareLicenses(catalog, ['basic', 'pro'])).split('\n')[2] // => '| **Calls** ≠ | domestic | worldwide |'
 * ```
 * @public
 */
export function comparisonMarkdown(
  comparison: Comparison,
  options: ComparisonOptions = {},
): string {
  checkAll({
    comparison: [comparison, comparisonCheck],
    options: [options, optionsOf<ComparisonOptions>({ labels: labelsCheck })],
  })
  const labels = labelsOf(options)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = comparison.rows.map((row) => {
    const name = escapeMarkdown(row.name)
    return line([
      row.differs ? `**${name}** ≠` : name,
      ...row.values.map((value) => escapeMarkdown(valueText(value, row))),
    ])
  })
  const heads = comparison.licenses.map(({ name }) => escapeMarkdown(name))
  return `${[line([escapeMarkdown(labels.feature), ...heads]), line(['---', ...heads.map(() => ':-:')]), ...rows].join('\n')}\n`
}
