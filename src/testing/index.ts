/**
 * `seatline/testing`: the laws for your own catalog, and the contract that every store has to keep.
 *
 * @packageDocumentation
 */
export { storeContract, type ContractCase, type OpenedStore, type StoreCapability, type StoreContractOptions } from './store-contract.js'
export { assertCatalogLaws, type CatalogLawOptions } from './laws/assert-catalog-laws.js'
export type { CatalogRule, RuleSubject } from './laws/inspect.js'
