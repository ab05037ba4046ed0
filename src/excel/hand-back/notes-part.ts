/** Adds notes to cells and keeps those that people wrote. */
import { columnLetters } from '../files/cell-reference.js'
import { NO_PORTAL } from '../columns/own-headers.js'
import { escapeCellText, escapeXmlText } from '../writing/xml-text.js'
import { attributeIn } from './xml-tokens.js'

/** A note at a cell. */
export interface CellNote {
  readonly row: number
  /** Counted from 0. */
  readonly column: number
  readonly text: string
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * Adds notes to the part that holds them, in place of those of an earlier time. A cell that has a
 * person's note keeps it.
 *
 * @param xml - The part, or `null` to make one.
 * @param author - Whose notes they are; those of an earlier time are this author's, or ours.
 * @returns The part, the notes that were added, and the cells whose earlier ones were taken out.
 */
export function writeNotes(
  xml: string | null,
  notes: readonly CellNote[],
  { main, author: portal }: { readonly main: string; readonly author: string },
): {
  readonly xml: string
  readonly added: readonly CellNote[]
  readonly removed: ReadonlySet<string>
} {
  const whole =
    xml ??
    `${HEAD}<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`
  const prefix = /<(\w+:)?comments[\s>]/.exec(whole)?.[1] ?? ''
  const { text: authored, author, before } = withAuthor(whole, prefix, portal)
  const removed = new Set<string>()
  const others = new Set<string>()
  const kept = authored.replace(
    new RegExp(`<${prefix}comment\\s[\\s\\S]*?</${prefix}comment>`, 'g'),
    (comment) => {
      const cell = attributeIn(comment, 'ref') ?? ''
      const isOwn = before.includes(attributeIn(comment, 'authorId') ?? '')
      ;(isOwn ? removed : others).add(cell)
      return isOwn ? '' : comment
    },
  )
  const added = notes.filter(({ row, column }) => !others.has(`${columnLetters(column)}${row}`))
  const markup = added.map(({ row, column, text }) => {
    const t = `<${prefix}t xml:space="preserve">${escapeCellText(text)}</${prefix}t>`
    return `<${prefix}comment ref="${columnLetters(column)}${row}" authorId="${author}"><${prefix}text><${prefix}r>${t}</${prefix}r></${prefix}text></${prefix}comment>`
  })
  return {
    xml: insertedBefore(
      opened(kept, `${prefix}commentList`),
      `</${prefix}commentList>`,
      markup.join(''),
    ),
    added,
    removed,
  }
}

function withAuthor(
  xml: string,
  prefix: string,
  portal: string,
): { readonly text: string; readonly author: number; readonly before: readonly string[] } {
  const whole = opened(xml, `${prefix}authors`)
  const list =
    new RegExp(`<${prefix}authors[^>]*>([\\s\\S]*?)</${prefix}authors>`).exec(whole)?.[1] ?? ''
  const names = [
    ...list.matchAll(
      new RegExp(`<${prefix}author(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${prefix}author>)`, 'g'),
    ),
  ].map((match) => match[1] ?? '')
  const name = escapeXmlText(portal)
  const before = names.flatMap((one, place) =>
    one === name || one === NO_PORTAL ? [String(place)] : [],
  )
  const place = names.indexOf(name)
  if (place >= 0) return { text: whole, author: place, before }
  return {
    text: insertedBefore(
      whole,
      `</${prefix}authors>`,
      `<${prefix}author>${name}</${prefix}author>`,
    ),
    author: names.length,
    before,
  }
}

function opened(xml: string, name: string): string {
  return xml.replace(new RegExp(`<${name}\\s*/>`), `<${name}></${name}>`)
}

function insertedBefore(xml: string, mark: string, markup: string): string {
  const at = xml.lastIndexOf(mark)
  return at < 0 ? xml : xml.slice(0, at) + markup + xml.slice(at)
}

/**
 * Adds the boxes in which Excel shows notes to a drawing, and takes out those of notes that are
 * gone.
 */
export function writeNoteShapes(
  vml: string | null,
  notes: readonly CellNote[],
  removed: ReadonlySet<string>,
): string {
  const whole = vml ?? NEW_DRAWING
  const kept = whole.replace(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
    const row = Number(/<x:Row>(\d+)<\/x:Row>/.exec(shape)?.[1] ?? NaN)
    const column = Number(/<x:Column>(\d+)<\/x:Column>/.exec(shape)?.[1] ?? NaN)
    const isNote = /ObjectType="Note"/.test(shape)
    return isNote && row >= 0 && column >= 0 && removed.has(`${columnLetters(column)}${row + 1}`)
      ? ''
      : shape
  })
  const first = freeShapeNumber(kept)
  const shapes = notes.map((note, index) => shapeXml(note, first + index)).join('')
  const type = /id="_x0000_t202"/.test(kept) ? '' : NOTE_TYPE
  return insertedBefore(kept, '</xml>', type + shapes)
}

/** Shapes are numbered from a thousand of their own, above those that are there. */
function freeShapeNumber(vml: string): number {
  const numbers = [...vml.matchAll(/id="_x0000_s(\d{1,9})"/g)].map((match) => Number(match[1]))
  return Math.max(1024, ...numbers.slice(0, 100_000)) + 1
}

const NOTE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
const NEW_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'

function shapeXml({ row, column }: CellNote, number: number): string {
  const top = Math.max(0, row - 2)
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;width:220pt;height:70pt;z-index:1;visibility:hidden" fillcolor="#fff4e5" o:insetmode="auto">` +
    '<v:fill color2="#fff4e5"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${top}, 10, ${column + 4}, 15, ${top + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  )
}
