/** Sorts rows into accepted and refused ones, and counts issues. */
import type { ImportRow } from '../../licensing/imports/import-row.js'
import type { Issue, IssueCode } from '../../licensing/imports/issue.js'
import { issueAt } from '../issues/issue.js'
import type { RowDraft, RowOutcome } from './row-outcome.js'

/** A row that cannot be imported: what could be read of it stands in `values`. @public */
export interface RefusedRow {
  readonly row: number
  readonly values: Partial<ImportRow>
  readonly issues: readonly Issue[]
}

/** The figures to show first. @public */
export interface ReadSummary {
  /** Rows that have a value in a column that is read. */
  readonly rows: number
  /** Users who go on: several rows with licenses for one user are one. */
  readonly accepted: number
  readonly refused: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  /** How often each code was found, the most frequent first. */
  readonly byCode: readonly { readonly code: IssueCode; readonly count: number }[]
}

/** What the outcomes come to. */
interface CollectedOutcomes {
  readonly rows: readonly ImportRow[]
  readonly refused: readonly RefusedRow[]
  readonly issues: readonly Issue[]
  readonly notices: readonly Issue[]
  readonly summary: ReadSummary
}

const MOST_NOTES = 50_000

/**
 * Sorts outcomes into rows and refused rows, and counts. Errors and warnings are complete; notes
 * end at 50,000.
 */
export function collectOutcomes(outcomes: readonly RowOutcome[], sheet: string): CollectedOutcomes {
  const rows: ImportRow[] = []
  const refused: RefusedRow[] = []
  const issues: Issue[] = []
  const counts = { error: 0, warning: 0, note: 0 }
  const byCode = new Map<IssueCode, number>()
  for (const { draft, issues: own, status } of outcomes) {
    const values = isWhole(draft) ? draft : withoutUndefined(draft)
    if (status === 'accepted' && hasEmail(values)) rows.push(values)
    else if (status !== 'joined') refused.push({ row: draft.row, values, issues: own })
    for (const issue of own) {
      counts[issue.level] += 1
      byCode.set(issue.code, (byCode.get(issue.code) ?? 0) + 1)
      if (issue.level !== 'note' || counts.note <= MOST_NOTES) issues.push(issue)
    }
  }
  const leftOut = counts.note - MOST_NOTES
  return {
    rows,
    refused,
    issues,
    notices: leftOut > 0 ? [issueAt('notes_left_out', { sheet }, { count: leftOut })] : [],
    summary: {
      rows: outcomes.length,
      accepted: rows.length,
      refused: refused.length,
      errors: counts.error,
      warnings: counts.warning,
      notes: counts.note,
      byCode: [...byCode]
        .map(([code, count]) => ({ code, count }))
        .sort((a, b) => b.count - a.count),
    },
  }
}

function hasEmail(values: Partial<ImportRow> & { readonly row: number }): values is ImportRow {
  return values.email !== undefined
}

/** Nothing in it was tried in vain: it can be handed out as it is. */
function isWhole(draft: RowDraft): draft is Partial<ImportRow> & { readonly row: number } {
  for (const key in draft) if (draft[key as keyof RowDraft] === undefined) return false
  return true
}

function withoutUndefined(draft: RowDraft): Partial<ImportRow> & { readonly row: number } {
  const values: { [key: string]: unknown } = {}
  for (const key of KEYS) if (draft[key] !== undefined) values[key] = draft[key]
  return values as unknown as Partial<ImportRow> & { readonly row: number } // the keys of a draft
}

const KEYS = ['row', 'email', 'firstName', 'surname', 'department', 'attributes', 'landline', 'mobile', 'license', 'removeLicense', 'assignmentDate', 'onboardingEmail', 'version'] as const satisfies readonly (keyof ImportRow)[] // prettier-ignore
