/** Row-level security: SQL that keeps organizations apart in the database. */
import { checkAll, optionsOf } from '../core/check.js'
import { tableNames, ORGANIZATION_TABLES, quote, tablesOf, type TableNames } from './names.js'

/**
 * The setting that names the organization of a transaction; `*` in the calls across organizations.
 */
export const ORGANIZATION_SETTING = 'seatline.organization'

/**
 * The SQL that lets a row be seen and written only in a transaction that named its organization:
 * for those who share a database. Run it once, as the owner of the tables; a store opened with
 * `rowLevelSecurity: true` names the organization in every transaction.
 *
 * @param names - The same as the store's.
 *
 * @example
 * ```ts
 * rowLevelSecuritySql({ schema: 'licenses' }).includes('alter table "licenses"."seatline_users" force row level security') // => true
 * ```
 * @public
 */
export function rowLevelSecuritySql(names: TableNames = {}): string {
  checkAll({ names: [names, optionsOf<TableNames>(tableNames)] })
  const tables = tablesOf(names)
  const named = `current_setting('${ORGANIZATION_SETTING}', true)`
  const statements = ORGANIZATION_TABLES.flatMap((name) => [
    `alter table ${tables[name]} enable row level security`,
    `alter table ${tables[name]} force row level security`,
    `drop policy if exists ${quote('seatline_own')} on ${tables[name]}`,
    `create policy ${quote('seatline_own')} on ${tables[name]} using (${named} = '*' or organization = ${named})`,
  ])
  return `${statements.join(';\n')};\n`
}
