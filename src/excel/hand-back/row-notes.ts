/** Collects what is to be said about each row. */
import type { Catalog } from '../../catalog/catalog.js'
import type { RowResult } from '../../licensing/imports/import-plan.js'
import type { RowAnswer } from '../../licensing/imports/judge-row.js'
import type { Issue } from '../../licensing/imports/issue.js'
import { describeConflict } from '../../words/describe/conflicts.js'
import type { LanguageWith } from '../../words/language/language.js'
import { plainWording, wordingOf } from '../../words/language/wording.js'
import { editionsFor } from '../cells/license.js'
import { isLicenseColumn, type ColumnTarget } from '../columns/fields.js'
import { columnOfReference } from '../files/cell-reference.js'
import { describeIssue } from '../issues/issue.js'
import type { ReadUsersResult } from '../reading/read-users.js'

/** What is written about one row. */
export interface RowNote {
  /** Sentences for the column of issues. */
  readonly sentences: readonly string[]
  /** Cells to mark, by column counted from 0. */
  readonly cells: ReadonlyMap<
    number,
    { readonly level: 'error' | 'warning'; readonly text: string }
  >
  /** What the version column is to say from now on. */
  readonly version?: string
  /** Whether a person has to mend it, or to look at it. */
  readonly needs?: 'mending' | 'look'
}

/** What sentences are made of. */
export interface NoteWording {
  readonly language: LanguageWith<'conflicts' | 'issues' | 'sheet'>
  readonly catalog?: Pick<Catalog, 'definition'>
  /** What a user is called. */
  readonly nameOf?: (user: string) => string
}

type NoteDraft = {
  sentences: string[]
  cells: Map<number, { level: 'error' | 'warning'; text: string }>
  version?: string
  needs?: 'mending' | 'look'
}

/**
 * Collects what is to be said, by row: what reading found, then what the plan or its confirmation
 * answered.
 */
export function collectNotes(
  read: Pick<ReadUsersResult, 'columns' | 'issues' | 'rows' | 'refused'>,
  answers: readonly (RowAnswer | RowResult)[],
  wording: NoteWording,
): ReadonlyMap<number, RowNote> {
  const notes = new Map<number, NoteDraft>()
  const noteOf = (row: number): NoteDraft => {
    const note = notes.get(row) ?? { sentences: [], cells: new Map() }
    notes.set(row, note)
    return note
  }
  for (const issue of read.issues)
    if (issue.where.row !== undefined && issue.level !== 'note')
      addIssue(noteOf(issue.where.row), issue, wording)
  const places = new Map(
    read.columns.flatMap(({ column, target }) =>
      target === null ? [] : [[target, columnOfReference(column)] as const],
    ),
  )
  for (const { row } of read.refused) {
    noteOf(row).needs = 'mending'
    if (answers.length > 0) noteOf(row).sentences.push(wording.language.sheet.results.refused)
  }
  const joined = new Map(read.rows.map(({ row, joined = [] }) => [row, joined]))
  for (const one of answers) {
    addAnswer(noteOf(one.row), one, places, wording)
    for (const row of joined.get(one.row) ?? []) addStatus(noteOf(row), one, wording)
  }
  return notes
}

function addIssue(note: NoteDraft, issue: Issue, { language }: NoteWording): void {
  const sentence = describeIssue(issue, { language })
  const text = issue.suggestion === undefined ? sentence : `${sentence} → ${issue.suggestion}`
  const { header = '', column } = issue.where
  note.sentences.push(header === '' ? text : `${header}: ${text}`)
  note.needs ??= 'look'
  if (column !== undefined)
    mark(note, columnOfReference(column), issue.level === 'error' ? 'error' : 'warning', text)
}

function mark(note: NoteDraft, column: number, level: 'error' | 'warning', text: string): void {
  const before = note.cells.get(column)
  note.cells.set(column, {
    level: before?.level === 'error' ? 'error' : level,
    text: before === undefined ? text : `${before.text}\n${text}`,
  })
}

/** What a row is marked with; a plan marks only what does not go through. */
function statusOf(one: RowAnswer | RowResult): RowResult['status'] | null {
  if ('answer' in one) return one.status
  return one.outcome === 'partial' || one.outcome === 'refused' ? one.outcome : null
}

/** Says what became of a row, or would. */
function addStatus(note: NoteDraft, one: RowAnswer | RowResult, { language }: NoteWording): void {
  const status = statusOf(one)
  if (status === null) return
  note.sentences.push(language.sheet.results[status])
  if (status === 'partial' || status === 'refused' || status === 'plan_stale')
    note.needs = 'mending'
}

function addAnswer(
  note: NoteDraft,
  one: RowAnswer | RowResult,
  places: ReadonlyMap<ColumnTarget, number>,
  wording: NoteWording,
): void {
  const answer = 'answer' in one ? one.answer : one
  addStatus(note, one, wording)
  if ('answer' in one && one.version !== null) note.version = one.version
  if (answer === null) return // confirmed before, and refused for something else than was planned
  for (const issue of answer.issues) {
    const sentence = sentenceOf(issue, wording)
    note.sentences.push(sentence)
    const { field, attribute } = issue.where
    const target = attribute === undefined ? field : `attribute:${attribute}`
    const isOfLicense = field === 'license' || field === 'removeLicense'
    const column =
      places.get(target as ColumnTarget) ??
      (isOfLicense ? placeOfLicense(licenseIn(issue), places, wording) : undefined)
    if (column !== undefined) mark(note, column, 'error', sentence)
  }
  const { language, catalog } = wording
  const words = catalog === undefined ? plainWording : wordingOf(catalog)
  for (const conflict of answer.licenses.flatMap(({ conflicts }) => conflicts)) {
    const sentence = describeConflict(conflict, { words, language })
    note.sentences.push(sentence)
    note.needs ??= 'look'
    const column = placeOfLicense(conflict.license, places, wording)
    if (column !== undefined)
      mark(note, column, answer.outcome === 'partial' ? 'error' : 'warning', sentence)
  }
}

/** The column of a license or of its track, or else the first one that names licenses. */
function placeOfLicense(
  license: string,
  places: ReadonlyMap<ColumnTarget, number>,
  { catalog }: NoteWording,
): number | undefined {
  const editions = catalog === undefined ? [] : editionsFor({ catalog })
  const track = editions
    .flatMap(({ tracks }) => tracks)
    .find(({ licenses }) => licenses.some(({ id }) => id === license))
  return (
    places.get(`license:${license}`) ??
    places.get(`track:${track?.id ?? ''}`) ??
    places.get('license') ??
    places.get('removeLicense') ??
    [...places].find(([target]) => isLicenseColumn(target))?.[1]
  )
}

/** The license that an issue is about, or the first of several. */
function licenseIn(issue: Issue): string {
  const [first = issue.where.value ?? ''] = 'licenses' in issue ? issue.licenses : []
  return first
}

/** Why a row was refused; people know licenses and other users by name. */
function sentenceOf(issue: Issue, wording: NoteWording): string {
  return describeIssue(withNames(issue, wording), { language: wording.language })
}

function withNames(issue: Issue, { catalog, nameOf }: NoteWording): Issue {
  if ('holder' in issue && issue.holder !== null && nameOf !== undefined)
    return { ...issue, holder: nameOf(issue.holder) }
  if (catalog === undefined) return issue
  const { license, track } = wordingOf(catalog)
  if (issue.code === 'licenses_of_one_track')
    return { ...issue, licenses: issue.licenses.map(license), track: track(issue.track) }
  if (issue.code === 'license_doubled')
    return { ...issue, where: { ...issue.where, value: license(issue.where.value ?? '') } }
  return issue
}
