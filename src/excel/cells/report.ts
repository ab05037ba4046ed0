import type { IssueParameters } from '../../words/english/row-issues.js'
import type { IssueCode } from '../issues/issue-codes.js'

/** Reports an issue of the cell that is being read. */
export type ReportCell = (
  code: IssueCode,
  parameters?: IssueParameters,
  suggestion?: string,
) => void
