/**
 * Whom an import concerns: asked about before any of its rows is judged, and again where an address
 * has become another's (rule W1).
 */
import { findLicense, licensesOfTrack } from '../../catalog/lookup.js'
import { emailKey, isEmail } from '../../core/email.js'
import type { UserId } from '../../core/ids.js'
import { PLAN_BATCH } from '../session/progress.js'
import { authorize, type Concerned, type Session } from '../session/session.js'
import type { ImportRow } from './import-row.js'
import { changesIn } from './row-rules.js'
import { readRowVersion } from './row-version.js'

/** Who has the addresses and numbers that rows name. */
export type Holders = Awaited<ReturnType<Session['context']['store']['findUsers']>>

type Owners = Pick<Holders, 'emails'>

/** What `authorize` has allowed of an import: users by id, and addresses by their key. */
export interface Allowed {
  readonly action: 'imports.plan' | 'imports.confirm'
  readonly users: Set<string>
  readonly emails: Set<string>
}

/**
 * Asks once for all rows. To tell whom they are about, addresses are looked up before, and nothing
 * else.
 */
export async function authorizeRows(
  session: Session,
  action: Allowed['action'],
  rows: readonly ImportRow[],
): Promise<Allowed> {
  const allowed: Allowed = { action, users: new Set(), emails: new Set() }
  if (session.context.authorize === null) return allowed
  const emails = new Map<string, UserId>()
  for (let done = 0; done < rows.length; done += PLAN_BATCH) {
    const keys = rows.slice(done, done + PLAN_BATCH).map((row) => emailKey(row.email))
    const found = await session.context.store.findUsers(session.organization, { emails: keys })
    for (const [key, user] of found.emails) emails.set(key, user)
  }
  await allow(session, allowed, rows, { emails })
  return allowed
}

/**
 * Asks about rows that concern somebody else than when all were asked about: somebody may have
 * taken or left an address.
 */
export async function authorizeAgain(
  session: Session,
  allowed: Allowed,
  rows: readonly ImportRow[],
  owners: Owners,
): Promise<void> {
  if (session.context.authorize === null) return
  const isNew = (row: ImportRow) => {
    const user = userOf(row, owners)
    const email = newAddress(row, owners)
    return (
      (user !== undefined && !allowed.users.has(user)) ||
      (email !== null && !allowed.emails.has(emailKey(email)))
    )
  }
  const changed = rows.filter(isNew)
  if (changed.length > 0) await allow(session, allowed, changed, owners)
}

async function allow(
  session: Session,
  { action, users, emails }: Allowed,
  rows: readonly ImportRow[],
  owners: Owners,
): Promise<void> {
  const concerned = concernedBy(session, rows, owners)
  await authorize(session, action, concerned)
  for (const user of concerned.users) users.add(user)
  for (const email of concerned.emails) emails.add(emailKey(email))
}

function concernedBy(
  { context }: Session,
  rows: readonly ImportRow[],
  owners: Owners,
): Required<Concerned> {
  const { catalog } = context
  return {
    users: rows.flatMap((row) => userOf(row, owners) ?? []),
    emails: rows.flatMap((row) => newAddress(row, owners) ?? []),
    licenses: rows.flatMap(changesIn).flatMap((change) => {
      if (change.kind === 'clear') return licensesOfTrack(catalog, change.track)
      // with others its row is refused
      return change.kind === 'remove' || findLicense(catalog, change.license) !== undefined
        ? [change.license]
        : []
    }),
  }
}

/**
 * The user that a row is about, who may not be there: named by the version column, or by address.
 */
export function userOf(row: ImportRow, { emails }: Owners): UserId | undefined {
  return readRowVersion(row.version ?? '')?.user ?? emails.get(emailKey(row.email))
}

/**
 * The address that a row would give to a new user or to the one it is about; `null` where it
 * changes no address.
 */
function newAddress(row: ImportRow, owners: Owners): string | null {
  if (!isEmail(row.email)) return null // its row is refused
  const owner = owners.emails.get(emailKey(row.email))
  return owner !== undefined && owner === userOf(row, owners) ? null : row.email
}
