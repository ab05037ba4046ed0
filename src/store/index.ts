/**
 * `seatline/store`: the port that a store implements, the rules that every store shares, and the
 * contract that it must meet.
 *
 * @packageDocumentation
 */
// the port
export type * from '../storage/port.js'
export type { Booking, SeatWanted } from '../timeline/record/bookings.js'
export type { Judgment } from '../timeline/request/judgment.js'

// what is judged alike in every store
export {
  claimsOf,
  judgeBatch,
  userOfWrite,
  type Claims,
  type ClaimView,
} from '../storage/claims.js'
export { inSeatOrder, nextDueStep, settleDue, type DueStep } from '../storage/settle-due.js'
export { changesOn, listedDate, searchKey, startOfPage, userFilter } from '../storage/listing.js'
export {
  isSameJudgment,
  isStale,
  type JudgmentBatch,
  type JudgmentQuestion,
  type UserJudgment,
} from '../storage/judgments.js'
export { withReached } from '../storage/reached.js'
export { answersToKeep, refusedByAnswers } from '../storage/answers.js'
export { unknownOrganization } from '../core/organization.js'

// the contract
export { storeContract, type StoreContractOptions } from './contract/store-contract.js'
export { ContractFailure, isContractFailure } from './contract/contract-failure.js'
export type { ContractCase, OpenedStore, StoreCapability } from './contract/case.js'
