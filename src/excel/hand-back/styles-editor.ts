/** Adds styles to those of a workbook. */

/** What was added to the styles of a workbook, or found there from an earlier time. */
export interface AddedStyles {
  readonly xml: string
  /** The style of cells in the column of issues. */
  readonly issue: number
  /** The fills that mark cells, for conditional formats. */
  readonly error: number
  readonly warning: number
}

const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
]

/**
 * Adds what marking needs to the styles part. What is there keeps its numbers, so that no cell
 * changes its look.
 */
export function addStyles(xml: string): AddedStyles {
  const prefix = /<(\w+:)?styleSheet[\s>]/.exec(xml)?.[1] ?? ''
  const p = (markup: string) => markup.replace(/<(\/?)/g, `<$1${prefix}`)
  const issue = addTo(
    xml,
    prefix,
    'cellXfs',
    p(
      '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    ),
  )
  const error = addTo(issue.xml, prefix, 'dxfs', p(fill('FFF8CBAD')))
  const warning = addTo(error.xml, prefix, 'dxfs', p(fill('FFFFE699')))
  return { xml: warning.xml, issue: issue.place, error: error.place, warning: warning.place }
}

function fill(color: string): string {
  return `<dxf><fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor rgb="${color}"/></patternFill></fill></dxf>`
}

/** Adds an entry to one of the lists, unless it is there already. */
function addTo(
  xml: string,
  prefix: string,
  list: string,
  entry: string,
): { readonly xml: string; readonly place: number } {
  const found = new RegExp(
    `<${prefix}${list}(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${prefix}${list}>)`,
  ).exec(xml)
  if (found === null) {
    const at = placeOf(xml, prefix, list)
    return {
      xml: `${xml.slice(0, at)}<${prefix}${list} count="1">${entry}</${prefix}${list}>${xml.slice(at)}`,
      place: 0,
    }
  }
  const entries = entriesOf(found[1] ?? '')
  const before = entries.indexOf(entry)
  if (before >= 0) return { xml, place: before }
  const extended = `<${prefix}${list} count="${entries.length + 1}">${found[1] ?? ''}${entry}</${prefix}${list}>`
  return {
    xml: xml.slice(0, found.index) + extended + xml.slice(found.index + found[0].length),
    place: entries.length,
  }
}

/** The elements that stand directly in a list. */
function entriesOf(inside: string): readonly string[] {
  const entries: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: tag, index } of inside.matchAll(/<!--[\s\S]*?-->|<[^>]*>/g)) {
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue
    if (!tag.startsWith('</')) {
      if (depth === 0) start = index
      depth += 1
    }
    if (tag.startsWith('</') || tag.endsWith('/>')) depth -= 1
    if (depth === 0 && (tag.startsWith('</') || tag.endsWith('/>')))
      entries.push(inside.slice(start, index + tag.length))
  }
  return entries
}

function placeOf(xml: string, prefix: string, list: string): number {
  for (const later of ORDER.slice(ORDER.indexOf(list) + 1)) {
    const found = new RegExp(`<${prefix}${later}[\\s/>]`).exec(xml)
    if (found !== null) return found.index
  }
  return xml.lastIndexOf('</')
}

/** A formula that is always true, by which the marks of an earlier time are known. */
const MARK = 'LEN("seatline")&gt;0'

/** Whether a conditional format is a mark of ours. */
export function isMark(markup: string): boolean {
  return /LEN\((?:"|&quot;)seatline(?:"|&quot;)\)/.test(markup)
}

/** The formats of a person come after the marks. */
export function withLaterPriority(markup: string): string {
  return markup.replace(
    /(\spriority\s*=\s*["'])(\d+)/g,
    (_, start: string, number: string) => `${start}${Number(number) + 2}`,
  )
}

/**
 * A conditional format that fills cells, whatever is in them: it lies over their own look, which
 * comes back with it gone.
 */
export function markXml(
  prefix: string,
  references: readonly string[],
  dxf: number,
  priority: number,
): string {
  const rule = `<${prefix}cfRule type="expression" dxfId="${dxf}" priority="${priority}"><${prefix}formula>${MARK}</${prefix}formula></${prefix}cfRule>`
  return `<${prefix}conditionalFormatting sqref="${references.join(' ')}">${rule}</${prefix}conditionalFormatting>`
}

/** References of cells, joined where they stand below one another. */
export function joinCells(
  cells: readonly { readonly letters: string; readonly row: number }[],
): readonly string[] {
  const runs: { letters: string; from: number; to: number }[] = []
  const last = new Map<string, { letters: string; from: number; to: number }>()
  for (const { letters, row } of cells) {
    const run = last.get(letters)
    if (run !== undefined && run.to === row - 1) run.to = row
    else {
      const begun = { letters, from: row, to: row }
      runs.push(begun)
      last.set(letters, begun)
    }
  }
  return runs.map(({ letters, from, to }) =>
    from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`,
  )
}
