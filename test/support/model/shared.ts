/** What the engine is given of an organization of the model: its context, and its users as members. */
import { defineCatalog } from '../../../src/catalog/catalog.js'
import type { OrganizationId, UserId } from '../../../src/core/ids.js'
import type {
  AskedChanges,
  Member,
  OrganizationContext,
} from '../../../src/timeline/organization/organization-walk.js'
import { othersOf } from '../../../src/timeline/organization/seats-of-others.js'
import {
  sharedFuture,
  type SharedFuture,
} from '../../../src/timeline/organization/shared-future.js'
import type { Change } from '../../../src/timeline/record/change.js'
import type { UserRecord } from '../../../src/timeline/record/record.js'
import type { Step } from '../../../src/timeline/settle/timeline-walk.js'
import type { SeatsFreed } from '../../../src/timeline/settle/turn.js'
import type { UserContext } from '../../../src/timeline/settle/user-context.js'
import { recordOf } from '../worlds.js'
import {
  conflictsInShort,
  heldOf,
  userOf,
  type ModelOrganization,
  type ModelUser,
} from './organization.js'
import type { ModelOutcome } from './settle-date.js'

/** What everybody of an organization shares, with the seats that are held today. */
export function contextOf(model: ModelOrganization): OrganizationContext {
  const { definition, capabilities, seatLimits, today } = model
  return {
    catalog: defineCatalog(definition),
    organization: {
      id: 'acme' as OrganizationId, // an id of the right shape
      timeZone: 'Etc/UTC',
      country: 'SE',
      capabilities,
      seatLimits,
      reached: today,
      revision: 1,
    },
    seatsHeld: new Map(seatLimits.map(({ license }) => [license, heldOf(model, license)])),
  }
}

/** The record of a user of the model. */
export function recordIn({ today }: ModelOrganization, user: ModelUser): UserRecord {
  const changes = user.changes.map((change): Change => {
    if (change.failure !== null) throw new Error('the model keeps conflicts in short only')
    return { ...change, failure: null }
  })
  return recordOf({ ...user, changes, settledThrough: today })
}

/** The users of an organization, some of them with what they are asked for. */
export function membersOf(
  model: ModelOrganization,
  asked: { readonly [user: string]: AskedChanges } = {},
): ReadonlyMap<UserId, Member> {
  return new Map(
    model.users.map((user): [UserId, Member] => {
      const record = recordIn(model, user)
      return [user.id, { record, ...(asked[user.id] && { asked: [asked[user.id]!] }) }]
    }),
  )
}

/** The future of an organization, walked by the engine. */
export function sharedBy(
  model: ModelOrganization,
  asked: { readonly [user: string]: AskedChanges } = {},
): SharedFuture {
  return sharedFuture(contextOf(model), membersOf(model, asked))
}

/** A user who walks alone and finds the seats that the others of a future leave. */
export function aloneIn(
  model: ModelOrganization,
  shared: SharedFuture,
  id: string,
  seatsFreed: readonly SeatsFreed[] = [],
): UserContext {
  const user = userOf(model, id)
  const others = othersOf(shared, user.id)
  return { ...shared.context, record: recordIn(model, user), others, seatsFreed }
}

/** What becomes of the changes of a user, as the model tells it. */
export function toldBy(user: string, steps: readonly Step[]): readonly ModelOutcome[] {
  return steps.flatMap(({ date: on, outcomes }) =>
    outcomes.map((outcome): ModelOutcome => {
      const { id: change, kind, license } = outcome.change
      const conflicts = outcome.status === 'failed' ? conflictsInShort(outcome.conflicts) : []
      return { user, change, kind, license, on, status: outcome.status, conflicts }
    }),
  )
}
