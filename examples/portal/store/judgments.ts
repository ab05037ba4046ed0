import {
  isSameJudgment,
  isStale,
  withReached,
  type JudgmentBatch,
  type JudgmentQuestion,
  type StoredUser,
} from 'seatline/store'
import { answered, beginningWith, lookUp, visit, type Tables } from './database.js'
import { appendEvents } from './outbox.js'
import { rowOf, type OrganizationRow, type UserRow } from './rows.js'

/** The first users whose judgment is out of date, by id: one after the other is looked at. */
export async function listStale(
  tables: Tables,
  question: JudgmentQuestion,
  limit: number,
): Promise<readonly StoredUser[]> {
  const found: StoredUser[] = []
  if (limit === 0) return found
  await visit<UserRow>(tables('users'), beginningWith(question.organization), ({ stored }) => {
    if (isStale(stored.judgment, question)) found.push(stored)
    return found.length >= limit ? 'enough' : 'on'
  })
  return found
}

/** How many there are, for each question. */
export async function countStale(
  tables: Tables,
  questions: readonly JudgmentQuestion[],
): Promise<readonly number[]> {
  const counts: number[] = []
  for (const question of questions)
    counts.push((await listStale(tables, question, Infinity)).length)
  return counts
}

/** Writes judgments and what has turned by them, or, where something is another by now, nothing. */
export async function saveJudgments(
  tables: Tables,
  { organization, judgments, told }: JudgmentBatch,
): Promise<'written' | 'stale'> {
  const rows = await lookUp(
    judgments.map(({ user }) => user),
    (id) => tables('users').get([organization, id]) as IDBRequest<UserRow | undefined>,
  )
  const isCurrent = judgments.every(({ user, revision, before }) => {
    const stored = rows.get(user)?.stored
    return stored?.record.revision === revision && isSameJudgment(stored.judgment, before)
  })
  const row = (await answered(tables('organizations').get(organization))) as
    OrganizationRow | undefined
  if (!isCurrent || row === undefined) return 'stale'
  if (told !== null && row.record.revision !== told.expected) return 'stale'
  for (const { user, judgment } of judgments)
    tables('users').put(rowOf({ ...rows.get(user)!.stored, judgment })) // it is there
  if (told === null) return 'written'
  const record = withReached(told.record, row.record.reached)
  tables('organizations').put({ id: organization, record } satisfies OrganizationRow)
  await appendEvents(tables, organization, null, told.events)
  return 'written'
}
