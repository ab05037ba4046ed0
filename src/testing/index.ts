/**
 * `seatline/testing`: the laws for your own catalog, and the contract that every store has to keep.
 *
 * @packageDocumentation
 */
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

// arbitraries
export { catalogDefinitions, type CatalogSampleOptions } from './arbitraries/catalogs.js'
export { recordsOf, subjectsOf } from './arbitraries/records.js'
export { requestsOf, schedulesOf, type RequestOptions, type SampleSchedule } from './arbitraries/requests-and-schedules.js'
export { usersOf, type SampleOptions, type SampleUser } from './arbitraries/users.js'
export type { AttributeValues } from './arbitraries/vocabulary.js'
