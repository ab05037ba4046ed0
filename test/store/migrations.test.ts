import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrationSql, pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { counting, migrations } from '../../src/postgres/migrations.js'
import { tablesOf } from '../../src/postgres/names.js'
import { answersOf, repeatable } from '../../src/store/contract/answers.js'
import {
  aChange,
  aHolding,
  anEvent,
  aUser,
  given,
  insert,
  load,
  asOrganizationId,
} from '../../src/store/contract/samples.js'

let db: PGlite
beforeAll(async () => {
  db = await PGlite.create()
}, 60_000)
afterAll(() => db.close())

const acme = asOrganizationId('acme')

/** Tables as the first released version left them, with a user and an answer of that version. */
async function released(prefix: string) {
  const tables = tablesOf({ prefix })
  const statements = [
    counting.table(tables),
    ...migrations.slice(0, 1).flatMap((migration) => migration.statements(tables)),
  ]
  for (const statement of statements) await db.query(statement)
  await db.query(`insert into ${tables.migrations} (version) values (1)`)
  await db.query(
    `insert into ${tables.answers} (organization, key, outcomes, reply) values ('acme', 'p/0/0', '[]', '{"users":["Anna Berg"]}')`,
  )
  const user = JSON.stringify({ record: aUser('anna'), nextDue: null, bookings: [] })
  await db.query(
    `insert into ${tables.users} (organization, id, revision, state) values ('acme', 'anna', 1, $1)`,
    [user],
  )
  await db.query(`insert into ${tables.claims} values ('acme', 'e', 'anna@acme.example', 'anna')`)
  return tables
}

test.each([
  ['migrate', async (prefix: string) => postgresStore(pgliteDriver(db), { prefix }).migrate()],
  [
    'the SQL for those who run it by hand',
    async (prefix: string) => void (await db.exec(migrationSql({ prefix, after: 1 }))),
  ],
])(
  'from the released version, by %s: users stay, answers with personal values go',
  async (name, migrate) => {
    const prefix = name === 'migrate' ? 'a_' : 'b "x" '
    const tables = await released(prefix)
    await migrate(prefix)
    const store = postgresStore(pgliteDriver(db), { prefix })
    await store.migrate()
    expect(
      (await db.query(`select version from ${tables.migrations} order by version`)).rows,
    ).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }])
    expect((await db.query(`select * from ${tables.answers}`)).rows).toEqual([])
    await given(store, [])
    expect(await load(store, 'anna')).toEqual(aUser('anna'))
    const batch = repeatable(
      [insert(aUser('bo'), [anEvent('bo', 1)])],
      answersOf([{ subject: 'bo' }]),
    )
    expect(await store.commit(batch)).toEqual({ outcomes: [{ status: 'written' }], refused: null })
    expect(await store.commit(batch)).toMatchObject({ refused: 'answered' })
    expect(await store.forgetAnswers(acme, '2027-02-01' as never)).toBe(1)
  },
)

test('every migration says whether older versions may go on beside it', () => {
  expect(migrations.map(({ version, olderVersions }) => [version, olderVersions])).toEqual([
    [1, 'stop'],
    [2, 'stop'],
    [3, 'stop'],
  ])
})

test('from the version before judgments: everybody is judged again, and what is wanted is counted', async () => {
  const tables = tablesOf({ prefix: 'c_' })
  const store = postgresStore(pgliteDriver(db), { prefix: 'c_' })
  for (const statement of [
    counting.table(tables),
    ...migrations.slice(0, 2).flatMap((migration) => migration.statements(tables)),
  ])
    await db.query(statement)
  await db.query(`insert into ${tables.migrations} (version) values (1), (2)`)
  const changes = [aChange('c1', '2027-02-01'), aChange('c2', '2027-03-01', { kind: 'remove' })]
  const records = [
    aUser('anna', { holdings: [aHolding('mail')] }),
    aUser('bo', { changes }),
    aUser('cleo'),
  ]
  for (const record of records)
    await db.query(
      `insert into ${tables.users} (organization, id, revision, state, judged_by)
        values ('acme', $1, 1, $2, $3)`,
      [
        record.id,
        JSON.stringify({ record, nextDue: null, bookings: [] }),
        record.holdings.length > 0 ? 'catalog/1/-' : null,
      ],
    )
  for (const { id, kind, license, ownDate, created } of changes) {
    const values = ['acme', 'bo', id, ownDate, 'scheduled', kind, license, created, '{}']
    await db.query(
      `insert into ${tables.changes} values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values,
    )
    await db.query(`insert into ${tables.bookings} values ('acme', 'basic', $1, 'bo', 1, 1)`, [
      ownDate,
    ])
  }

  await store.migrate()
  await given(store, [])
  const question = { organization: acme, basis: 'new', today: '2027-01-01' as never }
  const stale = await store.listStale(question, 9)
  expect(stale.map(({ record }) => record)).toEqual(records.slice(0, 2))
  expect(await store.listBookings(acme, ['basic'])).toEqual([])
  const counted = async () => (await store.countSeats(acme, ['basic'], '2027-12-31' as never))[0]
  expect(await counted()).toMatchObject({ toBeTaken: 0, wanted: 1 })

  const bookings = [{ date: '2027-02-01' as never, license: 'basic', step: 1 }] as const
  const judgment = { basis: 'new', until: null, out: false, failing: [], bookings }
  const judgments = stale.map(({ record, judgment: before }) => ({
    user: record.id,
    revision: 1,
    before,
    judgment,
  }))
  expect(await store.saveJudgments({ organization: acme, judgments, told: null })).toBe('written')
  expect(await store.countStale([question])).toEqual([0])
  expect(await counted()).toMatchObject({ toBeTaken: 2, wanted: 1 })
})
