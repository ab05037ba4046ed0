import type pg from 'pg'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  pgDriver,
  postgresJsDriver,
  postgresStore,
  rowLevelSecuritySql,
  type PostgresDriver,
} from '../../src/postgres/index.js'
import { storeContract } from '../../src/store/index.js'
import { emptyTables } from '../support/postgres-tables.js'
import { asOwner, openPool, serverUrl } from '../support/server.js'

/** The contract on the tables of a schema that stands already. */
function casesOn(
  driver: () => PostgresDriver,
  options: { readonly schema: string; readonly rowLevelSecurity?: boolean },
  owner = driver,
) {
  return storeContract({
    open: async () => {
      await emptyTables(owner(), options)
      const store = postgresStore(driver(), options)
      return {
        store,
        close: () => store.close(),
        reopen: async () => store.close().then(() => postgresStore(driver(), options)),
      }
    },
  })
}

describe('PostgreSQL, served, keeps the contract through pg', () => {
  let pool: pg.Pool
  const options = { schema: 'contract "quoted"', prefix: 'a-b' }
  beforeAll(async () => {
    pool = openPool()
    await postgresStore(pgDriver(pool), options).migrate()
  })
  afterAll(() => pool.end())
  for (const { id, title, run } of casesOn(() => pgDriver(pool), options))
    it(`${id}: ${title}`, () => run())
})

describe('PostgreSQL, served, keeps the contract through postgres.js', () => {
  let sql: postgres.Sql
  const options = { schema: 'contract_js' }
  beforeAll(async () => {
    sql = postgres(serverUrl(), { max: 20, onnotice: () => undefined })
    await postgresStore(postgresJsDriver(sql), options).migrate()
  })
  afterAll(() => sql.end())
  for (const { id, title, run } of casesOn(() => postgresJsDriver(sql), options))
    it(`${id}: ${title}`, () => run())
})

describe('PostgreSQL with row-level security keeps the contract as a restricted role', () => {
  let owner: pg.Pool
  let pool: pg.Pool
  const options = { schema: 'guarded', rowLevelSecurity: true }
  beforeAll(async () => {
    owner = openPool({ max: 2 })
    await postgresStore(pgDriver(owner), { schema: options.schema }).migrate()
    await asOwner(`${rowLevelSecuritySql({ schema: options.schema })}
drop role if exists portal; create role portal login;
grant usage on schema guarded to portal;
grant select, insert, update, delete on all tables in schema guarded to portal;`)
    pool = openPool({
      user: 'portal',
      connectionString: serverUrl().replace('postgres@', 'portal@'),
    })
  })
  afterAll(async () => {
    await pool.end()
    await owner.end()
  })
  for (const { id, title, run } of casesOn(
    () => pgDriver(pool),
    options,
    () => pgDriver(owner),
  ))
    it(`${id}: ${title}`, () => run())

  it('shows the restricted role nothing without an organization, and only its own with one', async () => {
    await emptyTables(pgDriver(owner), options)
    const store = postgresStore(pgDriver(pool), options)
    for (const id of ['acme', 'other']) {
      const record = {
        id,
        timeZone: 'Europe/Stockholm',
        country: 'SE',
        capabilities: [],
        seatLimits: [],
        reached: '2027-01-01',
        revision: 1,
      }
      await store.saveOrganization(record as never, null, []) // of the right shape
    }
    const count = async (setting: string) => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('seatline.organization', $1, true)`, [setting])
        return (
          await client.query<{ id: string }>(
            'select organization as id from guarded.seatline_organizations',
          )
        ).rows.map(({ id }) => id)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await count('')).toEqual([])
    expect(await count('acme')).toEqual(['acme'])
    await expect(
      pool.query(
        `begin; select set_config('seatline.organization', 'acme', true); insert into guarded.seatline_holdings values ('other', 'basic', 'anna'); commit`,
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
