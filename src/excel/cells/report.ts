/** How cell readers report issues. */
import type { IssueCode, Reported } from '../../licensing/imports/issue.js'

/** Reports an issue of the cell that is being read. */
export type ReportCell = <C extends IssueCode>(code: C, ...details: Reported<C>) => void
