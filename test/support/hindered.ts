import fc from 'fast-check'
import type { E164 } from '../../src/core/phone-number.js'
import type { Requirement } from '../../src/requirements/requirement.js'
import { everyAction, passes, type Wanted } from './blind.js'
import {
  all,
  any,
  assign,
  capability,
  catalogOf,
  excludes,
  given,
  has,
  january,
  remove,
} from './given.js'

/**
 * Requests that would go through, but for what is scheduled: what is in the way came or went on a date before.
 * Small worlds in which everything concerns everything else; what helps is often hidden behind what does not.
 */
export function hindered(): fc.Arbitrary<Wanted> {
  return entangled().filter((wanted) => {
    const actions = everyAction(wanted)
    const ofDetails = actions.filter(({ kind }) => kind === 'clear_detail')
    const unscheduled = actions.filter(({ kind }) => kind === 'cancel_change')
    return !passes(wanted, ofDetails) && passes(wanted, [...unscheduled, ...ofDetails])
  })
}

const LICENSES = ['x', 'old', 'y', 'w', 'z', 'needy'] as const
const REQUEST_ON = january(14)

/** `x` is asked for, and needs `y`, on a date after most of what is scheduled; holdings may lack what they need from the start. */
function entangled(): fc.Arbitrary<Wanted> {
  const drawn = (self: string) => fc.option(requirement(self), { freq: 3 })
  const requirements = fc.record({
    old: drawn('old'),
    y: drawn('y'),
    w: drawn('w'),
    z: drawn('z'),
    needy: drawn('needy'),
  })
  const own = fc.option(leaf('x')).map((more) => (more === null ? has('y') : all(has('y'), more)))
  const scheduled = fc.record({
    intent: fc.constantFrom(assign, assign, assign, remove),
    license: fc.constantFrom(...LICENSES.slice(1)),
    ownDate: fc.integer({ min: 11, max: 14 }).map(january),
  })
  return fc
    .record({
      own,
      requirements,
      holds: fc.subarray(['old', 'y', 'z', 'needy']),
      changes: fc.array(scheduled, { minLength: 1, maxLength: 2 }),
      details: fc.constantFrom({}, {}, { sim: '+46701000002' as E164 }),
      from: fc.integer({ min: 11, max: 16 }),
    })
    .map(
      ({
        own: x,
        requirements: { old, y, w, z, needy },
        holds,
        changes,
        details,
        from,
      }): Wanted => {
        const state = {
          catalog: catalogOf({ a: { x, old }, b: { y, w }, 'c*': { z, needy } }),
          holds,
          capabilities: [{ capability: '5g', from: january(from), until: null }],
        }
        const due = changes.map(({ intent, license, ownDate }, place) =>
          intent(license, { id: `c${place}`, ownDate }),
        )
        const request = assign('x', { id: 'asked', ownDate: REQUEST_ON, details, created: '~0' })
        return { userContext: given(state).userContext(...due), on: REQUEST_ON, changes: [request] }
      },
    )
}

function leaf(self: string): fc.Arbitrary<Requirement> {
  const license = fc.constantFrom(...LICENSES.filter((id) => id !== self))
  return fc.oneof(
    license.map(has),
    license.map((id) => excludes(id)),
    fc.constant(capability('5g')),
  )
}

function requirement(self: string): fc.Arbitrary<Requirement> {
  const pair = fc
    .tuple(fc.constantFrom(all, any), leaf(self), leaf(self))
    .map(([group, ...parts]) => group(...parts))
  return fc.oneof(leaf(self), pair)
}
