import { callback, checkAll, looksLike, record } from '../../core/check.js'
import type { RowIssue } from '../../licensing/imports/row-issue.js'
import type { IssueParameters } from '../../words/english/row-issues.js'
import { englishIssues } from './english.js'
import { issueLevels, type IssueCode, type IssueLevel } from './issue-codes.js'
import type { IssueMessages } from './issue-messages.js'

/** Something to tell the person who filled in the file. @public */
export interface ImportIssue {
  readonly level: IssueLevel
  readonly code: IssueCode
  readonly sheet: string
  /** From 1; `null` when it concerns the file or the whole sheet. */
  readonly row: number | null
  /** The column's letters. */
  readonly column: string | null
  readonly header: string | null
  /** The value as the person sees it. */
  readonly value: string | null
  /** A sentence in English; {@link describeIssue} puts it into another language. */
  readonly message: string
  readonly parameters: IssueParameters
  /** What the cell could say instead. */
  readonly suggestion?: string
}

/** Where an issue is, and what is needed to describe it. */
interface IssuePlace {
  readonly sheet: string
  readonly row?: number | null
  readonly column?: string | null
  readonly header?: string | null
  readonly value?: string | null
}

/** Makes an issue; its level follows from its code unless another is given. */
export function createIssue(
  code: IssueCode,
  place: IssuePlace,
  parameters: IssueParameters = {},
  suggestion?: string,
  level?: IssueLevel,
): ImportIssue {
  const { sheet, row = null, column = null, header = null, value = null } = place
  const issue = {
    level: level ?? issueLevels[code],
    code,
    sheet,
    row,
    column,
    header,
    value: value === null ? null : clip(value),
    parameters,
  }
  const message = englishIssues[code]({
    ...parameters,
    value: issue.value ?? '',
    header: header ?? '',
  })
  return suggestion === undefined ? { ...issue, message } : { ...issue, message, suggestion }
}

/**
 * An issue that can be put into words: of reading a file, or of a row that an import refuses.
 * @public
 */
export type DescribedIssue =
  | Pick<ImportIssue, 'code' | 'parameters' | 'value' | 'header' | 'message'>
  | Omit<RowIssue, 'row' | 'holder'>

/**
 * Describes an issue in the language of a message table: what reading a file found, or why an
 * import refuses a row.
 *
 * @param messages - Such as `sheetWords.sv.issueMessages`. A code that it does not have stays
 * English.
 *
 * @example
 * ```ts
 * const issue = { code: 'email_missing', parameters: {}, value: null, header: null, message: 'The row has no e-mail address.' } as const
 * describeIssue(issue, sheetWords.sv.issueMessages) // => 'Raden har ingen e-postadress.'
 * describeIssue(issue, { email_missing: () => 'No address.' }) // => 'No address.'
 * ```
 * @public
 */
export function describeIssue(
  issue: DescribedIssue,
  messages: Partial<IssueMessages> = {},
): string {
  checkAll({
    issue: [issue, looksLike('an issue', { code: 'string', message: 'string' })],
    messages: [messages, record(callback)],
  })
  const sentence = messages[issue.code]
  if (sentence === undefined) return issue.message
  if ('field' in issue) return sentence({ ...issue.parameters, field: issue.field })
  return sentence({ ...issue.parameters, value: issue.value ?? '', header: issue.header ?? '' })
}

function clip(value: string): string {
  return value.length > 200 ? `${value.slice(0, 199)}…` : value
}
