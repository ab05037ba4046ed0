import {
  defineCatalog,
  type Change,
  type Holding,
  type OrganizationRecord,
  type UserRecord,
} from '../../src/index.js'
import { addDays } from '../../src/core/calendar-date.js'
import { factsOn } from '../../src/requirements/situation.js'
import { settle } from '../../src/timeline/settle/settle.js'
import { forecast } from '../../src/timeline/settle/timeline-walk.js'
import { compare, type Contender } from './compare.js'

// The forecast of one user with 1 to 10,000 changes, one a day; and 1,000 changes, and 12 tracks in
// conflict, on one date.
// Each is checked against `settle`, one date at a time, before it is timed.
const START = '2026-01-01' as UserRecord['settledThrough']
const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: ['a', 'b', 'c'].map((id) => ({
        id,
        name: id,
        requirement: { kind: 'number' as const, type: 'landline' as const },
      })),
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
    {
      id: 'failing',
      name: 'Failing',
      holds: 'many',
      licenses: Array.from({ length: 500 }, (_, index) => ({
        id: `f${index}`,
        name: `F${index}`,
        requirement: { kind: 'license' as const, license: 'x0' },
      })),
    },
    // each needs the one before it, and the first of them one that is not there
    {
      id: 'chain',
      name: 'Chain',
      holds: 'many',
      licenses: Array.from({ length: 2_000 }, (_, index) => ({
        id: `s${index}`,
        name: `S${index}`,
        requirement: { kind: 'license' as const, license: index > 0 ? `s${index - 1}` : 'x0' },
      })),
    },
    // the first half is needed by the second, one by one
    {
      id: 'needed',
      name: 'Needed',
      holds: 'many',
      licenses: Array.from({ length: 2_000 }, (_, index) => ({
        id: `n${index}`,
        name: `N${index}`,
        ...(index < 1_000
          ? {}
          : { requirement: { kind: 'license' as const, license: `n${index - 1_000}` } }),
      })),
    },
    // two by two, one excludes the other
    {
      id: 'pairs',
      name: 'Pairs',
      holds: 'many',
      licenses: Array.from({ length: 2_000 }, (_, index) => ({
        id: `e${index}`,
        name: `E${index}`,
        ...(index % 2 === 0
          ? {}
          : { requirement: { kind: 'excludes' as const, licenses: [`e${index - 1}`] } }),
      })),
    },
    ...Array.from({ length: 12 }, (_, index) => ({
      id: `t${index}`,
      name: `T${index}`,
      licenses: [
        {
          id: `x${index}`,
          name: `X${index}`,
          requirement: {
            kind: 'excludes' as const,
            licenses: [`x${(index + 1) % 12}`, `x${(index + 5) % 12}`],
          },
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
const change = (
  license: string,
  day: number,
  index: number,
  kind: Change['kind'] = 'assign',
): Change => ({
  id: `c${index}` as Change['id'],
  kind,
  license,
  details: {},
  dependents: 'keep',
  ownDate: addDays(START, day),
  dated: index + 1,
  created: String(index).padStart(9, '0'),
  status: 'scheduled',
  failure: null,
})
const user = (changes: readonly Change[], holdings: readonly Holding[] = []) =>
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
    holdings,
    changes,
    override: null,
  }) as unknown as UserRecord // branded ids
const contender = (
  name: string,
  changes: readonly Change[],
  holdings: readonly Holding[] = [],
): Contender => {
  const userContext = {
    catalog,
    organization,
    record: user(changes, holdings),
    seatsHeld: new Map<string, number>(),
  }
  const seen = forecast(userContext).flatMap(({ outcomes }) => outcomes.map(({ status }) => status))
  if (JSON.stringify(seen) !== JSON.stringify(settledOneByOne(changes, holdings)))
    throw new Error(`${name}: the forecast is not what settling gives`)
  return { name, units: changes.length, run: () => forecast(userContext) }
}

function settledOneByOne(changes: readonly Change[], held: readonly Holding[]): readonly string[] {
  let holdings = held
  return [...new Set(changes.map(({ ownDate }) => ownDate))].flatMap((date) => {
    const due =
      changes.length > 2_000
        ? changes.slice(dayOf(date) - 1, dayOf(date))
        : changes.filter(({ ownDate }) => ownDate === date)
    const settled = settle({ catalog, facts: factsOn(user([]), organization, date), holdings }, due)
    holdings = settled.holdings
    return settled.outcomes.map(({ status }) => status)
  })
}

const dayOf = (date: string) => Math.round((Date.parse(date) - Date.parse(START)) / 86_400_000)
const onOneDate = (
  count: number,
  license: (index: number) => string,
  kind: Change['kind'] = 'assign',
) => Array.from({ length: count }, (_, index) => change(license(index), 1, index, kind))
const holds = (count: number, license: (index: number) => string): readonly Holding[] =>
  Array.from({ length: count }, (_, index) => ({
    license: license(index),
    track: 'needed',
    details: {},
    since: START,
  }))
const daily = [10, 1, 100, 1_000, 10_000].map((count) => {
  const changes = Array.from({ length: count }, (_, index) =>
    change(['a', 'large', 'b', 'small', 'c'][index % 5] ?? 'a', index + 1, index),
  )
  return contender(`${count.toLocaleString('en')} changes, one a day`, changes)
})

await compare('Forecast of one user, for each change', daily)
await compare('Changes on one date, for each change', [
  contender(
    '1,000 that go through',
    onOneDate(1_000, (index) => `m${index}`),
  ),
  contender(
    '999 whose base is missing',
    onOneDate(999, (index) => `m${index + 1}`),
  ),
  contender(
    '500 that go through and 500 that fail',
    onOneDate(1_000, (index) => (index < 500 ? `m${index}` : `f${index - 500}`)),
  ),
  contender(
    'a chain of 1,000 whose base is missing',
    onOneDate(1_000, (index) => `s${index}`),
  ),
  contender(
    'the same, created backwards',
    onOneDate(1_000, (index) => `s${999 - index}`),
  ),
  contender(
    '2,000 in such a chain',
    onOneDate(2_000, (index) => `s${index}`),
  ),
  contender(
    '1,000 removals of what is needed',
    onOneDate(1_000, (index) => `n${index}`, 'remove'),
    holds(2_000, (index) => `n${index}`),
  ),
  contender(
    '1,000 removals, half of what is needed',
    onOneDate(1_000, (index) => `n${index}`, 'remove'),
    holds(1_500, (index) => `n${index}`),
  ),
  contender(
    '500 pairs that exclude each other',
    onOneDate(1_000, (index) => `e${index}`),
  ),
  contender(
    '1,000 pairs that exclude each other',
    onOneDate(2_000, (index) => `e${index}`),
  ),
  contender(
    '12 tracks in conflict',
    onOneDate(12, (index) => `x${index}`),
  ),
])
