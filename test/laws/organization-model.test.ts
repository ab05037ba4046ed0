import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryStore, type SeatlineStore } from '../../src/index.js'
import {
  compareApplyDue,
  compareForecast,
  compareForecasts,
  comparePlan,
  compareSeatRemedies,
  compareSeats,
  type Compared,
} from '../support/model/agreement.js'
import { drawnOrganizations, type DrawnOrganization } from '../support/model/draws.js'
import { runsOf, timeoutOf } from '../support/law.js'

/**
 * Tries a comparison on random organizations, and gives the part of them in which somebody lacks a
 * seat, and in which others are affected.
 */
async function shareOf(
  drawn: fc.Arbitrary<DrawnOrganization>,
  compare: (drawn: DrawnOrganization) => Promise<Compared>,
  numRuns: number,
): Promise<{ readonly withoutSeat: number; readonly withEffects: number }> {
  let [all, withoutSeat, withEffects] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(drawn, async (one) => {
      const seen = await compare(one)
      all += 1
      withoutSeat += seen.withoutSeat ? 1 : 0
      withEffects += seen.withEffects ? 1 : 0
    }),
    { numRuns },
  )
  return { withoutSeat: withoutSeat / all, withEffects: withEffects / all }
}

const LIMITED = { seats: 'limited', request: 'any' } as const

/** What is compared, over which organizations, and how much of the ordinary number of runs. */
const COMPARISONS = [
  ['applyDue', LIMITED, compareApplyDue, 1 / 2],
  ['the schedule of everybody', LIMITED, compareForecasts, 1 / 3],
  ['the forecast of everybody', LIMITED, compareForecast, 1 / 3],
  ['the seats of each date', LIMITED, compareSeats, 1 / 6],
  ['a plan for now', { ...LIMITED, request: 'now' }, comparePlan, 1 / 3],
  ['a plan for a date', { ...LIMITED, request: 'dated' }, comparePlan, 1 / 2],
] as const

describe('an organization does what a brute-force model of the rules does', () => {
  test.each(COMPARISONS)('%s', { timeout: timeoutOf(1 / 2) }, async (_, drawing, compare, part) => {
    const drawn = drawnOrganizations(drawing)
    const share = await shareOf(drawn, (one) => compare(memoryStore(), one), runsOf(part))
    expect(share.withoutSeat).toBeGreaterThanOrEqual(0.25)
  })

  test('a plan that affects others', { timeout: timeoutOf(1 / 2) }, async () => {
    const drawn = drawnOrganizations({ ...LIMITED, request: 'early' })
    const share = await shareOf(drawn, (one) => comparePlan(memoryStore(), one), runsOf(1 / 2))
    expect(share.withEffects).toBeGreaterThanOrEqual(0.07)
  })

  test('remedies about seats', { timeout: timeoutOf(1 / 3) }, async () => {
    const compare = (one: DrawnOrganization) => compareSeatRemedies(memoryStore(), one)
    const share = await shareOf(drawnOrganizations(LIMITED), compare, runsOf(1 / 3))
    expect(share.withoutSeat).toBeGreaterThanOrEqual(0.07)
  })

  test('a plan for any date, where no seat is limited', { timeout: timeoutOf(1 / 3) }, async () => {
    const drawn = drawnOrganizations({ seats: 'unlimited', request: 'any' })
    await shareOf(drawn, (one) => comparePlan(memoryStore(), one), runsOf(1 / 3))
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
    const user = { role: null, mobiles: [], holds: [], spell: null }
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
    expect(await compareApplyDue(memoryStore(), drawn)).toMatchObject({ withoutSeat: true })
    await expect(compareApplyDue(storeById(), drawn)).rejects.toThrow(
      [
        '2027-01-10: bo: assign basic, 2027-01-11.',
        '2027-01-10: anna: assign basic, 2027-01-11.',
        'Settled through 2027-01-11, by the model: anna holds nothing; changes: assign basic failed on 2027-01-11 (no_seat of basic, 1 of 1 held)',
      ].join('\n  '),
    )
  })
})
