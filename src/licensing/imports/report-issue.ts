/** Collects the issues of a row. */
import { englishRowIssues } from '../../words/english/row-issues.js'
import { createIssue } from './create-issue.js'
import type { ImportRow } from './import-row.js'
import type { Issue, Reported, RowIssueCode, Where } from './issue.js'

/** Why a row is refused. */
export type RowIssue = Issue<RowIssueCode>

/** Where in its row an issue is: a field and what stands there, or of an attribute its name. */
type Place = Pick<Where, 'attribute' | 'value'> & { readonly field: keyof ImportRow }

/** Takes note of something that is wrong with a row. */
export type ReportIssue = <C extends RowIssueCode>(
  code: C,
  place: Place,
  ...details: Reported<C>
) => void

/** Collects what is wrong with a row. */
export function reportTo(issues: RowIssue[], row: number): ReportIssue {
  return (code, place, ...details) => {
    const found = { code, level: 'error', where: { row, ...place } } as const
    issues.push(createIssue(englishRowIssues, found, ...details))
  }
}
