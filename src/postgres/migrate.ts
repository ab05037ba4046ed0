/** Brings the tables up to date, or prints the SQL that does. */
import { checkAll, optionsOf, whole } from '../core/check.js'
import type { PostgresDriver } from './driver.js'
import { isSqlState, retrying } from './failures.js'
import { counting, migrations } from './migrations.js'
import { tableNames, quote, tablesOf, type TableNames, type Tables } from './names.js'

const NEWEST = Math.max(...migrations.map(({ version }) => version))

/**
 * Brings the tables to the newest form. Many machines may do it at once: whoever inserts the number
 * of a migration carries it out, the others wait for that row and find it done. Where nothing is
 * left to do, nothing but reading is needed.
 */
export async function migrate(driver: PostgresDriver, tables: Tables): Promise<void> {
  await retrying(async () => {
    const done = await newestDone(driver, tables)
    if (done === NEWEST) return
    if (done === null) await bootstrap(driver, tables)
    for (const { version, statements } of migrations) {
      if (version <= (done ?? 0)) continue
      await driver.transaction(async (query) => {
        const [taken] = await query(counting.take(tables), [String(version)])
        if (taken !== undefined)
          for (const statement of statements(tables)) await query(statement, [])
      })
    }
  }, SAME_TIME)
}

/**
 * Two who create the same schema or table at the same time: one of them is told so by one of these,
 * and looks again.
 */
const SAME_TIME = ['23505', '42P06', '42P07', '42710', 'XX000']

/**
 * The newest migration that was carried out; `null` when there is not even the table that counts
 * them.
 */
async function newestDone(driver: PostgresDriver, tables: Tables): Promise<number | null> {
  try {
    const [row] = await driver.query(
      `select max(version)::text as version from ${tables.migrations}`,
      [],
    )
    return Number(row?.['version'] ?? 0)
  } catch (error) {
    if (isSqlState(error, ['42P01', '3F000'])) return null
    throw error
  }
}

async function bootstrap(driver: PostgresDriver, tables: Tables): Promise<void> {
  if (tables.schema !== null) {
    const [there] = await driver.query(
      'select 1::text as there from pg_catalog.pg_namespace where nspname = $1',
      [tables.schema],
    )
    if (there === undefined)
      await driver.query(`create schema if not exists ${quote(tables.schema)}`, [])
  }
  await driver.query(counting.table(tables), [])
}

/**
 * All migrations as SQL, for those who run them by hand: `migrate` finds them done.
 *
 * @param options - Names as the store's; `after`, the newest migration that was run already, 0 when
 * absent.
 *
 * @example
 * ```ts
 * migrationSql({ prefix: 'lic_' }).includes('create table "lic_users"') // => true
 * migrationSql({ after: 3 }) // => ''
 * ```
 * @public
 */
export function migrationSql(options: TableNames & { readonly after?: number } = {}): string {
  checkAll({
    options: [
      options,
      optionsOf<TableNames & { after: number }>({ ...tableNames, after: whole(0) }),
    ],
  })
  const tables = tablesOf(options)
  const { after = 0 } = options
  const left = migrations.filter(({ version }) => version > after)
  if (left.length === 0) return ''
  const first = [
    ...(tables.schema === null ? [] : [`create schema if not exists ${quote(tables.schema)}`]),
    counting.table(tables),
  ]
  const statements = left.flatMap((migration) => [
    ...migration.statements(tables),
    `insert into ${tables.migrations} (version) values (${migration.version})`,
  ])
  return `begin;\n\n${[...first, ...statements].join(';\n\n')};\n\ncommit;\n`
}
