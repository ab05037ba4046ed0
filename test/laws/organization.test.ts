import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve, type DatedBody, type SeatlineEvent } from '../../src/index.js'
import { createUsers, everything, license, on, step, take } from '../support/acts.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { openPortal } from '../support/portal.js'

const runs = runsOf(1 / 6)
const timeout = timeoutOf(1 / 6)
describe('Replay', () => {
  test('the history of a user gives the record, on every day', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { acme, travelTo } = await openPortal()
        await createUsers(acme)
        for (const [index, one] of steps.entries()) {
          travelTo(`2026-11-0${1 + Math.floor(index / 4)}`)
          await take(acme, one).catch(() => undefined) // a date may have passed
        }
        travelTo('2026-11-09')
        const { outOfCompliance: _, ...record } = await acme.users.get('anna')
        const events = (await acme.users.history('anna')) as readonly (SeatlineEvent & DatedBody)[]
        expect(evolve(null, record, events)).toEqual(record)
      }),
      { numRuns: runs },
    )
  })
})

describe('Split, with limited seats', () => {
  test('for the organization as a whole, settling every day is settling once at the end', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), fc.nat(2), fc.subarray(['02', '03', '04', '05']), async (steps, limit, days) => {
        const run = async (settledOn: readonly string[]) => {
          const { acme, licensing, travelTo } = await openPortal()
          await createUsers(acme)
          await acme.settings.setSeatLimit('loyalty', limit)
          await acme.settings.setSeatLimit('small', 1)
          for (const one of steps) await take(acme, one)
          for (const day of [...settledOn, '09']) {
            travelTo(`2026-11-${day}`)
            await licensing.applyDue()
          }
          const users = await acme.users.list()
          return users.map(({ holdings, changes, override }) => ({ holdings, changes, override }))
        }
        expect(await run(days)).toEqual(await run([]))
      }),
      { numRuns: runs },
    )
  })
})

describe('Plan', () => {
  test('it tells what confirm then does, if nothing moved', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), license, on, async (steps, wanted, date) => {
        const { acme } = await openPortal()
        await createUsers(acme)
        for (const one of steps) await take(acme, one)
        const plan = await acme.plan({ users: ['anna', 'bo'], assign: [wanted], on: date })
        const result = await acme.confirm(plan)
        const expected = plan.users.map(({ status }) => {
          if (date !== 'now') return ['scheduled', 'unchanged']
          return status === 'ready' ? ['applied'] : status === 'unchanged' ? ['unchanged'] : ['refused']
        })
        result.users.forEach(({ status }, index) => expect(expected[index]).toContain(status))
        expect(result.users.map(({ verdict }) => verdict.conflicts)).toEqual(plan.users.map(({ conflicts }) => conflicts))
      }),
      { numRuns: runs },
    )
  })
})

describe('Isolation', () => {
  test('nothing done in one organization changes an answer in another, with the same ids in both', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), fc.array(step, { minLength: 1, maxLength: 6 }), async (own, foreign) => {
        const { acme, licensing } = await openPortal()
        await createUsers(acme)
        for (const one of own) await take(acme, one)
        const before = await everything(acme)
        await licensing.organizations.create({ id: 'other', timeZone: 'Asia/Tokyo', country: 'JP' }, { actor: 'setup' })
        const other = licensing.organization('other', { actor: 'mallory' })
        await createUsers(other)
        for (const one of foreign) await take(other, one)
        await other.users.delete('anna', { scheduled: 'cancel' })
        await other.settings.setSeatLimit('loyalty', 0)
        expect(await everything(acme)).toBe(before)
      }),
      { numRuns: runs },
    )
  })
})
