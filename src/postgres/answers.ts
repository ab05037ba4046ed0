/** Keeps answers to requests that may be asked again. */
import type { Answer, AnswerSet, KeptAnswers } from '../storage/port.js'
import type { Connection } from './connection.js'
import type { PostgresRow } from './driver.js'
import { retrying } from './failures.js'
import type { Tables } from './names.js'
import type { Part } from './statement.js'
import { arrayText, decodeText, encodeText } from './text.js'

/** The key and the subjects to look for; the row of no subject says what the key is bound to. */
export function askedAnswers(
  set: Pick<AnswerSet, 'key' | 'answers'> | undefined,
): readonly [key: string | null, subjects: string] {
  if (set === undefined) return [null, arrayText([])]
  return [
    encodeText(set.key),
    arrayText(['', ...set.answers.map(({ subject }) => subject)].map(encodeText)),
  ]
}

/** What rows of answers say; `null` when the key is bound to nothing. */
export function answersOf(rows: readonly PostgresRow[]): KeptAnswers | null {
  const all = new Map(
    rows.map(({ subject, reply }) => [decodeText(String(subject)), decodeText(String(reply))]),
  )
  const hash = all.get('')
  if (hash === undefined) return null
  all.delete('')
  return { hash, replies: all }
}

export function loadAnswers(
  { query, tables }: Connection,
  organization: string,
  key: string,
  subjects: readonly string[],
): Promise<KeptAnswers | null> {
  return retrying(async () => {
    const asked = arrayText(['', ...subjects].map(encodeText))
    const rows = await query(
      `select subject, reply
        from ${tables.answers}
        where organization = $1
          and key = $2
          and subject = any($3::text[])`,
      [organization, encodeText(key), asked],
    )
    return answersOf(rows)
  })
}

export function forgetAnswers(
  { query, tables }: Connection,
  organization: string,
  before: string,
): Promise<number> {
  const { answers } = tables
  return retrying(async () => {
    const [row] = await query(
      `with old as materialized (
          select r.key
          from ${answers} r
          where r.organization = $1
            and r.subject = ''
            and r.given_on < $2::date),
        forgotten as (
          delete from ${answers} a using old
          where a.organization = $1
            and a.key = old.key
          returning 1)
        select
          (select count(*) from old)::text as requests,
          (select count(*) from forgotten)::text as rows`,
      [organization, before],
    )
    return Number(row?.['requests'] ?? 0)
  })
}

/**
 * Answers to a request. Its first row, of no subject, says what the key is bound to; it is written
 * with the first answers. One that another writer was ahead with fails the statement.
 */
export function answersPart(
  t: Tables,
  set: AnswerSet,
  kept: readonly Answer[],
  isBound: boolean,
): Part {
  const rows = [
    ...(isBound || kept.length === 0 ? [] : [{ subject: '', reply: set.hash }]),
    ...kept,
  ]
  return {
    name: 'answered',
    columns: {
      key: ['text', rows.map(() => encodeText(set.key))],
      subject: ['text', rows.map(({ subject }) => encodeText(subject))],
      reply: ['text', rows.map(({ reply }) => encodeText(reply))],
      given_on: ['date', rows.map(() => set.date)],
    },
    sql: (from) =>
      `insert into ${t.answers} (organization, key, subject, reply, given_on)
        select $1, p.key, p.subject, p.reply, p.given_on
        from ${from}`,
  }
}
