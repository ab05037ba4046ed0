/** Draws small organizations in which seats run out, and what is asked of them. */
import fc from 'fast-check'
import type { EditionDefinition, LicenseDefinition } from '../../../src/catalog/definition.js'
import type { Requirement } from '../../../src/requirements/requirement.js'

/** The licenses of every drawn catalog: two of a one-license track, and some that add to them. */
export const LICENSES = ['basic', 'premium', 'fax', 'archive', 'mobile'] as const
export type DrawnLicense = (typeof LICENSES)[number]

/** Days count from the one on which the organization begins. */
type Day = number

interface Span {
  readonly from: Day
  readonly days: number | null
}

interface DrawnUser {
  readonly role: 'chief' | null
  /** Dates on which the user is chief, or is not. */
  readonly spell: ({ readonly is: 'chief' | null } & Span) | null
  readonly mobiles: readonly (Day | null)[]
  readonly holds: readonly DrawnLicense[]
}

/** An edit of the nth change of a user. */
export interface DrawnEdit {
  readonly kind: 'move' | 'retry' | 'cancel'
  readonly user: number
  readonly nth: number
  readonly in: Day
}

/** One thing that an administrator does. Users, holdings and changes are named by their place. */
export type DrawnStep =
  | DrawnEdit
  | ({ readonly kind: 'request' } & DrawnRequest)
  | { readonly kind: 'leave'; readonly user: number; readonly nth: number; readonly in: Day }
  | { readonly kind: 'override' | 'swap'; readonly user: number; readonly in: Day }
  | { readonly kind: 'pass' }

/** A request; `in` 0 days is now. */
export interface DrawnRequest {
  readonly users: readonly number[]
  readonly assign: readonly DrawnLicense[]
  readonly remove: readonly DrawnLicense[]
  readonly dependents: 'keep' | 'remove'
  readonly in: Day
}

/** An organization before it lives. */
export interface DrawnOrganization {
  readonly definition: EditionDefinition
  readonly capability: Span | null
  readonly limits: readonly ({ readonly license: DrawnLicense; readonly limit: number } & Span)[]
  readonly users: readonly DrawnUser[]
  readonly steps: readonly DrawnStep[]
  /** What is asked in the end. */
  readonly request: DrawnRequest
  /** So many days pass between two runs of `applyDue`. */
  readonly every: number
}

/** The coming days on which something may fall. */
const COMING = fc.integer({ min: 1, max: 4 })
/** The two that are limited most often are asked for most often. */
const license = fc.constantFrom<DrawnLicense>('basic', 'premium', 'basic', 'premium', ...LICENSES)
const person = fc.nat(4)
const spans = {
  from: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: COMING }),
  days: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
}

/** How organizations are drawn. */
interface Drawing {
  readonly seats: 'limited' | 'unlimited'
  /**
   * When the last request is for: now, a coming date, one of the two, or early, before seats that
   * are booked.
   */
  readonly request: 'now' | 'dated' | 'any' | 'early'
}

/** A small random organization. */
export function drawnOrganizations({ seats, request }: Drawing): fc.Arbitrary<DrawnOrganization> {
  const days = { now: fc.constant(0), dated: COMING, any: fc.nat(4), early: fc.nat(1) }
  return fc
    .record({
      definition: definitions,
      capability: fc.option(fc.record(spans), { freq: 4 }),
      limits: seats === 'limited' ? limits : fc.constant([]),
      users: fc.array(users, { minLength: 3, maxLength: 5 }),
      steps: fc.array(steps, { minLength: 3, maxLength: 14, size: 'max' }),
      request: requests(days[request]),
      only: fc.constantFrom('drawn', 'scarce', 'scarce'),
      every: fc.constantFrom(1, 1, 2, 5),
    })
    .map(({ only, ...first }) => {
      const scarce = scarceOf(first)
      const drawn = request === 'early' ? contested(first, scarce) : first
      const asked = drawn.steps.map((step) =>
        step.kind === 'request' ? { ...step, ...withScarce(step, scarce) } : step,
      )
      const last = withScarce(drawn.request, scarce)
      const isOnly = only === 'scarce' && last.assign.length > 0
      return {
        ...drawn,
        steps: asked,
        request: isOnly ? { ...last, assign: [scarce], remove: [] } : last,
      }
    })
}

/** Makes seats of a license that are booked, rather than held or not there. */
function contested<D extends Pick<DrawnOrganization, 'limits' | 'users'>>(
  drawn: D,
  scarce: DrawnLicense,
): D {
  const seats = { from: 0, days: null }
  return {
    ...drawn,
    limits: drawn.limits.map((one) =>
      one.license === scarce ? { ...one, ...seats, limit: Math.max(1, one.limit) } : one,
    ),
    users: drawn.users.map((user) => ({
      ...user,
      holds: user.holds.filter((one) => one !== scarce),
    })),
  }
}

/** A license that is limited, and needs nothing but a seat if there is such a one. */
function scarceOf({
  definition,
  limits: all,
}: Pick<DrawnOrganization, 'definition' | 'limits'>): DrawnLicense {
  const licenses = definition.tracks.flatMap((track) => track.licenses)
  const isFree = (id: string) => licenses.some((one) => one.id === id && !one.requirement)
  const [first] = all
  return (all.find((one) => isFree(one.license)) ?? first)?.license ?? 'basic'
}

/** A request that may ask for whichever license is scarce. */
type LooseRequest = Omit<DrawnRequest, 'assign' | 'remove'> & {
  readonly [kind in 'assign' | 'remove']: readonly (DrawnLicense | 'scarce')[]
}

/** A request names a license once, and one of a one-license track. */
function withScarce(request: LooseRequest, scarce: DrawnLicense): DrawnRequest {
  const named = (some: LooseRequest['assign']) => [
    ...new Set(some.map((one) => (one === 'scarce' ? scarce : one))),
  ]
  const assigned = named(request.assign)
  const assign = assigned.includes('basic') ? assigned.filter((one) => one !== 'premium') : assigned
  return {
    ...request,
    assign,
    remove: named(request.remove).filter((one) => !assign.includes(one)),
  }
}

const limits = fc.uniqueArray(
  fc.record({
    license,
    limit: fc.constantFrom(1, 0, 1, 2),
    ...spans,
  }),
  { selector: (one) => one.license, minLength: 1, maxLength: 3 },
)

const users: fc.Arbitrary<DrawnUser> = fc.record({
  role: fc.constantFrom('chief', null),
  spell: fc.option(fc.record({ is: fc.constantFrom('chief', null), ...spans }), { freq: 3 }),
  mobiles: fc.array(fc.constantFrom(0, 0, 2, 3, null), { maxLength: 2 }),
  holds: fc.uniqueArray(license, { maxLength: 2 }),
})

function requests(on: fc.Arbitrary<Day>): fc.Arbitrary<LooseRequest> {
  const wanted = fc.oneof(license, fc.constant('scarce' as const))
  const some = fc.uniqueArray(wanted, { minLength: 1, maxLength: 2 })
  const none = fc.constant<LooseRequest['assign']>([])
  const asked = fc.oneof(
    { weight: 6, arbitrary: fc.record({ assign: some, remove: none }) },
    { weight: 2, arbitrary: fc.record({ assign: none, remove: some }) },
    { weight: 2, arbitrary: fc.record({ assign: some, remove: some }) },
  )
  return fc
    .record({
      users: fc.uniqueArray(person, { minLength: 1, maxLength: 4 }),
      asked,
      dependents: fc.constantFrom('keep', 'keep', 'remove'),
      in: on,
    })
    .map(({ asked: { assign, remove }, ...rest }) => ({ ...rest, assign, remove }))
}

const edit = { user: person, nth: fc.nat(3), in: COMING }
const steps = fc.oneof(
  {
    weight: 9,
    arbitrary: requests(COMING).map((one) => ({ kind: 'request' as const, ...one })),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), ...edit }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom<DrawnEdit['kind'][]>('move', 'move', 'retry', 'cancel'),
      ...edit,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('override' as const, 'swap' as const),
      user: person,
      in: COMING,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'pass' as const }) },
)

/** At most one or two of some licenses, the license itself among them or not. */
function amongOthers(self: DrawnLicense): fc.Arbitrary<Requirement> {
  const some = fc.subarray(
    LICENSES.filter((one) => one !== self),
    { minLength: 2 },
  )
  return fc
    .record({ some, count: fc.integer({ min: 1, max: 2 }), isIn: fc.boolean() })
    .map(({ some: others, count, isIn }): Requirement => {
      const licenses = isIn ? [self, ...others] : others
      return { kind: 'atMost', count: Math.min(count, licenses.length - 1), licenses }
    })
}

/** Requirements of a license: on other licenses, numbers, the role and a capability. */
function requirementsOf(self: DrawnLicense): fc.Arbitrary<Requirement | null> {
  const other = fc.constantFrom(...LICENSES.filter((one) => one !== self))
  const leaf = fc.oneof(
    { weight: 3, arbitrary: other.map((one): Requirement => ({ kind: 'license', license: one })) },
    {
      weight: 3,
      arbitrary: other.map((one): Requirement => ({ kind: 'excludes', licenses: [one] })),
    },
    { weight: 1, arbitrary: amongOthers(self) },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Requirement>(
        { kind: 'track', track: 'voice' },
        { kind: 'attribute', attribute: 'role', in: ['chief'] },
        { kind: 'capability', capability: '5g' },
        { kind: 'country', in: ['SE', 'NO'] },
        { kind: 'country', in: ['NO'] },
        { kind: 'number', type: 'mobile' },
      ),
    },
  )
  const group = fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.tuple(leaf, leaf) })
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: group },
  )
}

const definitions: fc.Arbitrary<EditionDefinition> = fc
  .record({
    basic: requirementsOf('basic'),
    premium: requirementsOf('premium'),
    fax: requirementsOf('fax'),
    archive: requirementsOf('archive'),
    mobile: requirementsOf('mobile'),
    hasDetail: fc.boolean(),
  })
  .map(({ hasDetail, ...requirements }): EditionDefinition => {
    const licenseOf = (id: DrawnLicense): LicenseDefinition => {
      const requirement = requirements[id]
      return {
        id,
        name: id,
        ...(requirement === null ? {} : { requirement }),
        ...(id === 'mobile' && hasDetail ? { details: [{ id: 'number', type: 'mobile' }] } : {}),
      }
    }
    const [basic, premium, ...others] = LICENSES
    return {
      tracks: [
        { id: 'voice', name: 'Voice', licenses: [basic, premium].map(licenseOf) },
        { id: 'addons', name: 'Add-ons', holds: 'many', licenses: others.map(licenseOf) },
      ],
    }
  })
