/** Writes a comparison of licenses as an HTML table. */
import type { Comparison, ComparisonRow, FeatureValue } from '../../catalog/compare.js'
import { checkAll, optionsOf } from '../../core/check.js'
import { comparisonCheck, labelsCheck } from '../checks.js'
import { element, textNode, type Markup } from '../element.js'
import type { Labels } from '../../words/language/labels.js'
import { labelsOf, type LabelOptions } from '../speech.js'
import { valueText } from './value.js'

/**
 * The comparison of licenses as an HTML table, without styles: the page's own apply.
 *
 * Rows whose licenses differ have the class `differs` and a mark with its name, so that it is not
 * told by color alone. Values are `yes`, `no` or `value` by class.
 *
 * @param comparison - From `compareLicenses`.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic <script>' }] }] })
 * comparisonHtml(compareLicenses(catalog, ['basic'])).includes('Basic &lt;script&gt;') // => true
 * ```
 * @public
 */
export function comparisonHtml(comparison: Comparison, options: LabelOptions = {}): string {
  checkAll({
    comparison: [comparison, comparisonCheck],
    options: [options, optionsOf<LabelOptions>({ language: labelsCheck })],
  })
  const labels = labelsOf(options)
  const heads = comparison.licenses.map(({ name, description }) =>
    element(
      'th',
      { scope: 'col', dir: 'auto' },
      textNode(name),
      ...(description === null ? [] : [element('small', {}, textNode(description))]),
    ),
  )
  return element(
    'table',
    { class: 'seatline-comparison' },
    element(
      'thead',
      {},
      element('tr', {}, element('th', { scope: 'col' }, textNode(labels.feature)), ...heads),
    ),
    element('tbody', {}, ...comparison.rows.map((row) => rowOf(row, labels))),
  )
}

function rowOf(row: ComparisonRow, labels: Labels): Markup {
  const mark = row.differs
    ? [
        element(
          'span',
          { class: 'mark', role: 'img', 'aria-label': labels.differs, title: labels.differs },
          textNode('≠'),
        ),
      ]
    : []
  return element(
    'tr',
    { class: row.differs ? 'differs' : null },
    element('th', { scope: 'row', dir: 'auto' }, textNode(row.name), ...mark),
    ...row.values.map((value) => cellOf(value, row, labels)),
  )
}

function cellOf(value: FeatureValue, row: ComparisonRow, labels: Labels): Markup {
  const isThere = value !== null && value !== false
  if (value === true || !isThere) {
    const name = isThere ? labels.included : labels.notIncluded
    return element(
      'td',
      { class: isThere ? 'yes' : 'no' },
      element(
        'span',
        { role: 'img', 'aria-label': name, title: name },
        textNode(valueText(value, row)),
      ),
    )
  }
  return element('td', { class: 'value', dir: 'auto' }, textNode(valueText(value, row)))
}
