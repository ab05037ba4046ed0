import { AsyncLocalStorage } from 'node:async_hooks'
import type { SeatlineStore } from '../../src/index.js'
import type { PostgresDriver, PostgresQuery } from '../../src/postgres/index.js'

/** A statement, the call of the store for which it was run, and the organization of that call. */
export interface LoggedStatement {
  readonly method: string
  readonly organization: string | null
  readonly text: string
  readonly parameters: readonly (string | null)[]
}

interface Call {
  readonly method: string
  readonly organization: string | null
}

/** Writes down every statement that a driver runs, and for which call. */
export function statementLog() {
  const calls = new AsyncLocalStorage<Call>()
  const statements = new Map<string, LoggedStatement>()
  const logged =
    (query: PostgresQuery): PostgresQuery =>
    (text, parameters) => {
      const { method, organization } = calls.getStore() ?? { method: 'none', organization: null }
      statements.set(`${method} ${text}`, { method, organization, text, parameters })
      return query(text, parameters)
    }
  return {
    statements: () => [...statements.values()],
    driver: (driver: PostgresDriver): PostgresDriver => ({
      query: logged((text, parameters) => driver.query(text, parameters)),
      transaction: (work) => driver.transaction((query) => work(logged(query))),
    }),
    store: (store: SeatlineStore): SeatlineStore => {
      const methods = Object.entries(store).map(
        ([method, call]: [string, (...given: unknown[]) => unknown]) => [
          method,
          (...given: unknown[]) =>
            calls.run({ method, organization: organizationOf(given[0]) }, () => call(...given)),
        ],
      )
      return Object.fromEntries(methods) as SeatlineStore // the same methods
    },
  }
}

/**
 * The organization that a call names: as its first argument, in its request, or as the record to
 * save.
 */
function organizationOf(first: unknown): string | null {
  if (typeof first === 'string') return first
  if (typeof first !== 'object' || first === null) return null
  const { organization, id } = first as { organization?: unknown; id?: unknown } // whatever was given
  const name = organization ?? id
  return typeof name === 'string' ? name : null
}
