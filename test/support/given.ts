import { findLicense } from '../../src/catalog/lookup.js'
import { expect } from 'vitest'
import { defineCatalog, type Catalog } from '../../src/catalog/catalog.js'
import type { LicenseDefinition } from '../../src/catalog/definition.js'
import { parseCalendarDate, type CalendarDate } from '../../src/core/calendar-date.js'
import type { Holding } from '../../src/core/holding.js'
import type { OrganizationId } from '../../src/core/ids.js'
import type {
  CapabilityInterval,
  OrganizationRecord,
  SeatLimitInterval,
} from '../../src/core/organization.js'
import type { NumberType, PhoneNumber } from '../../src/core/phone-number.js'
import type { Conflict } from '../../src/requirements/conflict.js'
import type { Predicate } from '../../src/requirements/predicate.js'
import type { Requirement } from '../../src/requirements/requirement.js'
import { forecast, type Step } from '../../src/timeline/settle/timeline-walk.js'
import type { Change } from '../../src/timeline/record/change.js'
import type { UserRecord } from '../../src/timeline/record/record.js'
import { changeOf, recordOf, TODAY } from './worlds.js'
import type { UserContext } from '../../src/timeline/settle/user-context.js'

type Shorthand = Requirement | null | Partial<LicenseDefinition>

/**
 * A catalog in a few words: tracks by id, their licenses by id with a requirement or with all that
 * defines them. A track whose name ends in `*` holds many.
 */
export function catalogOf(
  tracks: { readonly [track: string]: { readonly [license: string]: Shorthand } },
  predicates: { readonly [name: string]: Predicate } = {},
): Catalog {
  const list = Object.entries(tracks).map(([name, licenses]) => ({
    id: name.replace('*', ''),
    name: name.replace('*', ''),
    ...(name.endsWith('*') ? { holds: 'many' as const } : {}),
    licenses: Object.entries(licenses).map(([id, said]): LicenseDefinition => {
      if (said === null) return { id, name: id }
      return 'kind' in said ? { id, name: id, requirement: said } : { id, name: id, ...said }
    }),
  }))
  return defineCatalog({ tracks: list }, { predicates })
}

/** Requirements in a few words. */
export const has = (license: string): Requirement => ({ kind: 'license', license })
export const excludes = (...licenses: string[]): Requirement => ({ kind: 'excludes', licenses })
export const atMost = (count: number, ...licenses: string[]): Requirement => ({
  kind: 'atMost',
  count,
  licenses,
})
export const country = (...codes: string[]): Requirement => ({ kind: 'country', in: codes })
export const all = (...of: Requirement[]): Requirement => ({ kind: 'all', of })
export const any = (...of: Requirement[]): Requirement => ({ kind: 'any', of })
export const atLeast = (count: number, ...of: Requirement[]): Requirement => ({
  kind: 'atLeast',
  count,
  of,
})
export const not = (of: Requirement): Requirement => ({ kind: 'not', of })
export const track = (id: string): Requirement => ({ kind: 'track', track: id })
export const capability = (name: string): Requirement => ({ kind: 'capability', capability: name })
export const number = (type: NumberType): Requirement => ({ kind: 'number', type })
export const attribute = (name: string, ...values: readonly (string | number)[]): Requirement => ({
  kind: 'attribute',
  attribute: name,
  ...(values.length > 0 && { in: [...values] }),
})
export const predicate = (name: string): Requirement => ({ kind: 'predicate', name })

/** Dates of January 2027; every record is settled through the 10th. */
export const january = (day: number): CalendarDate =>
  parseCalendarDate(`2027-01-${String(day).padStart(2, '0')}`)
export const today = TODAY
export const tomorrow = january(11)

type Part = Partial<Omit<Change, 'id' | 'kind' | 'license'>> & { readonly id?: string }

let count = 0

/**
 * Changes in a few words: dated and created in the order in which they are written down, for
 * tomorrow.
 */
export function assign(license: string, part: Part = {}): Change {
  return intent('assign', license, part)
}

export function remove(license: string, part: Part = {}): Change {
  return intent('remove', license, part)
}

function intent(kind: Change['kind'], license: string, part: Part): Change {
  count += 1
  const place = String(count).padStart(6, '0')
  return changeOf({
    kind,
    license,
    ownDate: tomorrow,
    dated: count,
    created: `created.${place}`,
    id: `${kind} ${license}`,
    ...part,
  })
}

export interface State {
  readonly catalog: Catalog
  /** Licenses held since 1 January, each in its own track; or whole holdings. */
  readonly holds?: readonly (string | Holding)[]
  readonly numbers?: readonly PhoneNumber[]
  readonly capabilities?: readonly (string | CapabilityInterval)[]
  readonly country?: string
  readonly attributes?: UserRecord['attributes']
  readonly seatLimits?: readonly SeatLimitInterval[]
  readonly seatsHeld?: { readonly [license: string]: number }
  readonly swaps?: UserRecord['swaps']
  readonly override?: UserRecord['override']
  readonly failed?: readonly Change[]
}

interface Expected {
  /** What became of the changes, by their ids, such as `assign basic`. */
  readonly outcomes?: { readonly [change: string]: string }
  readonly holds?: readonly string[]
  readonly dropped?: readonly string[]
  /** Codes of the conflicts of failed changes. */
  readonly codes?: { readonly [change: string]: readonly Conflict['code'][] }
}

interface TimelineWalk {
  readonly steps: readonly Step[]
  readonly step: Step
  readonly conflicts: (change: string) => readonly Conflict[]
  readonly then: (expected: Expected) => TimelineWalk
}

/** Readable examples: a state, the changes that are due, and what comes of them. */
export function given(state: State): {
  readonly when: (...changes: Change[]) => TimelineWalk
  readonly userContext: (...changes: Change[]) => UserContext
} {
  const userContext = (...changes: Change[]) => userContextOf(state, changes)
  return { userContext, when: (...changes) => courseOf(userContext(...changes)) }
}

function courseOf(userContext: UserContext): TimelineWalk {
  const steps = forecast(userContext)
  const outcomes = steps.flatMap((step) => step.outcomes)
  const conflicts = (change: string) =>
    outcomes.flatMap((outcome) =>
      outcome.change.id === change && outcome.status === 'failed' ? outcome.conflicts : [],
    )
  const walk: TimelineWalk = {
    steps,
    step: steps[0] ?? {
      date: tomorrow,
      activated: [],
      swapped: [],
      moved: [],
      outcomes: [],
      dropped: [],
    },
    conflicts,
    then: (expected) => {
      if (expected.outcomes)
        expect(
          Object.fromEntries(outcomes.map(({ change, status }) => [change.id, status])),
        ).toEqual(expected.outcomes)
      if (expected.holds)
        expect(holdingsAfter(userContext, steps)).toEqual([...expected.holds].sort())
      if (expected.dropped)
        expect(steps.flatMap((step) => step.dropped.map((holding) => holding.license))).toEqual(
          expected.dropped,
        )
      for (const [change, codes] of Object.entries(expected.codes ?? {}))
        expect(conflicts(change).map(({ code }) => code)).toEqual(codes)
      return walk
    },
  }
  return walk
}

function holdingsAfter({ record }: UserContext, steps: readonly Step[]): readonly string[] {
  const held = new Set(record.holdings.map((holding) => holding.license))
  for (const step of steps) {
    for (const outcome of step.outcomes) {
      if (outcome.status !== 'applied') continue
      outcome.removed.forEach((holding) => held.delete(holding.license))
      if (outcome.holding) held.add(outcome.holding.license)
    }
    step.dropped.forEach((holding) => held.delete(holding.license))
  }
  return [...held].sort()
}

function userContextOf(state: State, changes: readonly Change[]): UserContext {
  const { catalog } = state
  const holdings = (state.holds ?? []).map((held): Holding =>
    typeof held === 'string'
      ? {
          license: held,
          track: findLicense(catalog, held)?.track.id ?? '',
          details: {},
          since: january(1),
        }
      : held,
  )
  const record = recordOf({
    holdings,
    changes: [...(state.failed ?? []), ...changes],
    numbers: state.numbers ?? [],
    attributes: state.attributes ?? {},
    swaps: state.swaps ?? [],
    override: state.override ?? null,
  })
  const organization: OrganizationRecord = {
    id: 'acme' as OrganizationId, // an id of the right shape
    timeZone: 'Europe/Stockholm',
    country: state.country ?? 'SE',
    capabilities: (state.capabilities ?? []).map((one) =>
      typeof one === 'string' ? { capability: one, from: january(1), until: null } : one,
    ),
    seatLimits: state.seatLimits ?? [],
    reached: today,
    revision: 1,
  }
  return {
    catalog,
    organization,
    record,
    seatsHeld: new Map(Object.entries(state.seatsHeld ?? {})),
  }
}

/** Numbers in a few words. */
export const landline = (from = january(1), number = '+4681000001'): PhoneNumber => ({
  number: number as PhoneNumber['number'],
  type: 'landline',
  status: 'active',
  from,
})
export const mobile = (from = january(1), number = '+46701000001'): PhoneNumber => ({
  number: number as PhoneNumber['number'],
  type: 'mobile',
  status: 'active',
  from,
})
export const porting = (on: CalendarDate, number = '+46701000009'): PhoneNumber => ({
  number: number as PhoneNumber['number'],
  type: 'mobile',
  status: 'porting',
  on,
})
export const foreign = (number = '+46701000008'): PhoneNumber => ({
  number: number as PhoneNumber['number'],
  type: 'mobile',
  status: 'foreign',
})
