/** The issues of a row. */
import type { UserId } from '../../core/ids.js'
import type { NumberType } from '../../core/phone-number.js'
import type { ImportRow } from './import-row.js'

/** Why a row is refused. @public */
export type RowIssueCode =
  | 'name_missing'
  | 'text_too_long'
  | 'email_invalid'
  | 'email_doubled'
  | 'email_taken'
  | 'number_invalid'
  | 'number_doubled'
  | 'number_taken'
  /** The user has the number as one of the other type. */
  | 'number_of_other_type'
  | 'license_unknown'
  /** One license is to be assigned and removed. */
  | 'license_doubled'
  | 'date_invalid'
  | 'date_in_past'
  | 'stale_row'
  /** Somebody has edited the version column. */
  | 'version_invalid'
  | 'user_exists'
  | 'user_not_found'
  /** The id that the import makes for the new user is or was another's. */
  | 'id_taken'

/** What the sentence of a row's issue is made of; `value` is what the row says. @public */
export type RowIssueParameters = {
  readonly value?: string
  /** The attribute that is too long. */
  readonly attribute?: string
  /** Characters, at most. */
  readonly max?: number
  readonly type?: NumberType
  /** The organization's date. */
  readonly today?: string
  /** Who has it; absent where the actor may not see that user. */
  readonly holder?: string
}

/** One thing that is wrong with a row. @public */
export interface RowIssue {
  readonly row: number
  readonly field: keyof ImportRow
  readonly code: RowIssueCode
  /** A sentence in English; `describeIssue` of `seatline/excel` puts it into another language. */
  readonly message: string
  readonly parameters: RowIssueParameters
  /**
   * Who has it, for `number_taken` and `email_taken`; `null` where the actor may not see that user.
   */
  readonly holder?: UserId | null
}
