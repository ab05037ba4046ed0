/** Makes an issue of what is reported. */
import { issueIn } from '../../words/describe/issues.js'
import type { IssueSentences } from '../../words/language/issues.js'
import type { Issue, IssueCode, Reported, Where } from './issue.js'

/** Makes an issue; its sentence is in English, from the table that has its code. */
export function createIssue<K extends IssueCode, C extends K>(
  english: Pick<IssueSentences, K>,
  report: { readonly code: C; readonly level: Issue['level']; readonly where: Where },
  ...[details]: Reported<C>
): Issue<K> {
  const { code, level } = report
  const where = clipped(report.where)
  if (details === undefined)
    return { code, level, where, message: issueIn(english, code, { where }) } as Issue<K> // has no data
  const message = issueIn(english, code, { where, data: details })
  // its own data; taking a part out of an object costs more than all the rest
  if (!('suggestion' in details)) return { code, level, where, message, ...details } as Issue<K>
  const { suggestion, ...data } = details
  const issue = { code, level, where, message, ...data }
  return (suggestion === undefined ? issue : { ...issue, suggestion }) as Issue<K> // its own data
}

const LONGEST = 200

function clipped(where: Where): Where {
  const { value = '' } = where
  return value.length > LONGEST ? { ...where, value: `${value.slice(0, LONGEST - 1)}…` } : where
}
