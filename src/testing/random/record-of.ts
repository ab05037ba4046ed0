/** Makes a record from what matters in a case. */
import type { OrganizationId, UserId } from '../../core/ids.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { FIRST_DAY } from './vocabulary.js'

/** A record with what matters; the rest is as ordinary as can be. */
export function recordOf(part: Partial<UserRecord>): UserRecord {
  const sequence = Math.max(
    0,
    part.override?.dated ?? 0,
    ...(part.changes ?? []).map((change) => change.dated),
  )
  return {
    organization: 'acme' as OrganizationId, // ids of the right shape
    id: 'sam' as UserId,
    firstName: 'Sam',
    surname: 'Berg',
    email: 'sam@acme.example',
    department: null,
    attributes: {},
    revision: 1,
    sequence,
    settledThrough: FIRST_DAY,
    numbers: [],
    swaps: [],
    holdings: [],
    changes: [],
    override: null,
    ...part,
  }
}
