/** The styles of a workbook, each written once. */
import { escapeXmlText } from './xml-text.js'

/** How a cell looks. What is left out is as in an empty workbook. */
export interface CellLook {
  readonly font?: {
    readonly bold?: boolean
    readonly italic?: boolean
    readonly size?: number
    readonly color?: string
  }
  /** `RRGGBB`. */
  readonly fill?: string
  /** Color of thin lines around the cell, or below it. */
  readonly border?: { readonly color: string; readonly sides: 'all' | 'bottom' }
  /** `text` keeps what is typed as it is typed; `date` shows YYYY-MM-DD. */
  readonly format?: 'text' | 'date'
  readonly wrap?: 'wrap'
  readonly vertical?: 'top' | 'center'
  readonly horizontal?: 'left' | 'center'
  readonly access?: 'editable'
}

/** The looks of one workbook, each written once. */
export interface Styles {
  /** The number by which cells refer to a look. */
  indexOf(look: CellLook): number
  toXml(): string
}

/** Begins with the plain look, which is number 0. */
export function createStyles(): Styles {
  const fonts = createTable([fontXml({})])
  const fills = createTable([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ])
  const borders = createTable(['<border><left/><right/><top/><bottom/><diagonal/></border>'])
  const looks = createTable(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'])
  return {
    indexOf: (look) =>
      looks.add(
        lookXml(
          look,
          fonts.add(fontXml(look.font ?? {})),
          fills.add(fillXml(look.fill)),
          borders.add(borderXml(look.border)),
        ),
      ),
    toXml: () =>
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      `<numFmts count="1"><numFmt numFmtId="${DATE_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
      fonts.toXml('fonts') +
      fills.toXml('fills') +
      borders.toXml('borders') +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      looks.toXml('cellXfs') +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>',
  }
}

const DATE_FORMAT = 164
const TEXT_FORMAT = 49
const FORMATS = { text: TEXT_FORMAT, date: DATE_FORMAT }

function createTable(first: readonly string[]) {
  const places = new Map(first.map((xml, index) => [xml, index]))
  return {
    add(xml: string): number {
      const place = places.get(xml) ?? places.size
      places.set(xml, place)
      return place
    },
    toXml: (name: string) =>
      `<${name} count="${places.size}">${[...places.keys()].join('')}</${name}>`,
  }
}

function fontXml({
  bold,
  italic,
  size = 11,
  color = '000000',
}: NonNullable<CellLook['font']>): string {
  return `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/><color rgb="FF${color}"/><name val="Calibri"/><family val="2"/></font>`
}

function fillXml(fill: string | undefined): string {
  if (fill === undefined) return '<fill><patternFill patternType="none"/></fill>'
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${escapeXmlText(fill)}"/><bgColor indexed="64"/></patternFill></fill>`
}

function borderXml(border: CellLook['border']): string {
  if (border === undefined) return '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const line = (side: string) => `<${side} style="thin"><color rgb="FF${border.color}"/></${side}>`
  if (border.sides === 'bottom')
    return `<border><left/><right/><top/>${line('bottom')}<diagonal/></border>`
  return `<border>${line('left')}${line('right')}${line('top')}${line('bottom')}<diagonal/></border>`
}

function lookXml(
  { format, wrap, vertical, horizontal, access }: CellLook,
  font: number,
  fill: number,
  border: number,
): string {
  const formatId = format === undefined ? 0 : FORMATS[format]
  const alignment = [
    horizontal === undefined ? '' : ` horizontal="${horizontal}"`,
    vertical === undefined ? '' : ` vertical="${vertical}"`,
    wrap === undefined ? '' : ' wrapText="1"',
  ].join('')
  const inside = `${alignment === '' ? '' : `<alignment${alignment}/>`}${access === 'editable' ? '<protection locked="0"/>' : ''}`
  const applied = [
    formatId === 0 ? '' : ' applyNumberFormat="1"',
    font === 0 ? '' : ' applyFont="1"',
    fill === 0 ? '' : ' applyFill="1"',
    border === 0 ? '' : ' applyBorder="1"',
    alignment === '' ? '' : ' applyAlignment="1"',
    access === undefined ? '' : ' applyProtection="1"',
  ].join('')
  const start = `<xf numFmtId="${formatId}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}`
  return inside === '' ? `${start}/>` : `${start}>${inside}</xf>`
}
