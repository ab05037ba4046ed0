/** Settles what is due as plainly as can be, for the cases that try it. */
import type { DueQuestion, DueRequest, SeatlineStore } from '../../storage/port.js'
import type { Change } from '../../timeline/record/change.js'
import { holds, neverEnds } from './assertions.js'
import { aChange, aHolding, anEvent, asOrganizationId, date, replace } from './samples.js'

export const acme = asOrganizationId('acme')
export const TODAY = date('2027-02-10')
export const due = (created = 'x', on = '2027-02-01', fields: Partial<Change> = {}) => ({
  changes: [aChange('c', on, { created, ...fields })],
})

/**
 * Settles as plainly as can be: what is due is gone, and an assigned license is held while there
 * are seats.
 */
export function decide({ users, seatsHeld, organization, through }: DueQuestion) {
  const taken = { ...seatsHeld }
  const limitOf = (license: string) =>
    organization.seatLimits.find((limit) => limit.license === license)?.limit ?? Infinity
  return users.map((record) => {
    const holdings = [...record.holdings]
    for (const { kind, license, ownDate } of record.changes) {
      if (ownDate > through) continue
      const at = holdings.findIndex((holding) => holding.license === license)
      const held = taken[license] ?? 0
      if (kind === 'remove' && at >= 0) holdings.splice(at, 1)
      else if (kind === 'assign' && at < 0 && held < limitOf(license))
        holdings.push(aHolding(license))
      else continue
      taken[license] = held + (kind === 'assign' ? 1 : -1)
    }
    const changes = record.changes.filter(({ ownDate }) => ownDate > through)
    const event = anEvent(record.id, record.revision)
    return replace(record, { holdings, changes, settledThrough: through }, [event])
  })
}

/**
 * Settles until nothing is left, and gives the users in the order in which they came, with the
 * dates settled through.
 */
export async function settleAll(store: SeatlineStore, request: Partial<DueRequest> = {}) {
  const seen: string[] = []
  for (let round = 0; round < 200; round++) {
    const result = await store.processDue({
      organization: acme,
      today: TODAY,
      limit: 2,
      ...request,
      decide: (question) => {
        seen.push(...question.users.map(({ id }) => `${question.through} ${id}`))
        return decide(question)
      },
    })
    if (!result.more) return seen
    holds(result.settled > 0, 'processDue says that more is due, and settles nothing')
  }
  return neverEnds('processDue')
}

/** One worker of several: settles until nothing is left. */
export async function work(store: SeatlineStore, limit: number): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if (!(await store.processDue({ organization: acme, today: TODAY, limit, decide })).more) return
  }
  neverEnds('a worker')
}
