/**
 * `seatline/store`: the port that a store implements, the rules that every store shares, and the
 * contract that it must meet.
 *
 * @packageDocumentation
 */
// the port
export type * from '../storage/port.js'
export type { Booking } from '../timeline/record/bookings.js'

// what is judged alike in every store
export { claimsOf, judgeBatch, type Claims, type ClaimView } from '../storage/claims.js'
export { firstSeatTaken, nextDueStep, type DueStep } from '../storage/due-order.js'
export { changesOn, listedDate, searchKey, userFilter } from '../storage/listing.js'
export { withReached } from '../storage/reached.js'
export { answersToKeep } from '../storage/answers.js'
export { refusedByAnswers } from '../storage/answers.js'

// the contract
export { storeContract, type StoreContractOptions } from './contract/store-contract.js'
export type { ContractCase, OpenedStore, StoreCapability } from './contract/case.js'
