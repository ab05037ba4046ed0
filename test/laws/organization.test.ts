import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineCatalog, memoryStore } from '../../src/index.js'
import { drivenLaw, organizationLaws } from '../../src/testing/laws/organizations.js'
import { demandSplit, SPLIT, splitDrives, type SplitDrive } from '../../src/testing/laws/split.js'
import {
  demandTold,
  TOLD,
  toldDrives,
  type ToldDrive,
} from '../../src/testing/laws/told-organization.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { definitions } from '../support/worlds.js'

const runs = runsOf(1 / 6)
const timeout = timeoutOf(1 / 6)

describe('laws of whole organizations, over random catalogs', () => {
  test.each(organizationLaws.map((law) => [law.id, law.title, law] as const))(
    '%s: %s',
    { timeout },
    async (_id, _title, law) => {
      const driven = definitions({ without: ['predicates'] }).chain((definition) => {
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

describe('Split, with limited seats and with commands in between, over random catalogs', () => {
  test(`${SPLIT.id}: ${SPLIT.title}`, { timeout: timeoutOf(SPLIT.share) }, async () => {
    const cases = { all: 0, withoutSeat: 0 }
    const driven = definitions({ without: ['predicates'] }).chain((definition) => {
      const catalog = defineCatalog(definition)
      const shown = (drive: SplitDrive) => () => fc.stringify({ definition, drive })
      return splitDrives(catalog, { attributes: {}, steps: 16 }).map((drive) => ({
        catalog,
        drive,
        [fc.toStringMethod]: shown(drive),
      }))
    })
    await fc.assert(
      fc.asyncProperty(driven, async ({ catalog, drive }) => {
        const { withoutSeat } = await demandSplit({ catalog, store: memoryStore() }, drive)
        cases.all += 1
        cases.withoutSeat += withoutSeat ? 1 : 0
      }),
      { numRuns: runsOf(SPLIT.share) },
    )
    expect(cases.withoutSeat / cases.all).toBeGreaterThanOrEqual(0.25)
  })
})

describe('Told, with every command that has effects, over random catalogs', () => {
  test(`${TOLD.id}: ${TOLD.title}`, { timeout: timeoutOf(TOLD.share) }, async () => {
    const cases = { all: 0, withEffects: 0 }
    const driven = definitions({ without: ['predicates'] }).chain((definition) => {
      const catalog = defineCatalog(definition)
      const shown = (drive: ToldDrive) => () => fc.stringify({ definition, drive })
      return toldDrives(catalog, { attributes: {}, steps: 24 }).map((drive) => ({
        catalog,
        drive,
        [fc.toStringMethod]: shown(drive),
      }))
    })
    await fc.assert(
      fc.asyncProperty(driven, async ({ catalog, drive }) => {
        const { withEffects } = await demandTold({ catalog, store: memoryStore() }, drive)
        cases.all += 1
        cases.withEffects += withEffects
      }),
      { numRuns: runsOf(TOLD.share) },
    )
    expect(cases.withEffects / cases.all).toBeGreaterThanOrEqual(0.3)
  })
})
