import type { SeatlineStore } from '../../src/index.js'
import type { DueQuestion } from '../../src/store/index.js'
import {
  aChange,
  aHolding,
  anEvent,
  date,
  given,
  replace,
  users,
  withSeats,
} from '../../src/store/contract/samples.js'

/** The day on which something of every holder is due. */
export const TODAY = date('2027-02-01')

/**
 * Sixty users who hold Basic, of whom something is due, created in another order than that of their
 * ids.
 */
export const HOLDERS = users(60, (index) => ({
  holdings: [aHolding('basic')],
  changes: [aChange('c', '2027-02-01', { created: String(99 - index) })],
}))

/** An organization with seats of Basic, and its holders. */
export async function organizationWithHolders(
  store: SeatlineStore,
  limits: { readonly basic: number },
): Promise<void> {
  await given(store, HOLDERS, withSeats('basic', limits.basic))
}

/** Touches every user that is due, so that its row is written; what is due stays. */
export function decideNothing({ users: due }: DueQuestion) {
  return due
    .slice(0, 20)
    .map((record) => replace(record, {}, [anEvent(record.id, record.revision)]))
}
