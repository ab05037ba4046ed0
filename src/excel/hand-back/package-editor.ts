/** Replaces and adds parts of an .xlsx file; the others stay byte by byte. */
import { partKey, type Zip } from '../files/container/zip.js'
import { readRelations, type Relation } from '../files/formats/xlsx/parts.js'
import { atOnce } from '../files/pace.js'
import { textOfPart } from '../files/xml/part.js'
import { escapeXmlText } from '../writing/xml-text.js'
import { joinParts, packPart, type PackedPart } from '../writing/zip-writer.js'
import { attributeIn } from './xml-tokens.js'

/** The parts of a workbook, some of them replaced or added; the others are copied byte by byte. */
export interface PackageEditor {
  has(name: string): boolean
  text(name: string): string
  set(name: string, text: string): void
  setPacked(part: PackedPart): void
  /** A name for a new part: `xl/comments1.xml`, or the first number that is free. */
  freeName(before: string, after: string): string
  relationsOf(part: string): ReadonlyMap<string, Relation>
  /** Adds a relation and gives its id. */
  relate(part: string, type: string, target: string): string
  /** Says what a part is. */
  declare(name: string, type: string): void
  /** Says what all parts with an ending are, unless it is said already. */
  declareEnding(ending: string, type: string): void
  finish(): Uint8Array
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPES = '[Content_Types].xml'

/** Opens a package for editing. */
export function editPackage(zip: Zip): PackageEditor {
  const changed = new Map<string, PackedPart>()
  const texts = new Map<string, string>()
  const has = (name: string) => zip.has(name) || texts.has(partKey(name))
  const text = (name: string) =>
    texts.get(partKey(name)) ?? [...textOfPart(zip, name)].join('').replace(/^\uFEFF/, '')
  const set = (name: string, whole: string) => {
    const declared = whole.replace(/^<\?xml\s[^>]*\?>/, HEAD.trim())
    texts.set(partKey(name), declared)
    changed.set(partKey(name), packPart(zip.parts.get(partKey(name))?.name ?? name, declared))
  }
  return {
    has,
    text,
    set,
    setPacked: (part) =>
      changed.set(partKey(part.name), {
        ...part,
        name: zip.parts.get(partKey(part.name))?.name ?? part.name,
      }),
    freeName(before, after) {
      let number = 1
      while (has(`${before}${number}${after}`)) number += 1
      return `${before}${number}${after}`
    },
    relationsOf: (part) => atOnce(readRelations(zip, part)),
    relate(part, type, target) {
      const file = relationsFile(part)
      const whole = has(file)
        ? text(file)
        : `${HEAD}<Relationships xmlns="${RELATIONS}"></Relationships>`
      const ids = new Set(
        [...whole.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([raw]) =>
          attributeIn(raw, 'Id'),
        ),
      )
      let number = 1
      while (ids.has(`rId${number}`)) number += 1
      set(
        file,
        inserted(
          whole,
          'Relationships',
          (prefix) =>
            `<${prefix}Relationship Id="rId${number}" Type="${type}" Target="${escapeXmlText(relativePath(part, target))}"/>`,
        ),
      )
      return `rId${number}`
    },
    declare: (name, type) =>
      set(
        TYPES,
        inserted(
          text(TYPES),
          'Types',
          (prefix) =>
            `<${prefix}Override PartName="/${escapeXmlText(name)}" ContentType="${type}"/>`,
        ),
      ),
    declareEnding(ending, type) {
      const whole = text(TYPES)
      const known = [...whole.matchAll(/<(?:\w+:)?Default\s[^>]*>/g)].some(
        ([raw]) => attributeIn(raw, 'Extension')?.toLowerCase() === ending,
      )
      if (known) return
      set(
        TYPES,
        whole.replace(
          /<(\w+:)?Types(?:\s[^>]*)?>/,
          (open, prefix = '') =>
            `${open}<${prefix}Default Extension="${ending}" ContentType="${type}"/>`,
        ),
      )
    },
    finish() {
      const parts = [...zip.parts].map(
        ([key, part]): PackedPart =>
          changed.get(key) ?? {
            ...part,
            name: part.name.replaceAll('\\', '/'),
            chunks: [zip.packed(part)],
          },
      )
      const added = [...changed].filter(([key]) => !zip.parts.has(key)).map(([, part]) => part)
      return joinParts([...parts, ...added])
    },
  }
}

function relationsFile(part: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return `${folder}_rels/${part.slice(folder.length)}.rels`
}

/** Puts an element at the end of the one that holds them all. */
function inserted(xml: string, name: string, markup: (prefix: string) => string): string {
  const opened = xml.replace(
    new RegExp(`<((?:\\w+:)?${name}(?:\\s[^>]*?)?)\\s*/>`),
    (_, tag: string) => `<${tag}></${tag.split(/\s/)[0] ?? name}>`,
  )
  const at = opened.lastIndexOf('</')
  const prefix = /^<\/(\w+:)/.exec(opened.slice(at))?.[1] ?? ''
  return opened.slice(0, at) + markup(prefix) + opened.slice(at)
}

/** The way from a part to another one: some readers do not know absolute ones. */
function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const steps = to.split('/')
  let shared = 0
  while (shared < folders.length && folders[shared] === steps[shared]) shared += 1
  return `${'../'.repeat(folders.length - shared)}${steps.slice(shared).join('/')}`
}
