/** Judges a batch of writes by revision, e-mail, numbers, id and seats, for every store alike. */
import { expectThat } from '../core/check.js'
import { emailKey } from '../core/email.js'
import { deepFreeze } from '../core/frozen.js'
import type { UserId } from '../core/ids.js'
import type { UserRecord } from '../timeline/record/record.js'
import type { Batch, StoredUser, UserWrite, WriteOutcome } from './port.js'

/**
 * What only one user of an organization can have, and what there is a limited number of.
 *
 * @public
 */
export interface Claims {
  /** The key of the e-mail. */
  readonly email: string
  readonly numbers: readonly string[]
  /** Licenses held: each takes a seat, if it is limited. */
  readonly licenses: readonly string[]
}

/** What a record claims in its organization. @public */
export function claimsOf(record: UserRecord): Claims {
  expectThat(
    typeof record?.email === 'string' && Array.isArray(record.numbers),
    'record',
    'a record of a user',
  )
  return {
    email: emailKey(record.email),
    numbers: record.numbers.map(({ number }) => number),
    licenses: record.holdings.map(({ license }) => license),
  }
}

/** The user that a write is about. @public */
export function userOfWrite(write: UserWrite): UserId {
  expectThat(typeof write?.kind === 'string', 'write', 'a write to a user')
  return write.kind === 'delete' ? write.id : write.user.record.id
}

/** What a store knows of an organization before a batch: what {@link judgeBatch} asks. @public */
export interface ClaimView {
  /** The user as it is stored, or `null` when it is not there. */
  userOf(id: UserId): StoredUser | null
  /** Whether a user was deleted. */
  wasDeleted(id: UserId): boolean
  /** The user with an e-mail, by its key. */
  holderOfEmail(key: string): UserId | null
  /** The user with a number. */
  holderOfNumber(number: string): UserId | null
  /** How many users hold a license; asked for licenses with a limit only. */
  seatsHeld(license: string): number
}

/**
 * Says of each write of a batch whether it may be written, in order, each seeing those before it.
 * Nothing is written: a store does that, with those that are to be `written`.
 *
 * Of an `all` batch in which one is refused, the others are `skipped`.
 *
 * @public
 */
export function judgeBatch(batch: Batch, view: ClaimView): readonly WriteOutcome[] {
  expectThat(Array.isArray(batch?.writes), 'batch', 'a batch of writes')
  expectThat(typeof view === 'object' && view !== null, 'view', 'what a store knows')
  const ahead = lookAhead(view)
  const outcomes: WriteOutcome[] = []
  for (const write of batch.writes) {
    const outcome = judge(write, ahead.view, batch.seatLimits)
    if (outcome.status === 'written') ahead.pass(write)
    else if (batch.mode === 'all')
      return batch.writes.map((other) => (other === write ? outcome : { status: 'skipped' }))
    outcomes.push(outcome)
  }
  return outcomes
}

const WRITTEN: WriteOutcome = deepFreeze({ status: 'written' })

function judge(write: UserWrite, view: ClaimView, seatLimits: Batch['seatLimits']): WriteOutcome {
  const id = userOfWrite(write)
  const stored = view.userOf(id)?.record ?? null
  if (write.kind === 'insert') {
    if (stored !== null || view.wasDeleted(id)) return { status: 'id_taken' }
  } else if (stored?.revision !== write.expected) return { status: 'stale' }
  if (write.kind === 'delete') return WRITTEN
  const { email, numbers, licenses } = claimsOf(write.user.record)
  const other = view.holderOfEmail(email)
  if (other !== null && other !== id) return { status: 'email_taken', holder: other }
  for (const number of numbers) {
    const holder = view.holderOfNumber(number)
    if (holder !== null && holder !== id) return { status: 'number_taken', number, holder }
  }
  for (const license of licenses) {
    const limit = Object.hasOwn(seatLimits, license) ? seatLimits[license] : undefined
    if (limit === undefined || stored?.holdings.some((held) => held.license === license)) continue
    if (view.seatsHeld(license) >= limit) return { status: 'no_seat', license }
  }
  return WRITTEN
}

/** A view as it will be once the writes passed are written. */
function lookAhead(view: ClaimView): { readonly view: ClaimView; pass(write: UserWrite): void } {
  const users = new Map<UserId, StoredUser | null>()
  const deleted = new Set<UserId>()
  const emails = new Map<string, UserId | null>()
  const numbers = new Map<string, UserId | null>()
  const seats = new Map<string, number>()
  const ahead: ClaimView = {
    userOf: (id) => users.get(id) ?? (users.has(id) ? null : view.userOf(id)),
    wasDeleted: (id) => deleted.has(id) || view.wasDeleted(id),
    holderOfEmail: (key) => emails.get(key) ?? (emails.has(key) ? null : view.holderOfEmail(key)),
    holderOfNumber: (number) =>
      numbers.get(number) ?? (numbers.has(number) ? null : view.holderOfNumber(number)),
    seatsHeld: (license) => view.seatsHeld(license) + (seats.get(license) ?? 0),
  }
  const claim = (claims: Claims, holder: UserId | null) => {
    emails.set(claims.email, holder)
    for (const number of claims.numbers) numbers.set(number, holder)
    for (const license of claims.licenses)
      seats.set(license, (seats.get(license) ?? 0) + (holder === null ? -1 : 1))
  }
  const pass = (write: UserWrite) => {
    const id = userOfWrite(write)
    const before = ahead.userOf(id)
    if (before !== null) claim(claimsOf(before.record), null)
    if (write.kind === 'delete') {
      users.set(id, null)
      deleted.add(id)
      return
    }
    users.set(id, write.user)
    claim(claimsOf(write.user.record), id)
  }
  return { view: ahead, pass }
}
