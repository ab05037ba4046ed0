/** Puts issues into sentences. */
import { isolated } from '../../core/isolate.js'
import type { IssueCode, Where } from '../../licensing/imports/issue.js'
import type { IssueSentences } from '../language/issues.js'

/**
 * The sentence of an issue: of its code, its place, and what is given beside the code. What others
 * wrote cannot turn it, nor end it a second time.
 */
export function issueIn<C extends IssueCode>(
  sentences: Pick<IssueSentences, C>,
  code: C,
  where: Where,
  data?: object,
): string {
  const sentence = sentences[code] as (said: object) => string // the code picks its own function
  const said = data === undefined ? where : ended({ ...where, ...data })
  const text = sentence(said)
  return isolated(text) === text ? text : sentence(isolatedIn(said))
}

/** The name of a holder goes without its full stop: a sentence ends behind it. */
function ended(said: object): object {
  return 'holder' in said && typeof said.holder === 'string'
    ? { ...said, holder: said.holder.replace(/\.$/, '') }
    : said
}

function isolatedIn(said: object): object {
  const isolatedIf = (value: unknown) => (typeof value === 'string' ? isolated(value) : value)
  return Object.fromEntries(
    Object.entries(said).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.map(isolatedIf) : isolatedIf(value),
    ]),
  )
}
