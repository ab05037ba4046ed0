/** Finds and writes judgments. */
import type { StoredUser } from '../storage/port.js'
import { isSameJudgment, type JudgmentBatch, type JudgmentQuestion } from '../storage/judgments.js'
import { parseStored } from './commit.js'
import type { Connection } from './connection.js'
import type { PostgresQuery } from './driver.js'
import { AHEAD, retrying } from './failures.js'
import type { Tables } from './names.js'
import { savedOrganization } from './organizations.js'
import { writeStatement } from './statement.js'
import { arrayText, decodeText, encodeText } from './text.js'
import { eventParts, partsOf } from './write-parts.js'

/** How many users of each organization have a stale judgment: looked up by index for each. */
export function countStale(
  { query, tables }: Connection,
  questions: readonly JudgmentQuestion[],
): Promise<readonly number[]> {
  if (questions.length === 0) return Promise.resolve([])
  return retrying(async () => {
    const stale = (condition: string) =>
      `(select count(*)
          from ${tables.users} u
          where u.organization = q.organization
            and ${condition})`
    const rows = await query(
      `select (${[
        stale('u.judged_by < q.basis'),
        stale('u.judged_by > q.basis'),
        stale('u.judged_until <= q.today and u.judged_by = q.basis'),
      ].join(' + ')})::text as users
        from unnest($1::text[], $2::text[], $3::date[]) with ordinality
          as q(organization, basis, today, place)
        order by q.place`,
      [
        arrayText(questions.map(({ organization }) => organization)),
        arrayText(questions.map(({ basis }) => encodeText(basis))),
        arrayText(questions.map(({ today }) => today)),
      ],
    )
    return rows.map((row) => Number(row['users']))
  })
}

/** The first users with a stale judgment, by id: each kind by its index. */
export function listStale(
  { query, tables }: Connection,
  { organization, basis, today }: JudgmentQuestion,
  limit: number,
): Promise<readonly StoredUser[]> {
  return retrying(async () => {
    const rows = await query(
      `select u.state::text as state
        from ${tables.users} u
        where u.organization = $1
          and (u.judged_by < $2 or u.judged_by > $2 or u.judged_until <= $3::date)
        order by u.id
        limit $4::bigint`,
      [organization, encodeText(basis), today, String(limit)],
    )
    return rows.map((row) => parseStored(String(row['state'])))
  })
}

/**
 * Writes judgments, and what has turned by them: the users are locked and looked at first, and where
 * one is another by now nothing is written.
 */
export function saveJudgments(
  connection: Connection,
  { organization, judgments, told }: JudgmentBatch,
): Promise<'written' | 'stale'> {
  const { tables } = connection
  return retrying(() =>
    connection
      .transaction(async (query) => {
        const there = await lockUsers(query, tables, organization, judgments)
        const users = judgments.map(({ user: id, revision, before, judgment }) => {
          const stored = there.get(id)
          if (stored?.record.revision !== revision || !isSameJudgment(stored.judgment, before))
            throw new Error(STALE)
          return {
            id,
            before: stored,
            expected: revision,
            after: { ...stored, judgment },
            revision,
          }
        })
        const statement = writeStatement(organization, [
          ...(told === null ? [] : [savedOrganization(tables, told.record, told.expected)]),
          ...partsOf(tables, { users, events: [], stripeOf: () => 0 }),
          ...(told === null ? [] : eventParts(tables, told.events)),
        ])
        if (statement !== null) await query(statement.text, statement.parameters)
        return 'written' as const
      })
      .catch((error: unknown) => {
        if (isStale(error)) return 'stale' as const
        throw error
      }),
  )
}

const STALE = 'seatline: another judgment is there'

/** The users are locked, so that only the organization can have been another. */
function isStale(error: unknown): boolean {
  return error instanceof Error && (error.message === STALE || error.message.includes(AHEAD))
}

async function lockUsers(
  query: PostgresQuery,
  t: Tables,
  organization: string,
  judgments: JudgmentBatch['judgments'],
): Promise<ReadonlyMap<string, StoredUser>> {
  const rows = await query(
    `select u.id, u.state::text as state
      from ${t.users} u
      where u.organization = $1
        and u.id = any($2::text[])
        and u.state is not null
      order by u.id
      for update of u`,
    [organization, arrayText(judgments.map(({ user }) => encodeText(user)))],
  )
  return new Map(
    rows.map((row) => [decodeText(String(row['id'])), parseStored(String(row['state']))]),
  )
}
