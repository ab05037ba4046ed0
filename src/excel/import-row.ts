/**
 * One row of an import: plain data, as `organization.imports.plan` takes it.
 *
 * `undefined` leaves a field as it is, `null` clears it (rule X3).
 *
 * @public
 */
export interface ImportRow {
  /** The sheet's row, from 1. */
  readonly row: number
  readonly email: string
  readonly firstName?: string
  readonly surname?: string
  readonly department?: string | null
  /** The portal's own columns by name, `employeeId` among them. */
  readonly attributes?: { readonly [name: string]: string | null }
  /** E.164. */
  readonly landline?: string | null
  /** E.164. */
  readonly mobile?: string | null
  /** The id of the license to assign. */
  readonly license?: string
  /** The id of the license to remove. */
  readonly removeLicense?: string
  /** `now` or `YYYY-MM-DD`. */
  readonly assignmentDate?: string
  readonly onboardingEmail?: boolean
  /** From the template's locked column: what the row was filled in against. */
  readonly version?: string
}
