import fc from 'fast-check'
import { addDays, defineCatalog, type CatalogDefinition, type Requirement, type UserRecord } from '../../src/index.js'
import type { CalendarDate, Change, ChangeId, E164, Holding, OrganizationRecord, PhoneNumber } from '../../src/index.js'
import type { Outlook } from '../../src/timeline/course.js'

/** How many random cases a law is tried on: some hundred in `npm test`, as many as `SEATLINE_RUNS` says elsewhere. */
export const runs = Number(process.env['SEATLINE_RUNS'] ?? 300)

export const TODAY = '2026-11-01' as CalendarDate
const LICENSES = ['a1', 'a2', 'a3', 'b1', 'b2', 'm1', 'm2', 'm3']
const license = fc.constantFrom(...LICENSES)

/** Requirements of every kind but predicates; `monotone` ones have no negation. */
function requirements(monotone: 'monotone' | 'any', depth = 2): fc.Arbitrary<Requirement> {
  const leaves: fc.Arbitrary<Requirement>[] = [
    license.map((id) => ({ kind: 'license', license: id })),
    fc.uniqueArray(license, { minLength: 1, maxLength: 2 }).map((licenses) => ({ kind: 'anyLicense', licenses })),
    fc.constantFrom('a', 'b', 'm').map((track) => ({ kind: 'track', track })),
    fc.constantFrom('landline' as const, 'mobile' as const).map((type) => ({ kind: 'number', type })),
    fc.constant({ kind: 'capability', capability: '5g' } as const),
    fc.constant({ kind: 'attribute', attribute: 'role', in: ['chief'] } as const),
  ]
  if (monotone === 'any')
    leaves.push(fc.uniqueArray(license, { minLength: 1, maxLength: 2 }).map((licenses) => ({ kind: 'excludes', licenses })))
  const leaf = fc.oneof(...leaves)
  if (depth === 0) return leaf
  const inner = requirements(monotone, depth - 1)
  const groups: fc.Arbitrary<Requirement>[] = [
    fc.array(inner, { minLength: 1, maxLength: 2 }).map((of) => ({ kind: 'all', of })),
    fc.array(inner, { minLength: 1, maxLength: 2 }).map((of) => ({ kind: 'any', of })),
    fc.array(inner, { minLength: 2, maxLength: 3 }).map((of) => ({ kind: 'atLeast', count: 2, of })),
  ]
  if (monotone === 'any') groups.push(inner.map((of) => ({ kind: 'not', of })))
  return fc.oneof({ weight: 4, arbitrary: leaf }, ...groups.map((arbitrary) => ({ weight: 1, arbitrary })))
}

/** Catalogs with two one-license tracks and one that holds many. Those with a fault (a license that excludes itself) are left out. */
function definitions(monotone: 'monotone' | 'any'): fc.Arbitrary<CatalogDefinition> {
  const one = fc.option(requirements(monotone), { nil: undefined, freq: 3 })
  return fc
    .tuple(...LICENSES.map(() => one))
    .map((all) => {
      const of = (track: string) =>
        LICENSES.flatMap((id, index) => {
          const requirement = all[index]
          if (!id.startsWith(track)) return []
          return [
            {
              id,
              name: id,
              ...(requirement ? { requirement } : {}),
              ...(id === 'a3' ? { details: [{ id: 'mobile', type: 'mobile' as const }] } : {}),
            },
          ]
        })
      return {
        tracks: [
          { id: 'a', name: 'A', licenses: of('a') },
          { id: 'b', name: 'B', licenses: of('b') },
          { id: 'm', name: 'M', holds: 'many' as const, licenses: of('m') },
        ],
      }
    })
    .filter((definition) => {
      try {
        return defineCatalog(definition) !== null
      } catch {
        return false
      }
    })
}

const numbers: fc.Arbitrary<readonly PhoneNumber[]> = fc
  .array(fc.record({ type: fc.constantFrom('landline' as const, 'mobile' as const), state: fc.nat(3) }), { maxLength: 3 })
  .map((list) =>
    list.map(({ type, state }, index): PhoneNumber => {
      const number = `+4670000000${index}` as E164
      if (state === 0) return { number, type, status: 'foreign' }
      if (state === 1) return { number, type, status: 'porting', on: addDays(TODAY, 1 + index) }
      return { number, type, status: 'active', from: TODAY }
    }),
  )

const holdings: fc.Arbitrary<readonly Holding[]> = fc.uniqueArray(license, { maxLength: 4 }).map((ids) => {
  const kept = ids.filter((id, index) => id.startsWith('m') || ids.findIndex((other) => other[0] === id[0]) === index)
  return kept.map((id) => ({ license: id, track: id.charAt(0), details: {}, since: '2026-01-01' as CalendarDate }))
})

/** Changes on the next days, dated and created in any order. */
function changes(
  most: number,
  days = 4,
  kinds: readonly Change['kind'][] = ['assign', 'assign', 'remove'],
): fc.Arbitrary<readonly Change[]> {
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        license,
        dependents: fc.constantFrom('keep' as const, 'keep' as const, 'remove' as const),
        day: fc.integer({ min: 1, max: days }),
        created: fc.nat(1_000_000),
      }),
      { maxLength: most },
    )
    .map((list) =>
      list.map(({ day, created, ...rest }, index) => ({
        ...rest,
        id: `c${index}` as ChangeId,
        details: {},
        ownDate: addDays(TODAY, day),
        dated: index + 1,
        created: `${String(created).padStart(8, '0')}.${index}`,
        status: 'scheduled' as const,
        failure: null,
      })),
    )
}

/** Everything that the future of one user depends on. */
export function outlooks(
  options: { readonly monotone?: 'monotone' | 'any'; readonly most?: number; readonly days?: number } = {},
): fc.Arbitrary<Outlook> {
  return fc
    .record({
      definition: definitions(options.monotone ?? 'any'),
      numbers,
      holdings,
      changes: changes(options.most ?? 6, options.days),
      chief: fc.boolean(),
      capability: fc.option(fc.nat(4), { nil: null }),
    })
    .map(({ definition, chief, capability, ...state }) => ({
      catalog: defineCatalog<CatalogDefinition>(definition),
      organization: organization(capability === null ? null : addDays(TODAY, capability)),
      record: record({ ...state, attributes: chief ? { role: 'chief' } : {}, sequence: state.changes.length }),
      seatsHeld: {},
    }))
}

function organization(from: CalendarDate | null): OrganizationRecord {
  const capabilities = from === null ? [] : [{ capability: '5g', from, until: null }]
  return {
    id: 'acme' as OrganizationRecord['id'],
    timeZone: 'UTC',
    country: 'SE',
    capabilities,
    seatLimits: [],
    reached: TODAY,
    revision: 1,
  }
}

function record(part: Partial<UserRecord>): UserRecord {
  return {
    organization: 'acme' as UserRecord['organization'],
    id: 'anna' as UserRecord['id'],
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
    department: null,
    attributes: {},
    revision: 1,
    sequence: 0,
    settledThrough: TODAY,
    numbers: [],
    swaps: [],
    holdings: [],
    changes: [],
    override: null,
    ...part,
  }
}
