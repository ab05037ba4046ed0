/** The sentences about issues that a language has. */
import type { Issue, IssueData } from '../../licensing/imports/issue.js'

/**
 * A sentence for each issue code. It is made of what is given beside the code, and of what the code
 * always has of its place. Texts may stand in it as they are; a `holder` at an end, before a period.
 *
 * @public
 */
export type IssueSentences = {
  readonly [C in keyof IssueData]: (
    issue: Issue['where'] &
      Required<Pick<Issue['where'], 'sheet' | 'row' | 'header' | 'field' | 'value'>> &
      (unknown extends IssueData[C] ? unknown : IssueData[C]),
  ) => string
}
