/** What an analysis tells, as plain data. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { NumberType } from '../core/phone-number.js'
import type { Attributes } from '../core/user.js'
import type { Json } from '../requirements/requirement.js'

/**
 * A user who serves as an example: what is true of them, and what they hold. Everything that is not
 * named is absent.
 *
 * @public
 */
export interface ExampleUser {
  /** A date on which all that is new can be assigned at once; `null` where any date will do. */
  readonly on: CalendarDate | null
  /** Licenses, in the order of the catalog. */
  readonly holds: readonly string[]
  /** Types of which an active number is there. */
  readonly numbers: readonly NumberType[]
  /** Capabilities of the organization. */
  readonly capabilities: readonly string[]
  /** The organization's country; `null` is one that no requirement names. */
  readonly country: string | null
  readonly attributes: Attributes
  /**
   * What custom predicates are taken to answer: the analysis never calls them, and the example
   * rests on it (rule Q1).
   */
  readonly assumed: readonly AssumedAnswer[]
}

/** An answer of a custom predicate on which an example rests. @public */
export interface AssumedAnswer {
  readonly predicate: string
  readonly parameters: Json
  readonly answer: boolean
}

/**
 * One of the statements that a proof is made of. Together they leave no way out, and without any of
 * them there is one.
 *
 * @public
 */
export type ProofStep =
  /**
   * The condition at `path` into the requirement of `license` is met, or, with `met: false`, it is
   * not.
   */
  | {
      readonly kind: 'condition'
      readonly license: string
      readonly path: string
      readonly met: boolean
    }
  /** The license asks for a number for this detail. */
  | { readonly kind: 'detail'; readonly license: string; readonly detail: string }
  /** A user holds at most one license of the track. */
  | { readonly kind: 'one_license'; readonly track: string }
  /** Nobody can hold the license: a finding of its own says why. */
  | { readonly kind: 'never_holdable'; readonly license: string }
  /** The license can be assigned on certain dates only. */
  | { readonly kind: 'availability'; readonly license: string }

/** A question that the analysis asks of every license. @public */
export type Question = 'holdable' | 'together' | 'redundant' | 'conditions'

/**
 * What the analysis tells a catalog's author. Advice, not a fault: a catalog with findings works.
 *
 * Paths lead into the requirement of the license, as those of conflicts do.
 *
 * @public
 */
export type Finding = {
  /** Of what is found in an edition that is not the first: the date from which it is in force. */
  readonly edition?: CalendarDate
} &
  /**
   * No user whose licenses are all in order can hold the license. Its own conditions clash
   * (`contradictory`), or with those of licenses that it needs (`clash`), or what it needs cannot
   * be had in time (`availability`).
   */
  (
    | {
        readonly kind: 'never_holdable'
        readonly license: string
        readonly reason: 'contradictory' | 'clash' | 'availability'
        readonly proof: readonly ProofStep[]
      }
    /**
     * The licenses never come alone: a request that brings one of them to a user in order brings
     * others too.
     */
    | {
        readonly kind: 'only_together'
        readonly licenses: readonly string[]
        readonly example: ExampleUser
        readonly proof: readonly ProofStep[]
      }
    /**
     * The condition never makes a difference, as long as the user's other licenses are in order: it
     * is always met where the rest is (`met`), or, as one of several alternatives, it is never the
     * one that helps (`not_met`). It may be left out, together with all others that are found; once
     * they are, more may be found.
     */
    | {
        readonly kind: 'condition_never_matters'
        readonly license: string
        readonly path: string
        readonly as: 'met' | 'not_met'
        readonly proof: readonly ProofStep[]
      }
    /** The license excludes others that exclude it too: one side is enough (rule C8). */
    | {
        readonly kind: 'exclusion_doubled'
        readonly license: string
        readonly licenses: readonly string[]
      }
    /** All that the license offers is offered by the licenses that its holders have anyway. */
    | {
        readonly kind: 'license_included'
        readonly license: string
        readonly by: readonly string[]
        readonly example: ExampleUser
        readonly proof: readonly ProofStep[]
      }
    /**
     * Whoever has the license could have the other one of its track instead, which offers all of it.
     */
    | {
        readonly kind: 'license_surpassed'
        readonly license: string
        readonly by: string
        readonly example: ExampleUser
      }
    /** The analysis had to stop before it could tell. `steps` is the bound that it ran into. */
    | {
        readonly kind: 'undecided'
        readonly license: string
        readonly question: Question
        readonly steps: number
      }
  )

/** What the analysis can find: a closed list. @public */
export type FindingKind = Finding['kind']

/** What was found out about one license. @public */
export type LicenseReport = {
  readonly license: string
  /** Of an edition that is not the first: the date from which it is in force. */
  readonly edition?: CalendarDate
} & (
  | {
      readonly status: 'holdable'
      /**
       * The users of the example, by date: one, unless availability makes it take several dates.
       * The last one holds the license.
       */
      readonly example: readonly ExampleUser[]
      /**
       * Licenses that every user in order who holds this one holds too; none where that is
       * undecided (question `together`).
       */
      readonly alwaysWith: readonly string[]
    }
  | { readonly status: 'never' }
  | { readonly status: 'unknown' }
)

/** The outcome of {@link analyzeCatalog}. Plain data. @public */
export interface CatalogAnalysis {
  /** Whether every question was decided; if not, `undecided` findings name those that were not. */
  readonly complete: boolean
  /** In the order of the catalog, edition by edition. */
  readonly licenses: readonly LicenseReport[]
  readonly findings: readonly Finding[]
  /** The work that it took. */
  readonly steps: number
}

/** How far the analysis may go. @public */
export interface AnalysisBounds {
  /** Steps of work, some five million a second; 50 million by default. */
  readonly steps?: number
}
