import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OrganizationId, type SeatlineEvent, type UserRecord } from '../../src/index.js'
import { evolve } from '../../src/timeline/record/evolve.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import type { DatedBody } from '../../src/timeline/record/evolve.js'
import { createDueUsers, DUE, licensingOn, organizationRecord } from '../support/due-users.js'
import { openPool } from '../support/server.js'
import { startServer, type Server } from './server.mjs'

const PROCESSES = 3
const KILLS = 25
/** Users of an organization without seat limits, and of one with 500 seats. */
const [PLENTY, TIGHT, SEATS] = [18_000, 2_000, 500]

let server: Server
beforeAll(async () => {
  server = await startServer({ durable: true })
})
afterAll(() => server.remove())

describe('processes that are killed, and a server that stops', () => {
  it(`lose nothing, do nothing twice and leave nothing due: ${PROCESSES} processes, ${KILLS} kills, one stop of the server`, async () => {
    // given 20,000 users on whom something is due
    const pool = openPool({ connectionString: server.url })
    const store = postgresStore(pgDriver(pool))
    await store.migrate()
    const tight = organizationRecord('tight', [
      { license: 'basic', limit: SEATS, from: '2027-01-01' as typeof DUE, until: null },
    ])
    await createDueUsers(store, organizationRecord('plenty'), PLENTY)
    await createDueUsers(store, tight, TIGHT)

    // when processes settle them, are killed and started again, and the server stops in between
    const { kills, failures } = await workUnderFire(server)
    expect(kills).toBe(KILLS)
    expect(failures).toBeGreaterThan(0) // the stop was noticed

    // then everybody was settled once, by the record as by its history, and nothing is left due
    expect((await licensingOn(store).applyDue()).settled).toBe(0)
    for (const [organization, count] of [
      ['plenty', PLENTY],
      ['tight', TIGHT],
    ] as const) {
      const records = await allUsers(store, organization as OrganizationId)
      expect(records.length).toBe(count)
      const histories = await historiesOf(pool, organization)
      for (const record of records) {
        const events = histories.get(record.id) ?? []
        expect(events.map(({ number }) => number)).toEqual([1, 2, 3, 4])
        expect(evolve(null, record, events as readonly DatedBody[])).toEqual(record)
      }
      const held = records.filter(({ holdings }) => holdings.length === 1)
      const [seats] = await store.countSeats(organization as OrganizationId, ['basic'], DUE)
      expect(seats).toEqual({
        license: 'basic',
        held: held.length,
        toBeTaken: 0,
        toBeFreed: 0,
        wanted: 0,
      })
      expect(held.length).toBe(organization === 'tight' ? SEATS : count)
      if (organization === 'tight')
        expect(held.map(created).sort()).toEqual(records.map(created).sort().slice(0, SEATS))
    }
    await pool.end()

    function created({ id }: UserRecord): string {
      return String((Number(id.slice(1)) * 7_919) % 1_000_003).padStart(9, '0')
    }
  }, 280_000)
})

/**
 * Lets processes settle all that is due, kills one after every so many users, and stops the server
 * once without warning.
 */
async function workUnderFire(
  on: Server,
): Promise<{ readonly kills: number; readonly failures: number }> {
  const [total, every] = [PLENTY + TIGHT, Math.floor((PLENTY + TIGHT) / (KILLS + 6))]
  let [settled, kills, failures, stopped, finished] = [0, 0, 0, false, 0]
  const alive = new Set<ChildProcess>()
  await new Promise<void>((resolve, reject) => {
    const start = () => {
      const worker = new URL('../support/settling-worker.ts', import.meta.url).pathname
      const child = spawn(process.execPath, ['--import', 'tsx', worker, on.url], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      alive.add(child)
      createInterface({ input: child.stdout }).on('line', heard)
      child.on('exit', (code, signal) => {
        alive.delete(child)
        if (signal === 'SIGKILL') start()
        else if (code !== 0) reject(new Error(`a process ended with ${code}`))
        else if (++finished === PROCESSES) resolve()
      })
    }
    const heard = (line: string) => {
      if (line === 'failed') failures += 1
      settled += Number(line) || 0
      if (kills < KILLS && settled >= every * (kills + 1)) {
        kills += 1
        const running = [...alive]
        running[Math.floor(Math.random() * running.length)]?.kill('SIGKILL')
      }
      if (!stopped && settled > total / 2) {
        stopped = true
        on.crash()
        on.start()
      }
    }
    for (let index = 0; index < PROCESSES; index++) start()
  }).finally(() => {
    for (const child of alive) child.kill('SIGTERM')
  })
  return { kills, failures }
}

async function allUsers(
  store: ReturnType<typeof postgresStore>,
  organization: OrganizationId,
): Promise<readonly UserRecord[]> {
  const records: UserRecord[] = []
  for (;;) {
    const after = records.at(-1)?.id
    const page = await store.listUsers(organization, {
      limit: 1_000,
      ...(after === undefined ? {} : { after }),
    })
    records.push(...page)
    if (page.length < 1_000) return records
  }
}

/**
 * All histories of an organization at once: one by one they would take longer than everything else.
 */
async function historiesOf(
  pool: ReturnType<typeof openPool>,
  organization: string,
): Promise<ReadonlyMap<string, readonly SeatlineEvent[]>> {
  const { rows } = await pool.query<{ body: SeatlineEvent }>(
    `select body from seatline_events where organization = $1 and stream <> '' order by stream, number`,
    [organization],
  )
  const histories = new Map<string, SeatlineEvent[]>()
  for (const { body } of rows)
    histories.set(body.user ?? '', [...(histories.get(body.user ?? '') ?? []), body])
  return histories
}
