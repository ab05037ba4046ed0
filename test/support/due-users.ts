import {
  createLicensing,
  defineCatalog,
  type OrganizationRecord,
  type SeatlineStore,
  type UserRecord,
  type CalendarDate,
  type Change,
  type OrganizationId,
  type UserId,
} from '../../src/index.js'
import { evolve } from '../../src/timeline/record/evolve.js'
import type { UserWrite } from '../../src/store/index.js'
import type { DatedBody } from '../../src/timeline/record/evolve.js'
import { judgedBy } from '../../src/licensing/writing/judging.js'
import { storedUser } from '../../src/licensing/writing/stored-user.js'

/** Texts below are ids and dates of the right shape. */
const START = '2027-02-01' as CalendarDate
/** The day on which everything is due. */
export const DUE = '2027-03-01' as CalendarDate

export const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'mobile' } },
        { id: 'free', name: 'Free' },
      ],
    },
  ],
})

/** Licensing on the day on which everything is due. */
export function licensingOn(store: SeatlineStore) {
  return createLicensing({ catalog, store, clock: () => new Date(`${DUE}T09:00:00Z`) })
}

export function organizationRecord(
  id: string,
  seatLimits: OrganizationRecord['seatLimits'] = [],
): OrganizationRecord {
  return {
    id: id as OrganizationId,
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    capabilities: [],
    seatLimits,
    reached: START,
    revision: 1,
  }
}

/** A user with a number and one change that is due, and the history that made it. */
function dueUser(
  organization: OrganizationRecord,
  index: number,
  on: CalendarDate,
  license: 'basic' | 'free',
): UserWrite {
  const id = `u${String(index).padStart(7, '0')}` as UserId
  const number = `+4670${String(index).padStart(7, '0')}` as UserRecord['numbers'][number]['number']
  const change: Change = {
    id: `c${index}` as Change['id'],
    kind: 'assign',
    license,
    details: {},
    dependents: 'keep',
    ownDate: on,
    dated: 1,
    created: `2027-02-01T09:00:00.000Z request ${String((index * 7_919) % 1_000_003).padStart(9, '0')}`,
    status: 'scheduled',
    failure: null,
  }
  const profile = {
    firstName: 'Anna',
    surname: `Berg ${index}`,
    email: `${id}@acme.example`,
    department: null,
    attributes: {},
  }
  const bodies: readonly DatedBody[] = [
    { kind: 'user_created', profile, onboarding: 'none', date: START },
    {
      kind: 'number_changed',
      from: null,
      to: { number, type: 'mobile', status: 'active', from: START },
      date: START,
    },
    { kind: 'change_scheduled', change, date: START },
  ]
  return created(organization, id, bodies)
}

/** A user as it is created, with nothing else. */
function newUser(organization: OrganizationRecord, index: number): UserWrite {
  const id = `n${String(index).padStart(7, '0')}` as UserId
  const profile = {
    firstName: 'Anna',
    surname: `Berg ${index}`,
    email: `${id}@acme.example`,
    department: null,
    attributes: {},
  }
  const bodies: readonly DatedBody[] = [
    { kind: 'user_created', profile, onboarding: 'none', date: START },
  ]
  return created(organization, id, bodies)
}

/** Creates an organization with users on whom nothing is due. */
export async function createNewUsers(
  store: SeatlineStore,
  organization: OrganizationRecord,
  count: number,
  size = 1_000,
): Promise<void> {
  await store.saveOrganization(organization, null, [])
  for (let from = 0; from < count; from += size) {
    const writes = Array.from({ length: Math.min(size, count - from) }, (_, index) =>
      newUser(organization, from + index),
    )
    await store.commit({ organization: organization.id, mode: 'each', seatLimits: {}, writes })
  }
}

interface DueUsersOptions {
  /** How many are created at a time. */
  readonly size?: number
  readonly on?: (index: number) => CalendarDate
  /** Which license each of them is to get. */
  readonly license?: (index: number) => 'basic' | 'free'
}

/** Creates an organization with users on whom something is due. */
export async function createDueUsers(
  store: SeatlineStore,
  organization: OrganizationRecord,
  count: number,
  { size = 1_000, on = () => DUE, license = () => 'basic' }: DueUsersOptions = {},
): Promise<void> {
  await store.saveOrganization(organization, null, [])
  for (let from = 0; from < count; from += size) {
    const writes = Array.from({ length: Math.min(size, count - from) }, (_, index) =>
      dueUser(organization, from + index, on(from + index), license(from + index)),
    )
    const { outcomes } = await store.commit({
      organization: organization.id,
      mode: 'each',
      seatLimits: {},
      writes,
    })
    if (outcomes.some(({ status }) => status !== 'written'))
      throw new Error('a user was not written')
  }
}

function created(
  organization: OrganizationRecord,
  id: UserId,
  bodies: readonly DatedBody[],
): UserWrite {
  const record = evolve(null, { organization: organization.id, id }, bodies) as UserRecord // it was just created
  const at = `${START}T09:00:00.000Z`
  const envelope = { organization: organization.id, user: id, at, actor: 'eva' }
  return {
    kind: 'insert',
    user: storedUser(record, judgedBy(catalog, { organization, today: START })),
    events: bodies.map((body, index) => ({ ...envelope, number: index + 1, ...body })),
  }
}
