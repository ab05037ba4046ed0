import { PGlite } from '@electric-sql/pglite'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { fileStore } from '../../examples/stores/file-store.js'
import type { SeatlineStore } from '../../src/index.js'
import { pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { expectNothingLeft } from '../support/erased.js'

let folder = ''
let db: PGlite
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatline-erased-'))
  db = await PGlite.create()
}, 60_000)
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything in the tables of a database, whatever they are called. */
async function tablesOf(database: PGlite): Promise<string> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const all = await Promise.all(
    rows.map(({ name }) => database.query(`select t::text as row from "${name}" t`)),
  )
  return JSON.stringify(all.map((one) => one.rows))
}

const stores: readonly (readonly [string, () => Promise<SeatlineStore>, () => Promise<string>])[] =
  [
    ['PostgreSQL', () => Promise.resolve(postgresStore(pgliteDriver(db))), () => tablesOf(db)],
    [
      'a file',
      () => fileStore(join(folder, 'journal')),
      async () =>
        (
          await Promise.all(
            (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
          )
        ).join(''),
    ],
  ]

describe('N4 erasing leaves no name, address, number or attribute anywhere', () => {
  test.each(stores)(
    'in %s, and deleting the organization leaves nobody’s',
    (_, open, everything) => expectNothingLeft(open, everything),
    60_000,
  )
})
