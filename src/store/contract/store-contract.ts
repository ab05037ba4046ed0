/** The contract that every store meets, as data for any test runner. */
import { callback, checkAll, fields, listOf, oneOf, optional } from '../../core/check.js'
import { answerCases } from './answers.js'
import { Unmet } from './assertions.js'
import type { StoreCase, ContractCase, StoreCapability, OpenedStore } from './case.js'
import { claimCases } from './claims.js'
import { commitCases } from './commits.js'
import { concurrencyCases } from './concurrency.js'
import { ContractFailure } from './contract-failure.js'
import { dueSeatCases } from './due-seats.js'
import { dueCases } from './due.js'
import { durabilityCases } from './durability.js'
import { eventCases } from './events.js'
import { factCases } from './facts.js'
import { judgmentCases } from './judgments.js'
import { organizationCases } from './organizations.js'
import { outboxCases } from './outbox.js'
import { ownCases } from './own.js'
import { pageCases } from './pages.js'
import { recordCases } from './records.js'
import { seatCases } from './seats.js'

/** What the contract has to know of a store. @public */
export interface StoreContractOptions {
  /** Opens a store of its own for each case. */
  readonly open: () => Promise<OpenedStore>
  /** What the store lacks, by name. The cases that need it say so in `absent`. */
  readonly absent?: readonly StoreCapability[]
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
  ...factCases,
  ...dueSeatCases,
  ...eventCases,
  ...outboxCases,
  ...concurrencyCases,
  ...durabilityCases,
]

/**
 * What every store must do, as data: loop over it with any test runner.
 *
 * @returns The cases, in an order to be read in. Each opens a store of its own, so they may run in
 * any order and side by side.
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
    options: [
      options,
      fields<StoreContractOptions>({
        open: callback,
        absent: optional(listOf(oneOf('concurrency', 'durability'))),
      }),
    ],
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
      } catch (error) {
        if (!(error instanceof Unmet)) throw error
        throw new ContractFailure(id, error.message, error.expected, error.actual)
      } finally {
        await opened.close()
      }
    },
  }))
}
