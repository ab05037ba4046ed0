import type { ImportIssue } from '../issue.js'
import type { ImportRow } from '../../licensing/import-row.js'

/** The values of a row while it is read. */
export type RowDraft = { -readonly [key in keyof ImportRow]?: ImportRow[key] | undefined } & { row: number }

/** What became of one row. */
export interface RowOutcome {
  readonly draft: RowDraft
  readonly issues: ImportIssue[]
  status: 'accepted' | 'refused'
}
