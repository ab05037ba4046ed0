/** Finds, lists and counts users and changes. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { UserId } from '../core/ids.js'
import { searchKey } from '../storage/listing.js'
import type {
  BookedSeats,
  ChangePageRequest,
  ListedChange,
  SeatCount,
  StoredUserFilter,
  UserPageRequest,
} from '../storage/port.js'
import type { Change } from '../timeline/record/change.js'
import type { UserRecord } from '../timeline/record/record.js'
import { parseStored } from './commit.js'
import type { Connection } from './connection.js'
import type { PostgresRow } from './driver.js'
import { retrying } from './failures.js'
import type { Tables } from './names.js'
import { QueryParameters } from './query-parameters.js'
import { arrayText, decodeText, encodeText } from './text.js'

export function loadUsers(
  { query, tables }: Connection,
  organization: string,
  ids: readonly UserId[],
): Promise<readonly (UserRecord | null)[]> {
  return retrying(async () => {
    const rows = await query(
      `select u.state::text as state
        from ${tables.users} u
        where u.organization = $1
          and u.id = any($2::text[])
          and u.state is not null`,
      [organization, arrayText([...new Set(ids)].map(encodeText))],
    )
    const records = new Map(rows.map(recordOf).map((record) => [record.id, record]))
    return ids.map((id) => records.get(id) ?? null)
  })
}

export function findUsers(
  { query, tables }: Connection,
  organization: string,
  {
    emails = [],
    numbers = [],
  }: { readonly emails?: readonly string[]; readonly numbers?: readonly string[] },
): Promise<{
  readonly emails: ReadonlyMap<string, UserId>
  readonly numbers: ReadonlyMap<string, UserId>
}> {
  return retrying(async () => {
    const rows = await query(
      `select c.kind, c.key, c.user_id
        from ${tables.claims} c
        where c.organization = $1
          and c.kind = 'e'
          and c.key = any($2::text[])
        union all
        select c.kind, c.key, c.user_id
        from ${tables.claims} c
        where c.organization = $1
          and c.kind = 'n'
          and c.key = any($3::text[])`,
      [organization, arrayText(emails.map(encodeText)), arrayText(numbers.map(encodeText))],
    )
    const holders = (kind: string) =>
      new Map(
        rows.flatMap((row) =>
          row['kind'] === kind
            ? [[textOf(row, 'key'), textOf(row, 'user_id') as UserId] as const]
            : [],
        ),
      ) // only ids of users are written
    return { emails: holders('e'), numbers: holders('n') }
  })
}

/**
 * Users by a filter. With a license they are taken from its holders, in order; otherwise from the
 * users themselves.
 */
function usersWhere(
  t: Tables,
  filter: StoredUserFilter,
  after: string,
  parameters: QueryParameters,
): string {
  const { search, department, license, changes, outOfCompliance, willFail } = filter
  const conditions = ['u.organization = $1', 'u.state is not null']
  const from =
    license === undefined
      ? `${t.users} u`
      : `${t.holdings} h join ${t.users} u on u.organization = $1 and u.id = h.user_id`
  const id = license === undefined ? 'u.id' : 'h.user_id'
  if (license !== undefined)
    conditions.push('h.organization = $1', `h.license = ${parameters.add(encodeText(license))}`)
  if (after !== '') conditions.push(`${id} > ${parameters.add(encodeText(after))}`)
  if (department !== undefined)
    conditions.push(`u.department = ${parameters.add(encodeText(department))}`)
  if (changes === 'failed')
    conditions.push(
      `u.id in (
        select c.user_id
        from ${t.changes} c
        where c.organization = $1
          and c.status = 'failed')`,
    )
  if (changes === 'scheduled') {
    conditions.push(
      `exists (
        select 1
        from ${t.changes} c
        where c.organization = $1
          and c.user_id = u.id
          and c.status = 'scheduled')`,
    )
  }
  if (outOfCompliance) conditions.push('u.out_of_compliance')
  if (willFail) conditions.push('u.will_fail')
  if (search !== undefined && search !== '')
    conditions.push(`u.id in (${searched(t, search, parameters)})`)
  return `from ${from} where ${conditions.join(' and ')}`
}

/**
 * Users of whom the first name, the surname or the e-mail begins with a text: each by its index.
 */
function searched(t: Tables, search: string, parameters: QueryParameters): string {
  const key = parameters.add(encodeText(searchKey(search)))
  const start = parameters.add(encodeText([...searchKey(search)].slice(0, 40).join('')))
  const within = (column: string, from: string) =>
    `${column} >= ${from} and ${column} < ${from} || chr(1114111)`
  const byName = (name: string) =>
    `select n.id
      from ${t.users} n
      where n.organization = $1
        and ${within(`left(n.${name}, 40)`, start)}
        and starts_with(n.${name}, ${key})`
  const byEmail = `select c.user_id
    from ${t.claims} c
    where c.organization = $1
      and c.kind = 'e'
      and ${within('c.key', key)}`
  return `${byName('first_name')} union all ${byName('surname')} union all ${byEmail}`
}

export function listUsers(
  { query, tables }: Connection,
  organization: string,
  page: UserPageRequest,
): Promise<readonly UserRecord[]> {
  const parameters = new QueryParameters(organization)
  const where = usersWhere(tables, page, page.after ?? '', parameters)
  const order = page.license === undefined ? 'u.id' : 'h.user_id'
  const text = `select u.state::text as state ${where}
    order by ${order}
    limit ${parameters.add(String(page.limit))}::bigint`
  return retrying(async () => (await query(text, parameters.values)).map(recordOf))
}

export function countUsers(
  { query, tables }: Connection,
  organization: string,
  filter: StoredUserFilter,
): Promise<number> {
  const parameters = new QueryParameters(organization)
  const text = `select count(*)::text as users ${usersWhere(tables, filter, '', parameters)}`
  return retrying(async () => Number((await query(text, parameters.values))[0]?.['users']))
}

/** Changes in order. Of several licenses each is read by its index, and the pages are merged. */
export function listChanges(
  { query, tables }: Connection,
  organization: string,
  page: ChangePageRequest,
): Promise<readonly ListedChange[]> {
  if (page.licenses?.length === 0) return Promise.resolve([])
  const parameters = new QueryParameters(organization)
  const conditions = ['c.organization = $1']
  const { after, status, from, until } = page
  if (status !== undefined) conditions.push(`c.status = ${parameters.add(status)}`)
  if (from !== undefined) conditions.push(`c.listed_on >= ${parameters.add(from)}::date`)
  if (until !== undefined) conditions.push(`c.listed_on < ${parameters.add(until)}::date`)
  if (after !== undefined) {
    const [date, user, change] = [
      parameters.add(after.effectiveDate),
      parameters.add(encodeText(after.user)),
      parameters.add(encodeText(after.change)),
    ]
    conditions.push(`(c.listed_on, c.user_id, c.id) > (${date}::date, ${user}, ${change})`)
  }
  const limit = `${parameters.add(String(page.limit))}::bigint`
  const select = (more: readonly string[]) =>
    `select c.listed_on, c.user_id, c.id, c.body::text as body
      from ${tables.changes} c
      where ${[...conditions, ...more].join(' and ')}
      order by c.listed_on, c.user_id, c.id
      limit ${limit}`
  const pages =
    page.licenses === undefined
      ? [select([])]
      : [...new Set(page.licenses)].map((license) =>
          select([`c.license = ${parameters.add(encodeText(license))}`]),
        )
  const merged = pages.map((one) => `(${one})`).join('\nunion all ')
  const text = `select to_char(l.listed_on, 'YYYY-MM-DD') as listed_on, l.user_id, l.body
    from (${merged}) l
    order by l.listed_on, l.user_id, l.id
    limit ${limit}`
  return retrying(async () =>
    (await query(text, parameters.values)).map((row) => ({
      user: textOf(row, 'user_id') as UserId, // only ids of users are written
      effectiveDate: row['listed_on'] as CalendarDate, // a date, in this form
      change: JSON.parse(String(row['body'])) as Change, // only changes are written
    })),
  )
}

/**
 * Seats of licenses by one query (rule S2): the rows in which they are counted, and what is booked
 * up to a date.
 */
export function countSeats(
  { query, tables }: Connection,
  organization: string,
  licenses: readonly string[],
  through: CalendarDate,
): Promise<readonly SeatCount[]> {
  return retrying(async () => {
    const rows = await query(
      `select l.license,
          coalesce(c.held, 0)::text as held,
          coalesce(b.taken, 0)::text as taken,
          coalesce(b.freed, 0)::text as freed,
          coalesce(b.wanted, 0)::text as wanted
        from unnest($2::text[]) as l(license)
        left join lateral (
          select sum(s.held) as held
          from ${tables.seats} s
          where s.organization = $1
            and s.license = l.license) c on true
        left join lateral (
          select sum(k.taken) as taken, sum(k.freed) as freed, sum(k.wanted) as wanted
          from ${tables.bookings} k
          where k.organization = $1
            and k.license = l.license
            and k.booked_on <= $3::date) b on true`,
      [organization, arrayText([...new Set(licenses)].map(encodeText)), through],
    )
    const counts = new Map(rows.map((row) => [textOf(row, 'license'), row]))
    return licenses.map((license) => {
      const row = counts.get(license)
      return {
        license,
        held: Number(row?.['held']),
        toBeTaken: Number(row?.['taken']),
        toBeFreed: Number(row?.['freed']),
        wanted: Number(row?.['wanted']),
      }
    })
  })
}

/** What is booked of licenses, added up by date. */
export function listBookings(
  { query, tables }: Connection,
  organization: string,
  licenses: readonly string[],
): Promise<readonly BookedSeats[]> {
  return retrying(async () => {
    const rows = await query(
      `select k.license,
          to_char(k.booked_on, 'YYYY-MM-DD') as booked_on,
          sum(k.taken)::text as taken,
          sum(k.freed)::text as freed
        from ${tables.bookings} k
        where k.organization = $1
          and k.license = any($2::text[])
          and (k.taken > 0 or k.freed > 0)
        group by k.license, k.booked_on
        order by k.license, k.booked_on`,
      [organization, arrayText([...new Set(licenses)].map(encodeText))],
    )
    return rows.map((row) => ({
      license: textOf(row, 'license'),
      date: row['booked_on'] as CalendarDate, // a date, in this form
      taken: Number(row['taken']),
      freed: Number(row['freed']),
    }))
  })
}

function recordOf(row: PostgresRow): UserRecord {
  return parseStored(String(row['state'])).record
}

function textOf(row: PostgresRow, column: string): string {
  return decodeText(String(row[column]))
}
