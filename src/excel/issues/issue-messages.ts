import type { RowIssueCode } from '../../licensing/imports/row-issue.js'
import { list, type IssueParameters } from '../../words/english/row-issues.js'
import type { IssueCode } from './issue-codes.js'

/**
 * A sentence for every issue code: those of reading a file, and those of the rows of an import.
 * Made from the issue's parameters, with its `value` and `header`; of an import, with its `field`.
 *
 * @public
 */
export type IssueMessages = {
  readonly [code in IssueCode | RowIssueCode]: (parameters: IssueParameters) => string
}

type Parameter = IssueParameters[string] | undefined

/** Puts parameters between the quotation marks of a language. */
export function quoting(open: string, close: string): (value: Parameter) => string {
  return (value) => `${open}${list(value)}${close}`
}

/** Gives parameters their words in a language; what has none stays as it is. */
export function naming(words: { readonly [value: string]: string }): (value: Parameter) => string {
  const known = new Map(Object.entries(words))
  return (value) => known.get(list(value)) ?? list(value)
}
