import type { UserId } from 'seatline'
import {
  answersToKeep,
  claimsOf,
  judgeBatch,
  refusedByAnswers,
  unknownOrganization,
  userOfWrite,
  type Batch,
  type ClaimView,
  type CommitResult,
  type UserWrite,
} from 'seatline/store'
import { keepAnswers, loadAnswers } from './answers.js'
import { answered, lookUp, type Tables } from './database.js'
import { appendEvents } from './outbox.js'
import { rowOf, type UserRow } from './rows.js'

/** Judges a batch as every store does, and writes what may be written. */
export async function commit(tables: Tables, batch: Batch): Promise<CommitResult> {
  const { organization, answers } = batch
  if ((await answered(tables('organizations').getKey(organization))) === undefined)
    throw unknownOrganization(organization)
  const subjects = answers?.answers.map(({ subject }) => subject) ?? []
  const kept =
    answers === undefined ? null : await loadAnswers(tables, organization, answers.key, subjects)
  const refused = refusedByAnswers(batch, kept)
  if (refused !== null) return refused
  const outcomes = judgeBatch(batch, await viewFor(tables, batch))
  for (const [index, write] of batch.writes.entries())
    if (outcomes[index]?.status === 'written') await applyWrite(tables, organization, write)
  if (answers !== undefined)
    keepAnswers(tables, organization, answers, answersToKeep(batch, outcomes), kept !== null)
  return { outcomes, refused: null }
}

/** Writes a user, or takes it away for good, and keeps its events. */
export async function applyWrite(
  tables: Tables,
  organization: string,
  write: UserWrite,
): Promise<void> {
  if (write.kind === 'delete') {
    tables('users').delete([organization, write.id])
    tables('deleted').put({ organization, id: write.id })
  } else tables('users').put(rowOf(write.user))
  await appendEvents(tables, organization, userOfWrite(write), write.events)
}

/** Reads everything that is asked while a batch is judged, because judging does not wait. */
async function viewFor(
  tables: Tables,
  { organization, writes, seatLimits }: Batch,
): Promise<ClaimView> {
  const ids = writes.map(userOfWrite)
  const claims = writes.flatMap((write) =>
    write.kind === 'delete' ? [] : [claimsOf(write.user.record)],
  )
  const [rows, deleted, emails, numbers, held] = await Promise.all([
    lookUp(ids, (id) => tables('users').get([organization, id]) as IDBRequest<UserRow | undefined>),
    lookUp(ids, (id) => tables('deleted').getKey([organization, id])),
    lookUp(
      claims.map(({ email }) => email),
      (email) => tables('users').index('email').getKey([organization, email]),
    ),
    lookUp(
      claims.flatMap((claim) => claim.numbers),
      (number) => tables('users').index('numbers').getKey([organization, number]),
    ),
    lookUp(Object.keys(seatLimits), (license) =>
      tables('users').index('held').count([organization, license]),
    ),
  ])
  return {
    userOf: (id) => rows.get(id)?.stored ?? null,
    wasDeleted: (id) => deleted.get(id) !== undefined,
    holderOfEmail: (email) => idIn(emails.get(email)),
    holderOfNumber: (number) => idIn(numbers.get(number)),
    seatsHeld: (license) => held.get(license) ?? 0,
  }
}

/** The user in the primary key of a row. */
export function idIn(key: IDBValidKey | undefined): UserId | null {
  return Array.isArray(key) ? (key[1] as UserId) : null // users are keyed by organization and id
}
