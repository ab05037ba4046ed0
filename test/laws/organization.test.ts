import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineCatalog, memoryStore } from '../../src/index.js'
import { drivenLaw, organizationLaws } from '../../src/testing/laws/organizations.js'
import { createUsers, step, take } from '../support/acts.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { openPortal } from '../support/portal.js'
import { definitions } from '../support/worlds.js'

const runs = runsOf(1 / 6)
const timeout = timeoutOf(1 / 6)

describe('laws of whole organizations, over random catalogs', () => {
  test.each(organizationLaws.map((law) => [law.id, law.title, law] as const))('%s: %s', { timeout }, async (_id, _title, law) => {
    const driven = definitions({ without: ['predicates'] }).chain((definition) => {
      const options = { rules: {}, attributes: {}, deeds: 12, store: memoryStore }
      const { drives, run } = drivenLaw(law, defineCatalog(definition), options)
      return drives.map((drive) => ({ drive, run, [fc.toStringMethod]: () => fc.stringify({ definition, drive }) }))
    })
    await fc.assert(
      fc.asyncProperty(driven, async ({ drive, run }) => run(drive)),
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
