import { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  memoryStore,
  type SeatlineEvent,
  type SeatlineStore,
  type UserRecord,
} from '../../src/index.js'
import { evolve, type DatedBody } from '../../src/timeline/record/evolve.js'
import { pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { SPLIT, type SplitDrive } from '../../src/testing/laws/split.js'
import { perform } from '../../src/testing/simulation/perform.js'
import { openScenario } from '../../src/testing/simulation/scenario.js'
import { compareApplyDue, compareForecast, comparePlan } from '../support/model/agreement.js'
import { drawnOrganizations } from '../support/model/draws.js'
import { guideCatalog, openPortal } from '../support/portal.js'
import { emptyTables } from '../support/postgres-tables.js'

const runs = Math.ceil(Number(process.env['SEATLINE_RUNS'] ?? 300) / 30)

let db: PGlite
let store: SeatlineStore
beforeAll(async () => {
  db = await PGlite.create()
  store = postgresStore(pgliteDriver(db))
  await store.migrate()
}, 60_000)
afterAll(() => db.close())

/** What an organization lives through; gives everything that can be seen of it afterwards. */
async function live(on: SeatlineStore, { beginning, limits, steps }: SplitDrive) {
  const scenario = await openScenario({ catalog: guideCatalog, store: on }, beginning)
  for (const one of [...limits, ...steps])
    await perform(scenario, one).catch((error: unknown) => scenario.tell(String(error))) // a date may have passed
  const { organization, licensing, story } = scenario
  const users: { record: UserRecord; events: readonly (SeatlineEvent & DatedBody)[] }[] = []
  for (const { id } of await organization.users.list()) {
    const { outOfCompliance: _, ...record } = await organization.users.get(id)
    const events = (await organization.users.history(id)) as readonly (SeatlineEvent & DatedBody)[]
    users.push({ record, events })
  }
  const delivered: string[] = []
  await licensing.deliverEvents(
    ({ user, number, kind }) => void delivered.push(`${user} ${number} ${kind}`),
  )
  const reports = JSON.stringify([
    await organization.reports.outOfCompliance(),
    await organization.users.list({ license: 'basic' }),
    await organization.schedule.list(),
    await organization.seats.count(['loyalty']),
  ])
  return { story, users, delivered: delivered.sort(), reports }
}

describe('PostgreSQL, embedded', () => {
  test('answers as the memory store does, and its history gives the record (law Replay), whatever an administrator does', async () => {
    await fc.assert(
      fc.asyncProperty(SPLIT.drives(guideCatalog, { attributes: {}, steps: 12 }), async (drive) => {
        await emptyTables(pgliteDriver(db))
        const lived = await live(store, drive)
        for (const { record, events } of lived.users)
          expect(evolve(null, record, events)).toEqual(record)
        expect(lived).toEqual(await live(memoryStore(), drive))
      }),
      { numRuns: runs },
    )
  }, 300_000)

  test(`${SPLIT.id}: ${SPLIT.title}`, async () => {
    const drives = SPLIT.drives(guideCatalog, { attributes: {}, steps: 12 })
    await fc.assert(
      fc.asyncProperty(drives, async (drive) => {
        await emptyTables(pgliteDriver(db))
        await SPLIT.demand({ catalog: guideCatalog, store }, drive)
      }),
      { numRuns: Math.ceil(runs / 3) },
    )
  }, 900_000)

  test('settles limited seats as a brute-force model of the rules does', async () => {
    const drawn = drawnOrganizations({ seats: 'limited', request: 'any' })
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        await emptyTables(pgliteDriver(db))
        await compareApplyDue(store, one)
        await emptyTables(pgliteDriver(db))
        await comparePlan(store, one)
        await emptyTables(pgliteDriver(db))
        await compareForecast(store, one)
      }),
      { numRuns: Math.ceil(runs / 3) },
    )
  }, 900_000)

  test('S2 dates on which seats are short are told once, and kept', async () => {
    await emptyTables(pgliteDriver(db))
    const { acme, licensing, user, assign } = await openPortal({ store })
    await acme.settings.setSeatLimit('loyalty', 1)
    for (const [name, on] of [
      ['Anna', 'now'],
      ['Bo', '2026-12-01'],
    ] as const)
      await assign(await user(name), 'loyalty', on)
    await licensing.recheck()
    await licensing.recheck()
    const short = { license: 'loyalty', from: '2026-12-01', until: null }
    expect((await acme.settings.get()).seatsShort).toEqual([short])
    const told = (await acme.settings.history({})).filter(({ kind }) => kind === 'seats_turned')
    expect(told).toMatchObject([{ short: [{ ...short, lacking: 1 }], enough: [] }])
  })

  test('in a folder: everything is there when it is opened again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seatline-pglite-'))
    try {
      const first = await PGlite.create(folder)
      const before = postgresStore(pgliteDriver(first))
      await before.migrate()
      const { acme, user, assign } = await openPortal({ store: before })
      const anna = await user('Anna', 'landline')
      await assign(anna, 'basic', '2026-11-20')
      const seen = [
        await acme.users.list(),
        await acme.schedule.list(),
        await acme.users.history(anna),
      ]
      await first.close()

      const second = await PGlite.create(folder)
      const after = postgresStore(pgliteDriver(second))
      await after.migrate()
      expect(await after.listUsers('acme' as never, { limit: 9 })).toMatchObject([{ id: anna }]) // an id of the right shape
      const users = await after.loadUsers('acme' as never, [anna as never]) // ids of the right shape
      expect([{ ...users[0], outOfCompliance: [] }]).toEqual(seen[0])
      expect(await after.listChanges('acme' as never, { limit: 9 })).toEqual(seen[1])
      expect(await after.readEvents('acme' as never, anna as never, { limit: 9 })).toEqual(seen[2])
      await second.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 120_000)
})
