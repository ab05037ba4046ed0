/** Joins writes to many tables in one statement. */
import { AHEAD } from './failures.js'
import { arrayText } from './text.js'

/** A column of many rows: its type, and a value for each row. */
export type Column = readonly [
  type: 'json' | 'text' | 'bigint' | 'int' | 'date' | 'boolean',
  values: readonly (string | number | boolean | null)[],
]

/** A part of a write: one table, many rows. */
export interface Part {
  readonly name: string
  /** The rows, as `unnest` gives them. */
  readonly columns: Readonly<Record<string, Column>>
  /**
   * The statement; `rows` stands for the rows, under the alias `p`, and `all` for the array of one
   * of their columns. The organization is `$1`. A join says with `all` once more which rows it can
   * be about: without it the planner may read a whole table to find a few hundred.
   */
  readonly sql: (rows: string, all: (column: string) => string) => string
  /**
   * Whether each row must have been written, and nothing else; otherwise the whole statement fails,
   * and nothing was written.
   */
  readonly everyRow?: boolean
  /** It locks rows and writes none. */
  readonly reads?: true
  /**
   * Another part that must have locked its rows before, so that no two writers wait for each other.
   */
  readonly after?: string
}

/** A statement with its parameters. */
export interface Statement {
  readonly text: string
  readonly parameters: readonly (string | null)[]
}

/**
 * One statement that writes many rows of many tables, or nothing: where a row was not as expected,
 * it undoes itself by failing, so that compare-and-swap needs no transaction and one round trip.
 *
 * @returns `null` when there is nothing to write.
 */
export function writeStatement(organization: string, parts: readonly Part[]): Statement | null {
  const parameters: (string | null)[] = [organization]
  const filled = parts.filter(({ columns }) => sizeOf(columns) > 0)
  if (filled.every(({ reads }) => reads)) return null
  const names = new Set(filled.map(({ name }) => name))
  const written = filled.map(({ name, columns, sql, after, reads }) => {
    const arrays = new Map(
      Object.entries(columns).map(
        ([column, values]) => [column, arrayOf(values, parameters)] as const,
      ),
    )
    const rows = `unnest(${[...arrays.values()].join(', ')}) as p(${[...arrays.keys()].join(', ')})`
    const waits =
      after !== undefined && names.has(after)
        ? ` cross join (select count(*) from ${after}) as ${after}_done`
        : ''
    const text = sql(rows + waits, (column) => `any(${arrays.get(column)})`)
    return reads ? `${name} as materialized (${text})` : `${name} as (${text} returning 1)`
  })
  const checks = filled.filter(({ everyRow }) => everyRow)
  const counted = checks.map(
    ({ name, columns }) => `(select count(*) from ${name}) = ${sizeOf(columns)}`,
  )
  const first = checks[0]?.name
  const outcome =
    first === undefined
      ? `'written'`
      : `case
          when ${counted.join(' and ')} then 'written'
          else ('${AHEAD}, rows: ' || (select count(*) from ${first}))::int::text
        end`
  return { text: `with ${written.join(',\n')}\nselect ${outcome} as outcome`, parameters }
}

function sizeOf(columns: Part['columns']): number {
  return Object.values(columns)[0]?.[1].length ?? 0
}

/**
 * What stands between two values of JSON, in which no control character stands as it is: so none
 * has to be quoted, which costs more than anything else here.
 */
const BETWEEN = '\u001e'

/** Adds a column as a parameter; gives the array that it is in SQL. */
function arrayOf([type, values]: Column, parameters: (string | null)[]): string {
  if (type !== 'json') return `$${parameters.push(arrayText(values))}::${type}[]`
  return `string_to_array($${parameters.push(values.map((value) => value ?? '').join(BETWEEN))}::text, chr(30), '')`
}
