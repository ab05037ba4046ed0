import type { Catalog } from '../catalog/catalog.js'
import { parseCalendarDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import type { Details } from '../core/holding.js'
import type { UserId } from '../core/ids.js'
import type { Wish } from '../timeline/request.js'
import { userId } from './context.js'
import { readDetails } from './schedule-edits.js'

/** A license to assign: its id, or with the numbers chosen, or with what goes with what it replaces. @public */
export type AssignInput<L extends string = string> =
  | L
  | {
      readonly license: L
      /** The number for each detail, in E.164 form. */
      readonly details?: { readonly [detail: string]: string }
      /** `remove`: holdings that need what it takes away go with it. `keep` by default (rule C6). */
      readonly dependents?: 'keep' | 'remove'
    }

/** A license to remove. @public */
export type RemoveInput<L extends string = string> = L | { readonly license: L; readonly dependents?: 'keep' | 'remove' }

/** What to plan: one or many users, one or several licenses, now or on a date. @public */
export interface PlanInput<L extends string = string> {
  /** In the order in which they take the last seats (rule P4). */
  readonly users: readonly string[]
  readonly assign?: readonly AssignInput<L>[]
  readonly remove?: readonly RemoveInput<L>[]
  /** `'now'`, or a date `YYYY-MM-DD` of the organization. Always given. */
  readonly on: string
  /** Numbers for single users, by user and license. */
  readonly detailsByUser?: { readonly [user: string]: { readonly [license in L]?: { readonly [detail: string]: string } } }
}

/** A request as a plan carries it. @public */
export interface PlanRequest {
  readonly users: readonly UserId[]
  readonly wishes: readonly Wish[]
  readonly on: string
  readonly detailsByUser: { readonly [user: string]: { readonly [license: string]: Details } }
}

/** Reads a request; what is wrong with it is a misuse, not a conflict. */
export function readRequest(catalog: Catalog, input: PlanInput): PlanRequest {
  const invalid = (path: string, message: string): never => {
    throw new SeatlineError('input_invalid', `${path} ${message}.`, { issues: [{ path, message }] })
  }
  if (typeof (input as unknown) !== 'object') invalid('request', 'must be given: users, what to assign or remove, and on which date')
  if (!Array.isArray(input.users)) invalid('users', 'must be a list of ids of users')
  for (const path of ['assign', 'remove'] as const) if (!Array.isArray(input[path] ?? [])) invalid(path, 'must be a list of licenses')
  if (input.on === undefined) invalid('on', "must be given: 'now', or a date YYYY-MM-DD")
  const users = input.users.map(userId)
  const wishes = [
    ...(input.remove ?? []).map((remove) => wish('remove', remove)),
    ...(input.assign ?? []).map((assign) => wish('assign', assign)),
  ]
  if (users.length === 0) invalid('users', 'must name at least one user')
  if (new Set(users).size < users.length) invalid('users', 'names a user twice')
  if (wishes.length === 0) invalid('assign', 'or remove must name at least one license')
  if (wishes.length > 100) invalid('assign', 'and remove must name at most 100 licenses')
  const unknown = wishes.filter((one) => one.kind === 'assign' && !catalog.licenses.has(one.license)).map((one) => one.license)
  if (unknown.length > 0) {
    throw new SeatlineError('license_unknown', `The catalog has no license ${unknown.join(', ')}. Use an id of catalog.definition.`, {
      licenses: unknown,
    })
  }
  if (new Set(wishes.map((one) => one.license)).size < wishes.length) invalid('assign', 'and remove name a license twice')
  const tracks = wishes
    .flatMap((one) => (one.kind === 'assign' ? (catalog.licenses.get(one.license)?.track ?? []) : []))
    .filter((track) => track.holds === 'one')
  if (new Set(tracks).size < tracks.length) invalid('assign', 'names two licenses of a track that holds one')
  if (input.on !== 'now') parseCalendarDate(input.on)
  return { users, wishes, on: input.on, detailsByUser: readDetailsByUser(input.detailsByUser ?? {}) }
}

function wish(kind: Wish['kind'], input: AssignInput | RemoveInput): Wish {
  const given = typeof input === 'string' ? { license: input } : input
  const { details = {} } = given as Extract<AssignInput, object> // a removal has none
  return { kind, license: given.license, details: readDetails(details), dependents: given.dependents ?? 'keep' }
}

function readDetailsByUser(input: NonNullable<PlanInput['detailsByUser']>): PlanRequest['detailsByUser'] {
  const entries = Object.entries(input).map(([user, licenses]) => {
    return [user, Object.fromEntries(Object.entries(licenses).map(([license, details]) => [license, readDetails(details ?? {})]))] as const
  })
  return Object.fromEntries(entries)
}

/** The wishes of a request for one user, with the numbers chosen for that user. */
export function wishesFor({ wishes, detailsByUser }: PlanRequest, user: UserId): readonly Wish[] {
  const own = Object.hasOwn(detailsByUser, user) ? detailsByUser[user] : undefined
  if (own === undefined) return wishes
  return wishes.map((one) => {
    const details = Object.hasOwn(own, one.license) ? own[one.license] : undefined
    return details === undefined || one.kind === 'remove' ? one : { ...one, details: { ...one.details, ...details } }
  })
}
