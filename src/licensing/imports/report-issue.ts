/** Collects the issues of a row. */
import type { UserId } from '../../core/ids.js'
import { englishRowIssues } from '../../words/english/row-issues.js'
import type { ImportRow } from './import-row.js'
import type { RowIssueCode, RowIssueParameters, RowIssue } from './row-issue.js'

/** Takes note of something that is wrong with a row. */
export type ReportIssue = (
  field: keyof ImportRow,
  code: RowIssueCode,
  parameters: RowIssueParameters,
  holder?: UserId | null,
) => void

/** Collects what is wrong with a row. */
export function reportTo(issues: RowIssue[], row: number): ReportIssue {
  return (field, code, parameters, holder) => {
    const all = typeof holder === 'string' ? { ...parameters, holder } : parameters
    const message = englishRowIssues[code]({ ...all, field })
    issues.push({
      row,
      field,
      code,
      message,
      parameters: all,
      ...(holder === undefined ? {} : { holder }),
    })
  }
}
