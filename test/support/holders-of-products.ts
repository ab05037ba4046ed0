/** Many users of a product table, who hold some products and have others scheduled. */
import type { EditionDefinition } from '../../src/catalog/definition.js'
import { addDays } from '../../src/core/calendar-date.js'
import {
  memoryStore,
  type CalendarDate,
  type Catalog,
  type Change,
  type Holding,
  type OrganizationRecord,
  type Requirement,
  type SeatlineStore,
  type UserRecord,
} from '../../src/index.js'
import { judgedBy } from '../../src/licensing/writing/judging.js'
import { storedUser } from '../../src/licensing/writing/stored-user.js'
import { changeOf, recordOf } from './worlds.js'

/** Whether the rule of a product is tightened: of a dozen it is. */
export const isTightened = (place: number) => place % 45 === 7

/** The tracks of products, a dozen of whose rules ask for some countries. */
export function tightenedTracks({ tracks }: EditionDefinition): EditionDefinition['tracks'] {
  const country: Requirement = { kind: 'country', in: ['SE', 'NO'] }
  return tracks.map((track) => ({
    ...track,
    licenses: track.licenses.map((license, place) =>
      isTightened(place)
        ? {
            ...license,
            requirement: { kind: 'all', of: [license.requirement ?? country, country] },
          }
        : license,
    ),
  }))
}

/** Users of products, each with some of them, and every second one with another that is scheduled. */
export function holdersOf(
  products: readonly string[],
  { count, today }: { readonly count: number; readonly today: CalendarDate },
): readonly UserRecord[] {
  const productAt = (place: number) => products[place % products.length]!
  return Array.from({ length: count }, (_, user): UserRecord => {
    const held = [...new Set([7, 31, 58].slice(0, (user % 3) + 1).map((step) => user * step))]
    const change = changeOf({
      id: `c${user}`,
      license: productAt(user * 13 + 5),
      ownDate: addDays(today, 1 + (user % 90)),
    })
    return recordOf({
      id: `u${String(user).padStart(6, '0')}` as UserRecord['id'], // ids of the right shape
      email: `u${user}@acme.example`,
      settledThrough: today,
      holdings: [...new Set(held.map(productAt))].map((license): Holding => ({
        license,
        track: 'products',
        details: {},
        since: today,
      })),
      changes: user % 2 === 0 ? [] : [change satisfies Change],
    })
  })
}

/** A store with them in an organization. */
export async function storeOf(
  catalog: Catalog,
  organization: OrganizationRecord,
  users: readonly UserRecord[],
): Promise<SeatlineStore> {
  const store = memoryStore()
  await store.saveOrganization(organization, null, [])
  const by = judgedBy(catalog, { organization, today: organization.reached })
  const { outcomes } = await store.commit({
    organization: organization.id,
    mode: 'each',
    seatLimits: {},
    writes: users.map((record) => ({ kind: 'insert', user: storedUser(record, by), events: [] })),
  })
  if (outcomes.some(({ status }) => status !== 'written')) throw new Error('a user was not written')
  return store
}
