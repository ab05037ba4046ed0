/**
 * `seatline/phones`: reads phone numbers as people write them, says what they are, and shows them.
 *
 * @packageDocumentation
 */
export {
  readPhoneNumber,
  showPhoneNumber,
  type PhoneOptions,
  type PhoneReading,
} from './read-phone-number.js'
export type { Issue, IssueCode, IssueData } from '../licensing/imports/issue.js'
