import { callback, checkAll, fields, listOf, oneOf, optional } from '../core/check.js'
import type { SeatlineStore } from '../storage/port.js'
import { answerCases } from './contract-answers.js'
import { claimCases } from './contract-claims.js'
import { commitCases } from './contract-commits.js'
import { concurrencyCases } from './contract-concurrency.js'
import { dueCases } from './contract-due.js'
import { durabilityCases } from './contract-durability.js'
import { eventCases } from './contract-events.js'
import { judgmentCases } from './contract-judgments.js'
import { organizationCases } from './contract-organizations.js'
import { outboxCases } from './contract-outbox.js'
import { ownCases } from './contract-own.js'
import { pageCases } from './contract-pages.js'
import { recordCases } from './contract-records.js'
import { seatCases } from './contract-seats.js'

/**
 * What a store may be declared to lack:
 * `concurrency`, several calls under way at once; `durability`, data that outlives the store's closing.
 *
 * @public
 */
export type StoreCapability = 'concurrency' | 'durability'

/** A store opened for one case, with nothing in it. @public */
export interface OpenedStore {
  readonly store: SeatlineStore
  /** Closes the store and opens another one on the same data. Left out by a store that lacks `durability`. */
  readonly reopen?: () => Promise<SeatlineStore>
  /** Closes what is open, and throws the data away. */
  readonly close: () => Promise<void>
}

/** What the contract has to know of a store. @public */
export interface StoreContractOptions {
  /** Opens a store of its own for each case. */
  readonly open: () => Promise<OpenedStore>
  /** What the store lacks, by name. The cases that need it say so in `absent`. */
  readonly absent?: readonly StoreCapability[]
}

/** One thing that every store must do. @public */
export interface ContractCase {
  /** Stays the same from version to version, such as `commit.stale_replace`. */
  readonly id: string
  readonly title: string
  /** The capability that the case needs and the store was declared to lack, or `null`: report it, and do not run the case. */
  readonly absent: StoreCapability | null
  /** Opens a store, tries it, closes it; rejected with a readable message where the store is wrong. */
  readonly run: () => Promise<void>
}

/** A case as the files of the contract write it. */
export interface StoreCase {
  readonly id: string
  readonly title: string
  readonly needs?: StoreCapability
  readonly test: (store: SeatlineStore, opened: OpenedStore) => Promise<void>
}

const CASES: readonly StoreCase[] = [
  ...organizationCases,
  ...recordCases,
  ...ownCases,
  ...commitCases,
  ...answerCases,
  ...claimCases,
  ...seatCases,
  ...pageCases,
  ...judgmentCases,
  ...dueCases,
  ...eventCases,
  ...outboxCases,
  ...concurrencyCases,
  ...durabilityCases,
]

/**
 * What every store must do, as data: loop over it with any test runner.
 *
 * @returns The cases, in an order to be read in. Each opens a store of its own, so they may run in any order and side by side.
 *
 * @example
 * ```ts
 * const cases = storeContract({ open: async () => { const store = memoryStore(); return { store, close: () => store.close() } }, absent: ['durability'] })
 * cases.map(({ id }) => id).includes('commit.stale_replace') // => true
 * ```
 * @public
 */
export function storeContract(options: StoreContractOptions): readonly ContractCase[] {
  checkAll({
    options: [options, fields<StoreContractOptions>({ open: callback, absent: optional(listOf(oneOf('concurrency', 'durability'))) })],
  })
  return CASES.map(({ id, title, needs, test }) => ({
    id,
    title,
    absent: needs !== undefined && options.absent?.includes(needs) ? needs : null,
    run: async () => {
      const opened = await options.open()
      try {
        await opened.store.migrate()
        await test(opened.store, opened)
      } finally {
        await opened.close()
      }
    },
  }))
}
