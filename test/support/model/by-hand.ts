/** Short ways to write small organizations of the model by hand; all of it in December 2026. */
import type { EditionDefinition } from '../../../src/catalog/definition.js'
import { parseCalendarDate } from '../../../src/core/calendar-date.js'
import type { ChangeId, UserId } from '../../../src/core/ids.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import type { ModelChange, ModelOrganization, ModelUser } from './organization.js'
import type { ModelRequest } from './request.js'

/** A day of December 2026. */
export const december = (day: number) =>
  parseCalendarDate(`2026-12-${String(day).padStart(2, '0')}`)

/** What an organization written by hand may have. Today is December 1. */
interface ByHand {
  /** Licenses of a track that holds one. */
  readonly one?: { readonly [license: string]: Requirement | null }
  /** Licenses of a track that holds many. */
  readonly many?: { readonly [license: string]: Requirement | null }
  /** Seats from the beginning on. */
  readonly seats?: { readonly [license: string]: number }
  readonly capabilities?: ModelOrganization['capabilities']
  readonly users: {
    readonly [user: string]: Partial<Omit<ModelUser, 'holdings'>> & {
      readonly holds?: readonly string[]
    }
  }
}

/** An organization of the model. */
export function organization(given: ByHand): ModelOrganization {
  const { one = {}, many = {}, seats = {}, capabilities = [], users } = given
  const licenses = (of: NonNullable<ByHand['one']>) =>
    Object.entries(of).map(([id, requirement]) => ({
      id,
      name: id,
      ...(requirement === null ? {} : { requirement }),
    }))
  const definition: EditionDefinition = {
    tracks: [
      { id: 'one', name: 'One', licenses: licenses(one) },
      { id: 'many', name: 'Many', holds: 'many', licenses: licenses(many) },
    ],
  }
  return {
    definition,
    today: december(1),
    capabilities,
    seatLimits: Object.entries(seats).map(([license, limit]) => ({
      license,
      limit,
      from: december(1),
      until: null,
    })),
    users: Object.entries(users).map(([id, { holds = [], ...rest }]) => ({
      id: id as UserId, // an id of the right shape
      department: null,
      attributes: {},
      numbers: [],
      swaps: [],
      changes: [],
      override: null,
      holdings: holds.map((license) => ({
        license,
        track: license in one ? 'one' : 'many',
        details: {},
        since: december(1),
      })),
      ...rest,
    })),
  }
}

let asked = 0

/** A scheduled change. Changes are created and dated in the order in which they are written. */
export function scheduled(
  kind: ModelChange['kind'],
  license: string,
  day: number,
  part: Partial<ModelChange> = {},
): ModelChange {
  asked += 1
  return {
    id: `c${asked}` as ChangeId, // an id of the right shape
    kind,
    license,
    details: {},
    dependents: 'keep',
    ownDate: december(day),
    dated: asked,
    created: String(asked).padStart(9, '0'),
    status: 'scheduled',
    failure: null,
    ...part,
  }
}

/** A request for some users, to assign or remove one license on a day; on day 1 for now. */
export function request(
  users: readonly string[],
  kind: 'assign' | 'remove',
  license: string,
  day: number,
): ModelRequest {
  const change = { kind, license, details: {}, dependents: 'keep' as const }
  return { users, changes: [change], on: december(day) }
}
