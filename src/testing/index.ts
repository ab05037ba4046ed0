/**
 * `seatline/testing`: the laws for your own catalog, and random users, requests and organizations.
 *
 * @packageDocumentation
 */

// laws
export { assertCatalogLaws } from './laws/assert-catalog-laws.js'
export { catalogLaws, type CatalogLaw } from './laws/catalog-laws.js'
export { type CatalogLawOptions } from './laws/law-options.js'
export type { CatalogRule, RuleSubject } from './simulation/inspect.js'

// organizations driven by commands
export {
  openOrganization,
  organizationBeginnings,
  organizationCommands,
} from './simulation/organization-commands.js'
export type {
  OpenedOrganization,
  OrganizationCommand,
  OrganizationModel,
} from './simulation/organization-commands.js'
export type { OrganizationCommandOptions } from './simulation/command-options.js'
export type { OrganizationBeginning, SampleNumber } from './simulation/step.js'
export type { OrganizationScenario } from './simulation/scenario.js'

// arbitraries
export { catalogDefinitions, type CatalogSampleOptions } from './random/catalogs.js'
export { recordsOf, subjectsOf } from './random/records.js'
export {
  requestsOf,
  schedulesOf,
  type RequestOptions,
  type SampleSchedule,
} from './random/requests-and-schedules.js'
export { usersOf, type SampleUser } from './random/users.js'
export { type SampleOptions } from './random/sample-options.js'
export type { AttributeValues } from './random/vocabulary.js'
