import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/core/calendar-date.js'
import type { ChangeId, UserId } from '../../src/core/ids.js'
import type { Requirement } from '../../src/requirements/requirement.js'
import { affectedOthers } from '../../src/timeline/organization/affected-others.js'
import { othersOf } from '../../src/timeline/organization/seats-of-others.js'
import { moreOfOthers } from '../../src/timeline/organization/shared-future.js'
import { forecast } from '../../src/timeline/settle/timeline-walk.js'
import { december, organization } from '../support/model/by-hand.js'
import { future, organizationOn, outcomesOf, turnedBetween } from '../support/model/future.js'
import {
  conflictsInShort,
  heldOf,
  userOf,
  withUser,
  type ModelChange,
  type ModelOrganization,
} from '../support/model/organization.js'
import { aloneIn, sharedBy, toldBy } from '../support/model/shared.js'
import { runsOf } from '../support/law.js'

// The pure half of the seats of each date, without a portal and a store: the future that users
// share, and what each of them finds in it, against the brute-force model.

const LICENSES = ['a', 'b', 'c', 'd']
const USERS = ['anna', 'bo', 'cy', 'dan']
const DAYS = [2, 3, 4, 5, 6, 7]

const requirements = fc.constantFrom<Requirement | null>(
  null,
  null,
  { kind: 'license', license: 'a' },
  { kind: 'license', license: 'c' },
  { kind: 'excludes', licenses: ['b'] },
  { kind: 'capability', capability: '5g' },
)

const changeSketches = fc.record({
  kind: fc.constantFrom('assign', 'assign', 'remove'),
  license: fc.constantFrom(...LICENSES),
  day: fc.constantFrom(...DAYS),
  created: fc.nat(99),
  dependents: fc.constantFrom('keep', 'keep', 'remove'),
})

const userSketches = fc.record({
  voice: fc.constantFrom('a', 'b', null),
  others: fc.subarray(['c', 'd']),
  changes: fc.array(changeSketches, { maxLength: 4 }),
  override: fc.option(fc.constantFrom(...DAYS), { freq: 8 }),
})

const limits = fc.record({
  license: fc.constantFrom(...LICENSES),
  limit: fc.integer({ min: 0, max: 2 }),
  from: fc.constantFrom(1, 1, 3),
  until: fc.option(fc.constantFrom(5, 6), { freq: 3 }),
})

type ChangeSketch = Parameters<typeof changeOf>[0]

function changeOf(
  sketch: {
    readonly kind: 'assign' | 'remove'
    readonly license: string
    readonly day: number
    readonly created: number
    readonly dependents: 'keep' | 'remove'
  },
  user: string,
  place: number,
): ModelChange {
  const { kind, license, day, created, dependents } = sketch
  return {
    id: `${user}.${place}` as ChangeId, // an id of the right shape
    kind,
    license,
    details: {},
    dependents,
    ownDate: december(day),
    dated: 2 * place + 1,
    created: `${String(created).padStart(2, '0')}.${user}.${place}`,
    status: 'scheduled',
    failure: null,
  }
}

/** An organization of few users, where seats are short. */
const organizations = fc
  .record({
    users: fc.array(userSketches, { minLength: 2, maxLength: USERS.length }),
    needs: fc.tuple(requirements, requirements),
    limits: fc.uniqueArray(limits, { minLength: 1, maxLength: 3, selector: (one) => one.license }),
    capable: fc.constantFrom(3, 20),
  })
  .map(({ users, needs: [c, d], limits: seats, capable }): ModelOrganization => {
    const drawn = users.map(({ voice, others, changes, override }, place) => {
      const user = USERS[place]! // there are no more
      return [
        user,
        {
          holds: [...(voice === null ? [] : [voice]), ...others],
          changes: changes.map((one, index) => changeOf(one, user, index)),
          override: override === null ? null : { date: december(override), dated: 4 },
        },
      ] as const
    })
    return {
      ...organization({
        one: { a: null, b: null },
        many: { c: selfless('c', c), d: selfless('d', d) },
        capabilities: [{ capability: '5g', from: december(capable), until: december(25) }],
        users: Object.fromEntries(drawn),
      }),
      seatLimits: seats.map(({ license, limit, from, until }) => ({
        license,
        limit,
        from: december(from),
        until: until === null ? null : december(until),
      })),
    }
  })

function selfless(license: string, requirement: Requirement | null): Requirement | null {
  return requirement?.kind === 'license' && requirement.license === license ? null : requirement
}

/** An organization, with a change that one of its users decides on besides. */
const decisions = fc
  .tuple(organizations, fc.nat(), changeSketches)
  .map(([before, place, sketch]: [ModelOrganization, number, ChangeSketch]) => {
    const user = before.users[place % before.users.length]! // within the list
    const changes = [...user.changes, changeOf(sketch, user.id, user.changes.length)]
    return { before, user: user.id, after: withUser(before, { ...user, changes }) }
  })

const inWords = (outcomes: readonly object[]) => outcomes.map((one) => JSON.stringify(one)).sort()

const runs = { numRuns: runsOf(1 / 2) }

describe('S4 the future that users share is that of a brute-force model', () => {
  test('what becomes of every change', () => {
    fc.assert(
      fc.property(organizations, (one) => {
        const { steps } = sharedBy(one)
        const told = [...steps].flatMap(([user, list]) => toldBy(user, list))
        expect(inWords(told)).toEqual(inWords(outcomesOf(future(one))))
      }),
      runs,
    )
  })

  test('how many seats the others of each user hold more on each date than today', () => {
    fc.assert(
      fc.property(organizations, (one) => {
        const shared = sharedBy(one)
        for (const { id } of one.users)
          for (const day of DAYS) {
            const on = organizationOn(one, december(day))
            const by = (at: ModelOrganization, license: string) =>
              heldOf({ ...at, users: at.users.filter((user) => user.id !== id) }, license)
            for (const license of LICENSES)
              expect(moreOfOthers(shared, license, endOf(december(day), id))).toBe(
                by(on, license) - by(one, license),
              )
          }
      }),
      runs,
    )
  })

  test('how many others wait for a seat on a date, and lack nothing else', () => {
    fc.assert(
      fc.property(organizations, (one) => {
        const shared = sharedBy(one)
        const outcomes = outcomesOf(future(one))
        for (const { id } of one.users)
          for (const day of DAYS)
            for (const license of LICENSES) {
              const waiting = outcomes.filter(
                ({ on, user, license: asked, conflicts }) =>
                  on === december(day) &&
                  user !== id &&
                  asked === license &&
                  conflicts.length > 0 &&
                  conflicts.every(({ code }) => code === 'no_seat'),
              )
              const found = othersOf(shared, id).waiting(license, endOf(december(day), id))
              expect(found).toBe(new Set(waiting.map(({ user }) => user)).size)
            }
      }),
      runs,
    )
  })
})

describe('S3 a user who walks alone finds the seats that the others leave', () => {
  test('its own part of the future, as long as it does nothing else', () => {
    fc.assert(
      fc.property(organizations, (one) => {
        const shared = sharedBy(one)
        for (const { id } of one.users)
          expect(forecast(aloneIn(one, shared, id))).toEqual(shared.steps.get(id) ?? [])
      }),
      runs,
    )
  })

  test('and what comes of it once it does something else, whoever loses or finds a seat by that', () => {
    fc.assert(
      fc.property(decisions, ({ before, after, user }) => {
        const alone = forecast(aloneIn(after, sharedBy(before), user))
        expect(alone).toEqual(sharedBy(after).steps.get(userOf(after, user).id) ?? [])
      }),
      runs,
    )
  })
})

test('I4 others are told of what comes out another way for them, and nobody else', () => {
  fc.assert(
    fc.property(decisions, ({ before, after, user }) => {
      const own = userOf(after, user).id
      const told = affectedOthers(sharedBy(before), sharedBy(after), [own])
      const expected = turnedBetween(future(before), future(after))
      expect(
        inWords(
          told.map(({ change, license, on, before: was, after: is, conflicts, user: whom }) => ({
            ...{ user: whom, change, license, on, before: was, after: is },
            conflicts: conflictsInShort(conflicts),
          })),
        ),
      ).toEqual(inWords(expected.filter((one) => one.user !== own)))
    }),
    runs,
  )
})

/** After everybody who is settled on a date. */
function endOf(date: CalendarDate, user: UserId) {
  return { date, created: '~', user }
}
