/** Sorts rows into accepted and refused ones, and says how many issues there are. */
import type { ImportRow } from '../../licensing/imports/import-row.js'
import type { Issue, IssueCode } from '../../licensing/imports/issue.js'
import type { IssueKeeper } from '../issues/issue-keeper.js'
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

/**
 * Sorts outcomes into rows and refused rows. Counts are complete, also where issues were too many to
 * be kept.
 */
export function collectOutcomes(
  outcomes: readonly RowOutcome[],
  { counts, byCode, leftOut }: IssueKeeper,
  sheet: string,
): CollectedOutcomes {
  const rows: ImportRow[] = []
  const refused: RefusedRow[] = []
  const issues: Issue[] = []
  for (const { draft, issues: own, status } of outcomes) {
    const values = isWhole(draft) ? draft : withoutUndefined(draft)
    if (status === 'accepted' && hasEmail(values)) rows.push(values)
    else if (status !== 'joined') refused.push({ row: draft.row, values, issues: own })
    for (const issue of own) issues.push(issue)
  }
  const count = leftOut()
  return {
    rows,
    refused,
    issues,
    notices: count > 0 ? [issueAt('issues_left_out', { sheet }, { count })] : [],
    summary: {
      rows: outcomes.length,
      accepted: rows.length,
      refused: refused.length,
      errors: counts.error,
      warnings: counts.warning,
      notes: counts.note,
      byCode: [...byCode]
        .map(([code, times]) => ({ code, count: times }))
        .sort((one, other) => other.count - one.count),
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

const KEYS = ['row', 'email', 'firstName', 'surname', 'department', 'attributes', 'landline', 'mobile', 'license', 'removeLicense', 'assignmentDate', 'onboardingEmail', 'joined', 'version'] as const satisfies readonly (keyof ImportRow)[] // prettier-ignore
