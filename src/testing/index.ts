export { storeContract, type ContractCase, type OpenedStore, type StoreCapability, type StoreContractOptions } from './store-contract.js'
export { assertCatalogLaws, type CatalogLawOptions } from './laws/assert-catalog-laws.js'
export type { CatalogRule, RuleSubject } from './laws/inspect.js'
