/**
 * `seatline/analysis`: what the author of a catalog should know, with proofs and examples.
 *
 * @packageDocumentation
 */
export { analyzeCatalog } from './analyze.js'
export { describeFinding } from './describe.js'
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
