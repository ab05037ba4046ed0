import { issueLevels, type IssueCode } from './issue-codes.js'
import { englishIssues, type IssueMessages } from './messages.js'

/** `error` refuses the row (or drops the cell, as chosen), `warning` asks for a look, `note` says what was changed. @public */
export type IssueLevel = 'error' | 'warning' | 'note'

/** What the sentence of an issue is made of. @public */
export type IssueParameters = { readonly [name: string]: string | number | readonly (string | number)[] }

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
  const message = englishIssues[code]({ ...parameters, value: issue.value ?? '', header: header ?? '' })
  return suggestion === undefined ? { ...issue, message } : { ...issue, message, suggestion }
}

/**
 * Describes an issue in the language of a message table.
 *
 * @example A table may hold a few sentences; the others stay English
 * ```ts
 * const issue = { code: 'email_missing', parameters: {}, value: null, header: null, message: 'The row has no e-mail address.' } as const
 * describeIssue(issue, { email_missing: () => 'Raden saknar e-postadress.' }) // => 'Raden saknar e-postadress.'
 * ```
 * @public
 */
export function describeIssue(
  issue: Pick<ImportIssue, 'code' | 'parameters' | 'value' | 'header' | 'message'>,
  messages: Partial<IssueMessages>,
): string {
  const sentence = messages[issue.code]
  return sentence === undefined ? issue.message : sentence({ ...issue.parameters, value: issue.value ?? '', header: issue.header ?? '' })
}

function clip(value: string): string {
  return value.length > 200 ? `${value.slice(0, 199)}…` : value
}
