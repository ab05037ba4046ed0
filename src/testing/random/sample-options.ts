/** How users are drawn. */
import type { AttributeValues } from './vocabulary.js'

/** What random users, requests and schedules over a catalog are made with. @public */
export interface SampleOptions {
  /**
   * The organization's date, `YYYY-MM-DD`: dates are this one, or in the six days after it.
   * `2027-01-04` by default.
   */
  readonly today?: string
  /**
   * Values of attributes to try, beside those that the catalog names: those that your predicates
   * look at.
   */
  readonly attributes?: AttributeValues
}
