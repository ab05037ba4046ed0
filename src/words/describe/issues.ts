/** Puts issues into sentences. */
import { isolated } from '../../core/isolate.js'
import type { IssueCode, Where } from '../../licensing/imports/issue.js'
import type { IssueSentences } from '../language/issues.js'
import { localeFormats } from '../language/locale.js'

/**
 * The sentence of an issue: of its code, its place, and what is given beside the code. What others
 * wrote cannot turn it, nor end it a second time. Dates that are meant are written in full.
 */
export function issueIn<C extends IssueCode>(
  sentences: Pick<IssueSentences, C>,
  code: C,
  { where, data, locale = 'en' }: SaidOfIssue,
): string {
  const sentence = sentences[code] as (said: object) => string // the code picks its own function
  const said = data === undefined ? where : inFull(ended({ ...where, ...data }), locale)
  const text = sentence(said)
  return isolated(text) === text ? text : sentence(isolatedIn(said))
}

/** What an issue says beside its code. */
interface SaidOfIssue {
  readonly where: Where
  readonly data?: object | undefined
  /** English without it. */
  readonly locale?: string
}

function inFull(said: object, locale: string): object {
  if (!('readings' in said) || !Array.isArray(said.readings)) return said
  const { date } = localeFormats(locale)
  return { ...said, readings: said.readings.map((one: string) => date(one)) }
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
