// Answers to requests that may be asked again: a row for each subject, and one for what the key is
// bound to.
import type { Answer, AnswerSet, KeptAnswers } from 'seatline/store'
import { answered, beginningWith, lookUp, type Tables } from './database.js'
import type { AnswerRow } from './rows.js'

/** The subject of the row that says what a key is bound to. */
const NOBODY = ''

/** What is kept of a request, with the replies about some subjects. */
export async function loadAnswers(
  tables: Tables,
  organization: string,
  key: string,
  subjects: readonly string[],
): Promise<KeptAnswers | null> {
  const rows = await lookUp(
    [NOBODY, ...subjects],
    (subject) =>
      tables('answers').get([organization, key, subject]) as IDBRequest<AnswerRow | undefined>,
  )
  const hash = rows.get(NOBODY)?.reply
  if (hash === undefined) return null
  const replies = subjects.flatMap((subject) => {
    const reply = rows.get(subject)?.reply
    return reply === undefined ? [] : [[subject, reply] as const]
  })
  return { hash, replies: new Map(replies) }
}

/** Keeps answers. What a key is bound to, and the date of its first answers, stay. */
export function keepAnswers(
  tables: Tables,
  organization: string,
  set: AnswerSet,
  kept: readonly Answer[],
  isBound: boolean,
): void {
  const { key, hash, date } = set
  const table = tables('answers')
  if (!isBound && kept.length > 0)
    table.put({
      organization,
      key,
      subject: NOBODY,
      reply: hash,
      bound: [organization, date],
    } satisfies AnswerRow)
  for (const { subject, reply } of kept)
    table.put({ organization, key, subject, reply } satisfies AnswerRow)
}

/** Forgets requests that were first answered before a date. */
export async function forgetAnswers(
  tables: Tables,
  organization: string,
  before: string,
): Promise<number> {
  const range = IDBKeyRange.bound([organization], [organization, before], false, true)
  const old = (await answered(tables('answers').index('bound').getAll(range))) as AnswerRow[]
  for (const { key } of old) tables('answers').delete(beginningWith(organization, key))
  return old.length
}
