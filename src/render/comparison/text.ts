/** Writes a comparison of licenses for a terminal. */
import type { Comparison } from '../../catalog/compare.js'
import { checkAll, optionsOf } from '../../core/check.js'
import { comparisonCheck, labelsCheck, sizeCheck } from '../checks.js'
import { visible } from '../escape.js'
import { textColumns, fitted, padded } from '../text-width.js'
import { labelsOf, type LabelOptions } from '../speech.js'
import { valueText } from './value.js'

/**
 * The comparison of licenses for a terminal. Features that differ are marked with `≠`.
 *
 * @param comparison - From `compareLicenses`.
 * @param options - `columns` of the terminal, 80 by default: what is too long is cut with an
 * ellipsis.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'data', name: 'Data', licenses: [
 *   { id: 'small', name: 'Small', features: [{ id: 'volume', name: 'Volume', value: 10, unit: 'GB' }] },
 *   { id: 'large', name: 'Large', features: [{ id: 'volume', name: 'Volume', value: 100, unit: 'GB' }] },
 * ] }] })
 * comparisonText(compareLicenses(catalog, ['small', 'large'])).split('\n')[2] // => '≠ Volume   10 GB  100 GB'
 * ```
 * @public
 */
export function comparisonText(
  comparison: Comparison,
  options: LabelOptions & { readonly columns?: number } = {},
): string {
  checkAll({
    comparison: [comparison, comparisonCheck],
    options: [
      options,
      optionsOf<LabelOptions & { columns: number }>({
        language: labelsCheck,
        columns: sizeCheck,
      }),
    ],
  })
  const labels = labelsOf(options)
  const table = [
    [`  ${labels.feature}`, ...comparison.licenses.map(({ name }) => name)],
    ...comparison.rows.map((row) => [
      `${row.differs ? '≠' : ' '} ${row.name}`,
      ...row.values.map((value) => valueText(value, row)),
    ]),
  ].map((row) => row.map(visible))
  const count = comparison.licenses.length + 1
  const most = Math.max(6, Math.floor((options.columns ?? 80) / count) - 2)
  const widths = Array.from({ length: count }, (_, column) =>
    Math.min(most, Math.max(...table.map((row) => textColumns(row[column] ?? '')))),
  )
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        padded(fitted(cell, widths[column] ?? 0, textColumns), widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return `${[lines[0] ?? '', rule, ...lines.slice(1)].join('\n')}\n`
}
