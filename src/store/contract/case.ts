/** One case of the contract that every store meets. */
import type { SeatlineStore } from '../../storage/port.js'

/**
 * What a store may be declared to lack: `concurrency`, several calls under way at once;
 * `durability`, data that outlives the store's closing.
 *
 * @public
 */
export type StoreCapability = 'concurrency' | 'durability'

/** A store opened for one case, with nothing in it. @public */
export interface OpenedStore {
  readonly store: SeatlineStore
  /**
   * Closes the store and opens another one on the same data. Left out by a store that lacks
   * `durability`.
   */
  readonly reopen?: () => Promise<SeatlineStore>
  /** Closes what is open, and throws the data away. */
  readonly close: () => Promise<void>
}

/** One thing that every store must do. @public */
export interface ContractCase {
  /** Stays the same from version to version, such as `commit.stale_replace`. */
  readonly id: string
  readonly title: string
  /**
   * The capability that the case needs and the store was declared to lack, or `null`: report it,
   * and do not run the case.
   */
  readonly absent: StoreCapability | null
  /**
   * Opens a store, tries it, closes it. Rejects with a `ContractFailure` where the store does
   * something else than expected, and with the store's own error where it throws one.
   */
  readonly run: () => Promise<void>
}

/** A case as the files of the contract write it. */
export interface StoreCase {
  readonly id: string
  readonly title: string
  readonly needs?: StoreCapability
  readonly test: (store: SeatlineStore, opened: OpenedStore) => Promise<void>
}
