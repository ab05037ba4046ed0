/** Finds out whether seats will be short, and looks at all who have to do with them if so. */
import type { Catalog } from '../../catalog/catalog.js'
import { versionsOf } from '../../catalog/lookup.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import { leavesOf } from '../../requirements/compile.js'
import type { SeatCount } from '../../storage/port.js'
import type {
  AskedChanges,
  Member,
  OrganizationContext,
} from '../../timeline/organization/organization-walk.js'
import { othersOf } from '../../timeline/organization/seats-of-others.js'
import { sharedFuture, type SharedFuture } from '../../timeline/organization/shared-future.js'
import type { Change } from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'

/** A user to be looked at, with what is asked for it. */
export interface Asking {
  readonly record: UserRecord
  readonly asked?: readonly AskedChanges[]
}

/** A shared future, and the same without what is asked for some users, or for all with `null`. */
export interface AskedFuture extends SharedFuture {
  readonly without: (users: ReadonlySet<UserId> | null) => AskedFuture
}

/** The seats of an organization: those held now, and those that will be short. */
export interface SeatsAhead {
  readonly seatsHeld: UserContext['seatsHeld']
  /** Limited licenses of which more may be asked for than there are. */
  readonly short: ReadonlySet<string>
}

/**
 * Counts seats. A license is short when those held, those that scheduled changes want and those
 * that are asked for may be more than there are on some date: what is freed is left out, so that
 * nobody is missed.
 *
 * @param asked - How many seats of a license are asked for: one by default, which a remedy may ask
 * for.
 */
export async function seatsAhead(
  session: Session,
  { organization, today }: AsOf,
  asked: (license: string) => number = () => 1,
): Promise<SeatsAhead> {
  const coming = organization.seatLimits.filter(({ until }) => until === null || until > today)
  const licenses = [...new Set(organization.seatLimits.map(({ license }) => license))]
  if (licenses.length === 0) return { seatsHeld: new Map(), short: new Set() }
  const counts = await session.context.store.countSeats(session.organization, licenses, FAR)
  const isShort = ({ license, held, wanted }: SeatCount) =>
    coming.some(
      ({ license: limited, limit }) =>
        limited === license && limit !== null && held + wanted + asked(license) > limit,
    )
  return {
    seatsHeld: new Map(counts.map(({ license, held }) => [license, held])),
    short: new Set(counts.filter(isShort).map(({ license }) => license)),
  }
}

/** Whether some users may not find a seat that they are to get. */
export function mayLack(
  { context: { catalog } }: Session,
  { short }: SeatsAhead,
  users: readonly Asking[],
): boolean {
  if (short.size === 0) return false
  const wanted = neededBy(catalog, users.flatMap(licensesWanted))
  return [...short].some((license) => wanted.has(license))
}

/** Whether others may find another seat, or none, because of some users. */
export function mayAffect({ short }: Pick<SeatsAhead, 'short'>, users: readonly Asking[]): boolean {
  return users.some((one) => limitedOf(one, short).length > 0)
}

/**
 * The future of some users, and of all who have to do with the seats that they may not find (rule
 * S3).
 *
 * @param users - Those who are looked at: they are in it with what is asked for them.
 */
export async function futureOf(
  session: Session,
  now: AsOf,
  { seatsHeld, short }: SeatsAhead,
  users: readonly Asking[],
): Promise<AskedFuture> {
  const { catalog } = session.context
  const wanted = neededBy(catalog, users.flatMap(licensesWanted))
  const limited = limitedLicenses(now)
  const members = await membersAround(
    session,
    limited,
    [
      ...[...short].filter((license) => wanted.has(license)),
      ...users.flatMap((one) => limitedOf(one, limited)),
    ],
    users,
  )
  return askedFuture({ catalog, organization: now.organization, seatsHeld }, members)
}

function askedFuture(
  context: OrganizationContext,
  members: ReadonlyMap<UserId, Member>,
): AskedFuture {
  return {
    ...sharedFuture(context, members),
    without: (users) => {
      const left = [...members].map(([id, member]): [UserId, Member] =>
        users === null || users.has(id) ? [id, { record: member.record }] : [id, member],
      )
      return askedFuture(context, new Map(left))
    },
  }
}

/** All who have to do with seats that are short. */
export function membersShort(
  session: Session,
  now: AsOf,
  { short }: SeatsAhead,
): Promise<ReadonlyMap<UserId, Member>> {
  return membersAround(session, limitedLicenses(now), [...short], [])
}

/**
 * Users who have to do with some licenses, or with any limited one that is linked to them: two are
 * linked if one user with something to come has to do with both.
 */
async function membersAround(
  session: Session,
  limited: ReadonlySet<string>,
  licenses: readonly string[],
  users: readonly Asking[],
): Promise<ReadonlyMap<UserId, Member>> {
  const members = new Map<UserId, Member>(users.map((one) => [one.record.id, one]))
  const linked = new Set(licenses)
  for (const license of linked)
    for await (const record of concernedWith(session, license)) {
      if (members.has(record.id)) continue
      members.set(record.id, { record })
      for (const other of limitedOf({ record }, limited)) linked.add(other) // is gone through too
    }
  return members
}

function limitedLicenses({ organization }: AsOf): ReadonlySet<string> {
  return new Set(organization.seatLimits.map(({ license }) => license))
}

/** A user's part of a shared future, for its context. */
export function othersIn(future: SharedFuture, user: UserId): Pick<UserContext, 'others'> {
  return { others: othersOf(future, user) }
}

/** Licenses that a user is to get: those that failed may be tried again. */
function licensesWanted({ record, asked }: Asking): readonly string[] {
  return [...record.changes, ...changesIn(asked)].flatMap(({ kind, license }) =>
    kind === 'assign' ? [license] : [],
  )
}

/** Licenses with all that their requirements speak of: a remedy may ask for those too. */
function neededBy(catalog: Catalog, licenses: readonly string[]): ReadonlySet<string> {
  const needed = new Set(licenses)
  for (const license of needed) {
    for (const { requirement } of versionsOf(catalog, license))
      for (const { leaf } of requirement ? leavesOf(requirement) : [])
        if (leaf.kind === 'licenses') for (const other of leaf.licenses) needed.add(other) // is gone through too
  }
  return needed
}

function changesIn(asked: Asking['asked']): readonly Change[] {
  return asked === undefined ? [] : asked.flatMap(({ changes }) => changes)
}

/** The limited licenses that a user holds or has changes about. */
function limitedOf({ record, asked }: Asking, limited: ReadonlySet<string>): readonly string[] {
  return [...record.holdings, ...record.changes, ...changesIn(asked)].flatMap(({ license }) =>
    limited.has(license) ? [license] : [],
  )
}

/** Users with something to come who hold a license, or have changes about it. */
async function* concernedWith(
  { context: { store }, organization }: Session,
  license: string,
): AsyncGenerator<UserRecord, void> {
  for (let after: UserId | undefined; ;) {
    const page = { license, changes: 'scheduled', limit: PAGE, ...(after && { after }) } as const
    const records = await store.listUsers(organization, page)
    yield* records
    after = records.at(-1)?.id
    if (records.length < PAGE) break
  }
  for (let last: Awaited<ReturnType<typeof store.listChanges>>[number] | undefined; ;) {
    const changes = await store.listChanges(organization, {
      status: 'scheduled',
      licenses: [license],
      limit: PAGE,
      ...(last && {
        after: { effectiveDate: last.effectiveDate, user: last.user, change: last.change.id },
      }),
    })
    const ids = [...new Set(changes.map(({ user }) => user))]
    for (const record of await store.loadUsers(organization, ids)) if (record) yield record
    last = changes.at(-1)
    if (changes.length < PAGE) return
  }
}

const PAGE = 1_000
const FAR = '9999-12-31' as CalendarDate // it is one
