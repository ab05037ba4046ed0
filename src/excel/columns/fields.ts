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
 * id, or a license that is ticked, by its id.
 *
 * @public
 */
export type ColumnTarget =
  ImportField | `attribute:${string}` | `track:${string}` | `license:${string}`

/** A column that names licenses by where it is. */
export type LicenseColumn = Extract<ColumnTarget, `track:${string}` | `license:${string}`>

/** Whether a column is for one track or one license. */
export function isLicenseColumn(target: string | null): target is LicenseColumn {
  return target !== null && /^(?:track|license):/.test(target)
}

/** A column of the portal's own: its values become attributes of the user. @public */
export interface AttributeColumn {
  readonly name: string
  /** Headers by which it is known, in any language; its name always counts. */
  readonly headers?: readonly string[]
  /** The only values it may have, if not any. Compared without regard to case. */
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
  return Object.hasOwn(FIELDS, text) || text.startsWith('attribute:') || isLicenseColumn(text)
}
