/** Everything that the future of one user depends on. */
import type { Catalog } from '../../catalog/catalog.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type { UserRecord } from '../record/record.js'
import type { Others, SeatsFreed } from './turn.js'

/** All that the future of one user depends on. */
export interface UserContext {
  readonly catalog: Catalog
  readonly organization: OrganizationRecord
  readonly record: UserRecord
  /** Users who hold each limited license now, the user among them; absent ones count as none. */
  readonly seatsHeld: ReadonlyMap<string, number>
  /**
   * Seats that others are assumed to give up, each from a date on: what a remedy is tried with
   * (rule S5).
   */
  readonly seatsFreed?: readonly SeatsFreed[]
  /**
   * The others, whose seats are those of each date (rule S3). Absent where everybody finds a seat, so
   * that others need no look.
   */
  readonly others?: Others
}
