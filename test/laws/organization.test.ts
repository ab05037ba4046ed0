import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve, type DatedBody, type Organization, type SeatlineEvent } from '../../src/index.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { openPortal, type GuideLicense } from '../support/portal.js'

type Acme = Organization<GuideLicense>

const runs = runsOf(1 / 6)
const timeout = timeoutOf(1 / 6)
const license = fc.constantFrom<GuideLicense>('basic', 'businessMobile', 'small', 'unlimited5g', 'recording', 'privacy', 'loyalty')
const on = fc.constantFrom('now', '2026-11-02', '2026-11-03', '2026-11-05')
const who = fc.constantFrom('anna', 'bo')

/** One thing that an administrator does. What is refused is refused: the laws hold all the same. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('request' as const), who, license, remove: fc.boolean(), on }),
  fc.record({ kind: fc.constant('number' as const), who, type: fc.constantFrom('landline' as const, 'mobile' as const), place: fc.nat(2) }),
  fc.record({ kind: fc.constant('override' as const), who, on }),
  fc.record({ kind: fc.constant('clear' as const), who }),
  fc.record({ kind: fc.constant('cancel' as const), who }),
  fc.record({ kind: fc.constant('department' as const), who, name: fc.constantFrom('Sales', 'IT') }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function createUsers(acme: Acme) {
  for (const id of ['anna', 'bo']) await acme.users.create({ id, firstName: id, surname: 'Berg', email: `${id}@acme.example` })
}

async function take(acme: Acme, one: Step): Promise<void> {
  if (one.kind === 'request') {
    const plan = await acme.plan({ users: [one.who], on: one.on, ...(one.remove ? { remove: [one.license] } : { assign: [one.license] }) })
    await acme.confirm(plan)
  } else if (one.kind === 'number') {
    const number = `+46${one.type === 'landline' ? '8' : '70'}${one.who === 'anna' ? 1 : 2}00000${one.place}`
    await acme.numbers.add(one.who, { number, type: one.type }).catch(() => undefined)
  } else if (one.kind === 'override') await acme.schedule.override(one.who, one.on)
  else if (one.kind === 'clear') await acme.schedule.clearOverride(one.who).catch(() => undefined)
  else if (one.kind === 'department') await acme.users.update(one.who, { department: one.name })
  else {
    const [first] = (await acme.schedule.of(one.who)).changes.filter(({ change }) => change.status === 'scheduled')
    if (first) await acme.schedule.cancel(one.who, first.change.id)
  }
}

async function everything(acme: Acme) {
  return JSON.stringify([
    await acme.users.list(),
    await acme.schedule.list(),
    await acme.users.history('anna'),
    await acme.seats.count(['loyalty']),
  ])
}

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
