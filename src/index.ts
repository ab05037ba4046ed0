/**
 * `seatline`: catalog, requirements, timeline, plan and confirm, schedule, numbers, seats, imports,
 * events and the memory store.
 *
 * @module seatline
 */
// core
export { SeatlineError, isSeatlineError } from './core/errors.js'
export type { SeatlineErrorCode, SeatlineErrorData } from './core/errors.js'
export { parseCalendarDate } from './core/calendar-date.js'
export { localDate } from './core/time-zone.js'
export type { CalendarDate } from './core/calendar-date.js'
export type { E164, NumberSwap, NumberType, PhoneNumber } from './core/phone-number.js'
export type { ChangeId, OrganizationId, UserId } from './core/ids.js'
export type { OrganizationRecord } from './core/organization.js'
export type { Details, Holding } from './core/holding.js'
export type { DatedFact, FactMove, FactName } from './core/user-facts.js'
export type { AttributeValue, Attributes, Profile } from './core/user.js'

// requirements
export type { Json, Requirement } from './requirements/requirement.js'
export type { Cause, Conflict, ConflictCode, ConflictData } from './requirements/conflict.js'
export type { ChecklistItem } from './requirements/checklist.js'
export type { Condition } from './requirements/condition.js'
export { describeCondition } from './words/describe/conditions.js'
export { describeConflict, labelConflict } from './words/describe/conflicts.js'
export type { Wording } from './words/language/say.js'
export type { Predicate, PredicateSubject } from './requirements/predicate.js'

// catalog
export { defineCatalog, editionOn } from './catalog/catalog.js'
export type { Catalog, CatalogOptions } from './catalog/catalog.js'
export type { CatalogDefinition, LicenseDefinition } from './catalog/definition.js'
export { compareLicenses, exchangeLicenses } from './catalog/compare.js'
export type { Comparison, Exchange } from './catalog/compare.js'
export { wordingOf } from './words/language/wording.js'

// timeline
export type { Outcome } from './timeline/settle/outcome.js'
export type { Step } from './timeline/settle/timeline-walk.js'
export type { Change, ChangeRef, Override } from './timeline/record/change.js'
export type { UserRecord } from './timeline/record/record.js'
export type { ChangeEffect, Effects, OtherEffect } from './timeline/request/effects.js'
export { explain } from './timeline/request/explain.js'
export type { ExplainedChange, Explanation, FailingChange } from './words/language/explanation.js'
export { describeAction, describeRemedy, labelAction } from './words/describe/actions.js'
export { describeEffects, describeExchange } from './words/describe/effects.js'
export { describeExplanation } from './words/describe/explanation.js'
export { describeStatus } from './words/describe/status.js'
export type { StatusName } from './words/language/language.js'
export type { SayOptions } from './words/language/say-options.js'
export type { Action } from './timeline/remedies/action.js'
export type { Remedies, Remedy } from './timeline/remedies/find-remedies.js'
export type { PlannedChange, Verdict, RequestedChange } from './timeline/request/verdict.js'
export type {
  OrganizationEventBody,
  SeatlineEvent,
  UserEventBody,
} from './timeline/record/event.js'

// storage
export { memoryStore } from './storage/memory.js'
export type { ListedChange, SeatlineStore, UserFilter } from './storage/port.js'
export { searchKey } from './storage/listing.js'

// licensing
export { createLicensing } from './licensing/licensing.js'
export type { Licensing, LicensingOptions, Organization } from './licensing/handles.js'
export type { Actor, Authorize, AuthorizeQuestion } from './licensing/session/session.js'
export type { CommandOptions, CommandResult } from './licensing/writing/command.js'
export type { NewUser, UserPatch } from './licensing/session/input.js'
export type { FactsResult, Users } from './licensing/users/users.js'
export type { StateOn, Timeline } from './licensing/users/timeline.js'
export type { User } from './licensing/users/user.js'
export type { NewOrganization, Organizations } from './licensing/organization/organizations.js'
export type { Settings, SettingsResult } from './licensing/organization/settings.js'
export type { DatedOptions } from './licensing/writing/dated-facts.js'
export type { ChangeFilter } from './licensing/session/changes-wanted.js'
export type { ComplianceReport, Reports } from './licensing/organization/reports.js'
export type { ForecastFilter, ForecastPage } from './licensing/organization/forecast.js'
export type { TrialPage } from './licensing/organization/try-catalog.js'
export type { SeatPeriod, SeatReport, Seats } from './licensing/organization/seats.js'
export type {
  NewNumber,
  Numbers,
  PortingResult,
  WithdrawalResult,
} from './licensing/users/numbers.js'
export type { Help } from './licensing/remedies/help.js'
export type {
  ClearResult,
  Schedule,
  ScheduledEntry,
  UserSchedule,
} from './licensing/schedule/schedule.js'
export type { SchedulePage } from './licensing/schedule/list.js'
export type { Plan, PlanOptions, UserAnswer } from './licensing/plan/plan.js'
export type { ProgressOptions } from './licensing/session/progress.js'
export type { PlanInput, PlanRequest, UserPlanInput } from './licensing/plan/request.js'
export type { Confirmation, ConfirmOptions, ConfirmResult } from './licensing/plan/confirm.js'
export { remedyInputs, type RemedyChoice, type RemedyInput } from './licensing/remedies/choice.js'
export type { PlanRemedyResult, RemedyResult } from './licensing/remedies/carry-out.js'
export { conflictNote } from './licensing/plan/conflict-note.js'
export type { ConflictNote } from './licensing/plan/conflict-note.js'
export type { Imports } from './licensing/imports/imports.js'
export type { ImportPlan, ImportResult, RowResult } from './licensing/imports/import-plan.js'
export type { RowAnswer } from './licensing/imports/judge-row.js'
export type { ImportMode, ImportRow } from './licensing/imports/import-row.js'
export type { Issue, IssueData, RowIssueCode } from './licensing/imports/issue.js'
export { earliestPorting } from './licensing/users/porting.js'
export type { PortedNumber, PortingPolicy } from './licensing/session/porting-policy.js'
export type { ApplyDueOptions, ApplyDueResult } from './licensing/nightly/apply-due.js'
export type { RecheckResult } from './licensing/nightly/recheck.js'
export type { DeliverOptions, DeliverResult } from './licensing/events/deliver.js'
