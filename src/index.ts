/**
 * `seatline`: catalog, requirements, timeline, plan and confirm, schedule, numbers, seats, imports, events and the memory store.
 *
 * @module seatline
 */
// core
export { SeatlineError, isSeatlineError } from './core/errors.js'
export type { SeatlineErrorCode, SeatlineErrorData, SeatlineErrorOf } from './core/errors.js'
export { addDays, isCalendarDate, isTimeZone, latestDateOnEarth, localDate, parseCalendarDate, weekday } from './core/calendar-date.js'
export type { CalendarDate } from './core/calendar-date.js'
export { isActiveOn, isE164, parseE164 } from './core/phone-number.js'
export type { E164, NumberSwap, NumberType, PhoneNumber } from './core/phone-number.js'
export type { ChangeId, OrganizationId, UserId } from './core/ids.js'
export type { Interval } from './core/interval.js'
export { localeFormats } from './core/locale.js'
export type { LocaleFormats } from './core/locale.js'
export type { CapabilityInterval, OrganizationRecord, SeatLimitInterval } from './core/organization.js'
export type { Details, Holding } from './core/holding.js'
export type { AttributeValue, Attributes, Profile } from './core/user.js'

// requirements
export type { Json, Requirement } from './requirements/requirement.js'
export type {
  AboutNumber,
  AtPath,
  Cause,
  CausingChange,
  Conflict,
  ConflictCode,
  ConflictData,
  ConflictOf,
  WithCauses,
} from './requirements/conflict.js'
export type { ChecklistItem } from './requirements/checklist.js'
export type { Condition } from './requirements/condition.js'
export { describeCondition, describeConflict, labelConflict } from './requirements/describe.js'
export type {
  CauseSentences,
  ConditionSentences,
  ConflictSentences,
  NeedCode,
  NeedPhrases,
  RequirementMessages,
  Say,
  Tense,
  Wording,
} from './requirements/messages.js'
export type { Predicate, PredicateSubject } from './requirements/predicate.js'

// catalog
export { defineCatalog } from './catalog/catalog.js'
export type { Catalog, CatalogOptions, LicenseIdOf, TrackIdOf } from './catalog/catalog.js'
export type {
  Availability,
  CatalogDefinition,
  DetailDefinition,
  FeatureDefinition,
  LicenseDefinition,
  TrackDefinition,
} from './catalog/definition.js'
export type { CatalogFault, FaultCode } from './catalog/faults.js'
export { compareLicenses, exchangeLicenses } from './catalog/compare.js'
export type { Comparison, ComparisonRow, Exchange, FeatureValue } from './catalog/compare.js'
export { wordingOf } from './catalog/wording.js'

// timeline
export { settle } from './timeline/settle.js'
export type { Outcome, Settlement, SettleContext } from './timeline/settle.js'
export type { FailedChange } from './timeline/clash.js'
export type { FullSeats, SeatCheck } from './timeline/move.js'
export type { Step } from './timeline/course.js'
export type { Facts } from './requirements/situation.js'
export { factsOn } from './requirements/situation.js'
export type { Change, Failure, Override } from './timeline/change.js'
export type { UserRecord } from './timeline/record.js'
export { evolve } from './timeline/evolve.js'
export type { DatedBody } from './timeline/evolve.js'
export type { AffectedChange, ChangeEffect, Effects } from './timeline/effects.js'
export type { AffectedEnd } from './timeline/ends.js'
export { explainAnswer, explainChanges, explainFailures, explainSchedule } from './timeline/explanation.js'
export type { ExplainedChange, Explanation, FailingChange, Reason, Root } from './timeline/explanation.js'
export {
  describeAction,
  describeEffects,
  describeExchange,
  describeExplanation,
  describeRemedy,
  describeStatus,
  labelAction,
} from './timeline/describe.js'
export { english } from './timeline/english.js'
export { extendMessages } from './timeline/messages.js'
export type { ActionPhrases, Messages, MessagesPart, StatusName, StatusNames, ToldChange, ToldFailure } from './timeline/messages.js'
export type { OutOfCompliance } from './timeline/compliance.js'
export type { Action } from './timeline/action.js'
export type { Remedies, Remedy } from './timeline/remedy.js'
export type { LessFeature, TakenAway, TwiceFeature } from './timeline/features.js'
export type { PlannedChange, Verdict, Wish } from './timeline/request.js'
export type { EventEnvelope, EventKind, FromTo, OrganizationEventBody, SeatlineEvent, UserEventBody } from './timeline/event.js'

// storage
export { memoryStore } from './storage/memory.js'
export type * from './storage/port.js'
export { answersToKeep, refusedByAnswers } from './storage/answers.js'
export { claimsOf, judgeBatch, type Claims, type ClaimView } from './storage/claims.js'
export { firstSeatTaken, nextDueStep, type DueStep } from './storage/due.js'
export { changesOn, listedDate, searchKey, userFilter } from './storage/listing.js'
export type { Booking } from './timeline/booking.js'

// licensing
export { createLicensing } from './licensing/licensing.js'
export type { Licensing, LicensingOptions, Organization } from './licensing/licensing.js'
export type { Authorize, AuthorizeQuestion } from './licensing/context.js'
export type { CommandOptions, CommandResult, RefusedChange } from './licensing/command.js'
export type { NewUser, UserPatch } from './licensing/input.js'
export type { StateOn, Timeline, User, Users } from './licensing/users.js'
export type { ForgetAnswersOptions, ForgetAnswersResult } from './licensing/forget-answers.js'
export type { NewOrganization, Organizations } from './licensing/organizations.js'
export type { SettingOptions, Settings, SettingsResult, UserEffects } from './licensing/settings.js'
export type { ComplianceReport, RecheckResult, ReportPage, Reports } from './licensing/reports.js'
export type { SeatReport, Seats } from './licensing/seats.js'
export type { NewNumber, Numbers, PortingResult, WithdrawalResult } from './licensing/numbers.js'
export type { Help } from './licensing/help.js'
export type { ClearResult, Schedule, ScheduledEntry, UserSchedule } from './licensing/schedule.js'
export type { ScheduleFilter, SchedulePage } from './licensing/schedule-list.js'
export type { Plan, PlanOptions, ProgressOptions, UserAnswer } from './licensing/plan.js'
export type { AssignInput, PlanInput, PlanRequest, RemoveInput } from './licensing/plan-request.js'
export type { Confirmation, ConfirmOptions, ConfirmResult } from './licensing/confirm.js'
export { remedyInputs, type RemedyChoice, type RemedyInput } from './licensing/remedy-choice.js'
export type { PlanRemedyChoice, PlanRemedyResult, RemedyResult } from './licensing/remedy.js'
export { conflictNote } from './licensing/conflict-note.js'
export type { ConflictGroup, ConflictNote } from './licensing/conflict-note.js'
export type { ImportPlan, ImportResult, Imports, RowResult } from './licensing/imports.js'
export type { FieldDifference, RowAnswer } from './licensing/import-judge.js'
export type { ImportMode, ImportRow } from './licensing/import-row.js'
export type { RowIssue, RowIssueCode, RowIssueParameters } from './licensing/row-issue.js'
export { earliestPorting, swedishPorting } from './licensing/porting.js'
export type { PortingPolicy } from './licensing/porting.js'
export type { ApplyDueOptions, ApplyDueResult, DeliverOptions, DeliverResult, UnfinishedOrganization } from './licensing/run.js'
