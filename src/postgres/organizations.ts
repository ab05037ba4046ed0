/** Loads, saves, lists and deletes organizations. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { OrganizationRecord } from '../core/organization.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { Connection } from './connection.js'
import type { PostgresRow } from './driver.js'
import { AHEAD, isSqlState, retrying } from './failures.js'
import { ORGANIZATION_TABLES, type Tables } from './names.js'
import { writeStatement, type Part } from './statement.js'
import { eventParts } from './write-parts.js'

/** What is asked of an organization's row. */
export const ORGANIZATION_COLUMNS =
  "o.record::text as record, to_char(o.reached, 'YYYY-MM-DD') as reached"

/** An organization of its row: the date that it reached is moved without a new record. */
export function organizationOf(row: PostgresRow): OrganizationRecord {
  // only organizations are written
  const record = JSON.parse(String(row['record'])) as OrganizationRecord
  return { ...record, reached: String(row['reached']) as CalendarDate } // a date, in this form
}

export function loadOrganization(
  { query, tables }: Connection,
  organization: string,
): Promise<OrganizationRecord | null> {
  return retrying(async () => {
    const [row] = await query(
      `select ${ORGANIZATION_COLUMNS} from ${tables.organizations} o where o.organization = $1`,
      [organization],
    )
    return row === undefined ? null : organizationOf(row)
  })
}

export function saveOrganization(
  { query, tables }: Connection,
  record: OrganizationRecord,
  expected: number | null,
  events: readonly SeatlineEvent[],
): Promise<'written' | 'stale'> {
  const saved = savedOrganization(tables, record, expected)
  const statement = writeStatement(record.id, [saved, ...eventParts(tables, events)])
  return retrying(async () => {
    try {
      // the organization itself is always written
      await query(statement!.text, statement!.parameters)
      return 'written'
    } catch (error) {
      if (isSqlState(error, ['23505']) || (error instanceof Error && error.message.includes(AHEAD)))
        return 'stale'
      throw error
    }
  })
}

/** An organization, written if its revision is as expected: `null` for one that is not there. */
export function savedOrganization(
  t: Tables,
  record: OrganizationRecord,
  expected: number | null,
): Part {
  const columns: Part['columns'] = {
    revision: ['bigint', [record.revision]],
    reached: ['date', [record.reached]],
    record: ['json', [JSON.stringify(record)]],
  }
  if (expected === null)
    return {
      name: 'saved',
      columns,
      sql: (rows) =>
        `insert into ${t.organizations} (organization, revision, reached, record)
          select $1, p.revision, p.reached, p.record::json
          from ${rows}
          on conflict (organization) do nothing`,
      everyRow: true,
    }
  return {
    name: 'saved',
    columns: { ...columns, expected: ['bigint', [expected]] },
    sql: (rows) =>
      `update ${t.organizations} o
        set revision = p.revision, reached = greatest(o.reached, p.reached),
          record = p.record::json
        from ${rows}
        where o.organization = $1
          and o.revision = p.expected`,
    everyRow: true,
  }
}

/**
 * Organizations with something due: each is looked up in the index of what is due by its id, and
 * none is joined.
 */
export function dueOrganizations(
  { query, tables }: Connection,
  {
    onOrBefore,
    after = '',
    limit,
  }: { readonly onOrBefore: CalendarDate; readonly after?: string; readonly limit: number },
): Promise<readonly OrganizationRecord[]> {
  return retrying(async () => {
    const rows = await query(
      `select ${ORGANIZATION_COLUMNS}
        from ${tables.organizations} o
        where o.organization > $1
          and exists (
          select 1
          from ${tables.users} u
          where u.organization = o.organization
            and u.next_due <= $2::date)
        order by o.organization
        limit $3::int`,
      [after, onOrBefore, String(limit)],
    )
    return rows.map(organizationOf)
  })
}

/** A page of all organizations, by id. */
export function listOrganizations(
  { query, tables }: Connection,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly OrganizationRecord[]> {
  return retrying(async () => {
    const rows = await query(
      `select ${ORGANIZATION_COLUMNS}
        from ${tables.organizations} o
        where o.organization > $1
        order by o.organization
        limit $2::int`,
      [after, String(limit)],
    )
    return rows.map(organizationOf)
  })
}

/** The tables with rows of an organization beside its own row. */
const ITS_TABLES = ORGANIZATION_TABLES.filter((name) => name !== 'organizations')

/**
 * Throws an organization away. Its own row goes first, and whoever writes users holds on to that
 * row: once it is gone nobody adds any. A transaction that does not see what others committed
 * meanwhile may leave that; what comes after looks once more.
 */
export async function deleteOrganization(
  connection: Connection,
  organization: string,
  expected: number,
  event: SeatlineEvent,
): Promise<'deleted' | 'stale'> {
  const { tables } = connection
  const told = writeStatement(organization, eventParts(tables, [event]))
  const outcome = await retrying(() =>
    connection.transaction(async (query) => {
      const [row] = await query(
        `delete from ${tables.organizations}
          where organization = $1
            and revision = $2::bigint
          returning organization`,
        [organization, String(expected)],
      )
      if (row === undefined) return 'stale'
      for (const name of ITS_TABLES)
        await query(`delete from ${tables[name]} where organization = $1`, [organization])
      await query(told!.text, told!.parameters) // there is an event
      return 'deleted'
    }),
  )
  if (outcome === 'deleted') await retrying(() => sweep(connection, organization))
  return outcome
}

/** Deletes what is left of users in an organization that is not there. */
async function sweep({ query, tables }: Connection, organization: string): Promise<void> {
  const gone = `not exists (select 1 from ${tables.organizations} o where o.organization = $1)`
  for (const name of ITS_TABLES) {
    const users = name === 'events' || name === 'outbox' ? ` and stream <> ''` : ''
    await query(`delete from ${tables[name]} where organization = $1${users} and ${gone}`, [
      organization,
    ])
  }
}
