/** Reads how the parts of .xlsx hang together. */
import type { Zip } from '../../container/zip.js'
import { corrupt } from '../../limits.js'
import type { Steps } from '../../pace.js'
import { scanWhole } from '../../xml/part.js'
import { xmlAttribute, eachAttribute } from '../../xml/scanner.js'

/** A relation of a part to another part or to an address outside. */
export interface Relation {
  readonly type: string
  readonly target: string
}

/** What the workbook part says: its sheets, in order, and its date system. */
export interface WorkbookPart {
  readonly dateSystem: '1900' | '1904'
  readonly recalculated: 'on_open' | 'stored'
  readonly sheets: readonly {
    readonly name: string
    readonly part: string
    readonly visibility: 'visible' | 'hidden'
  }[]
}

/** The relations of a part by their id; paths made absolute. */
export function* readRelations(zip: Zip, part: string): Steps<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.has(file)) return relations
  yield* scanWhole(zip, file, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const found = attributesOf(attributes)
      const target = found.get('Target') ?? ''
      const outside = found.get('TargetMode') === 'External'
      relations.set(found.get('Id') ?? '', {
        type: found.get('Type') ?? '',
        target: outside ? target : resolvePath(folder, target),
      })
    },
  })
  return relations
}

/** The path of the part that holds the workbook, wherever it lies. */
export function* findWorkbookPart(zip: Zip): Steps<string | undefined> {
  const relations = yield* readRelations(zip, '')
  for (const { type, target } of relations.values()) {
    if (type.endsWith('/officeDocument')) return target
  }
  return ['xl/workbook.xml', 'xl/workbook.bin', 'workbook.xml'].find((name) => zip.has(name))
}

/** Reads the workbook part. */
export function* readWorkbookPart(zip: Zip, part: string): Steps<WorkbookPart> {
  const relations = yield* readRelations(zip, part)
  const sheets: { name: string; part: string; visibility: 'visible' | 'hidden' }[] = []
  let dateSystem: '1900' | '1904' = '1900'
  let recalculated: 'on_open' | 'stored' = 'stored'
  yield* scanWhole(zip, part, {
    open(name, attributes) {
      if (name === 'workbookPr')
        dateSystem = isTrue(xmlAttribute(attributes, 'date1904')) ? '1904' : '1900'
      if (name === 'calcPr' && isTrue(xmlAttribute(attributes, 'fullCalcOnLoad')))
        recalculated = 'on_open'
      if (name !== 'sheet') return
      const found = attributesOf(attributes)
      const relation = relations.get(found.get('id') ?? '')
      if (relation === undefined && found.get('id')) throw corrupt('a sheet is missing')
      const visibility = (found.get('state') ?? 'visible') === 'visible' ? 'visible' : 'hidden'
      if (!isWorksheet(zip, relation, visibility)) return
      sheets.push({ name: found.get('name') ?? '', part: relation.target, visibility })
    },
  })
  return { dateSystem, recalculated, sheets }
}

/**
 * Whether a relation is to a sheet of cells. Sheets of charts and macros are none, nor are hidden
 * ones without a part, as old versions of Excel left their modules behind.
 */
export function isWorksheet(
  zip: Zip,
  relation: Relation | undefined,
  visibility: 'visible' | 'hidden',
): relation is Relation {
  if (relation?.type.endsWith('/worksheet') !== true) return false
  if (zip.has(relation.target)) return true
  if (visibility === 'hidden') return false
  throw corrupt('a sheet is missing')
}

/** The path of a part of the workbook by the end of its relation's type. */
export function* findRelated(
  zip: Zip,
  workbookPart: string,
  type: string,
): Steps<string | undefined> {
  const relations = yield* readRelations(zip, workbookPart)
  for (const relation of relations.values()) {
    if (relation.type.endsWith(`/${type}`) && zip.has(relation.target)) return relation.target
  }
  return undefined
}

/** Whether an attribute says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

function attributesOf(attributes: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  eachAttribute(attributes, (name, value) => found.set(name, value))
  return found
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}
