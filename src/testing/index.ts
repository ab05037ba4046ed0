export { storeContract, type ContractCase, type OpenedStore, type StoreCapability, type StoreContractOptions } from './store-contract.js'

// laws
export { assertCatalogLaws } from './laws/assert-catalog-laws.js'
export { catalogLaws, type CatalogLaw, type CatalogLawOptions } from './laws/catalog-laws.js'
export type { CatalogRule, RuleSubject } from './drive/inspect.js'

// organizations driven by commands
export { openOrganization, organizationBeginnings, organizationCommands } from './drive/organization-commands.js'
export type {
  OpenedOrganization,
  OrganizationCommand,
  OrganizationCommandOptions,
  OrganizationModel,
} from './drive/organization-commands.js'
export type { OrganizationBeginning, SampleNumber } from './drive/deed.js'
export type { OrganizationStage } from './drive/stage.js'
