/** Reads the attributes of a row, and tells what the catalog does not allow. */
import { allowedValues, isDeclared, type Declarations } from '../../catalog/declared.js'
import { meant } from '../../core/misspelling.js'
import { attributeOf, type AttributeValue } from '../../core/user.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { ImportRow } from './import-row.js'
import { reportTo, type RowIssue } from './report-issue.js'

type Cells = NonNullable<ImportRow['attributes']>

/**
 * The attributes of a row that are not yet as it says, as they are written. A file shows a number,
 * or true or false, as text: it stays what it is, or becomes the value that the catalog allows. In a
 * column with a type it is what the type says.
 */
export function attributesToWrite(
  { attributes = {} }: ImportRow,
  existing: Pick<UserRecord, 'attributes'> | null,
  declared: Declarations,
): readonly (readonly [string, AttributeValue | null])[] {
  return newCells(attributes, existing).map(([name, cell]) => [
    name,
    allowedValues(declared, name)?.find((value) => isShown(value, cell)) ?? cell,
  ])
}

/**
 * What is wrong with the attributes of a row: what the catalog does not declare or allow. What the
 * user has already may stay, so that a template comes back untouched.
 */
export function attributeIssues(
  { row, attributes = {} }: ImportRow,
  existing: Pick<UserRecord, 'attributes'> | null,
  declared: Declarations,
): readonly RowIssue[] {
  if (declared.attributes === undefined) return []
  const issues: RowIssue[] = []
  const report = reportTo(issues, row)
  for (const [attribute, cell] of newCells(attributes, existing)) {
    if (cell === null) continue
    const value = String(cell)
    const place = { field: 'attributes', attribute, value } as const
    const allowed = allowedValues(declared, attribute) ?? [cell]
    if (!isDeclared(declared.attributes, attribute)) {
      const names = declared.attributes.map(({ id }) => id)
      report('attribute_unknown', place, { attribute, suggestion: meant(attribute, names) })
    } else if (!allowed.some((one) => isShown(one, cell)))
      report('value_not_listed', place, { suggestion: meant(value, allowed.map(String)) })
  }
  return issues
}

function newCells(
  cells: Cells,
  existing: Pick<UserRecord, 'attributes'> | null,
): readonly (readonly [string, AttributeValue | null])[] {
  return Object.entries(cells).filter(([name, cell]) => {
    const before = attributeOf(existing?.attributes ?? {}, name)
    return before === undefined || !isShown(before, cell)
  })
}

/** Whether a cell shows a value: a text may be of any value, others have their own type. */
function isShown(value: AttributeValue, cell: AttributeValue | null): boolean {
  return (typeof cell === 'string' ? String(value) : value) === cell
}
