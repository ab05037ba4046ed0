/** Creates the issues of reading, and describes issues in any language. */
import { checkAll, looksLike, optionsOf } from '../../core/check.js'
import { createIssue } from '../../licensing/imports/create-issue.js'
import type { Issue, IssueCode, Reported, Where } from '../../licensing/imports/issue.js'
import { issueIn } from '../../words/describe/issues.js'
import { englishIssues } from '../../words/english/issues.js'
import { knownIn } from '../../words/language/checks.js'
import type { Language } from '../../words/language/language.js'
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
 * Describes an issue in a language: what reading a file found, or why an import refuses a row.
 *
 * @example
 * ```ts
 * import { swedish } from 'seatline/languages'
 *
 * const issue = { code: 'email_missing', level: 'error', where: { row: 2 }, message: 'The row has no e-mail address.' } as const
 * describeIssue(issue, { language: swedish }) // => 'Raden har ingen e-postadress.'
 * ```
 * @public
 */
export function describeIssue(
  issue: Issue,
  options: {
    readonly language?: Pick<Language, 'issues'> & Partial<Pick<Language, 'locale'>>
  } = {},
): string {
  checkAll({ options: [options, saying] })
  const { issues, locale } = options.language ?? { issues: englishIssues, locale: 'en' }
  checkAll({ issue: [issue, knownIn(issues, 'code')] })
  checkAll({ issue: [issue, looksLike('an issue', { code: 'string', where: 'object' })] })
  const said = { where: issue.where, data: issue }
  return issueIn(issues, issue.code, locale === undefined ? said : { ...said, locale })
}

const saying = /* @__PURE__ */ optionsOf<{ language: unknown }>({
  language: looksLike('a language, such as english', { issues: 'object' }),
})
