/** Chooses the sheet to read. */
import { tidy } from '../../core/tidy-text.js'
import { SeatlineError } from '../../core/errors.js'
import { findHeader, headerAt, readTop, type FoundHeader } from '../columns/find-header.js'
import type { HeaderLookup } from '../columns/header-lookup.js'
import type { Sheet, SheetRow, Workbook } from '../files/reader.js'
import type { ReadUsersOptions } from './read-options.js'

/** The sheet to read, with its first rows and its header. */
export interface ChosenSheet {
  readonly sheet: Sheet
  readonly top: readonly SheetRow[]
  /** `undefined` when a mapping stands in for it. */
  readonly header: FoundHeader | undefined
  /** Names of other sheets that look as if they held users. */
  readonly skipped: readonly string[]
}

const MOST_SHEETS = 100

/** Of two sheets whose headers differ in one field only, the first one is meant. */
const CLOSE = 1

/**
 * Chooses the sheet whose header names most fields: visible before hidden, with users before
 * without, earlier before later.
 */
export async function chooseSheet(
  workbook: Workbook,
  lookup: HeaderLookup,
  options: ReadUsersOptions,
): Promise<ChosenSheet> {
  const candidates: Omit<ChosenSheet, 'skipped'>[] = []
  for (const sheet of sheetsToSearch(workbook, options)) {
    const top = await readTop(sheet, options.signal)
    if (
      top.some(({ cells }) => cells.some(({ text, kind }) => kind !== 'text' || tidy(text) !== ''))
    )
      candidates.push({ sheet, top, header: headerIn(top, lookup, options) })
  }
  const [first] = candidates
  if (first === undefined)
    throw new SeatlineError(
      'file_empty',
      'The file has no cells with a value. Choose another one.',
      { sheet: options.sheet ?? '' },
    )
  const withHeader = candidates.filter(({ header }) => header !== undefined)
  const best = chooseAmong(candidates)
  if (best !== undefined)
    return {
      ...best,
      skipped: withHeader
        .filter((other) => other !== best && hasUsers(other))
        .map(({ sheet }) => sheet.name),
    }
  if (options.mapping !== undefined) return { ...first, skipped: [] }
  const message =
    'No row with column headers was found. The first rows must have headers such as First name, Surname and E-mail.'
  throw new SeatlineError('no_header', message, { sheet: first.sheet.name })
}

/** The candidate to read, if one has a header. */
export function chooseAmong<C extends Omit<ChosenSheet, 'skipped'>>(
  candidates: readonly C[],
): C | undefined {
  const withHeader = candidates.filter(({ header }) => header !== undefined)
  const highest = Math.max(...withHeader.map(rank))
  return withHeader.find((candidate) => rank(candidate) >= highest - CLOSE)
}

function sheetsToSearch(workbook: Workbook, options: ReadUsersOptions): readonly Sheet[] {
  if (options.sheet === undefined) return workbook.sheets.slice(0, MOST_SHEETS)
  const named = workbook.sheets.filter(({ name }) => name === options.sheet)
  if (named.length > 0) return named
  throw new SeatlineError(
    'input_invalid',
    `There is no sheet "${options.sheet}". Choose one of the workbook's sheets.`,
    {
      issues: [
        {
          path: 'sheet',
          message: `the sheets are ${workbook.sheets.map(({ name }) => JSON.stringify(name)).join(', ')}`,
        },
      ],
    },
  )
}

function headerIn(
  top: readonly SheetRow[],
  lookup: HeaderLookup,
  options: ReadUsersOptions,
): FoundHeader | undefined {
  if (options.headerRow === undefined) return findHeader(top, lookup.meaningOf)
  const row = top.find((candidate) => candidate.row === options.headerRow)
  return row === undefined ? undefined : headerAt(row, lookup.meaningOf)
}

function rank(candidate: Omit<ChosenSheet, 'skipped'>): number {
  const { sheet, header } = candidate
  const visible = sheet.visibility === 'visible' ? 1_000 : 0
  return (
    (header?.score ?? 0) +
    visible +
    (hasAddresses(candidate) ? 100 : 0) -
    (isGuide(sheet.name) ? 200 : 0)
  )
}

const GUIDE_NAMES =
  /instru|anvisning|veiledning|vejledning|ohje|handleiding|uitleg|anleitung|hinweis|consigne|mode d.emploi|aide|help|hjälp|hjælp|hjelp|read ?me|läs ?mig|les ?mig|lies ?mich|example|exempel|eksempel|esimer|voorbeeld|beispiel|exemple|sample|guide|info|(?:^|\W)(?:lists?|listor|lister|values|legend|lookup|config)(?:\W|$)/i

/** Sheets that explain or feed the one to fill in come after it, even if they show its headers. */
function isGuide(name: string): boolean {
  return GUIDE_NAMES.test(name)
}

function hasAddresses({ header, top }: Omit<ChosenSheet, 'skipped'>): boolean {
  const email = header?.columns.find(({ meaning }) => meaning.target === 'email')
  if (header === undefined || email === undefined) return false
  return top.some(
    ({ row, cells }) =>
      row > header.row &&
      cells.some(({ column, text }) => column === email.index && text.includes('@')),
  )
}

function hasUsers({ sheet, header, top }: Omit<ChosenSheet, 'skipped'>): boolean {
  if (header === undefined || sheet.visibility === 'hidden' || isGuide(sheet.name)) return false
  return (
    header.columns.some(({ meaning }) => meaning.target === 'email') &&
    top.some(({ row }) => row > header.row)
  )
}
