/** Puts issues into sentences. */
import { isolated } from '../../core/isolate.js'
import type { IssueCode, Where } from '../../licensing/imports/issue.js'
import type { IssueSentences } from '../language/issue-sentences.js'

/** The sentence of an issue. What others wrote cannot turn it, nor end it a second time. */
export function issueIn<C extends IssueCode>(
  sentences: Pick<IssueSentences, C>,
  { code, where, ...data }: { readonly code: C; readonly where: Where },
): string {
  const sentence = sentences[code] as (said: object) => string // the code picks its own function
  const said: Record<string, unknown> = { ...where, ...data }
  for (const name in said) said[name] = inSentence(said[name])
  if (typeof said['holder'] === 'string') said['holder'] = said['holder'].replace(/\.$/, '') // ends its sentence
  return sentence(said)
}

function inSentence(value: unknown): unknown {
  if (typeof value === 'string') return isolated(value)
  return Array.isArray(value) ? value.map(inSentence) : value
}
