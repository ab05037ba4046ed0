/** Commits a batch of writes in one transaction. */
import { emailKey } from '../core/email.js'
import type { UserId } from '../core/ids.js'
import { unknownOrganization } from '../core/organization.js'
import { answersToKeep, refusedByAnswers } from '../storage/answers.js'
import { judgeBatch, userOfWrite, type ClaimView } from '../storage/claims.js'
import type { Batch, CommitResult, KeptAnswers, StoredUser, WriteOutcome } from '../storage/port.js'
import { answersPart, answersOf, askedAnswers } from './answers.js'
import { seatsWanted } from '../timeline/record/bookings.js'
import type { Connection } from './connection.js'
import type { PostgresQuery, PostgresRow } from './driver.js'
import { retrying } from './failures.js'
import type { Tables } from './names.js'
import { writeStatement } from './statement.js'
import { arrayText, decodeText, encodeText } from './text.js'
import { organizationThere, partsOf, type UserChange } from './write-parts.js'

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
  /** Whether the organization is there. */
  readonly there: boolean
  readonly answers: KeptAnswers | null
}

/**
 * Commits a batch: reads what it has to know, judges it as every store does, and writes what may be
 * written in one statement that fails when something was not as it was read. Only a batch that
 * takes or frees limited seats needs more: it locks their rows first.
 */
export function commitBatch(connection: Connection, batch: Batch): Promise<CommitResult> {
  const { tables } = connection
  return retrying(async () => {
    const judged = judge(batch, await look(connection.query, tables, batch))
    const limited = limitedSeatsMoved(batch, judged.users)
    if (limited.length === 0) return write(connection.query, tables, batch, judged)
    return connection.transaction(async (query) => {
      await lockSeats(query, tables, batch.organization, limited)
      return write(query, tables, batch, judge(batch, await look(query, tables, batch)))
    })
  }, ['23505'])
}

/** Locks the seat rows of licenses, in order, so that one writer at a time gives seats away. */
export async function lockSeats(
  query: PostgresQuery,
  tables: Tables,
  organization: string,
  licenses: readonly string[],
): Promise<void> {
  await query(
    `insert into ${tables.seats} as s (organization, license, stripe, held)
      select $1, p.license, 0, 0
      from unnest($2::text[]) as p(license)
      order by p.license
      on conflict (organization, license, stripe) do update set held = s.held`,
    [organization, arrayText([...licenses].sort().map(encodeText))],
  )
}

/**
 * Where seats of unlimited licenses are counted: on one of several rows, so that their writers
 * seldom wait for each other.
 */
export function stripes(limited: (license: string) => boolean): (license: string) => number {
  const stripe = 1 + Math.floor(Math.random() * 15)
  return (license) => (limited(license) ? 0 : stripe)
}

async function look(query: PostgresQuery, t: Tables, batch: Batch): Promise<Seen> {
  const asked = keysOf(batch)
  const rows = await query(
    `select 'user' as kind, id as key, revision::text as number, state::text as value
      from ${t.users}
      where organization = $1
        and id = any($2::text[])
      union all
      select 'e', key, null, user_id
      from ${t.claims}
      where organization = $1
        and kind = 'e'
        and key = any($3::text[])
      union all
      select 'n', key, null, user_id
      from ${t.claims}
      where organization = $1
        and kind = 'n'
        and key = any($4::text[])
      union all
      select 'seats', license, sum(held)::text, null
      from ${t.seats}
      where organization = $1
        and license = any($5::text[])
      group by license
      union all
      select 'there', '', null, null
      from ${t.organizations}
      where organization = $1
      union all
      select 'answer', subject, null, reply
      from ${t.answers}
      where organization = $1
        and key = $6
        and subject = any($7::text[])`,
    [
      batch.organization,
      ...asked.map((keys) => arrayText(keys.map(encodeText))),
      ...askedAnswers(batch.answers),
    ],
  )
  const users = new Map<string, SeenUser>()
  const holders = new Map<string, UserId>()
  const seats = new Map<string, number>()
  const answers: PostgresRow[] = []
  let there = false
  for (const row of rows) {
    const [kind, key, number, value] = [
      row['kind'],
      decodeText(String(row['key'])),
      row['number'],
      row['value'],
    ]
    if (kind === 'user')
      users.set(key, {
        revision: Number(number),
        stored: typeof value === 'string' ? parseStored(value) : null,
      })
    else if (kind === 'seats') seats.set(key, Number(number))
    else if (kind === 'there') there = true
    else if (kind === 'answer') answers.push({ subject: row['key'] ?? null, reply: value ?? null })
    // only ids of users are written
    else holders.set(String(kind) + key, decodeText(String(value)) as UserId)
  }
  return { users, holders, seats, there, answers: answersOf(answers) }
}

/** Reads a user that this store wrote; one from an older version lacks the seats that it wants. */
export function parseStored(state: string): StoredUser {
  // only stored users are written
  const stored = JSON.parse(state) as StoredUser | Pick<StoredUser, 'record' | 'nextDue'>
  if ('wanted' in stored) return stored
  const { record, nextDue } = stored
  return { record, nextDue, wanted: seatsWanted(record), judgment: null }
}

/** Ids, e-mails, numbers and limited licenses that a batch is about. */
function keysOf({ writes, seatLimits }: Batch): readonly (readonly string[])[] {
  const ids = new Set<string>()
  const emails = new Set<string>()
  const numbers = new Set<string>()
  for (const write of writes) {
    ids.add(userOfWrite(write))
    if (write.kind === 'delete') continue
    emails.add(emailKey(write.user.record.email))
    for (const { number } of write.user.record.numbers) numbers.add(number)
  }
  return [[...ids], [...emails], [...numbers], Object.keys(seatLimits)]
}

interface JudgedBatch {
  /** The answer to a batch that came too late. */
  readonly refused: CommitResult | null
  /** Whether the key of the answers is bound already. */
  readonly isBound: boolean
  readonly outcomes: readonly WriteOutcome[]
  readonly users: readonly UserChange[]
}

function judge(batch: Batch, { users, holders, seats, there, answers }: Seen): JudgedBatch {
  if (!there) throw unknownOrganization(batch.organization)
  const isBound = answers !== null
  const refused = refusedByAnswers(batch, answers)
  if (refused !== null) return { refused, isBound, outcomes: refused.outcomes, users: [] }
  const view: ClaimView = {
    userOf: (id) => users.get(id)?.stored ?? null,
    wasDeleted: (id) => users.get(id)?.stored === null,
    holderOfEmail: (key) => holders.get(`e${key}`) ?? null,
    holderOfNumber: (number) => holders.get(`n${number}`) ?? null,
    seatsHeld: (license) => seats.get(license) ?? 0,
  }
  const outcomes = judgeBatch(batch, view)
  const changes = new Map<string, UserChange>()
  batch.writes.forEach((write, index) => {
    if (outcomes[index]?.status !== 'written') return
    const id = userOfWrite(write)
    const seen = users.get(id)
    const { before, expected } = changes.get(id) ?? {
      before: seen?.stored ?? null,
      expected: seen?.revision ?? null,
    }
    const after = write.kind === 'delete' ? null : write.user
    changes.set(id, {
      id,
      before,
      expected,
      after,
      revision: write.kind === 'delete' ? write.expected : write.user.record.revision,
    })
  })
  return { refused: null, isBound, outcomes, users: [...changes.values()] }
}

function limitedSeatsMoved({ seatLimits }: Batch, users: readonly UserChange[]): readonly string[] {
  const moved = new Set<string>()
  for (const { before, after } of users) {
    const held = new Set(before?.record.holdings.map(({ license }) => license))
    const holds = new Set(after?.record.holdings.map(({ license }) => license))
    for (const license of new Set([...held, ...holds])) {
      if (Object.hasOwn(seatLimits, license) && held.has(license) !== holds.has(license))
        moved.add(license)
    }
  }
  return [...moved]
}

async function write(
  query: PostgresQuery,
  tables: Tables,
  batch: Batch,
  judged: JudgedBatch,
): Promise<CommitResult> {
  const { outcomes, users, refused, isBound } = judged
  if (refused !== null) return refused
  const result = { outcomes, refused: null }
  if (batch.mode === 'all' && outcomes.some(({ status }) => status !== 'written')) return result
  const events = batch.writes.flatMap((one, index) =>
    outcomes[index]?.status === 'written' ? one.events : [],
  )
  const parts = partsOf(tables, {
    users,
    events,
    stripeOf: stripes((license) => Object.hasOwn(batch.seatLimits, license)),
  })
  const { answers } = batch
  const answered =
    answers === undefined
      ? []
      : [answersPart(tables, answers, answersToKeep(batch, outcomes), isBound)]
  const statement = writeStatement(batch.organization, [
    organizationThere(tables),
    ...parts,
    ...answered,
  ])
  if (statement !== null) await query(statement.text, statement.parameters)
  return result
}
