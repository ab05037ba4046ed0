/**
 * `seatline/analysis`: what the author of a catalog should know, with proofs and examples.
 *
 * @packageDocumentation
 */
export { analyzeCatalog } from './analyze.js'
export { compareCatalogs } from './compare.js'
export { describeComparison } from './describe-comparison.js'
export { describeFinding } from './describe.js'
export type {
  AvailableDates,
  CatalogComparison,
  LicenseComparison,
  RuleExample,
} from './comparison.js'
export type {
  AnalysisBounds,
  AssumedAnswer,
  CatalogAnalysis,
  ExampleUser,
  Finding,
  FindingKind,
  LicenseReport,
  ProofStep,
  Question,
} from './finding.js'
