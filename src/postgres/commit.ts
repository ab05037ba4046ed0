import type { UserId } from '../core/ids.js'
import { emailKey } from '../core/email.js'
import { claimsOf, judgeBatch, type ClaimView } from '../storage/claims.js'
import type { Batch, CommitResult, StoredUser, WriteOutcome } from '../storage/port.js'
import type { Connection } from './connection.js'
import type { PostgresQuery } from './driver.js'
import { retrying } from './failures.js'
import type { Tables } from './names.js'
import { writeStatement } from './statement.js'
import { arrayText, decodeText, encodeText } from './text.js'
import { answerPart, partsOf, type UserChange } from './write-parts.js'

/** What a user row says: `stored` is `null` once the user is deleted. */
interface SeenUser {
  readonly revision: number
  readonly stored: StoredUser | null
}

/** What a batch has to know before it is judged. */
interface Seen {
  readonly users: ReadonlyMap<string, SeenUser>
  readonly holders: ReadonlyMap<string, UserId>
  readonly seats: ReadonlyMap<string, number>
  readonly answer: CommitResult | null
}

/**
 * Commits a batch: reads what it has to know, judges it as every store does, and writes what may be written in one statement
 * that fails when something was not as it was read. Only a batch that takes limited seats needs more: it locks their rows first.
 */
export function commitBatch(connection: Connection, batch: Batch): Promise<CommitResult> {
  const { tables } = connection
  return retrying(async () => {
    const seen = await look(connection.query, tables, batch)
    if (seen.answer !== null) return seen.answer
    const judged = judge(batch, seen)
    const limited = limitedSeatsTaken(batch, judged.users)
    if (limited.length === 0) return write(connection.query, tables, batch, judged)
    return connection.transaction(async (query) => {
      await lockSeats(query, tables, batch.organization, limited)
      const now = await look(query, tables, batch)
      return now.answer ?? write(query, tables, batch, judge(batch, now))
    })
  }, ['23505'])
}

/** Locks the seat rows of licenses, in order, so that one writer at a time gives seats away. */
export async function lockSeats(query: PostgresQuery, tables: Tables, organization: string, licenses: readonly string[]): Promise<void> {
  await query(
    `insert into ${tables.seats} as s (organization, license, stripe, held) select $1, p.license, 0, 0 from unnest($2::text[]) as p(license) order by p.license on conflict (organization, license, stripe) do update set held = s.held`,
    [organization, arrayText([...licenses].sort().map(encodeText))],
  )
}

/** Where seats of unlimited licenses are counted: on one of several rows, so that their writers seldom wait for each other. */
export function stripes(limited: (license: string) => boolean): (license: string) => number {
  const stripe = 1 + Math.floor(Math.random() * 15)
  return (license) => (limited(license) ? 0 : stripe)
}

async function look(query: PostgresQuery, t: Tables, batch: Batch): Promise<Seen> {
  const asked = keysOf(batch)
  const rows = await query(
    `select 'user' as kind, id as key, revision::text as number, state::text as value from ${t.users} where organization = $1 and id = any($2::text[])
union all select 'e', key, null, user_id from ${t.claims} where organization = $1 and kind = 'e' and key = any($3::text[])
union all select 'n', key, null, user_id from ${t.claims} where organization = $1 and kind = 'n' and key = any($4::text[])
union all select 'seats', license, sum(held)::text, null from ${t.seats} where organization = $1 and license = any($5::text[]) group by license
union all select 'answer', key, outcomes::text, reply from ${t.answers} where organization = $1 and key = $6`,
    [batch.organization, ...asked.map((keys) => arrayText(keys.map(encodeText))), batch.key === undefined ? null : encodeText(batch.key)],
  )
  const users = new Map<string, SeenUser>()
  const holders = new Map<string, UserId>()
  const seats = new Map<string, number>()
  let answer: CommitResult | null = null
  for (const row of rows) {
    const [kind, key, number, value] = [row['kind'], decodeText(String(row['key'])), row['number'], row['value']]
    if (kind === 'user') users.set(key, { revision: Number(number), stored: typeof value === 'string' ? parseStored(value) : null })
    else if (kind === 'seats') seats.set(key, Number(number))
    else if (kind === 'answer')
      answer = { outcomes: JSON.parse(String(number)) as WriteOutcome[], replayed: decodeText(String(value)) } // as kept
    else holders.set(String(kind) + key, decodeText(String(value)) as UserId) // only ids of users are written
  }
  return { users, holders, seats, answer }
}

/** A user as it was written by this store. */
export function parseStored(state: string): StoredUser {
  return JSON.parse(state) as StoredUser // only stored users are written
}

/** Ids, e-mails, numbers and limited licenses that a batch is about. */
function keysOf({ writes, seatLimits }: Batch): readonly (readonly string[])[] {
  const ids = new Set<string>()
  const emails = new Set<string>()
  const numbers = new Set<string>()
  for (const write of writes) {
    ids.add(write.kind === 'delete' ? write.id : write.user.record.id)
    if (write.kind === 'delete') continue
    emails.add(emailKey(write.user.record.email))
    for (const { number } of write.user.record.numbers) numbers.add(number)
  }
  return [[...ids], [...emails], [...numbers], Object.keys(seatLimits)]
}

interface Judged {
  readonly outcomes: readonly WriteOutcome[]
  readonly users: readonly UserChange[]
}

function judge(batch: Batch, { users, holders, seats }: Seen): Judged {
  const view: ClaimView = {
    userOf: (id) => {
      const user = users.get(id)
      return user?.stored ? { revision: user.revision, claims: claimsOf(user.stored.record) } : null
    },
    wasDeleted: (id) => users.get(id)?.stored === null,
    holderOfEmail: (key) => holders.get(`e${key}`),
    holderOfNumber: (number) => holders.get(`n${number}`),
    seatsHeld: (license) => seats.get(license) ?? 0,
  }
  const outcomes = judgeBatch(batch, view)
  const changes = new Map<string, UserChange>()
  batch.writes.forEach((write, index) => {
    if (outcomes[index]?.status !== 'written') return
    const id = write.kind === 'delete' ? write.id : write.user.record.id
    const seen = users.get(id)
    const { before, expected } = changes.get(id) ?? { before: seen?.stored ?? null, expected: seen?.revision ?? null }
    const after = write.kind === 'delete' ? null : write.user
    changes.set(id, { id, before, expected, after, revision: write.kind === 'delete' ? write.expected : write.user.record.revision })
  })
  return { outcomes, users: [...changes.values()] }
}

function limitedSeatsTaken({ seatLimits }: Batch, users: readonly UserChange[]): readonly string[] {
  const taken = new Set<string>()
  for (const { before, after } of users) {
    const held = new Set(before?.record.holdings.map(({ license }) => license))
    for (const { license } of after?.record.holdings ?? []) {
      if (Object.hasOwn(seatLimits, license) && !held.has(license)) taken.add(license)
    }
  }
  return [...taken]
}

async function write(query: PostgresQuery, tables: Tables, batch: Batch, { outcomes, users }: Judged): Promise<CommitResult> {
  const refused = batch.mode === 'all' && outcomes.some(({ status }) => status !== 'written')
  if (refused) return { outcomes, replayed: null }
  const events = batch.writes.flatMap((one, index) => (outcomes[index]?.status === 'written' ? one.events : []))
  const parts = partsOf(tables, { users, events, stripeOf: stripes((license) => Object.hasOwn(batch.seatLimits, license)) })
  const answer = batch.key === undefined ? [] : [answerPart(tables, batch.key, outcomes, batch.reply ?? '')]
  const statement = writeStatement(batch.organization, [...parts, ...answer])
  if (statement !== null) await query(statement.text, statement.parameters)
  return { outcomes, replayed: null }
}
