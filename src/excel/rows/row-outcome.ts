/** A row as it is read, and its outcome. */
import type { ImportRow } from '../../licensing/imports/import-row.js'
import type { Issue } from '../../licensing/imports/issue.js'

/** The values of a row while it is read. */
export type RowDraft = { -readonly [key in keyof ImportRow]?: ImportRow[key] | undefined } & {
  row: number
}

/** What became of one row. */
export interface RowOutcome {
  readonly draft: RowDraft
  readonly issues: Issue[]
  /** `joined` to another row of the same user, which stands for both. */
  status: 'accepted' | 'refused' | 'joined'
}
