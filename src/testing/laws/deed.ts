import fc from 'fast-check'
import type { NumberType } from '../../core/phone-number.js'
import type { AttributeValue } from '../../core/user.js'
import type { Vocabulary } from './vocabulary.js'

/** Something that happens in an organization: users, changes and numbers by their place in a list, dates in days from today. */
export type Deed =
  | {
      readonly kind: 'request'
      readonly user: number
      readonly assign: readonly string[]
      readonly remove: readonly string[]
      readonly dependents: 'keep' | 'remove'
      readonly in: number
      /** `mend`: what the first remedy assigns is asked for along with it, if there is a conflict. */
      readonly help: 'mend' | 'none'
    }
  | { readonly kind: 'move' | 'retry'; readonly user: number; readonly change: number; readonly in: number }
  | { readonly kind: 'cancel'; readonly user: number; readonly change: number }
  | { readonly kind: 'override'; readonly user: number; readonly in: number }
  | { readonly kind: 'clearOverride'; readonly user: number }
  | { readonly kind: 'pass'; readonly days: number }
  | { readonly kind: 'addNumber'; readonly user: number; readonly number: SampleNumber }
  | { readonly kind: 'removeNumber'; readonly user: number; readonly number: number }
  | { readonly kind: 'setAttribute'; readonly user: number; readonly attribute: string; readonly value: AttributeValue | null }
  | { readonly kind: 'capability'; readonly capability: string; readonly to: 'on' | 'off' }

/** A number that a user may have: active, at another operator, or on its way. */
export interface SampleNumber {
  readonly type: NumberType
  readonly status: 'active' | 'foreign' | 'porting'
  /** Days until a porting number is active. */
  readonly in: number
}

/** What an organization begins with. */
export interface Beginning {
  readonly capabilities: readonly string[]
  readonly users: readonly { readonly numbers: readonly SampleNumber[]; readonly attributes: { readonly [name: string]: AttributeValue } }[]
}

/** How many users an organization has: enough to meet, few enough to read about. */
const USERS = 2
const DAYS = 4

const user = fc.nat(USERS - 1)
const soon = fc.oneof(fc.constant(0), fc.nat(DAYS))
const later = fc.integer({ min: 1, max: DAYS })
const place = fc.nat(3)

/** What an organization may begin with. */
export function beginnings({ capabilities, attributes }: Vocabulary): fc.Arbitrary<Beginning> {
  const values = [...attributes].map(([name, some]) => [name, fc.constantFrom(...some)] as const)
  const one = fc.record({
    numbers: fc.array(sampleNumber, { maxLength: 3 }),
    attributes: fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<{ [name: string]: AttributeValue }>, // absent, or one of the values
  })
  return fc.record({
    capabilities: fc.subarray([...capabilities]),
    users: fc.array(one, { minLength: USERS, maxLength: USERS }),
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
 * @param facts - `still`: numbers, attributes and capabilities stay as they began; `moving`: they come and go.
 */
export function deedsOver(vocabulary: Vocabulary, facts: 'still' | 'moving'): fc.Arbitrary<Deed> {
  const schedule = scheduleDeeds(vocabulary)
  return fc.oneof(...schedule, ...(facts === 'moving' ? factDeeds(vocabulary) : []))
}

function scheduleDeeds({ licenses }: Vocabulary): readonly fc.WeightedArbitrary<Deed>[] {
  const some = (maxLength: number) => fc.uniqueArray(fc.constantFrom(...licenses), { maxLength })
  const request = fc
    .record({
      kind: fc.constant('request'),
      user,
      assign: some(2),
      remove: some(1),
      dependents: fc.constantFrom('keep', 'remove'),
      in: soon,
      help: fc.constantFrom('mend', 'none'),
    })
    .filter(({ assign, remove }) => assign.length + remove.length > 0 && !remove.some((license) => assign.includes(license)))
  return [
    { weight: 6, arbitrary: request },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass'), days: later }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('move', 'retry'), user, change: place, in: soon }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), user, change: place }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('override'), user, in: soon }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clearOverride'), user }) },
  ]
}

function factDeeds({ capabilities, attributes }: Vocabulary): readonly fc.WeightedArbitrary<Deed>[] {
  const deeds: fc.WeightedArbitrary<Deed>[] = [
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('addNumber'), user, number: sampleNumber }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('removeNumber'), user, number: place }) },
  ]
  if (capabilities.length > 0) {
    const capability = fc.constantFrom(...capabilities)
    deeds.push({ weight: 1, arbitrary: fc.record({ kind: fc.constant('capability'), capability, to: fc.constantFrom('on', 'off') }) })
  }
  if (attributes.size > 0) {
    const pairs = [...attributes].flatMap(([attribute, values]) => [null, ...values].map((value) => ({ attribute, value })))
    const pair = fc.constantFrom(...pairs)
    deeds.push({
      weight: 1,
      arbitrary: fc.tuple(user, pair).map(([who, what]): Deed => ({ kind: 'setAttribute', user: who, ...what })),
    })
  }
  return deeds
}
