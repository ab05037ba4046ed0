import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declaring } from '../../src/testing/random/declarations.js'
import { defineCatalog, memoryStore } from '../../src/index.js'
import { drivenLaw, organizationLaws } from '../../src/testing/laws/organizations.js'
import { SPLIT } from '../../src/testing/laws/split.js'
import type { StagedLaw } from '../../src/testing/laws/staged-law.js'
import { TOLD } from '../../src/testing/laws/told-organization.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { catalogs } from '../support/worlds.js'

const runs = runsOf(1 / 6)
const timeout = timeoutOf(1 / 6)

describe('laws of whole organizations, over random catalogs', () => {
  test.each(organizationLaws.map((law) => [law.id, law.title, law] as const))(
    '%s: %s',
    { timeout },
    async (_id, _title, law) => {
      const driven = declaring(catalogs({ without: ['predicates'] })).chain((definition) => {
        const options = { rules: {}, attributes: {}, steps: 12, store: memoryStore }
        const { drives, run } = drivenLaw(law, defineCatalog(definition), options)
        return drives.map((drive) => ({
          drive,
          run,
          [fc.toStringMethod]: () => fc.stringify({ definition, drive }),
        }))
      })
      await fc.assert(
        fc.asyncProperty(driven, async ({ drive, run }) => run(drive)),
        { numRuns: runs },
      )
    },
  )
})

/** Tries a law over random catalogs, and gives how often in each something happens that it is about. */
async function shareOf<D>({ drives, demand, share }: StagedLaw<D>, steps: number): Promise<number> {
  let [all, telling] = [0, 0]
  const driven = declaring(catalogs({ without: ['predicates'] })).chain((definition) => {
    const catalog = defineCatalog(definition)
    return drives(catalog, { attributes: {}, steps }).map((drive) => ({
      catalog,
      drive,
      [fc.toStringMethod]: () => fc.stringify({ definition, drive }),
    }))
  })
  await fc.assert(
    fc.asyncProperty(driven, async ({ catalog, drive }) => {
      telling += await demand({ catalog, store: memoryStore() }, drive)
      all += 1
    }),
    { numRuns: runsOf(share) },
  )
  return telling / all
}

describe('over random catalogs, each organization on a store of its own', () => {
  test(`${SPLIT.id}: ${SPLIT.title}`, { timeout: timeoutOf(SPLIT.share) }, async () => {
    expect(await shareOf(SPLIT, 16)).toBeGreaterThanOrEqual(0.25) // somebody is without a seat
  })

  test(`${TOLD.id}: ${TOLD.title}`, { timeout: timeoutOf(TOLD.share) }, async () => {
    expect(await shareOf(TOLD, 24)).toBeGreaterThanOrEqual(0.3) // commands with effects
  })
})
