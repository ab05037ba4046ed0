/** Answers a request by trying it out on the whole organization (rules P1, P4, S3 and I4). */
import { addDays, type CalendarDate } from '../../../src/core/calendar-date.js'
import type { ChangeId } from '../../../src/core/ids.js'
import type { RequestedChange } from '../../../src/timeline/request/verdict.js'
import {
  comingDates,
  future,
  organizationOn,
  outcomesOf,
  turnedBetween,
  type Turned,
} from './future.js'
import {
  conflictsInShort,
  dueOn,
  limitOn,
  userOf,
  withUser,
  type ModelChange,
  type ModelConflict,
  type ModelOrganization,
  type ModelUser,
} from './organization.js'
import { settleUser, swapped, type ModelDay, type ModelOutcome } from './settle-date.js'

/** A request: the same changes for each of its users; on today's date it is one for now. */
export interface ModelRequest {
  readonly users: readonly string[]
  readonly changes: readonly RequestedChange[]
  readonly on: CalendarDate
}

/** The answer for one change of one user. */
export interface ModelPlannedChange {
  readonly license: string
  readonly status: 'ready' | 'needs_details' | 'conflict' | 'unchanged'
  readonly conflicts: readonly ModelConflict[]
  /**
   * Whether what is wanted has come about at the end of the date: what is scheduled already may
   * fail, and so may an assign that stands in for a removal.
   */
  readonly goesThrough: boolean
}

/** The answer for one user. */
export interface ModelAnswer {
  readonly user: string
  readonly status: ModelPlannedChange['status']
  readonly changes: readonly ModelPlannedChange[]
}

/** What a request comes to: an answer for each user, and the organization once it is confirmed. */
export interface ModelPlan {
  readonly answers: readonly ModelAnswer[]
  readonly organization: ModelOrganization
}

/** What is asked of one user, who has a place in the request. */
interface Asked {
  readonly user: string
  readonly place: number
  readonly changes: readonly RequestedChange[]
  readonly on: CalendarDate
}

/** The answers for all users of a request, who influence each other through seats (rule P4). */
export function planned(organization: ModelOrganization, request: ModelRequest): ModelPlan {
  return planAll(organization, askedBy(request))
}

/**
 * The first date on which the request goes through for a user and changes something, with the other
 * users of the request on their date (rule P1): every date is tried, until nothing can change.
 */
export function earliestDate(
  organization: ModelOrganization,
  user: string,
  request: ModelRequest,
): CalendarDate | null {
  const last = [organization.today, request.on, ...datesOfChange(organization)].sort().at(-1)
  const end = addDays(last ?? organization.today, 2) // a day after the last change, and one more
  for (let on = organization.today; on <= end; on = addDays(on, 1)) {
    const asked = askedBy(request).map((one) => (one.user === user ? { ...one, on } : one))
    const { answers } = planAll(organization, asked)
    const answer = answers.find((one) => one.user === user)
    if (answer?.status === 'ready' && answer.changes.every((one) => one.goesThrough)) return on
  }
  return null
}

/**
 * The scheduled changes of users beyond the request that would end in another way because of it:
 * they lose a seat or find one, and seats are all that users have in common.
 */
export function othersAffected(
  organization: ModelOrganization,
  request: ModelRequest,
): readonly Turned[] {
  const after = planned(organization, request).organization
  return turnedBetween(future(organization), future(after)).filter(
    ({ user }) => !request.users.includes(user),
  )
}

function askedBy({ users, changes, on }: ModelRequest): readonly Asked[] {
  return users.map((user, place) => ({ user, place, changes, on }))
}

/** Every date on which a fact, a limit, an availability or a change begins or ends to count. */
function datesOfChange(organization: ModelOrganization): readonly CalendarDate[] {
  const { capabilities, seatLimits, users, definition } = organization
  const spans = [...capabilities, ...seatLimits].flatMap(({ from, until }) => [from, until])
  const numbers = users
    .flatMap((user) => user.numbers)
    .map((number) => {
      if (number.status === 'foreign') return null
      return number.status === 'active' ? number.from : number.on
    })
  const facts = users
    .flatMap((user) => user.facts ?? [])
    .flatMap(({ from, until }) => [from, until])
  const available = definition.tracks
    .flatMap(({ licenses }) => licenses)
    .flatMap(({ availability }) => [availability?.from, availability?.until])
    .map((date) => (date ?? null) as CalendarDate | null) // a catalog has calendar dates only
  return [...spans, ...facts, ...numbers, ...available, ...comingDates(organization)].filter(
    (date) => date !== null,
  )
}

/** What is asked for now comes first, user after user; the rest is scheduled and awaited. */
function planAll(organization: ModelOrganization, all: readonly Asked[]): ModelPlan {
  const now = planNow(organization, inOrderForNow(organization, all))
  const later = planLater(
    now.organization,
    all.filter(({ on }) => on > organization.today),
  )
  const answers = [...now.answers, ...later.answers]
  return {
    answers: all.flatMap(({ user }) => answers.filter((answer) => answer.user === user)),
    organization: later.organization,
  }
}

/** For one user either all changes of the request go through or none (rule P2). */
function planNow(organization: ModelOrganization, all: readonly Asked[]): ModelPlan {
  let now = organization
  const answers: ModelAnswer[] = []
  for (const asked of all) {
    const changes = newChanges(userOf(now, asked.user), asked)
    const settled = settleUser(now, asked.user, changes)
    const standing = changes.map(({ id }): Standing => ({ id, isNew: true }))
    answers.push(answerOf(asked, standing, settled))
    if (settled.outcomes.every(({ status }) => status !== 'failed')) now = settled.organization
  }
  return { answers, organization: now }
}

/** All changes of all users are scheduled, whether they will go through or not (rule P2). */
function planLater(organization: ModelOrganization, all: readonly Asked[]): ModelPlan {
  let after = organization
  const before = outcomesOf(future(organization))
  const asking = all.map((asked) => {
    const user = userOf(organization, asked.user)
    const changes = newChanges(user, asked)
    const standing = changes.map((change): Standing => {
      const same = sameScheduled(user, change, before)
      return same === undefined ? { id: change.id, isNew: true } : { id: same.id, isNew: false }
    })
    const added = changes.filter((_, index) => standing[index]?.isNew)
    after = withUser(after, { ...user, changes: [...user.changes, ...added] })
    return { asked, standing }
  })
  const outcomes = outcomesOf(future(after))
  const answers = asking.map(({ asked, standing }) =>
    answerOf(asked, standing, { outcomes, organization: organizationOn(after, asked.on) }),
  )
  return { answers, organization: after }
}

/** Those who take no limited seat first, then the order of the request (rule P4). */
function inOrderForNow(organization: ModelOrganization, all: readonly Asked[]): readonly Asked[] {
  const { today } = organization
  const forNow = all.filter(({ on }) => on === today)
  const takes = ({ changes }: Asked) =>
    changes.some(
      ({ kind, license }) => kind === 'assign' && limitOn(organization, license, today) !== null,
    )
  return [...forNow.filter((one) => !takes(one)), ...forNow.filter(takes)]
}

/** The changes that are asked for: dated after all others of the user, created after everything. */
function newChanges(user: ModelUser, { place, changes, on }: Asked): readonly ModelChange[] {
  const dated = Math.max(0, user.override?.dated ?? 0, ...user.changes.map((one) => one.dated))
  return changes.map((requested, index) => ({
    ...requested,
    id: `asked.${user.id}.${user.changes.length + index}` as ChangeId, // no other has it
    ownDate: on,
    dated: dated + 1 + index,
    created: `~${String(place * 1_000 + index).padStart(9, '0')}`, // after every instant
    status: 'scheduled',
    failure: null,
  }))
}

/** The change that stands for a requested one: a new one, or one that is scheduled already. */
interface Standing {
  readonly id: ChangeId
  readonly isNew: boolean
}

/** The scheduled change that is the same as one that is asked for, and counts (rule Q6). */
function sameScheduled(
  user: ModelUser,
  asked: ModelChange,
  before: readonly ModelOutcome[],
): ModelChange | undefined {
  const swaps = user.swaps.filter(({ on }) => on <= asked.ownDate)
  const inOrder = [...swaps].sort((a, b) => (a.on < b.on ? -1 : 1))
  const named = ({ details }: ModelChange) =>
    JSON.stringify(Object.entries(swapped(details, inOrder)).sort())
  return dueOn(user, asked.ownDate).find(
    (other) =>
      other.kind === asked.kind &&
      other.license === asked.license &&
      other.dependents === asked.dependents &&
      named(other) === named(asked) &&
      before.find((one) => one.change === other.id)?.status !== 'superseded',
  )
}

function answerOf(
  { user, changes: requested }: Asked,
  standing: readonly Standing[],
  { outcomes, organization }: ModelDay,
): ModelAnswer {
  const isHeld = (license: string) =>
    userOf(organization, user).holdings.some((holding) => holding.license === license)
  const changes = requested.map(({ kind, license }, index): ModelPlannedChange => {
    const { id, isNew } = standing[index]! // one for each
    const outcome = outcomes.find((one) => one.change === id)
    const goesThrough = outcome?.status !== 'failed' && isHeld(license) === (kind === 'assign')
    if (!isNew) return { license, status: 'unchanged', conflicts: [], goesThrough }
    const conflicts = conflictsInShort(outcome?.conflicts ?? [])
    return { license, status: statusOf(outcome), conflicts, goesThrough }
  })
  const worst = (['conflict', 'needs_details', 'ready'] as const).find((status) =>
    changes.some((change) => change.status === status),
  )
  return { user, status: worst ?? 'unchanged', changes }
}

function statusOf(outcome: ModelOutcome | undefined): ModelPlannedChange['status'] {
  if (outcome?.status === 'applied') return 'ready'
  if (outcome?.status !== 'failed') return 'unchanged'
  const isOpen = outcome.conflicts.every(({ code }) => code === 'number_not_chosen')
  return isOpen ? 'needs_details' : 'conflict'
}
