/** The fields that a column can be for. */
import type { Where } from '../../licensing/imports/issue.js'

/** The fields that a column can be for, beside the portal's own attributes. @public */
export type ImportField =
  | 'firstName'
  | 'surname'
  | 'email'
  | 'department'
  | 'landline'
  | 'mobile'
  | 'license'
  | 'removeLicense'
  | 'assignmentDate'
  | 'onboardingEmail'
  | 'version'

/**
 * What a column is for: a field, an attribute by its name, the license of a track by the track's
 * id, a license that is ticked, by its id, or the date of one of these.
 *
 * @public
 */
export type ColumnTarget =
  | ImportField
  | `attribute:${string}`
  | `track:${string}`
  | `license:${string}`
  | `trackDate:${string}`
  | `licenseDate:${string}`

/** A column that names licenses by where it is. */
export type LicenseColumn = Extract<ColumnTarget, `track:${string}` | `license:${string}`>

/** Whether a column is for one track or one license. */
export function isLicenseColumn(target: string | null): target is LicenseColumn {
  return target !== null && /^(?:track|license):/.test(target)
}

/** The column of which a column has the dates; undefined for any other column. */
export function datedColumn(target: string | null): LicenseColumn | undefined {
  const [, kind, id] = /^(track|license)Date:(.*)$/s.exec(target ?? '') ?? []
  return id === undefined ? undefined : (`${kind}:${id}` as LicenseColumn) // one of the two
}

/** The column that has the dates of a column of licenses. */
export function dateColumnOf(target: LicenseColumn): ColumnTarget {
  const [kind, id] = [target.slice(0, target.indexOf(':')), idIn(target)]
  return kind === 'track' ? `trackDate:${id}` : `licenseDate:${id}`
}

/** The id of the track or of the license that a column is for. */
export function idIn(target: LicenseColumn): string {
  return target.slice(target.indexOf(':') + 1)
}

/** A column of the portal's own: its values become attributes of the user. @public */
export interface AttributeColumn {
  readonly name: string
  /** Headers by which it is known, in any language; its name always counts. */
  readonly headers?: readonly string[]
  /**
   * What its values are, and how the attribute is kept: `text` by default, `number`, `yes_no` as a
   * truth, `date` as YYYY-MM-DD.
   */
  readonly type?: 'text' | 'number' | 'yes_no' | 'date'
  /** The only texts it may have, if not any. Compared without regard to case. */
  readonly values?: readonly string[]
}

/** The attribute that is known without being asked for. */
export const employeeIdColumn: AttributeColumn = { name: 'employeeId' }

/** The name of an attribute in a target, or undefined for a field. */
export function attributeName(target: ColumnTarget): string | undefined {
  return target.startsWith('attribute:') ? target.slice('attribute:'.length) : undefined
}

/** What a column is for, as an issue says it. */
export function fieldOf(target: ColumnTarget): Pick<Where, 'field' | 'attribute'> {
  const attribute = attributeName(target)
  if (isLicenseColumn(target)) return { field: 'license' }
  if (datedColumn(target) !== undefined) return { field: 'assignmentDate' }
  return attribute === undefined
    ? { field: target as ImportField } // no attribute
    : { field: 'attributes', attribute }
}

const FIELDS: { readonly [field in ImportField]: true } = {
  firstName: true,
  surname: true,
  email: true,
  department: true,
  landline: true,
  mobile: true,
  license: true,
  removeLicense: true,
  assignmentDate: true,
  onboardingEmail: true,
  version: true,
}

/** Whether a text says what a column can be for; a mapping may come from a browser. */
export function isColumnTarget(text: unknown): text is ColumnTarget {
  if (typeof text !== 'string') return false
  if (Object.hasOwn(FIELDS, text) || text.startsWith('attribute:')) return true
  return isLicenseColumn(text) || datedColumn(text) !== undefined
}
