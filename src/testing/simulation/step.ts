/** The steps of a scenario, and random ones. */
import fc from 'fast-check'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { NumberType } from '../../core/phone-number.js'
import type { AttributeValue } from '../../core/user.js'
import { attributesOf, daysToBegin } from '../random/user-contexts.js'
import type { Vocabulary } from '../random/vocabulary.js'

/**
 * Something that happens in an organization: users, changes and numbers by their place in a list,
 * dates in days from today.
 */
export type ScenarioStep =
  | {
      readonly kind: 'request'
      readonly user: number
      readonly assign: readonly string[]
      readonly remove: readonly string[]
      readonly dependents: 'keep' | 'remove'
      readonly in: number
      /** `mend`: licenses that are missing are asked for along with it. */
      readonly help: 'mend' | 'none'
    }
  | {
      readonly kind: 'move' | 'retry'
      readonly user: number
      readonly change: number
      readonly in: number
    }
  | { readonly kind: 'cancel'; readonly user: number; readonly change: number }
  | { readonly kind: 'override'; readonly user: number; readonly in: number }
  | { readonly kind: 'clearOverride'; readonly user: number }
  | { readonly kind: 'pass'; readonly days: number }
  | { readonly kind: 'addNumber'; readonly user: number; readonly number: SampleNumber }
  | { readonly kind: 'removeNumber'; readonly user: number; readonly number: number }
  | {
      readonly kind: 'setAttribute'
      readonly user: number
      readonly attribute: string
      readonly value: AttributeValue | null
    }
  | { readonly kind: 'capability'; readonly capability: string; readonly to: 'on' | 'off' }
  | { readonly kind: 'country'; readonly country: string }
  | {
      readonly kind: 'limitSeats'
      readonly license: string
      readonly limit: number
      readonly in: number
      readonly days: number | null
    }
  | {
      readonly kind: 'import'
      readonly user: number
      readonly license: string
      readonly requested: 'assign' | 'remove'
      readonly in: number
    }
  | { readonly kind: 'delete'; readonly user: number; readonly scheduled: 'refuse' | 'cancel' }

/** A number that a user begins with: active, at another operator, or on its way. @public */
export interface SampleNumber {
  readonly type: NumberType
  readonly status: 'active' | 'foreign' | 'porting'
  /** Days until a porting number is active. */
  readonly in: number
}

/** What an organization begins with: plain data. @public */
export interface OrganizationBeginning {
  readonly today: CalendarDate
  readonly capabilities: readonly string[]
  readonly users: readonly {
    readonly numbers: readonly SampleNumber[]
    readonly attributes: { readonly [name: string]: AttributeValue }
  }[]
}

/** How many users an organization has: enough to meet, few enough to read about. */
const USERS = 2
const DAYS = 4

const anybody = fc.nat(USERS - 1)
/** Where seats are short, one user more: somebody is to be left without. */
const WITH_SEATS = USERS + 1
const soon = fc.oneof(fc.constant(0), fc.nat(DAYS))
const later = fc.integer({ min: 1, max: DAYS })
const place = fc.nat(3)

/** What an organization may begin with. */
export function beginnings(
  vocabulary: Vocabulary,
  users = USERS,
): fc.Arbitrary<OrganizationBeginning> {
  const one = fc.record({
    numbers: fc.array(sampleNumber, { maxLength: 3 }),
    attributes: attributesOf(vocabulary),
  })
  return fc.record({
    today: daysToBegin(vocabulary),
    capabilities: fc.subarray([...vocabulary.capabilities]),
    users: fc.array(one, { minLength: users, maxLength: users }),
  })
}

const sampleNumber: fc.Arbitrary<SampleNumber> = fc.record({
  type: fc.constantFrom('landline', 'mobile'),
  status: fc.constantFrom('active', 'active', 'active', 'porting', 'foreign'),
  in: later,
})

/**
 * What may happen in an organization.
 *
 * @param facts - `still`: numbers, attributes, capabilities and the country stay as they began;
 * `moving`: they come and go.
 */
export function stepsOver(
  vocabulary: Vocabulary,
  facts: 'still' | 'moving',
): fc.Arbitrary<ScenarioStep> {
  return fc.oneof(
    ...scheduleDeeds(vocabulary),
    passing,
    ...(facts === 'moving' ? factDeeds(vocabulary) : []),
  )
}

/** What may happen in an organization on one day. */
export function stepsOfOneDay(vocabulary: Vocabulary): fc.Arbitrary<ScenarioStep> {
  return fc.oneof(...scheduleDeeds(vocabulary), ...factDeeds(vocabulary))
}

/** What an organization begins with in which seats are limited. */
export interface LimitedBeginning {
  readonly beginning: OrganizationBeginning
  readonly limits: readonly Extract<ScenarioStep, { readonly kind: 'limitSeats' }>[]
}

/**
 * What an organization may begin with in which there are few seats of one license, and perhaps of
 * others.
 */
export function limitedBeginnings(
  vocabulary: Vocabulary,
  scarce: string,
): fc.Arbitrary<LimitedBeginning> {
  const soonLimited = fc.constantFrom(0, 0, 2)
  const first = seatLimits({ ...vocabulary, licenses: [scarce] }, soonLimited)
  const others = fc.array(seatLimits(vocabulary, soonLimited), { maxLength: 2 })
  const limits = fc.tuple(first, others).map(([one, more]) => [one, ...more])
  return fc.record({ beginning: beginnings(vocabulary, WITH_SEATS), limits })
}

/**
 * What may happen, day by day, in an organization in which there are few seats of a license: most
 * of it is about that one.
 */
export function limitedSteps(vocabulary: Vocabulary, scarce: string): fc.Arbitrary<ScenarioStep> {
  const who = fc.nat(WITH_SEATS - 1)
  const license = fc.constantFrom(scarce, ...vocabulary.licenses)
  const seat = fc.constantFrom({ assign: [scarce], remove: [] }, { assign: [], remove: [scarce] })
  const request = {
    kind: fc.constant('request'),
    dependents: fc.constant('keep'),
    help: fc.constantFrom('none', 'mend'),
  } as const
  const scheduled = fc.constantFrom('refuse', 'cancel')
  return fc.oneof(
    ...scheduleDeeds(vocabulary, who),
    ...factDeeds(vocabulary, who),
    {
      weight: 20,
      arbitrary: fc
        .record({ ...request, user: who, seat, in: soon })
        .map(({ seat: { assign, remove }, ...one }): ScenarioStep => ({ ...one, assign, remove })),
    },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass'), days: later }) },
    { weight: 1, arbitrary: seatLimits(vocabulary, soon) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('import'),
        user: fc.nat(WITH_SEATS), // one who is not there yet among them
        license,
        requested: fc.constantFrom('assign', 'remove'),
        in: soon,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), user: who, scheduled }) },
  )
}

function seatLimits(
  { licenses }: Vocabulary,
  days: fc.Arbitrary<number>,
): fc.Arbitrary<LimitedBeginning['limits'][number]> {
  return fc.record({
    kind: fc.constant('limitSeats'),
    license: fc.constantFrom(...licenses),
    limit: fc.constantFrom(1, 1, 1, 0),
    in: days,
    days: fc.oneof(fc.constant(null), fc.constant(null), later),
  })
}

const passing: fc.WeightedArbitrary<ScenarioStep> = {
  weight: 2,
  arbitrary: fc.record({ kind: fc.constant('pass'), days: later }),
}

function scheduleDeeds(
  { licenses }: Vocabulary,
  user = anybody,
): readonly fc.WeightedArbitrary<ScenarioStep>[] {
  const some = (maxLength: number) => fc.uniqueArray(fc.constantFrom(...licenses), { maxLength })
  const request = fc
    .record({
      kind: fc.constant('request'),
      user,
      assign: some(2),
      remove: some(1),
      dependents: fc.constantFrom('keep', 'remove'),
      in: soon,
      help: fc.constantFrom('none', 'mend'),
    })
    .filter(
      ({ assign, remove }) =>
        assign.length + remove.length > 0 && !remove.some((license) => assign.includes(license)),
    )
  return [
    { weight: 6, arbitrary: request },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('move', 'retry'),
        user,
        change: place,
        in: soon,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), user, change: place }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('override'), user, in: soon }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clearOverride'), user }) },
  ]
}

function factDeeds(
  { capabilities, countries, attributes }: Vocabulary,
  user = anybody,
): readonly fc.WeightedArbitrary<ScenarioStep>[] {
  const steps: fc.WeightedArbitrary<ScenarioStep>[] = [
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('addNumber'), user, number: sampleNumber }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('removeNumber'), user, number: place }) },
  ]
  if (capabilities.length > 0) {
    const capability = fc.constantFrom(...capabilities)
    steps.push({
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('capability'),
        capability,
        to: fc.constantFrom('on', 'off'),
      }),
    })
  }
  if (countries.length > 1) {
    const country = fc.constantFrom(...countries)
    steps.push({ weight: 1, arbitrary: fc.record({ kind: fc.constant('country'), country }) })
  }
  if (attributes.size > 0) {
    const pairs = [...attributes].flatMap(([attribute, values]) =>
      [null, ...values].map((value) => ({ attribute, value })),
    )
    const pair = fc.constantFrom(...pairs)
    steps.push({
      weight: 1,
      arbitrary: fc
        .tuple(user, pair)
        .map(([who, what]): ScenarioStep => ({ kind: 'setAttribute', user: who, ...what })),
    })
  }
  return steps
}

/** A step in a few words, for a list of commands. */
export function stepInWords(step: ScenarioStep, nameOf: (user: number) => string): string {
  const when = (days: number) =>
    days === 0 ? 'now' : `in ${days === 1 ? 'a day' : `${days} days`}`
  switch (step.kind) {
    case 'request': {
      const wishes = [
        ...step.assign.map((license) => `assign ${license}`),
        ...step.remove.map((license) => `remove ${license}`),
      ]
      return `${nameOf(step.user)}: ${wishes.join(', ')} ${when(step.in)}`
    }
    case 'pass':
      return step.days === 1 ? 'a day passes' : `${step.days} days pass`
    case 'move':
    case 'retry':
      return `${nameOf(step.user)}: ${step.kind} a change to ${when(step.in)}`
    case 'override':
      return `${nameOf(step.user)}: override ${when(step.in)}`
    case 'cancel':
      return `${nameOf(step.user)}: cancel a change`
    case 'clearOverride':
      return `${nameOf(step.user)}: clear the override`
    case 'addNumber':
      return `${nameOf(step.user)}: a ${step.number.type} number comes`
    case 'removeNumber':
      return `${nameOf(step.user)}: a number goes`
    case 'setAttribute':
      return `${nameOf(step.user)}: ${step.attribute} becomes ${JSON.stringify(step.value)}`
    case 'capability':
      return `the organization ${step.to === 'on' ? 'gets' : 'loses'} ${step.capability}`
    case 'country':
      return `the organization moves to ${step.country}`
    case 'limitSeats':
      return `at most ${step.limit} of ${step.license} ${when(step.in)}${step.days === null ? '' : `, for ${step.days} days`}`
    case 'import':
      return `a row for ${nameOf(step.user)}: ${step.requested} ${step.license} ${when(step.in)}`
    case 'delete':
      return `${nameOf(step.user)} is deleted`
  }
}
