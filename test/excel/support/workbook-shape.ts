import { strFromU8, unzipSync } from 'fflate'

/**
 * The order in which Excel wants the elements of a sheet: it calls a file damaged that has another
 * one.
 */
const ORDER = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate', 'customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'] // prettier-ignore

/** What Excel would complain about, as far as it can be told without Excel: one sentence each. */
export function complaintsAbout(bytes: Uint8Array): readonly string[] {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  )
  const complaints: string[] = []
  const types = parts.get('[Content_Types].xml') ?? ''
  for (const [name, xml] of parts) {
    if (name.endsWith('/')) continue
    if (!isDeclared(name, types)) complaints.push(`${name} has no content type`)
    if (!name.endsWith('.xml') && !name.endsWith('.rels') && !name.endsWith('.vml')) continue
    complaints.push(...nesting(name, xml))
    if (/worksheets\/[^/]+\.xml$/.test(name))
      complaints.push(...sheetComplaints(name, xml, parts.get('xl/styles.xml') ?? ''))
    if (name.endsWith('.rels')) complaints.push(...danglingRelations(name, xml, parts))
    if (name.endsWith('styles.xml')) complaints.push(...wrongCounts(xml))
  }
  return complaints
}

function isDeclared(name: string, types: string): boolean {
  return (
    name === '[Content_Types].xml' ||
    types.includes(`PartName="/${name}"`) ||
    types.includes(`Extension="${name.split('.').at(-1)}"`)
  )
}

function nesting(name: string, xml: string): readonly string[] {
  const open: string[] = []
  for (const [, closing, tag, empty] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:]*)(?:\s(?:[^>"']|"[^"]*"|'[^']*')*?)?(\/?)>/g,
  )) {
    if (closing === '/' && open.pop() !== tag) return [`${name}: </${tag}> closes nothing`]
    if (closing !== '/' && empty !== '/') open.push(tag ?? '')
  }
  return open.length === 0 ? [] : [`${name}: <${open.at(-1)}> is not closed`]
}

function sheetComplaints(name: string, xml: string, styles: string): readonly string[] {
  const complaints: string[] = []
  const flat = xml.replace(/<(?:\w+:)?sheetData[\s\S]*<\/(?:\w+:)?sheetData>/, '<sheetData/>')
  const children: string[] = []
  let depth = 0
  for (const [, closing, tag = '', empty] of flat.matchAll(/<(\/?)(?:\w+:)?(\w+)(?:\s(?:[^>"']|"[^"]*"|'[^']*')*?)?(\/?)>/g)) {
    if (closing === '/') depth -= 1
    else if (depth === 1) children.push(tag)
    if (closing !== '/' && empty !== '/') depth += 1
  }
  const ranks = children.map((child) => ORDER.indexOf(child))
  if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? -1))) complaints.push(`${name}: elements in the order ${children.join(', ')}`)
  const looks = Number(/<(?:\w+:)?cellXfs[^>]*count="(\d+)"/.exec(styles)?.[1] ?? 0)
  const highest = Math.max(0, ...[...xml.matchAll(/<(?:\w+:)?c\s[^>]*?\bs="(\d+)"/g)].map((match) => Number(match[1])))
  if (looks > 0 && highest >= looks) complaints.push(`${name}: a cell has style ${highest} of ${looks}`)
  const cells = [...xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"/g)].map(([, letters = '', row]) => Number(row) * 20_000 + columnOf(letters))
  if (cells.some((cell, index) => cell <= (cells[index - 1] ?? -1))) complaints.push(`${name}: cells out of order`)
  for (const [, text = ''] of xml.matchAll(/\sprompt="([^"]*)"/g)) if (decoded(text).length > 255) complaints.push(`${name}: a hint is too long`)
  for (const [, text = ''] of xml.matchAll(/\spromptTitle="([^"]*)"/g)) if (decoded(text).length > 32) complaints.push(`${name}: a title is too long`)
  return complaints
} // prettier-ignore

function decoded(text: string): string {
  return text.replace(/&\w+;/g, '.')
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function danglingRelations(
  name: string,
  xml: string,
  parts: ReadonlyMap<string, string>,
): readonly string[] {
  const folder = name.replace(/_rels\/[^/]*$/, '')
  return [...xml.matchAll(/<Relationship\s[^>]*>/g)].flatMap(([tag]) => {
    const target = /Target="([^"]*)"/.exec(tag)?.[1] ?? ''
    if (tag.includes('TargetMode="External"')) return []
    const path = new URL(target, `http://x/${folder}`).pathname.slice(1)
    return parts.has(path) ? [] : [`${name}: ${target} is not there`]
  })
}

function wrongCounts(xml: string): readonly string[] {
  return ['fonts', 'fills', 'borders', 'cellXfs'].flatMap((list) => {
    const [, count, inside = ''] =
      new RegExp(`<${list}[^>]*count="(\\d+)"[^>]*>([\\s\\S]*?)</${list}>`).exec(xml) ?? []
    const item = { fonts: 'font', fills: 'fill', borders: 'border', cellXfs: 'xf' }[list] ?? ''
    const found = [...inside.matchAll(new RegExp(`<${item}[\\s/>]`, 'g'))].length
    return count === undefined || Number(count) === found
      ? []
      : [`styles: ${list} says ${count}, has ${found}`]
  })
}
