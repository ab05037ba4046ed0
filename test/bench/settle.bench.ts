import { bench, do_not_optimize, group, run } from 'mitata'
import { addDays, defineCatalog, type Change, type OrganizationRecord, type UserRecord } from '../../src/index.js'
import { forecast } from '../../src/timeline/course.js'

// The forecast of one user with 1 to 10,000 changes, one a day; and 1,000 changes, and 12 tracks in conflict, on one date.
const START = '2026-01-01' as UserRecord['settledThrough']
const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: ['a', 'b', 'c'].map((id) => ({ id, name: id, requirement: { kind: 'number' as const, type: 'landline' as const } })),
    },
    {
      id: 'data',
      name: 'Data',
      licenses: [
        { id: 'small', name: 'Small' },
        { id: 'large', name: 'Large', requirement: { kind: 'track', track: 'voice' } },
      ],
    },
    {
      id: 'many',
      name: 'Many',
      holds: 'many',
      licenses: Array.from({ length: 1_000 }, (_, index) => ({
        id: `m${index}`,
        name: `M${index}`,
        ...(index > 0 ? { requirement: { kind: 'license' as const, license: 'm0' } } : {}),
      })),
    },
    ...Array.from({ length: 12 }, (_, index) => ({
      id: `t${index}`,
      name: `T${index}`,
      licenses: [
        {
          id: `x${index}`,
          name: `X${index}`,
          requirement: { kind: 'excludes' as const, licenses: [`x${(index + 1) % 12}`, `x${(index + 5) % 12}`] },
        },
      ],
    })),
  ],
})
const organization = {
  id: 'o',
  timeZone: 'UTC',
  country: 'SE',
  capabilities: [],
  seatLimits: [],
  reached: START,
  revision: 1,
} as unknown as OrganizationRecord // a branded id
const change = (license: string, day: number, index: number): Change => ({
  id: `c${index}` as Change['id'],
  kind: 'assign',
  license,
  details: {},
  dependents: 'keep',
  ownDate: addDays(START, day),
  dated: index + 1,
  created: String(index).padStart(9, '0'),
  status: 'scheduled',
  failure: null,
})
const user = (changes: readonly Change[]) =>
  ({
    organization: 'o',
    id: 'u',
    firstName: 'A',
    surname: 'B',
    email: 'a@b.example',
    department: null,
    attributes: {},
    revision: 1,
    sequence: changes.length,
    settledThrough: START,
    numbers: [{ number: '+4681', type: 'landline', status: 'active', from: START }],
    swaps: [],
    holdings: [],
    changes,
    override: null,
  }) as unknown as UserRecord // branded ids
const measure = (name: string, changes: readonly Change[]) => {
  const outlook = { catalog, organization, record: user(changes), seatsHeld: {} }
  bench(name, () => do_not_optimize(forecast(outlook)))
}

group('forecast of one user: divide by the number of changes', () => {
  for (const count of [1, 10, 100, 1_000, 10_000]) {
    measure(
      `${count} changes, one a day`,
      Array.from({ length: count }, (_, index) => change(['a', 'large', 'b', 'small', 'c'][index % 5] ?? 'a', index + 1, index)),
    )
  }
})
group('one date', () => {
  measure(
    '1,000 changes that go through',
    Array.from({ length: 1_000 }, (_, index) => change(`m${index}`, 1, index)),
  )
  measure(
    '999 changes whose base is missing',
    Array.from({ length: 999 }, (_, index) => change(`m${index + 1}`, 1, index)),
  )
  measure(
    '12 tracks in conflict',
    Array.from({ length: 12 }, (_, index) => change(`x${index}`, 1, index)),
  )
})

await run()
