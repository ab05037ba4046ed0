/** What a language says about the findings of an analysis. */
import type { Finding, FindingKind } from '../../analysis/finding.js'
import type { NumberType } from '../../core/phone-number.js'
import type { Say } from './say.js'

/** What findings are told with: names, and sentences that were put together before. @public */
export interface FindingParts {
  /** The license that the finding is about. */
  readonly license: string
  /** The licenses that it names beside, by name. */
  readonly others: readonly string[]
  /** The condition that it is about. */
  readonly condition: string
  /** The sentences of its proof. */
  readonly proof: string
  /** The sentence of its example. */
  readonly example: string
}

/** A sentence for each kind of finding. @public */
export type FindingTable = {
  readonly [K in FindingKind]: (
    finding: Extract<Finding, { kind: K }>,
    parts: FindingParts,
    say: Say,
  ) => string
}

/** What is said about the findings of an analysis. @public */
export interface FindingSentences {
  /** A sentence for each kind of finding. */
  readonly sentences: FindingTable
  /** A statement of a proof: a condition of a license is met, or is not. */
  readonly condition: (license: string, condition: string, met: boolean) => string
  /** A statement of a proof: a license asks for a number. */
  readonly detail: (license: string, detail: string) => string
  /** A statement of a proof: a track holds one license. */
  readonly oneLicense: (track: string) => string
  /** A statement of a proof: another finding says that nobody can hold a license. */
  readonly neverHoldable: (license: string) => string
  /** A statement of a proof: the dates on which a license can be assigned. */
  readonly availability: (license: string, from: string | null, until: string | null) => string
  /** An example user: what they hold, and what else is true of them, in short texts as below. */
  readonly example: (holds: string, facts: readonly string[]) => string
  /** Of an example user: a number. */
  readonly number: (type: NumberType) => string
  /** Of an example user: a capability of the organization. */
  readonly capability: (capability: string) => string
  /** Of an example user: the organization's country, by its name. */
  readonly country: (country: string) => string
  /** Of an example user: an attribute. */
  readonly attribute: (attribute: string, value: string) => string
  /** Of an example user: what a predicate is taken to answer. */
  readonly assumed: (predicate: string, answer: boolean) => string
  /** Of an example user: when all is assigned. */
  readonly on: (date: string) => string
  /** Says of a finding in which edition of the catalog it is: the one that begins on a date. */
  readonly inEdition: (date: string, finding: string) => string
  /** What has changed from one catalog to the next. */
  readonly comparison: ComparisonSentences
}

/** Sentences about what has changed from one catalog to the next. @public */
export interface ComparisonSentences {
  /** A license that only the new catalog has. */
  readonly added: (license: string) => string
  /** A license that the new catalog no longer has. */
  readonly removed: (license: string) => string
  /**
   * Users who could have it no longer can, with an example; without `inOrder` only users who hold
   * something that is not in order.
   */
  readonly stricter: (license: string, inOrder: boolean, example: string) => string
  /** Users who could not have it now can. */
  readonly looser: (license: string, inOrder: boolean, example: string) => string
  /** The search ended after so many steps, without an example and without a proof. */
  readonly undecided: (license: string, steps: string) => string
  /** A license that belongs to another track now. */
  readonly moved: (license: string, from: string, to: string) => string
  /** Features that a license did not have. */
  readonly gained: (license: string, features: string) => string
  /** Features that a license no longer has. */
  readonly lost: (license: string, features: string) => string
  /** A feature that has another value. */
  readonly changed: (license: string, feature: string, from: string, to: string) => string
  /** It no longer asks for a number. */
  readonly notAsked: (license: string, detail: string) => string
  /** It can be assigned on any date. */
  readonly anyDate: (license: string) => string
  /** A track holds many licenses. */
  readonly manyLicenses: (track: string) => string
}
