/** Writes issues into the parts of an .xlsx file. */
import { columnLetters, columnOfReference } from '../files/cell-reference.js'
import { openZip } from '../files/container/zip.js'
import { findRelated, findWorkbookPart, readWorkbookPart } from '../files/formats/xlsx/parts.js'
import { corrupt, type ReadLimits } from '../files/limits.js'
import { atOnce } from '../files/pace.js'
import { textOfPart } from '../files/xml/part.js'
import { createStyles } from '../writing/styles.js'
import { createPartPacker } from '../writing/zip-writer.js'
import { addedFilter, filterFor, widenFilter } from './filter.js'
import { writeNotes, writeNoteShapes, type CellNote } from './notes-part.js'
import { editPackage, type PackageEditor } from './package-editor.js'
import type { RowNote } from './row-notes.js'
import { editSheet, type CellEdit } from './sheet-editor.js'
import {
  addStyles,
  isMark,
  joinCells,
  markXml,
  withLaterPriority,
  type AddedStyles,
} from './styles-editor.js'
import { attributeIn, xmlTokens } from './xml-tokens.js'

/** What is written into a sheet. */
export interface Annotation {
  /** The sheet's place among the worksheets. */
  readonly sheet: number
  readonly sheetName: string
  readonly headerRow: number | null
  readonly header: string
  /** Of the notes. */
  readonly author: string
  /** The column of issues of an earlier time, if there is one. */
  readonly issuesColumn: number | undefined
  readonly versionColumn: number | undefined
  readonly notes: ReadonlyMap<number, RowNote>
}

const STRICT = 'http://purl.oclc.org/ooxml/'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** A spreadsheet program becomes slow with more notes; the column of issues has everything. */
const MOST_NOTES = 1_000
const REFERENCES_A_RULE = 400

/**
 * Writes issues into a workbook by changing the parts concerned: other sheets, styles, macros and
 * pictures stay as they are.
 */
export async function annotateXlsx(
  bytes: Uint8Array,
  annotation: Annotation,
  limits: ReadLimits,
  pace: () => Promise<void> | undefined,
): Promise<Uint8Array> {
  const zip = openZip(bytes, limits)
  const workbookPart = atOnce(findWorkbookPart(zip))
  if (workbookPart === undefined || !zip.has(workbookPart))
    throw corrupt('its workbook part is missing')
  const sheetPart = atOnce(readWorkbookPart(zip, workbookPart)).sheets[annotation.sheet]?.part
  if (sheetPart === undefined || !zip.has(sheetPart)) throw corrupt('a sheet is missing')
  const parts = editPackage(zip)
  const survey = await surveySheet(textOfPart(zip, sheetPart), annotation, pace)
  const stylesPart = atOnce(findRelated(zip, workbookPart, 'styles'))
  const styles = extendStyles(parts, workbookPart, stylesPart, survey)
  const drawing = extendNotes(parts, sheetPart, annotation, survey)
  const filter = filterFor(annotation, survey)
  if (filter?.before)
    widenFilter(parts, workbookPart, {
      before: filter.before,
      range: filter.range,
      sheet: annotation.sheetName,
    })
  const packer = createPartPacker(sheetPart)
  await editSheet(
    textOfPart(zip, sheetPart),
    {
      cellsOf: cellEdits(annotation, survey.column, styles),
      widened: { column: survey.column, width: 60 },
      isDropped: (name, markup) => name === 'conditionalFormatting' && isMark(markup),
      changed: (name, markup) => {
        if (name === 'dimension')
          return markup.replace(
            /ref\s*=\s*["'][^"']*["']/,
            `ref="A1:${columnLetters(survey.lastColumn)}${survey.lastRow}"`,
          )
        if (name === 'autoFilter' && filter?.before)
          return markup.replace(/\sref\s*=\s*["'][^"']*["']/, ` ref="${filter.range}"`)
        return name === 'conditionalFormatting' || name === 'extLst'
          ? withLaterPriority(markup)
          : markup
      },
      added: [
        ...(filter === null || filter.before ? [] : [addedFilter(filter.range)]),
        ...marks(annotation, styles),
        ...(drawing === null ? [] : [{ name: 'legacyDrawing', markup: drawing }]),
      ],
    },
    (text) => packer.write(text),
    pace,
  )
  parts.setPacked(packer.finish())
  return parts.finish()
}

/** What has to be known of a sheet before it is changed. */
interface Survey {
  /** Where the issues go. */
  readonly column: number
  readonly lastColumn: number
  readonly lastRow: number
  readonly strictness: 'strict' | 'transitional'
  /** The cells with a filter, if there is one. */
  readonly filter: string | undefined
  readonly hasTables: 'yes' | 'no'
  /** The relation of the drawing that holds the boxes of notes. */
  readonly legacyDrawing: string | undefined
}

async function surveySheet(
  windows: Iterable<string>,
  { issuesColumn }: Annotation,
  pace: () => Promise<void> | undefined,
): Promise<Survey> {
  let row = 0
  let column = -1
  let lastColumn = 0
  let strictness: Survey['strictness'] = 'transitional'
  let legacyDrawing: string | undefined
  let filter: string | undefined
  let hasTables: Survey['hasTables'] = 'no'
  for (const { kind, name, raw } of xmlTokens(windows)) {
    if (kind !== 'open' && kind !== 'empty') continue
    if (name === 'row') {
      const stated = Number(attributeIn(raw, 'r'))
      row = stated >= 1 ? stated : row + 1
      column = -1
      const rest = pace()
      if (rest !== undefined) await rest
    } else if (name === 'c') {
      const stated = columnOfReference(attributeIn(raw, 'r') ?? '')
      column = stated >= 0 ? stated : column + 1
      if (kind === 'open' && column > lastColumn) lastColumn = column
    } else if (name === 'worksheet' && raw.includes(STRICT)) strictness = 'strict'
    else if (name === 'legacyDrawing') legacyDrawing = attributeIn(raw, 'id')
    else if (name === 'autoFilter') filter = attributeIn(raw, 'ref')
    else if (name === 'tablePart') hasTables = 'yes'
  }
  const at = issuesColumn ?? Math.min(lastColumn + 1, 16_383)
  return {
    column: at,
    lastColumn: Math.max(at, lastColumn),
    lastRow: Math.max(row, 1),
    strictness,
    filter,
    hasTables,
    legacyDrawing,
  }
}

function cellEdits(
  { headerRow, header, issuesColumn, versionColumn, notes }: Annotation,
  column: number,
  styles: AddedStyles,
) {
  const cleared: readonly CellEdit[] = issuesColumn === undefined ? [] : [{ column, text: '' }]
  const top: readonly CellEdit[] = [{ column, text: header, style: 'as_left_neighbor' }]
  const onTop = headerRow ?? 0
  return (row: number): readonly CellEdit[] => {
    if (row === onTop) return top
    const note = notes.get(row)
    if (row < onTop || note === undefined) return row < onTop ? [] : cleared
    const text = [...new Set(note.sentences)].join('\n')
    const edits: CellEdit[] = text === '' ? [...cleared] : [{ column, text, style: styles.issue }]
    if (note.version !== undefined && versionColumn !== undefined)
      edits.push({ column: versionColumn, text: note.version })
    return edits.sort((a, b) => a.column - b.column)
  }
}

function notesAt({ notes }: Annotation): readonly CellNote[] {
  const all: CellNote[] = []
  for (const [row, note] of [...notes].sort(([a], [b]) => a - b)) {
    for (const [column, { text }] of note.cells) all.push({ row, column, text })
    if (all.length >= MOST_NOTES) break
  }
  return all.slice(0, MOST_NOTES)
}

function marks({ notes }: Annotation, styles: AddedStyles) {
  const rows = [...notes].sort(([a], [b]) => a - b)
  return (['error', 'warning'] as const).flatMap((level, index) => {
    const cells = rows.flatMap(([row, note]) =>
      [...note.cells]
        .filter(([, cell]) => cell.level === level)
        .map(([column]) => ({ letters: columnLetters(column), row })),
    )
    const references = joinCells(cells)
    return Array.from({ length: Math.ceil(references.length / REFERENCES_A_RULE) }, (_, part) => ({
      name: 'conditionalFormatting',
      markup: (prefix: string) =>
        markXml(
          prefix,
          references.slice(part * REFERENCES_A_RULE, (part + 1) * REFERENCES_A_RULE),
          styles[level],
          index + 1,
        ),
    }))
  })
}

function relationBase({ strictness }: Survey): string {
  return strictness === 'strict' ? `${STRICT}officeDocument/relationships` : DOCUMENT
}

function extendStyles(
  parts: PackageEditor,
  workbookPart: string,
  stylesPart: string | undefined,
  survey: Survey,
): AddedStyles {
  if (stylesPart !== undefined) {
    const added = addStyles(parts.text(stylesPart))
    parts.set(stylesPart, added.xml)
    return added
  }
  const name = parts.freeName('xl/styles', '.xml')
  const added = addStyles(createStyles().toXml())
  parts.set(name, added.xml)
  parts.relate(workbookPart, `${relationBase(survey)}/styles`, name)
  parts.declare(name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml')
  return added
}

/**
 * Writes the notes; gives the element that ties their boxes to the sheet, or `null` where there is
 * one already or none is needed.
 */
function extendNotes(
  parts: PackageEditor,
  sheetPart: string,
  annotation: Annotation,
  survey: Survey,
): ((prefix: string) => string) | null {
  const notes = notesAt(annotation)
  const relations = parts.relationsOf(sheetPart)
  const part = [...relations.values()].find(({ type }) => type.endsWith('/comments'))?.target
  if (notes.length === 0 && part === undefined) return null
  const main = survey.strictness === 'strict' ? `${STRICT}spreadsheetml/main` : MAIN
  const { xml, added, removed } = writeNotes(
    part !== undefined && parts.has(part) ? parts.text(part) : null,
    notes,
    { main, author: annotation.author },
  )
  const name = part ?? parts.freeName('xl/comments', '.xml')
  parts.set(name, xml)
  if (part === undefined) {
    parts.relate(sheetPart, `${relationBase(survey)}/comments`, name)
    parts.declare(name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml')
  }
  const drawing = relations.get(survey.legacyDrawing ?? '')?.target
  if (drawing !== undefined && parts.has(drawing)) {
    parts.set(drawing, writeNoteShapes(parts.text(drawing), added, removed))
    return null
  }
  const drawn = parts.freeName('xl/drawings/vmlDrawing', '.vml')
  parts.set(drawn, writeNoteShapes(null, added, removed))
  parts.declareEnding('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  const id = parts.relate(sheetPart, `${relationBase(survey)}/vmlDrawing`, drawn)
  return (prefix) => `<${prefix}legacyDrawing xmlns:r="${relationBase(survey)}" r:id="${id}"/>`
}
