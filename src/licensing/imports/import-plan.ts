/** The plan of an import, and the result of confirming it. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import type { ConflictCode } from '../../requirements/conflict.js'
import type { ImportMode, ImportRow } from './import-row.js'
import type { RowAnswer } from './judge-row.js'
import type { RowIssueCode } from './issue.js'

/**
 * What an import would do, row by row. Plain JSON; `confirm` trusts only its rows (rules P3 and
 * X4).
 *
 * @public
 */
export interface ImportPlan {
  readonly id: string
  readonly organization: string
  readonly mode: ImportMode
  readonly today: CalendarDate
  readonly input: readonly ImportRow[]
  readonly rows: readonly RowAnswer[]
}

/** What became of one row. @public */
export interface RowResult {
  readonly row: number
  readonly status: 'created' | 'updated' | 'unchanged' | 'partial' | 'refused' | 'plan_stale'
  readonly user: UserId | null
  /**
   * What the version column of a template says for the user from now on; `null` when nothing was
   * carried out.
   */
  readonly version: string | null
  /** Codes of what is wrong with the row, and of the conflicts of its license. */
  readonly codes: readonly (RowIssueCode | ConflictCode)[]
  /**
   * What was judged. Of an import confirmed before, what was planned; `null` where that is not what
   * was carried out.
   */
  readonly answer: RowAnswer | null
}

/** The result of confirming an import, in the order of its rows. @public */
export interface ImportResult {
  readonly plan: string
  readonly rows: readonly RowResult[]
}
