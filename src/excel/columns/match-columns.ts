/** Decides what each column is for. */
import { columnLetters, columnOfReference } from '../files/cell-reference.js'
import { isLicenseColumn, type ColumnTarget, type LicenseColumn } from './fields.js'
import { ONLY_BY_VALUES, type HeaderMeaning } from './header-lookup.js'

/** A column of the sheet and what it is for. @public */
export interface ColumnMatch {
  /** Its letters. */
  readonly column: string
  /** As written; empty for a column without one. */
  readonly header: string
  /** What its values are used for; `null` when they are left out. */
  readonly target: ColumnTarget | null
  /** From 0 to 1: how sure the suggestion is. */
  readonly confidence: number
  /**
   * Why it is so: by its header, by its neighbors or values, by the caller's choice, or left out
   * for one of several reasons.
   */
  readonly reason:
    | 'header'
    | 'neighbors'
    | 'values'
    | 'chosen'
    | 'unknown'
    | 'full_name'
    | 'doubled'
    | 'read_only'
    | 'issues'
  /** What it could be for, to offer to a person. */
  readonly suggestion: ColumnTarget | null
}

/**
 * What a person chose: a target by the column's letters, or `null` to leave the column out.
 *
 * @public
 */
export type ColumnMapping = { readonly [column: string]: ColumnTarget | null }

/** A column before it is decided. */
export interface HeaderColumn {
  readonly index: number
  readonly header: string
  readonly meaning: HeaderMeaning
  /** What a header that is not known is spelled like. */
  readonly near?: ColumnTarget
}

/** Judges columns by their values where headers do not tell enough. */
export interface ColumnJudge {
  /** What the numbers in a column mostly are. */
  phonesIn(column: number): 'landline' | 'mobile' | undefined
  /** Whether most values of a column can be read as what it seems to be for. */
  fits(column: number, target: LicenseColumn): boolean
}

type MatchDraft = { -readonly [key in keyof ColumnMatch]: ColumnMatch[key] }

/**
 * Decides what every column is for. Of columns for one field none is used, unless one is much
 * surer.
 */
export function matchColumns(
  columns: readonly HeaderColumn[],
  judge: ColumnJudge,
  mapping?: ColumnMapping,
): readonly ColumnMatch[] {
  const drafts = columns.map(({ index, header, meaning, near }): MatchDraft => {
    const { target, confidence, access } = meaning
    const base = { column: columnLetters(index), header, confidence, suggestion: near ?? null }
    if (target === 'issues') return { ...base, target: null, reason: 'issues', suggestion: null }
    if (access === 'read_only' && target !== 'version')
      return { ...base, target: null, reason: 'read_only', suggestion: null }
    if (target === 'full_name')
      return { ...base, target: null, reason: 'full_name', suggestion: null }
    if (target === null || target === 'phone' || target === 'name')
      return { ...base, target: null, reason: 'unknown', confidence: near === undefined ? 0 : 0.5 }
    if (isLicenseColumn(target) && !judge.fits(index, target))
      return { ...base, target: null, reason: 'unknown', suggestion: target, confidence: 0.5 }
    return { ...base, target, reason: 'header', suggestion: target }
  })
  dropRivals(drafts)
  settleName(columns, drafts)
  settlePhone(columns, drafts, judge)
  if (mapping !== undefined) applyMapping(drafts, mapping)
  return drafts
}

function dropRivals(drafts: MatchDraft[]): void {
  for (const target of new Set(drafts.map((draft) => draft.target))) {
    if (target === null) continue
    const rivals = drafts.filter((draft) => draft.target === target)
    if (rivals.length < 2) continue
    const best = Math.max(...rivals.map((draft) => draft.confidence))
    const surest = rivals.filter((draft) => draft.confidence > best - 0.15)
    for (const rival of rivals) {
      if (surest.length === 1 && rival === surest[0]) continue
      rival.target = null
      rival.reason = surest.length > 1 && surest.includes(rival) ? 'doubled' : 'unknown'
    }
  }
}

/**
 * `Name` is the surname beside a first name, and the first name beside a surname; alone it is
 * neither.
 */
function settleName(columns: readonly HeaderColumn[], drafts: MatchDraft[]): void {
  const names = drafts.filter(
    (_, index) =>
      columns[index]?.meaning.target === 'name' && columns[index].meaning.access === 'editable',
  )
  const has = (target: ColumnTarget) =>
    drafts.some(
      (draft) =>
        draft.target === target || (draft.reason === 'doubled' && draft.suggestion === target),
    )
  const [name] = names
  if (has('firstName') || has('surname'))
    for (const draft of drafts) if (draft.reason === 'full_name') draft.reason = 'unknown'
  if (name !== undefined && !has('firstName') && !has('surname')) name.reason = 'full_name'
  if (name === undefined || names.length > 1 || has('firstName') === has('surname')) return
  Object.assign(name, {
    target: has('firstName') ? 'surname' : 'firstName',
    confidence: 0.8,
    reason: 'neighbors',
  } satisfies Partial<MatchDraft>)
  name.suggestion = name.target
}

/**
 * `Phone` is the landline beside a mobile number; otherwise its values tell. Of two, one may have the
 * landlines and the other the mobile numbers.
 */
function settlePhone(
  columns: readonly HeaderColumn[],
  drafts: MatchDraft[],
  judge: ColumnJudge,
): void {
  const isPhone = ({ index, meaning }: HeaderColumn) =>
    meaning.target === 'phone' &&
    meaning.access === 'editable' &&
    (meaning.confidence > ONLY_BY_VALUES || judge.phonesIn(index) !== undefined)
  const phones = columns.flatMap((column, at) =>
    isPhone(column) ? [{ draft: drafts[at]!, judged: judge.phonesIn(column.index) }] : [],
  )
  const [first, second, ...more] = phones
  if (first === undefined) return
  const has = (target: ColumnTarget) =>
    drafts.some(
      (other) =>
        other.target === target || (other.reason === 'doubled' && other.suggestion === target),
    )
  const isFree = (type: typeof first.judged) => type !== undefined && !has(type)
  if (second === undefined) settleOnePhone(first, has)
  else if (
    more.length === 0 &&
    first.judged !== second.judged &&
    [first, second].every(({ judged }) => isFree(judged))
  )
    for (const { draft, judged } of [first, second])
      decide(draft, { target: judged!, confidence: 0.7, reason: 'values' })
  else
    for (const { draft } of phones)
      Object.assign(draft, {
        reason: 'doubled',
        suggestion: 'landline',
      } satisfies Partial<MatchDraft>)
}

function settleOnePhone(
  { draft, judged }: { draft: MatchDraft; judged: 'landline' | 'mobile' | undefined },
  has: (target: ColumnTarget) => boolean,
): void {
  if (has('mobile') && !has('landline'))
    decide(draft, { target: 'landline', confidence: 0.8, reason: 'neighbors' })
  else if (judged !== undefined && !has(judged))
    decide(draft, { target: judged, confidence: 0.7, reason: 'values' })
  else if (!has('landline') && !has('mobile'))
    decide(draft, { target: 'landline', confidence: 0.6, reason: 'values' })
  else draft.suggestion = draft.target
}

function decide(
  draft: MatchDraft,
  decided: Pick<MatchDraft, 'confidence' | 'reason'> & { readonly target: ColumnTarget },
): void {
  Object.assign(draft, { ...decided, suggestion: decided.target })
}

function applyMapping(drafts: MatchDraft[], mapping: ColumnMapping): void {
  for (const [letters, target] of Object.entries(mapping)) {
    const column = columnLetters(columnOfReference(letters))
    for (const draft of drafts) {
      if (target !== null && draft.target === target && draft.column !== column)
        Object.assign(draft, { target: null, reason: 'unknown' } satisfies Partial<MatchDraft>)
    }
    const chosen = drafts.find((draft) => draft.column === column)
    const decided = { target, confidence: 1, reason: 'chosen' } as const
    if (chosen !== undefined) Object.assign(chosen, decided)
    else drafts.push({ column, header: '', suggestion: null, ...decided })
  }
}
