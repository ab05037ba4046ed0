/** How the workbooks that seatline writes look. */
import type { CellLook } from '../writing/styles.js'

const INK = '1F2937'
const BLUE = '1F4E79'
const LINE = 'D9DEE5'

/** How the parts of the workbooks that seatline makes look. */
export const looks = {
  title: { font: { bold: true, size: 18, color: BLUE } },
  text: { font: { color: INK }, wrap: 'wrap', vertical: 'top' },
  strong: { font: { bold: true, color: INK }, wrap: 'wrap', vertical: 'top' },
  heading: { font: { bold: true, size: 13, color: BLUE } },
  tableHead: {
    font: { bold: true, color: 'FFFFFF' },
    fill: BLUE,
    wrap: 'wrap',
    vertical: 'center',
    border: { color: BLUE, sides: 'all' },
  },
  tableCell: {
    font: { color: INK },
    format: 'text',
    wrap: 'wrap',
    vertical: 'top',
    border: { color: LINE, sides: 'all' },
  },
  tableName: {
    font: { bold: true, color: INK },
    format: 'text',
    wrap: 'wrap',
    vertical: 'top',
    border: { color: LINE, sides: 'all' },
  },
  required: {
    font: { bold: true, color: 'FFFFFF' },
    fill: BLUE,
    format: 'text',
    vertical: 'center',
    wrap: 'wrap',
    border: { color: 'FFFFFF', sides: 'all' },
  },
  optional: {
    font: { bold: true, color: BLUE },
    fill: 'DCE6F1',
    format: 'text',
    vertical: 'center',
    wrap: 'wrap',
    border: { color: 'FFFFFF', sides: 'all' },
  },
  readOnly: {
    font: { bold: true, color: '6B7280' },
    fill: 'E5E7EB',
    format: 'text',
    vertical: 'center',
    wrap: 'wrap',
    border: { color: 'FFFFFF', sides: 'all' },
  },
  editable: {
    font: { color: INK },
    format: 'text',
    vertical: 'top',
    border: { color: LINE, sides: 'all' },
    access: 'editable',
  },
  editableDate: {
    font: { color: INK },
    format: 'date',
    horizontal: 'left',
    vertical: 'top',
    border: { color: LINE, sides: 'all' },
    access: 'editable',
  },
  locked: {
    font: { color: '6B7280' },
    fill: 'F3F4F6',
    format: 'text',
    vertical: 'top',
    border: { color: LINE, sides: 'all' },
  },
} as const satisfies { readonly [name: string]: CellLook }
