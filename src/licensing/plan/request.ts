/** Reads a request: who, which licenses, on which date. */
import type { Catalog } from '../../catalog/catalog.js'
import { findLicense } from '../../catalog/lookup.js'
import { parseDateOrNow, type CalendarDate } from '../../core/calendar-date.js'
import {
  anything,
  fields,
  invalidInput,
  isObject,
  listOf,
  oneOf,
  optional,
  record,
  refuse,
  textUpTo,
  type Check,
} from '../../core/check.js'
import type { Details } from '../../core/holding.js'
import { parseId, type UserId } from '../../core/ids.js'
import { inForceOn } from '../../core/in-force.js'
import type { RequestedChange } from '../../timeline/request/verdict.js'
import { readDetails } from '../session/input.js'
import { unknownLicenses } from '../session/known-licenses.js'
import type { Concerned } from '../session/session.js'

/** What to plan: one or many users, one or several licenses, now or on a date. @public */
export interface PlanInput<L extends string = string> {
  /** In the order in which they take the last seats (rule P4). */
  readonly users: readonly string[]
  /**
   * Licenses to assign: ids, or with the numbers chosen, or with what goes with what they replace.
   */
  readonly assign?: readonly (
    | L
    | {
        readonly license: L
        /** The number for each detail, in E.164 form. */
        readonly details?: { readonly [detail: string]: string }
        /**
         * `remove`: holdings that need what it takes away go with it. `keep` by default (rule C6).
         */
        readonly dependents?: 'keep' | 'remove'
      }
  )[]
  readonly remove?: readonly (
    L | { readonly license: L; readonly dependents?: 'keep' | 'remove' }
  )[]
  /** `'now'`, or a date `YYYY-MM-DD` of the organization. Always given. */
  readonly on: string
  /** Numbers for single users, by user and license. */
  readonly detailsByUser?: {
    readonly [user: string]: { readonly [license in L]?: { readonly [detail: string]: string } }
  }
}

/** What to plan for one user. @public */
export type UserPlanInput<L extends string = string> = Omit<PlanInput<L>, 'users' | 'detailsByUser'>

/** A license to assign. */
export type AssignInput<L extends string = string> = NonNullable<PlanInput<L>['assign']>[number]

/** A license to remove. */
export type RemoveInput<L extends string = string> = NonNullable<PlanInput<L>['remove']>[number]

/** A request as a plan carries it. @public */
export interface PlanRequest {
  readonly users: readonly UserId[]
  readonly changes: readonly RequestedChange[]
  readonly on: string
  readonly detailsByUser: { readonly [user: string]: { readonly [license: string]: Details } }
}

const license: Check = textUpTo(200)
const dependents: Check = optional(oneOf('keep', 'remove'))
const details: Check = optional(record(anything)) // what is no number has an error of its own

/** A license by its id, or an object of these fields. */
const licenseOr =
  (object: Check): Check =>
  (value, path) =>
    typeof value === 'string' ? license(value, path) : object(value, path)

const wishes = {
  assign: optional(
    listOf(licenseOr(fields<Extract<AssignInput, object>>({ license, details, dependents }))),
  ),
  remove: optional(
    listOf(licenseOr(fields<Extract<RemoveInput, object>>({ license, dependents }))),
  ),
  on: anything, // it has an error of its own
}

/** The shape of a request for one user, who is named apart. */
export const userPlanShape: Check = fields<UserPlanInput>(wishes)

const shape: Check = fields<PlanInput>({
  ...wishes,
  users: listOf(anything), // each is read as an id
  detailsByUser: optional(record(record(details))),
})

/** Reads a request; what is wrong with it is a misuse, not a conflict. */
export function readRequest(catalog: Catalog, input: PlanInput): PlanRequest {
  const request = readForm(input)
  checkLicenses(catalog, request)
  return request
}

/** Refuses licenses that no edition of the catalog has. */
export function checkLicenses(catalog: Catalog, request: PlanRequest): void {
  const unknown = assignedIn(request).filter((one) => findLicense(catalog, one) === undefined)
  if (unknown.length > 0) throw unknownLicenses(unknown)
}

/** Refuses licenses that cannot be asked for together, by the edition of the date. */
export function checkTracks({ editions }: Catalog, request: PlanRequest, on: CalendarDate): void {
  const assigned = assignedIn(request)
  if (assigned.length < 2) return
  for (const track of inForceOn(editions, on).tracks.values()) {
    const ofTrack = assigned.filter((one) => track.licenses.includes(one))
    if (track.holds === 'one' && ofTrack.length > 1)
      throw invalidInput(
        'assign',
        `names two licenses of a track that holds one: ${ofTrack.join(', ')} of ${track.definition.name}`,
      )
  }
}

function assignedIn({ changes }: PlanRequest): readonly string[] {
  return changes.flatMap((one) => (one.kind === 'assign' ? [one.license] : []))
}

/** Reads a request without looking at the catalog. */
export function readForm(input: PlanInput): PlanRequest {
  if (!isObject(input))
    throw invalidInput(
      'request',
      'must be given: users, what to assign or remove, and on which date',
    )
  refuse(shape(input, ''))
  if (input.on === undefined) throw invalidInput('on', "must be given: 'now', or a date YYYY-MM-DD")
  // a hole is no id, and map would skip it
  const users = [...input.users].map((user, index) => parseId<UserId>(user, `users.${index}`))
  const requestedChanges = [
    ...(input.remove ?? []).map((remove) => readRequestedChange('remove', remove)),
    ...(input.assign ?? []).map((assign) => readRequestedChange('assign', assign)),
  ]
  if (users.length === 0) throw invalidInput('users', 'must name at least one user')
  if (new Set(users).size < users.length) throw invalidInput('users', 'names a user twice')
  if (requestedChanges.length === 0)
    throw invalidInput('assign', 'or remove must name at least one license')
  if (requestedChanges.length > 100)
    throw invalidInput('assign', 'and remove must name at most 100 licenses')
  if (new Set(requestedChanges.map((one) => one.license)).size < requestedChanges.length)
    throw invalidInput('assign', 'and remove name a license twice')
  if (input.on !== 'now') parseDateOrNow(input.on)
  return {
    users,
    changes: requestedChanges,
    on: input.on,
    detailsByUser: readDetailsByUser(input.detailsByUser ?? {}, users, requestedChanges),
  }
}

function readRequestedChange(
  kind: RequestedChange['kind'],
  input: AssignInput | RemoveInput,
): RequestedChange {
  const given = typeof input === 'string' ? { license: input } : input
  const { details = {} } = given as Extract<AssignInput, object> // a removal has none
  return {
    kind,
    license: given.license,
    details: readDetails(details),
    dependents: given.dependents ?? 'keep',
  }
}

/** A requested change as it was asked for. */
export function asInput({
  kind,
  license,
  details,
  dependents,
}: RequestedChange): Extract<AssignInput, object> {
  return kind === 'assign' ? { license, details, dependents } : { license, dependents }
}

function readDetailsByUser(
  input: NonNullable<PlanInput['detailsByUser']>,
  users: readonly UserId[],
  requestedChanges: readonly RequestedChange[],
): PlanRequest['detailsByUser'] {
  const known = new Set<string>(users)
  const assigned = new Set(
    requestedChanges.flatMap((one) => (one.kind === 'assign' ? [one.license] : [])),
  )
  const entries = Object.entries(input).map(([user, licenses]) => {
    if (!known.has(user)) throw invalidInput(`detailsByUser.${user}`, 'is no user of the request')
    const stray = Object.keys(licenses).find((one) => !assigned.has(one))
    if (stray !== undefined)
      throw invalidInput(`detailsByUser.${user}.${stray}`, 'is no license that the request assigns')
    return [
      user,
      Object.fromEntries(
        Object.entries(licenses).map(([license, details]) => [license, readDetails(details ?? {})]),
      ),
    ] as const
  })
  return Object.fromEntries(entries)
}

/** Whom and what a request names, for `authorize`. */
export function concernedIn({ users, changes: requestedChanges }: PlanRequest): Concerned {
  return { users, licenses: requestedChanges.map(({ license }) => license) }
}

/** The changes that a request asks for one user, with the numbers chosen for that user. */
export function requestedFor(
  { changes: requestedChanges, detailsByUser }: PlanRequest,
  user: UserId,
): readonly RequestedChange[] {
  const own = Object.hasOwn(detailsByUser, user) ? detailsByUser[user] : undefined
  if (own === undefined) return requestedChanges
  return requestedChanges.map((one) => {
    const details = Object.hasOwn(own, one.license) ? own[one.license] : undefined
    return details === undefined || one.kind === 'remove'
      ? one
      : { ...one, details: { ...one.details, ...details } }
  })
}
