/** What a comparison of two catalogs tells, as plain data. */
import type { Exchange } from '../catalog/compare.js'
import type { CalendarDate } from '../core/calendar-date.js'
import type { ExampleUser } from './finding.js'

/**
 * A user for whom the rule of a license has changed.
 *
 * @public
 */
export interface RuleExample {
  readonly user: ExampleUser
  /**
   * Whether all that the user holds is in order by the catalog that allows the license: of such
   * users there is none where it is `false`.
   */
  readonly inOrder: boolean
}

/** When a license can be assigned; `null` is open-ended. @public */
export interface AvailableDates {
  readonly from: string | null
  readonly until: string | null
}

/**
 * What has changed about a license that both catalogs have. Its rule is its requirement, and the
 * numbers that it asks for.
 *
 * @public
 */
export interface LicenseComparison {
  readonly license: string
  /**
   * Whom the rule allows, among users whose licenses are all in order: the same ones, fewer
   * (`stricter`), more (`looser`), or some others instead (`different`). `undecided` where the bounds
   * did not allow to tell.
   */
  readonly rule: 'same' | 'stricter' | 'looser' | 'different' | 'undecided'
  /** Someone who holds it by the rule before, and may not by the rule after. */
  readonly refused: RuleExample | null
  /** Someone who may hold it by the rule after, and not by the rule before. */
  readonly allowed: RuleExample | null
  /** The tracks, where it is in another one. */
  readonly track: { readonly before: string; readonly after: string } | null
  readonly features: Exchange
  /** Numbers that it asks for, by the ids of its details. */
  readonly details: { readonly added: readonly string[]; readonly removed: readonly string[] }
  /** When it can be assigned, where that is another time. */
  readonly availability: {
    readonly before: AvailableDates
    readonly after: AvailableDates
  } | null
}

/** The outcome of {@link compareCatalogs}. Plain data. @public */
export interface CatalogComparison {
  /** Whether every rule was decided. */
  readonly complete: boolean
  /** The editions that were compared, by the dates on which they begin; `null` is a first one. */
  readonly editions: {
    readonly before: CalendarDate | null
    readonly after: CalendarDate | null
  }
  /** The licenses that both catalogs have, in the order of the one after. */
  readonly licenses: readonly LicenseComparison[]
  /** Licenses that only the catalog after has. */
  readonly added: readonly string[]
  /** Licenses that only the catalog before has. */
  readonly removed: readonly string[]
  /** Tracks that hold one license instead of many, or many instead of one. */
  readonly tracks: readonly { readonly track: string; readonly holds: 'one' | 'many' }[]
  /** The work that it took. */
  readonly steps: number
}
