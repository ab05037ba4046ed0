import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { storeContract } from '../../src/store/index.js'
import { emptyTables } from '../support/postgres-tables.js'
import { statementLog, type LoggedStatement } from '../support/statement-log.js'

// One database for all cases: it takes seconds to start. It has one connection, so what is at once
// here is at once between statements only;
// test/postgres has the same cases on a server.
let db: PGlite
beforeAll(async () => {
  db = await PGlite.create()
  await postgresStore(pgliteDriver(db)).migrate()
}, 60_000)
afterAll(() => db.close())

const log = statementLog()
const cases = storeContract({
  open: async () => {
    const driver = log.driver(pgliteDriver(db))
    await emptyTables(pgliteDriver(db))
    const store = log.store(postgresStore(driver))
    return {
      store,
      close: () => store.close(),
      reopen: async () => store.close().then(() => log.store(postgresStore(driver))),
    }
  },
})

describe('PostgreSQL, embedded as PGlite, keeps the contract', () => {
  for (const { id, title, run } of cases) it(`${id}: ${title}`, () => run(), 60_000)
})

/** The calls that look at all organizations, and the one that makes the tables. */
const ACROSS = [
  'listOrganizations',
  'dueOrganizations',
  'countStale',
  'claimEvents',
  'acknowledgeEvents',
  'migrate',
]

describe('every statement that the contract made the store run', () => {
  const ofOrganizations = () => log.statements().filter(({ method }) => !ACROSS.includes(method))

  it('is of a call of the port, each of which ran some', () => {
    const methods = Object.keys(postgresStore(pgliteDriver(db))).filter(
      (method) => method !== 'close',
    )
    expect([...new Set(log.statements().map(({ method }) => method))].sort()).toEqual(
      methods.sort(),
    )
    expect(ofOrganizations().length).toBeGreaterThan(50)
  })

  it('has the organization of its call as the first parameter', () => {
    for (const { text, organization, parameters } of ofOrganizations())
      expect(parameters[0], text).toBe(organization)
  })

  it('names that organization for every table that it reads or writes', () => {
    expect(ofOrganizations().flatMap(unboundTables)).toEqual([])
  })

  it('is found out when it does not', () => {
    const logged = (text: string) => ({
      method: 'loadUsers',
      organization: 'acme',
      text,
      parameters: ['acme'],
    })
    expect(unboundTables(logged(`select 1 from "seatline_users" u where u.id = $2`))).toHaveLength(
      1,
    )
    expect(
      unboundTables(
        logged(
          `select 1 from "seatline_users" u where u.organization = $1 and exists (select 1 from "seatline_changes" c)`,
        ),
      ),
    ).toHaveLength(1)
    expect(unboundTables(logged(`insert into "seatline_users" (id) select $2`))).toHaveLength(1)
    expect(
      unboundTables(logged(`select 1 from "seatline_users" u where u.organization = $1`)),
    ).toEqual([])
  })
})

/** Tables of a statement of which nothing says that the rows are of the organization `$1`. */
function unboundTables({ method, text: laidOut }: LoggedStatement): readonly string[] {
  const text = laidOut.replace(/\s+/g, ' ').replaceAll('( ', '(')
  const found: string[] = []
  for (const match of text.matchAll(
    /(insert into )?"seatline_(\w+)"(?: as)? ?(?!where|set|on|using|order|group)(\w+)?/g,
  )) {
    const [mention, insert, table, alias] = match
    const rest = text.slice(match.index + mention.length)
    const bound = insert
      ? /^ ?\(organization, [^)]*\) select \$1, /.test(rest)
      : alias === undefined
        ? /^ ?(?:set .*?)?where organization = \$1\b/.test(rest)
        : rest.includes(`${alias}.organization = $1`)
    if (!bound) found.push(`${method}: ${table} in ${text.slice(0, 80)}`)
  }
  return found
}
