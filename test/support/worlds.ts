import fc from 'fast-check'
import { defineCatalog, type Catalog } from '../../src/catalog/catalog.js'
import type { CatalogDefinition, LicenseDefinition, TrackDefinition } from '../../src/catalog/definition.js'
import { addDays, parseCalendarDate, type CalendarDate } from '../../src/core/calendar-date.js'
import type { Details, Holding } from '../../src/core/holding.js'
import type { ChangeId, OrganizationId, UserId } from '../../src/core/ids.js'
import type { CapabilityInterval, OrganizationRecord, SeatLimitInterval } from '../../src/core/organization.js'
import { isActiveOn, type E164, type PhoneNumber } from '../../src/core/phone-number.js'
import type { Attributes } from '../../src/core/user.js'
import type { Predicate } from '../../src/requirements/predicate.js'
import type { Requirement } from '../../src/requirements/requirement.js'
import type { Change, Override } from '../../src/timeline/change.js'
import type { Outlook } from '../../src/timeline/course.js'
import type { UserRecord } from '../../src/timeline/record.js'

/** What random worlds are made of. Everything is in unless it is left out by name. */
export interface WorldShape {
  readonly without?: readonly (
    | 'negation'
    | 'predicates'
    | 'details'
    | 'availability'
    | 'seats'
    | 'dependents'
    | 'swaps'
    | 'gone'
    | 'replacing'
    | 'removing'
    | 'attributes'
  )[]
  /** Changes of one user, at most. */
  readonly changes?: number
}

export interface World {
  readonly definition: CatalogDefinition
  readonly catalog: Catalog
  readonly outlook: Outlook
}

/** The date through which every random record is settled; what is to come lies in the days after it. */
export const TODAY = parseCalendarDate('2027-01-10')
const DAYS = 6
const day = (offset: number): CalendarDate => addDays(TODAY, offset)

const CAPABILITIES = ['fiber', '5g'] as const
const ATTRIBUTES = ['role', 'level'] as const
const VALUES = ['chief', 1, true] as const
const NUMBERS = ['+4681000001', '+4681000002', '+46701000001', '+46701000002'] as E164[]
const typeOf = (number: E164) => (number.startsWith('+468') ? 'landline' : 'mobile')

/** Predicates of every temper: honest ones that look at facts and holdings, one that throws, one that gives no boolean. */
export const predicates: { readonly [name: string]: Predicate } = {
  holdsAnEvenNumber: ({ holdings }) => holdings.length % 2 === 0,
  holdsAtMost: ({ holdings }, most) => typeof most === 'number' && holdings.length <= most,
  isChief: ({ attributes }) => attributes['role'] === 'chief',
  throwsAtTwo: ({ holdings }) => {
    if (holdings.length === 2) throw new Error('two')
    return true
  },
  givesText: () => 'yes' as unknown as boolean, // what a portal written in JavaScript may do
}

/** A small random catalog as data. Every one of them is free of faults. */
function definitions(shape: WorldShape = {}): fc.Arbitrary<CatalogDefinition> {
  const holds = leftOut(shape, 'replacing')
    ? fc.constant('many' as const)
    : fc.constantFrom('one' as const, 'one' as const, 'many' as const, undefined)
  const sizes = fc.array(fc.record({ holds, count: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  return sizes
    .chain((tracks) => {
      const trackIds = tracks.map((_, index) => `t${index}`)
      const ids = tracks.map(({ count }, index) => Array.from({ length: count }, (_, place) => `t${index}.l${place}`))
      const requirement = requirementsOver(ids.flat(), trackIds, shape)
      return fc.tuple(
        ...tracks.map(({ holds }, index): fc.Arbitrary<TrackDefinition> =>
          fc
            .tuple(...(ids[index] ?? []).map((id) => licenses(id, requirement, shape)))
            .map((defined) => ({ id: `t${index}`, name: `Track ${index}`, ...(holds ? { holds } : {}), licenses: defined })),
        ),
      )
    })
    .map((tracks) => ({ tracks }))
}

function licenses(id: string, requirement: fc.Arbitrary<Requirement>, shape: WorldShape): fc.Arbitrary<LicenseDefinition> {
  const detail = fc.constantFrom({ id: 'line', type: 'landline' } as const, { id: 'sim', type: 'mobile' } as const)
  const details = leftOut(shape, 'details')
    ? fc.constant([])
    : sometimes(fc.uniqueArray(detail, { maxLength: 2, selector: (one) => one.id }), [])
  const span = fc.tuple(fc.integer({ min: -2, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom('from', 'until', 'both'))
  const availability = leftOut(shape, 'availability') ? fc.constant(null) : sometimes(span, null)
  return fc.record({ requirement: fc.option(requirement, { freq: 3 }), details, availability }).map((drawn) => {
    const license: { -readonly [K in keyof LicenseDefinition]: LicenseDefinition[K] } = { id, name: `License ${id}` }
    if (drawn.requirement !== null) license.requirement = withoutSelfExclusion(drawn.requirement, id, true)
    if (drawn.details.length > 0) license.details = drawn.details
    if (drawn.availability !== null) {
      const [from, length, ends] = drawn.availability
      license.availability = { ...(ends !== 'until' && { from: day(from) }), ...(ends !== 'from' && { until: day(from + length) }) }
    }
    return license
  })
}

/** Requirements of every kind over given licenses and tracks. */
function requirementsOver(licenses: readonly string[], tracks: readonly string[], shape: WorldShape = {}): fc.Arbitrary<Requirement> {
  const license = fc.constantFrom(...licenses)
  const some = fc.uniqueArray(license, { minLength: 1, maxLength: 3 })
  const attribute = fc.record(
    {
      kind: fc.constant('attribute'),
      attribute: fc.constantFrom(...ATTRIBUTES),
      in: fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 }),
    },
    { requiredKeys: ['kind', 'attribute'] },
  ) as fc.Arbitrary<Requirement> // an absent `in` is absent, never undefined
  const leaves: fc.Arbitrary<Requirement>[] = [
    fc.record({ kind: fc.constant('license'), license }),
    fc.record({ kind: fc.constant('license'), license }),
    fc.record({ kind: fc.constant('anyLicense'), licenses: some }),
    fc.record({ kind: fc.constant('track'), track: fc.constantFrom(...tracks) }),
    fc.record({ kind: fc.constant('number'), type: fc.constantFrom('landline', 'mobile') }),
    fc.record({ kind: fc.constant('capability'), capability: fc.constantFrom(...CAPABILITIES) }),
  ]
  if (!leftOut(shape, 'attributes')) leaves.push(attribute)
  if (!leftOut(shape, 'negation')) leaves.push(fc.record({ kind: fc.constant('excludes'), licenses: some }))
  if (!leftOut(shape, 'predicates')) {
    leaves.push(
      fc.record({ kind: fc.constant('predicate'), name: fc.constantFrom('holdsAnEvenNumber', 'isChief', 'throwsAtTwo', 'givesText') }),
      fc.record({ kind: fc.constant('predicate'), name: fc.constant('holdsAtMost'), parameters: fc.integer({ min: 0, max: 3 }) }),
    )
  }
  const { node } = fc.letrec<{ node: Requirement; group: Requirement }>((tie) => {
    const parts = fc.array(tie('node'), { minLength: 1, maxLength: 3 })
    const groups: fc.Arbitrary<Requirement>[] = [
      fc.record({ kind: fc.constantFrom('all', 'any'), of: parts }),
      fc.tuple(fc.nat(), parts).map(([count, of]): Requirement => ({ kind: 'atLeast', count: count % (of.length + 1), of })),
      ...(leftOut(shape, 'negation') ? [] : [fc.record({ kind: fc.constant('not'), of: tie('node') })]),
    ] as fc.Arbitrary<Requirement>[]
    return { group: fc.oneof(...groups), node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, ...leaves, tie('group'), tie('group')) }
  })
  return node
}

/** A license that excludes itself is a fault: where one would, it looks at a capability instead. */
function withoutSelfExclusion(requirement: Requirement, self: string, wanted: boolean): Requirement {
  const instead: Requirement = { kind: 'capability', capability: 'fiber' }
  switch (requirement.kind) {
    case 'license':
      return !wanted && requirement.license === self ? instead : requirement
    case 'anyLicense':
    case 'excludes': {
      if ((requirement.kind === 'anyLicense') === wanted) return requirement
      const licenses = requirement.licenses.filter((license) => license !== self)
      return licenses.length > 0 ? { ...requirement, licenses } : instead
    }
    case 'not':
      return { kind: 'not', of: withoutSelfExclusion(requirement.of, self, !wanted) }
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...requirement, of: requirement.of.map((part) => withoutSelfExclusion(part, self, wanted)) }
    default:
      return requirement
  }
}

/** A random user of a random organization, over a catalog. This is the part that a portal can run over its own catalog. */
function outlooksOver(catalog: Catalog, shape: WorldShape = {}): fc.Arbitrary<Outlook> {
  return fc
    .record({ numbers: phoneNumbers(), attributes: attributes(), organization: organizations(catalog, shape) })
    .chain(({ numbers, attributes, organization }) =>
      fc
        .record({
          holdings: holdingsOver(catalog, numbers, shape),
          changes: changesOver(catalog, numbers, shape),
          override: fc.option(fc.record({ date: dates(), at: fc.nat(20) }), { freq: 2 }),
          swap: fc.option(fc.record({ place: fc.nat(1), on: dates() }), { freq: 4 }),
          others: fc.array(fc.nat(2), { minLength: catalog.licenses.size, maxLength: catalog.licenses.size }),
        })
        .map(({ holdings, changes, override, swap, others }): Outlook => {
          const record = recordOf({ numbers, attributes, holdings, changes, override: override && overrideOf(override, changes.length) })
          const swaps = swap === null || leftOut(shape, 'swaps') ? [] : swapAmong(numbers, swap.place, swap.on)
          const held = (license: string) => (holdings.some((holding) => holding.license === license) ? 1 : 0)
          const seatsHeld = Object.fromEntries(
            [...catalog.licenses.keys()].map((license, index) => [license, held(license) + (others[index] ?? 0)]),
          )
          return { catalog, organization, record: { ...record, swaps }, seatsHeld }
        }),
    )
}

/** A random catalog with a random user of it. */
export function worlds(shape: WorldShape = {}): fc.Arbitrary<World> {
  return definitions(shape).chain((definition) => {
    const catalog: Catalog = defineCatalog(definition, { predicates })
    return outlooksOver(catalog, shape).map((outlook) => ({ definition, catalog, outlook }))
  })
}

/** Two numbers of each type at most: active, soon active, in porting, or at another operator. */
function phoneNumbers(): fc.Arbitrary<readonly PhoneNumber[]> {
  const one = fc.record({
    number: fc.constantFrom(...NUMBERS),
    status: fc.constantFrom('active', 'active', 'porting', 'foreign'),
    offset: fc.integer({ min: -3, max: DAYS }),
  })
  return fc.uniqueArray(one, { maxLength: 4, selector: ({ number }) => number }).map((drawn) =>
    drawn.map(({ number, status, offset }): PhoneNumber => {
      const type = typeOf(number)
      if (status === 'active') return { number, type, status, from: day(offset) }
      return status === 'porting' ? { number, type, status, on: day(Math.max(1, offset)) } : { number, type, status: 'foreign' }
    }),
  )
}

/** A user's attributes, some of them absent. */
function attributes(): fc.Arbitrary<Attributes> {
  return fc
    .array(fc.tuple(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...VALUES)), { maxLength: 2 })
    .map((pairs) => Object.fromEntries(pairs))
}

/** Organizations whose capabilities and seat limits come and go. */
function organizations(catalog: Catalog, shape: WorldShape = {}): fc.Arbitrary<OrganizationRecord> {
  const span = fc.tuple(fc.integer({ min: -3, max: DAYS }), fc.option(fc.integer({ min: 1, max: 4 }))).map(([from, length]) => ({
    from: day(from),
    until: length === null ? null : day(from + length),
  }))
  const capabilities: fc.Arbitrary<CapabilityInterval[]> = fc.uniqueArray(
    fc.tuple(fc.constantFrom(...CAPABILITIES), span).map(([capability, dates]) => ({ capability, ...dates })),
    { selector: (one) => one.capability, maxLength: 2 },
  )
  const seatLimits: fc.Arbitrary<SeatLimitInterval[]> = leftOut(shape, 'seats')
    ? fc.constant([])
    : sometimes(
        fc.uniqueArray(
          fc
            .tuple(fc.constantFrom(...catalog.licenses.keys()), fc.nat(2), span)
            .map(([license, limit, dates]) => ({ license, limit, ...dates })),
          { selector: (one) => one.license, maxLength: 2 },
        ),
        [],
      )
  return fc.record({ capabilities, seatLimits }).map((drawn) => ({
    id: 'acme' as OrganizationId, // an id of the right shape
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    ...drawn,
    reached: TODAY,
    revision: 1,
  }))
}

/** What a user holds: one license of a one-license track, but for catalogs that have changed since. */
function holdingsOver(catalog: Catalog, numbers: readonly PhoneNumber[], shape: WorldShape = {}): fc.Arbitrary<readonly Holding[]> {
  const ids = [...catalog.licenses.keys()]
  const gone = leftOut(shape, 'gone') ? fc.constant(false) : sometimes(fc.constant(true), false)
  return fc
    .record({
      licenses: fc.subarray(ids),
      days: fc.array(fc.integer({ min: -4, max: 0 }), { minLength: 9, maxLength: 9 }),
      old: gone,
      details: detailsAmong(numbers),
      doubles: gone,
    })
    .map(({ licenses, days, old, details, doubles }) => {
      const tracks = new Set<string>()
      const holdings: Holding[] = []
      licenses.forEach((id, index) => {
        const license = catalog.licenses.get(id)
        if (license === undefined || (license.track.holds === 'one' && tracks.has(license.track.id) && !doubles)) return
        tracks.add(license.track.id)
        const chosen = license.details.flatMap(({ id: detail, type }) => {
          const number = details[detail] ?? numbers.find((one) => one.type === type)?.number
          return number === undefined ? [] : [[detail, number] as const]
        })
        holdings.push({ license: id, track: license.track.id, details: Object.fromEntries(chosen), since: day(days[index] ?? 0) })
      })
      if (old && !tracks.has('t0')) holdings.push({ license: 'gone', track: 't0', details: {}, since: day(-9) })
      return holdings.sort((a, b) => (a.since !== b.since ? (a.since < b.since ? -1 : 1) : a.license < b.license ? -1 : 1)) // as records keep them
    })
}

/** Scheduled changes, with a few that failed before; `dated` and `created` in orders of their own. */
function changesOver(catalog: Catalog, numbers: readonly PhoneNumber[], shape: WorldShape = {}): fc.Arbitrary<readonly Change[]> {
  const ids = [...catalog.licenses.keys(), ...(leftOut(shape, 'gone') ? [] : ['gone'])]
  const drawn = fc.record({
    kind: leftOut(shape, 'removing')
      ? fc.constant('assign' as const)
      : fc.constantFrom('assign' as const, 'assign' as const, 'remove' as const),
    license: fc.constantFrom(...ids),
    details: leftOut(shape, 'details') ? fc.constant({}) : sometimes(detailsAmong(numbers), {}),
    dependents: leftOut(shape, 'dependents') ? fc.constant('keep') : fc.constantFrom('keep', 'keep', 'remove'),
    ownDate: dates(),
    failed: sometimes(fc.constant(true), false),
  })
  const most = shape.changes ?? 6
  const order = fc.shuffledSubarray(
    Array.from({ length: most }, (_, index) => index),
    { minLength: most },
  )
  return fc.tuple(fc.array(drawn, { maxLength: most }), order, order).map(([list, dated, created]) =>
    list.map(({ failed, ...one }, index): Change => {
      const change = changeOf({
        ...one,
        id: `c${index}`,
        dated: 2 * (dated[index] ?? 0) + 2,
        created: `created.${created[index] ?? 0}`,
      })
      if (!failed) return change
      return {
        ...change,
        ownDate: TODAY,
        status: 'failed',
        failure: { on: day(-1), conflicts: [{ code: 'license_unknown', license: change.license }] },
      }
    }),
  )
}

/** One of the days to come. */
export function dates(): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 1, max: DAYS }).map(day)
}

function detailsAmong(numbers: readonly PhoneNumber[]): fc.Arbitrary<Details> {
  const number = fc.constantFrom(...NUMBERS, ...numbers.map((one) => one.number))
  return fc.record({ line: number, sim: number }, { requiredKeys: [] })
}

function overrideOf({ date, at }: { readonly date: CalendarDate; readonly at: number }, changes: number): Override {
  return { date, dated: 2 * (at % (changes + 1)) + 1 }
}

function swapAmong(numbers: readonly PhoneNumber[], place: number, on: CalendarDate): UserRecord['swaps'] {
  const from = numbers[place]
  const to = numbers.find((number) => number.type === from?.type && number !== from && isActiveOn(number, on))
  return from && to ? [{ from: from.number, to: to.number, on }] : []
}

/** A change with what matters to a test; the rest is as ordinary as can be. */
export function changeOf(part: Partial<Omit<Change, 'id'>> & { readonly id?: string }): Change {
  return {
    kind: 'assign',
    license: 't0.l0',
    details: {},
    dependents: 'keep',
    ownDate: day(1),
    dated: 1,
    created: `created.${part.id ?? 'c'}`,
    status: 'scheduled',
    failure: null,
    ...part,
    id: (part.id ?? 'c') as ChangeId, // an id of the right shape
  }
}

/** A record with what matters to a test. */
export function recordOf(part: Partial<UserRecord>): UserRecord {
  const sequence = Math.max(0, part.override?.dated ?? 0, ...(part.changes ?? []).map((change) => change.dated))
  return {
    organization: 'acme' as OrganizationId, // ids of the right shape
    id: 'anna' as UserId,
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
    department: null,
    attributes: {},
    revision: 1,
    sequence,
    settledThrough: TODAY,
    numbers: [],
    swaps: [],
    holdings: [],
    changes: [],
    override: null,
    ...part,
  }
}

function leftOut(shape: WorldShape, part: NonNullable<WorldShape['without']>[number]): boolean {
  return shape.without?.includes(part) ?? false
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary })
}
