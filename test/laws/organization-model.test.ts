import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryStore, type SeatlineStore } from '../../src/index.js'
import {
  compareApplyDue,
  compareForecast,
  compareForecasts,
  comparePlan,
  type Compared,
} from '../support/model/agreement.js'
import { drawnOrganizations, type DrawnOrganization } from '../support/model/draws.js'
import { runsOf, timeoutOf } from '../support/law.js'

/** Tries a comparison on random organizations, and gives the part of them that lacked a seat. */
async function shareWithoutSeat(
  drawn: fc.Arbitrary<DrawnOrganization>,
  compare: (drawn: DrawnOrganization) => Promise<Compared>,
  numRuns: number,
): Promise<number> {
  const cases = { all: 0, withoutSeat: 0 }
  await fc.assert(
    fc.asyncProperty(drawn, async (one) => {
      const { withoutSeat } = await compare(one)
      cases.all += 1
      cases.withoutSeat += withoutSeat ? 1 : 0
    }),
    { numRuns },
  )
  return cases.withoutSeat / cases.all
}

describe('an organization does what a brute-force model of the rules does', () => {
  test('applyDue, with limited seats', { timeout: timeoutOf(1 / 2) }, async () => {
    const share = await shareWithoutSeat(
      drawnOrganizations({ seats: 'limited', request: 'any' }),
      (drawn) => compareApplyDue(memoryStore(), drawn),
      runsOf(1 / 2),
    )
    expect(share).toBeGreaterThanOrEqual(0.25)
  })

  test('a plan for now, with limited seats', { timeout: timeoutOf(1 / 3) }, async () => {
    const share = await shareWithoutSeat(
      drawnOrganizations({ seats: 'limited', request: 'now' }),
      (drawn) => comparePlan(memoryStore(), drawn, 'without_earliest_date'),
      runsOf(1 / 3),
    )
    expect(share).toBeGreaterThanOrEqual(0.25)
  })

  test('the schedule of everybody', { timeout: timeoutOf(1 / 3) }, async () => {
    const share = await shareWithoutSeat(
      drawnOrganizations({ seats: 'limited', request: 'any' }),
      (drawn) => compareForecasts(memoryStore(), drawn),
      runsOf(1 / 3),
    )
    expect(share).toBeGreaterThanOrEqual(0.25)
  })

  test('a plan for any date, with limited seats', { timeout: timeoutOf(1) }, async () => {
    const share = await shareWithoutSeat(
      drawnOrganizations({ seats: 'limited', request: 'any' }),
      (drawn) => comparePlan(memoryStore(), drawn, 'with_earliest_date'),
      runsOf(1),
    )
    expect(share).toBeGreaterThanOrEqual(0.25)
  })

  test('the forecast of everybody', { timeout: timeoutOf(1 / 2) }, async () => {
    const share = await shareWithoutSeat(
      drawnOrganizations({ seats: 'limited', request: 'any' }),
      (drawn) => compareForecast(memoryStore(), drawn),
      runsOf(1 / 2),
    )
    expect(share).toBeGreaterThanOrEqual(0.25)
  })

  test('a plan for any date, where no seat is limited', { timeout: timeoutOf(1 / 3) }, async () => {
    await shareWithoutSeat(
      drawnOrganizations({ seats: 'unlimited', request: 'any' }),
      (drawn) => comparePlan(memoryStore(), drawn, 'with_earliest_date'),
      runsOf(1 / 3),
    )
  })
})

describe('what is otherwise than in the model is found and told', () => {
  /** Settles users by id, whoever asked first. */
  function storeById(): SeatlineStore {
    const right = memoryStore()
    return {
      ...right,
      processDue: ({ decide, ...request }) =>
        right.processDue({
          ...request,
          decide: (question) => {
            const users = [...question.users].sort((a, b) => (a.id < b.id ? -1 : 1))
            return decide({ ...question, users })
          },
        }),
    }
  }

  test('a store that lets another have the last seat', async () => {
    const ask = { assign: ['basic'], remove: [], dependents: 'keep', in: 1 } as const
    const user = { role: null, mobiles: [], holds: [] }
    const track = { id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'basic' }] }
    const drawn: DrawnOrganization = {
      definition: { tracks: [track] },
      capability: null,
      limits: [{ license: 'basic', limit: 1, from: 0, days: null }],
      users: [user, user],
      steps: [1, 0].map((place) => ({ kind: 'request', users: [place], ...ask })),
      request: { users: [0], ...ask },
      every: 1,
    }
    expect(await compareApplyDue(memoryStore(), drawn)).toEqual({ withoutSeat: true })
    await expect(compareApplyDue(storeById(), drawn)).rejects.toThrow(
      [
        '2027-01-10: bo: assign basic, 2027-01-11.',
        '2027-01-10: anna: assign basic, 2027-01-11.',
        'Settled through 2027-01-11, by the model: anna holds nothing; changes: assign basic failed on 2027-01-11 (no_seat of basic, 1 of 1 held)',
      ].join('\n  '),
    )
  })
})
