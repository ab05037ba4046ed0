/** Creates the issues of reading, and describes issues in any language. */
import { callback, checkAll, looksLike, record } from '../../core/check.js'
import { createIssue } from '../../licensing/imports/create-issue.js'
import type { Issue, IssueCode, Reported, Where } from '../../licensing/imports/issue.js'
import { issueIn } from '../../words/describe/issues.js'
import { englishIssues } from '../../words/english/issues.js'
import type { IssueSentences } from '../../words/language/issue-sentences.js'
import { issueLevels } from './issue-codes.js'

/** Makes an issue of its usual level. */
export function issueAt<C extends IssueCode>(
  code: C,
  where: Where,
  ...details: Reported<C>
): Issue {
  return createIssue(englishIssues, { code, level: issueLevels[code], where }, ...details)
}

/**
 * Describes an issue in the language of a message table: what reading a file found, or why an
 * import refuses a row.
 *
 * @param messages - Such as `sheetWords.sv.issueMessages`. A code that it does not have stays
 * English.
 *
 * @example
 * ```ts
 * const issue = { code: 'email_missing', level: 'error', where: { row: 2 }, message: 'The row has no e-mail address.' } as const
 * describeIssue(issue, sheetWords.sv.issueMessages) // => 'Raden har ingen e-postadress.'
 * describeIssue(issue, { email_missing: () => 'No address.' }) // => 'No address.'
 * ```
 * @public
 */
export function describeIssue(issue: Issue, messages: Partial<IssueSentences> = {}): string {
  checkAll({
    issue: [issue, looksLike('an issue', { code: 'string', message: 'string', where: 'object' })],
    messages: [messages, record(callback)],
  })
  return Object.hasOwn(messages, issue.code)
    ? issueIn(messages as IssueSentences, issue.code, issue.where, issue) // it has the code
    : issue.message
}
