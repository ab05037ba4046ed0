/** Reads the cells of a portal's own columns as what these hold: texts, numbers, yes and no, dates. */
import { tidy } from '../../core/tidy-text.js'
import { longestText } from '../../licensing/imports/row-rules.js'
import type { DateSystem } from '../files/date-display.js'
import type { SheetCell } from '../files/reader.js'
import { createDateReader, dateText, type DateOrder } from './date.js'
import type { ReportCell } from './report.js'
import { isShortened, shownText } from './shown-text.js'
import { createValueList } from './value-list.js'
import { readYesNo } from './yes-no.js'

/** What is to be known of a column. */
interface TypedColumn {
  readonly type?: 'text' | 'number' | 'yes_no' | 'date'
  readonly values?: readonly string[]
}

/** The value of a cell, or undefined with an issue reported. */
type AttributeReader = (
  cell: SheetCell,
  report: ReportCell,
) => string | number | boolean | undefined

/** Makes the reader of a column, by its type. */
export function createAttributeReader(
  column: TypedColumn | undefined,
  {
    dateSystem,
    dateOrder,
  }: { readonly dateSystem: DateSystem; readonly dateOrder: DateOrder | undefined },
): AttributeReader {
  switch (column?.type ?? 'text') {
    case 'number':
      return readNumber
    case 'yes_no':
      return readYesNo
    case 'date': {
      const dates = createDateReader(dateSystem, dateOrder)
      return (cell, report) => {
        const date = dates.read(cell, report)
        if (date !== 'now') return date
        report('date_invalid', { wellFormed: false })
        return undefined
      }
    }
    case 'text': {
      const values = createValueList(column?.values)
      return (cell, report) => {
        const text =
          cell.kind === 'date'
            ? dateText(cell, dateSystem)
            : shownText(cell, longestText.attributes, report)
        return text === undefined ? undefined : values(text, report)
      }
    }
  }
}

/** A number: one that has a comma or a point before three digits may be a thousand times as much. */
function readNumber(cell: SheetCell, report: ReportCell): number | undefined {
  if (isShortened(cell)) {
    report('number_precision_lost')
    return undefined
  }
  if (cell.kind === 'number') return cell.value
  const text = tidy(cell.text).replace(/(?<=\d) (?=\d{3}(?!\d))/g, '')
  const isCertain =
    /^[-+]?\d+(?:[.,]\d+)?$/.test(text) && !/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)
  if (cell.kind === 'text' && isCertain) return Number(text.replace(',', '.'))
  report('value_not_number')
  return undefined
}
