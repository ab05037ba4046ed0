/** When a portal allows numbers to be ported. */
import type { NumberType } from '../../core/phone-number.js'

/**
 * When numbers may be ported (rule N2). A portal gives its own, or one of the presets.
 *
 * @public
 */
export interface PortingPolicy {
  /** Working days that must lie between today and the porting date's own day, by type of number. */
  readonly leadDays: { readonly [T in NumberType]: number }
  /** `working_days`: never on Saturdays, Sundays and the holidays given. */
  readonly on: 'any_day' | 'working_days'
  /** Public holidays; without it only weekends are known, and results say so. */
  readonly holidays?: readonly string[]
}
