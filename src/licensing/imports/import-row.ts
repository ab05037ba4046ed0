/** A row of an import: one user to create or update. */

/**
 * One user to create or update, as `seatline/excel` reads it from a sheet, or as a portal makes it
 * from anywhere. What is absent or blank stays as it is; `null` empties it (rule X3).
 *
 * @public
 */
export interface ImportRow {
  /** Where the row stands in its source, from 1: issues name it. */
  readonly row: number
  /** Tells which user it is, without regard to case, unless `version` does. */
  readonly email: string
  readonly firstName?: string
  readonly surname?: string
  readonly department?: string | null
  readonly attributes?: { readonly [name: string]: string | number | boolean | null }
  /**
   * E.164. A number that the user does not have is added; others of the type stay. `null` removes
   * all of the type.
   */
  readonly landline?: string | null
  readonly mobile?: string | null
  /** The id of a license to assign, or of several, each on a date of its own if need be. */
  readonly license?:
    string | readonly (string | { readonly license: string; readonly on?: string })[]
  /** The id of a license to remove, or of several; or a track, of which everything is removed. */
  readonly removeLicense?:
    | string
    | readonly (
        | string
        | { readonly license: string; readonly on?: string }
        | { readonly track: string; readonly on?: string }
      )[]
  /** `'now'` (default) or `YYYY-MM-DD`, for all that have no date of their own. */
  readonly assignmentDate?: string
  readonly onboardingEmail?: boolean
  /** Other rows of the source that say the same of the user: this one has their licenses too. */
  readonly joined?: readonly number[]
  /**
   * From a filled template: which user the row is about, and the revision at the download. A row
   * whose user has changed since is refused; with it, another `email` is a new address of that
   * user. A revision alone is taken too.
   */
  readonly version?: string
}

/** Whether users may be created, updated, or both. @public */
export type ImportMode = 'create' | 'update' | 'upsert'
