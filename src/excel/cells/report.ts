import type { IssueCode } from '../issue-codes.js'
import type { IssueParameters } from '../../licensing/row-issue.js'

/** Reports an issue of the cell that is being read. */
export type Report = (code: IssueCode, parameters?: IssueParameters, suggestion?: string) => void
