// Listing organizations, and throwing one away.
import type { OrganizationRecord, SeatlineEvent } from 'seatline'
import { answered, beginningWith, type Tables } from './database.js'
import { appendEvents } from './outbox.js'
import type { OrganizationRow } from './rows.js'

/** A page of all organizations, by id. */
export async function listOrganizations(
  tables: Tables,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly OrganizationRecord[]> {
  const rows = (await answered(
    tables('organizations').getAll(IDBKeyRange.lowerBound(after, true), limit),
  )) as OrganizationRow[]
  return rows.map(({ record }) => record)
}

/**
 * Deletes everything of an organization, and keeps the event that says so until it is delivered.
 */
export async function deleteOrganization(
  tables: Tables,
  organization: string,
  expected: number,
  event: SeatlineEvent,
): Promise<'deleted' | 'stale'> {
  const row = (await answered(tables('organizations').get(organization))) as
    OrganizationRow | undefined
  if (row?.record.revision !== expected) return 'stale'
  tables('organizations').delete(organization)
  for (const table of ['users', 'deleted', 'events', 'streams', 'answers'] as const)
    tables(table).delete(beginningWith(organization))
  await appendEvents(tables, organization, null, [event])
  return 'deleted'
}
