import { describe, expect, test } from 'vitest'
import type { UserId } from '../../../src/core/ids.js'
import { affectedOthers } from '../../../src/timeline/organization/affected-others.js'
import { walkOrganization } from '../../../src/timeline/organization/organization-walk.js'
import {
  countBefore,
  futureAfter,
  moreOfOthers,
  seatsAfter,
  takenUpTo,
  waitingBetween,
  wouldDiffer,
  type SharedFuture,
} from '../../../src/timeline/organization/shared-future.js'
import { forecast } from '../../../src/timeline/settle/timeline-walk.js'
import type { Turn } from '../../../src/timeline/settle/turn.js'
import { december, organization, scheduled } from '../../support/model/by-hand.js'
import {
  userOf,
  withUser,
  type ModelChange,
  type ModelOrganization,
} from '../../support/model/organization.js'
import type { ModelOutcome } from '../../support/model/settle-date.js'
import {
  aloneIn,
  contextOf,
  membersOf,
  recordIn,
  sharedBy,
  toldBy,
} from '../../support/model/shared.js'

const anna = 'anna' as UserId // ids of the right shape
const bo = 'bo' as UserId

/** One seat of `rare`; `fax` needs it and has one seat too; of `plain` everybody may have one. */
function crowd(
  users: Parameters<typeof organization>[0]['users'],
  seats: { readonly [license: string]: number } = { rare: 1, fax: 1 },
): ModelOrganization {
  const fax = { kind: 'license', license: 'rare' } as const
  return organization({ many: { rare: null, fax, plain: null }, seats, users })
}

const take = (license: string, day: number, part: Partial<ModelChange> = {}) =>
  scheduled('assign', license, day, part)
const giveUp = (license: string, day: number, part: Partial<ModelChange> = {}) =>
  scheduled('remove', license, day, part)

/** What is asked for on a day, beside what is scheduled. */
const asked = (day: number, changes: readonly ModelChange[], isAllOrNone = false) => ({
  on: december(day),
  changes: changes.map((change) => ({ ...change, failure: null })),
  isAllOrNone,
})

const inShort = ({ license, on, status, conflicts }: ModelOutcome) =>
  `${license} ${Number(on.slice(8))} ${conflicts.map(({ code }) => code).join(', ') || status}`

/** What becomes of the changes of each user. */
const fatesIn = ({ steps }: Pick<SharedFuture, 'steps'>) =>
  Object.fromEntries([...steps].map(([user, list]) => [user, toldBy(user, list).map(inShort)]))

/** What becomes of the changes of a user who finds the seats that others leave. */
const fateOf = (...given: Parameters<typeof aloneIn>) =>
  toldBy(given[2], forecast(aloneIn(...given))).map(inShort)

const turn = (day: number, user: string, created = ''): Turn => ({
  date: december(day),
  created,
  user,
})

describe('S1 everybody of an organization is settled in turn', () => {
  const one = crowd({
    anna: { changes: [take('rare', 4)] },
    bo: { changes: [take('plain', 4), giveUp('plain', 6)] },
    cy: { changes: [take('rare', 4)] },
  })

  test('date by date, those who take no limited seat first, then in the order of creation', () => {
    const walk = walkOrganization(contextOf(one), membersOf(one).values())
    expect(walk.dates).toEqual([december(4), december(6)])
    walk.advance(turn(4, ''))
    expect(fatesIn(walk)).toEqual({})
    walk.advance(turn(4, 'zoe'))
    expect(fatesIn(walk)).toEqual({ bo: ['plain 4 applied'] })
    const [{ created }] = userOf(one, 'anna').changes as [ModelChange]
    walk.advance(turn(4, 'anna', created)) // up to its turn, and not with it
    expect(fatesIn(walk)).toEqual({ bo: ['plain 4 applied'] })
    walk.advance(turn(5, ''))
    expect(fatesIn(walk)).toEqual({
      bo: ['plain 4 applied'],
      anna: ['rare 4 applied'],
      cy: ['rare 4 no_seat'],
    })
    walk.advance(null)
    expect(fatesIn(walk)['bo']).toEqual(['plain 4 applied', 'plain 6 applied'])
  })

  test('with the seats that somebody beside them takes and frees', () => {
    const walk = walkOrganization(contextOf(one), membersOf(one).values())
    expect(walk.more('rare')).toBe(0)
    walk.move('rare', 1)
    expect(walk.more('rare')).toBe(1)
    walk.advance(null)
    expect(fatesIn(walk)).toMatchObject({ anna: ['rare 4 no_seat'], cy: ['rare 4 no_seat'] })
    walk.move('rare', -1)
    expect(walk.more('rare')).toBe(0)
  })
})

describe('P1 what is asked for is settled with what is scheduled', () => {
  test('on its date, in its turn', () => {
    const one = crowd({ anna: { changes: [take('rare', 4), take('plain', 6)] }, bo: {}, cy: {} })
    const requests = { bo: asked(4, [take('rare', 4)]), cy: asked(3, [take('plain', 3)]) }
    const shared = sharedBy(one, requests)
    expect(shared.dates).toEqual([december(3), december(4), december(6)])
    expect(fatesIn(shared)).toEqual({
      cy: ['plain 3 applied'],
      anna: ['rare 4 applied', 'plain 6 applied'],
      bo: ['rare 4 no_seat'],
    })
  })

  test('and only on its date: on others the user has the turn of what is scheduled', () => {
    const one = crowd({
      anna: { changes: [take('rare', 6)] },
      bo: { changes: [giveUp('rare', 6)] },
    })
    expect(fatesIn(sharedBy(one, { bo: asked(4, [take('rare', 4)]) }))).toEqual({
      bo: ['rare 4 applied', 'rare 6 applied'],
      anna: ['rare 6 applied'],
    })
  })

  test('together with what the same user has scheduled for the date', () => {
    const one = crowd({ anna: { changes: [take('rare', 4), take('plain', 5)] } })
    expect(fatesIn(sharedBy(one, { anna: asked(4, [take('fax', 4)]) }))).toEqual({
      anna: ['rare 4 applied', 'fax 4 applied', 'plain 5 applied'],
    })
  })

  test('for today as far as it goes through, or all of it or none', () => {
    const one = crowd({ anna: { holds: ['rare'] }, bo: {}, cy: { changes: [take('fax', 2)] } })
    const some = [take('plain', 1), take('rare', 1)]
    expect(fatesIn(sharedBy(one, { bo: asked(1, some) }))).toMatchObject({
      bo: ['plain 1 applied', 'rare 1 no_seat'],
    })
    const none = sharedBy(one, { bo: asked(1, some, true) })
    expect(none.steps.has(bo)).toBe(false)
    expect(none.takenBy.has('bo')).toBe(false)
    expect(none.waiting.get('rare')).toEqual([]) // who is refused waits for nothing
    expect(fatesIn(sharedBy(one, { bo: asked(1, [take('plain', 1)], true) }))).toMatchObject({
      bo: ['plain 1 applied'],
    })
  })

  test('and what fails beside it does not stand against it', () => {
    const one = crowd({ anna: { holds: ['rare'] }, bo: { changes: [take('rare', 3)] } })
    const shared = sharedBy(one, { bo: asked(3, [take('plain', 3)], true) })
    expect(fatesIn(shared)).toEqual({ bo: ['rare 3 no_seat', 'plain 3 applied'] })
  })
})

describe('S3 a future tells who takes which seat, and who waits for one', () => {
  const one = crowd({
    anna: { changes: [take('rare', 3, { created: '1' }), giveUp('rare', 5)] },
    bo: { changes: [take('rare', 3, { created: '2' }), take('rare', 6, { created: '3' })] },
    cy: { changes: [take('fax', 4, { created: '4' })] },
  })
  const shared = () => sharedBy(one)

  test('by user, and by license after each turn', () => {
    const [took, gave] = [turn(3, 'anna', '1'), turn(5, 'anna')]
    expect(shared().takenBy.get('anna')).toEqual([
      { license: 'rare', turn: took, taken: 1 },
      { license: 'rare', turn: gave, taken: -1 },
    ])
    expect(shared().more.get('rare')).toEqual([
      { turn: took, more: 1 },
      { turn: gave, more: 0 },
      { turn: turn(6, 'bo', '3'), more: 1 },
    ])
  })

  test('those who lack nothing but a seat wait for one', () => {
    expect(shared().waiting.get('rare')).toEqual([turn(3, 'bo', '2')])
    expect(shared().waiting.get('fax') ?? []).toEqual([]) // it lacks another license
  })

  test('and not those who lack something else as well', () => {
    const full = sharedBy(
      crowd({
        holder: { holds: ['rare', 'fax'] },
        bo: { changes: [take('rare', 3), take('fax', 3), take('plain', 3)] },
        cy: { changes: [take('fax', 4)] },
      }),
    )
    expect(fatesIn(full)).toEqual({
      bo: ['rare 3 no_seat', 'fax 3 license_missing, no_seat', 'plain 3 applied'],
      cy: ['fax 4 license_missing, no_seat'],
    })
    expect(full.waiting.get('rare')).toHaveLength(1)
    expect(full.waiting.get('fax')).toEqual([])
  })

  test('between two turns, and not for the user itself', () => {
    const waiting = (from: Turn, to: Turn) => waitingBetween(shared(), 'rare', from, to)
    expect(waiting(turn(3, ''), turn(4, 'dan'))).toBe(1)
    expect(waiting(turn(2, ''), turn(3, 'bo', '2'))).toBe(0) // not before its turn
    expect(waiting(turn(3, ''), turn(4, 'bo'))).toBe(0)
    expect(waiting(turn(4, ''), turn(6, 'dan', '9'))).toBe(0)
    expect(waiting(turn(6, 'dan'), turn(3, ''))).toBe(0)
    expect(waitingBetween(shared(), 'plain', turn(1, ''), turn(9, 'dan'))).toBe(0)
    const [first, second] = [turn(3, 'bo', '2'), turn(4, 'dan', '5')]
    const both = { ...shared(), waiting: new Map([['rare', [first, second]]]) }
    expect(waitingBetween(both, 'rare', turn(3, ''), turn(6, 'bo', '9'))).toBe(1)
  })

  test('what others hold more than today is told without what the user takes itself', () => {
    const more = (day: number, user: string, license = 'rare') =>
      moreOfOthers(shared(), license, turn(day, user, '9'))
    expect([2, 3, 4, 5, 6].map((day) => more(day, 'dan'))).toEqual([0, 1, 1, 0, 1])
    expect([3, 5, 6].map((day) => more(day, 'anna'))).toEqual([0, 0, 1])
    expect(more(6, 'bo')).toBe(0)
    expect(more(6, 'dan', 'plain')).toBe(0)
  })

  test('takings are summed up to a turn, one license at a time', () => {
    const taken = [
      { license: 'rare', turn: turn(3, 'bo'), taken: 1 },
      { license: 'fax', turn: turn(3, 'bo'), taken: 1 },
      { license: 'rare', turn: turn(5, 'bo'), taken: -1 },
    ]
    const upTo = (day: number) => takenUpTo(taken, 'rare', turn(day, 'bo'))
    expect([3, 4, 5, 6].map(upTo)).toEqual([0, 1, 1, 0])
  })

  test('a place in a list in order is found, whatever its length', () => {
    for (const days of [[], [3], [3, 5], [3, 5, 7], [3, 3, 5, 5, 7]]) {
      const turns = days.map((day) => turn(day, 'bo'))
      for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const expected = days.filter((one) => one < day).length
        expect(countBefore(turns, turn(day, 'bo'))).toBe(expected)
        expect(
          countBefore(
            turns.map((one) => ({ turn: one })),
            turn(day, 'bo'),
          ),
        ).toBe(expected)
      }
    }
  })
})

describe('S3 whether somebody would get another answer with more seats held, or fewer', () => {
  const would = (
    limit: number | null,
    { held, more }: Record<'held' | 'more', number>,
    extra: number,
  ) => {
    const one = crowd({}, limit === null ? { fax: 1 } : { rare: limit })
    const context = { ...contextOf(one), seatsHeld: new Map([['rare', held]]) }
    return wouldDiffer(context, 'rare', { turn: turn(3, 'bo'), more }, extra)
  }

  test('when the last seat goes, or becomes free', () => {
    expect(would(2, { held: 1, more: 0 }, 1)).toBe(true)
    expect(would(2, { held: 2, more: 0 }, -1)).toBe(true)
    expect(would(2, { held: 1, more: 1 }, -1)).toBe(true)
  })

  test('not when there are enough, or none in any case, or no limit', () => {
    expect(would(2, { held: 0, more: 0 }, 1)).toBe(false)
    expect(would(2, { held: 2, more: 0 }, 1)).toBe(false)
    expect(would(2, { held: 2, more: 1 }, -1)).toBe(false)
    expect(would(null, { held: 9, more: 0 }, 1)).toBe(false)
  })

  test('a license that nobody holds has no seats taken', () => {
    const context = { ...contextOf(crowd({}, { rare: 1 })), seatsHeld: new Map<string, number>() }
    expect(wouldDiffer(context, 'rare', { turn: turn(3, 'bo'), more: 0 }, 1)).toBe(true)
  })
})

describe('S3 a user who walks alone finds the seats that others leave', () => {
  const before = crowd({ anna: {}, bo: { changes: [take('rare', 4), giveUp('rare', 6)] } })
  const shared = () => sharedBy(before)
  const decides = (...changes: readonly ModelChange[]) =>
    fateOf(withUser(before, { ...userOf(before, 'anna'), changes }), shared(), 'anna')

  test('as they are in the future that it shares with them', () => {
    expect(decides(take('rare', 5))).toEqual(['rare 5 no_seat'])
    expect(decides(take('rare', 6))).toEqual(['rare 6 applied'])
    expect(decides(take('rare', 4, { created: '~' }))).toEqual(['rare 4 no_seat'])
  })

  test('and what they would leave, once it takes a seat that somebody had booked', () => {
    expect(decides(take('rare', 3), giveUp('rare', 4), take('rare', 5))).toEqual([
      'rare 3 applied',
      'rare 4 applied', // before bo, as it takes none
      'rare 5 no_seat',
    ])
    expect(decides(take('rare', 3), giveUp('rare', 5), take('rare', 5), take('plain', 6))).toEqual([
      'rare 3 applied',
      'rare 5 superseded',
      'rare 5 unchanged',
      'plain 6 applied',
    ])
    expect(decides(take('rare', 2), giveUp('rare', 5), take('rare', 7))).toEqual([
      'rare 2 applied',
      'rare 5 applied',
      'rare 7 applied',
    ])
  })

  test('also of a license that others get only with the one that it takes', () => {
    const chain = crowd({
      anna: { holds: [], changes: [] },
      bo: { changes: [take('rare', 4), take('fax', 5)] },
    })
    const changes = [take('rare', 3), take('fax', 6)]
    const alone = withUser(chain, { ...userOf(chain, 'anna'), changes })
    expect(fateOf(alone, sharedBy(chain), 'anna')).toEqual(['rare 3 applied', 'fax 6 applied'])
  })

  test('and what they take, once it gives a seat up that they waited for', () => {
    const waiting = crowd({ anna: { holds: ['rare'] }, bo: { changes: [take('rare', 4)] } })
    const changes = [giveUp('rare', 3), take('rare', 5)]
    const alone = withUser(waiting, { ...userOf(waiting, 'anna'), changes })
    expect(fateOf(alone, sharedBy(waiting), 'anna')).toEqual(['rare 3 applied', 'rare 5 no_seat'])
  })

  test('and what it had booked itself is free, once it asks for it no longer', () => {
    const booked = crowd({
      anna: { changes: [take('rare', 3), take('plain', 6)] },
      bo: { changes: [take('rare', 4)] },
    })
    const changes = [take('rare', 5)]
    const alone = withUser(booked, { ...userOf(booked, 'anna'), changes })
    expect(fateOf(alone, sharedBy(booked), 'anna')).toEqual(['rare 5 no_seat'])
  })

  test('and what it was to take is left to the others, who may give it up again', () => {
    const booked = crowd({
      anna: { changes: [take('rare', 3)] },
      bo: { changes: [take('rare', 4), giveUp('rare', 6)] },
    })
    const alone = withUser(booked, { ...userOf(booked, 'anna'), changes: [take('rare', 7)] })
    expect(fateOf(alone, sharedBy(booked), 'anna')).toEqual(['rare 7 applied'])
  })

  test('and nobody has what it gives up later than it was to give it up', () => {
    const early = crowd({
      anna: { holds: ['rare'], changes: [giveUp('rare', 3)] },
      bo: { changes: [take('rare', 4)] },
    })
    const changes = [giveUp('rare', 5), take('rare', 7)]
    const alone = withUser(early, { ...userOf(early, 'anna'), changes })
    expect(fateOf(alone, sharedBy(early), 'anna')).toEqual(['rare 5 applied', 'rare 7 applied'])
  })

  test('a seat that it gave up is taken once another has it', () => {
    const one = crowd({
      anna: { holds: ['rare'], changes: [giveUp('rare', 3), take('rare', 5)] },
      bo: { changes: [take('rare', 4)] },
    })
    const fates = { anna: ['rare 3 applied', 'rare 5 no_seat'], bo: ['rare 4 applied'] }
    expect(fatesIn(sharedBy(one))).toEqual(fates)
    expect(fateOf(one, sharedBy(one), 'anna')).toEqual(fates.anna)
  })

  test('on the dates on which something of others is due', () => {
    expect(aloneIn(before, shared(), 'anna').others?.dates).toEqual([december(4), december(6)])
  })
})

describe('S5 what is given up for a user goes to those first who wait for it', () => {
  const one = crowd(
    {
      holder: { holds: ['rare'] },
      bo: { changes: [take('rare', 2, { created: '1' })] },
      cy: { changes: [take('rare', 5, { created: '2' })] },
      anna: { changes: [take('rare', 5, { created: '3' })] },
      dan: { changes: [take('rare', 5, { created: '4' })] },
    },
    { rare: 1, fax: 1 },
  )
  const freed = (count: number, day: number, license = 'rare') => ({
    license,
    count,
    from: december(day),
  })
  const withFreed = (...given: Parameters<typeof freed>) =>
    fateOf(one, sharedBy(one), 'anna', [freed(...given)])

  test('those who come before it, from the date on which it is given up', () => {
    expect(withFreed(1, 5)).toEqual(['rare 5 no_seat'])
    expect(withFreed(2, 5)).toEqual(['rare 5 applied'])
    expect(withFreed(2, 2)).toEqual(['rare 5 no_seat']) // bo waited too
    expect(withFreed(3, 2)).toEqual(['rare 5 applied'])
  })

  test('a seat of another license, or given up later, is of no use', () => {
    expect(withFreed(9, 5, 'fax')).toEqual(['rare 5 no_seat'])
    expect(withFreed(9, 6)).toEqual(['rare 5 no_seat'])
    const others = [freed(2, 5), freed(9, 5, 'fax'), freed(9, 6)]
    expect(fateOf(one, sharedBy(one), 'anna', others)).toEqual(['rare 5 applied'])
  })

  test('how many others wait on a date is told, those of earlier dates apart', () => {
    const { others } = aloneIn(one, sharedBy(one), 'anna')
    expect(others?.waiting('rare', turn(5, 'anna', '3'))).toBe(1)
    expect(others?.waiting('rare', turn(5, 'zoe', '9'))).toBe(3)
    expect(others?.waiting('rare', turn(2, 'zoe', '9'))).toBe(1)
  })
})

describe('I4 the future once a user is another', () => {
  const one = crowd({
    anna: { holds: ['rare'] },
    bo: { changes: [take('rare', 3), take('fax', 4)] },
  })
  const shared = () => sharedBy(one)
  const without = () => recordIn(one, { ...userOf(one, 'anna'), holdings: [] })
  const got = ['rare 3 applied', 'fax 4 applied']

  test('what it gave up today can be taken by others, and so when it is deleted', () => {
    expect(fatesIn(shared())).toEqual({ bo: ['rare 3 no_seat', 'fax 4 license_missing'] })
    expect(fatesIn(futureAfter(shared(), anna, without()))).toEqual({ bo: got })
    const deleted = futureAfter(shared(), anna, null)
    expect(fatesIn(deleted)).toEqual({ bo: got })
    expect(deleted.members.has(anna)).toBe(false)
  })

  test('what it took today is held, whether or not it had to do with seats before', () => {
    const free = futureAfter(shared(), anna, without())
    const again = futureAfter(free, anna, recordIn(one, userOf(one, 'anna')))
    expect(fatesIn(again)).toEqual(fatesIn(shared()))
    const alone = { ...free, members: new Map([...free.members].filter(([id]) => id === bo)) }
    const joined = futureAfter(alone, anna, recordIn(one, userOf(one, 'anna')))
    expect(fatesIn(joined)).toEqual(fatesIn(shared()))
  })

  test('and it is in it with what it has scheduled then', () => {
    const later = { ...userOf(one, 'anna'), changes: [giveUp('rare', 2)] }
    expect(fatesIn(futureAfter(shared(), anna, recordIn(one, later)))).toEqual({
      anna: ['rare 2 applied'],
      bo: got,
    })
  })

  test('seats held are those of before, with what came and without what went', () => {
    const held = new Map(Object.entries({ rare: 3, fax: 1, plain: 0 }))
    const holdings = (...licenses: readonly string[]) =>
      licenses.map((license) => ({ license, track: 'many', details: {}, since: december(1) }))
    const after = seatsAfter(held, holdings('rare', 'fax'), holdings('fax', 'plain', 'other'))
    expect(Object.fromEntries(after)).toEqual({ rare: 2, fax: 1, plain: 1 })
  })

  test('others are told who lose or find a seat by it, and what needs it; the user itself is not', () => {
    const found = affectedOthers(shared(), futureAfter(shared(), anna, without()), [anna])
    const inWords = found.map(({ user, license, before, after }) =>
      [user, license, before, after].join(' '),
    )
    expect(inWords).toEqual(['bo rare failed applied', 'bo fax failed applied'])
    const lost = affectedOthers(futureAfter(shared(), anna, without()), shared(), [])
    expect(lost.map(({ license, after }) => `${license} ${after}`)).toEqual([
      'rare failed',
      'fax failed',
    ])
    expect(affectedOthers(shared(), futureAfter(shared(), anna, without()), [anna, bo])).toEqual([])
  })

  test('a removal that has nothing to end now, or has again, is told as well', () => {
    const ending = crowd({
      anna: {},
      bo: { changes: [take('rare', 3), giveUp('rare', 5)] },
    })
    const early = { ...userOf(ending, 'anna'), changes: [take('rare', 2)] }
    const [before, after] = [sharedBy(ending), sharedBy(withUser(ending, early))]
    const told = (...futures: [SharedFuture, SharedFuture]) =>
      affectedOthers(...futures, [anna]).map(
        ({ user, kind, before: was, after: is }) => `${user} ${kind} ${was} ${is}`,
      )
    expect(told(before, after)).toEqual(['bo assign applied failed', 'bo remove applied unchanged'])
    expect(told(after, before)).toEqual(['bo assign failed applied', 'bo remove unchanged applied'])
  })

  test('who comes new into the second future is compared to nothing', () => {
    const alone = { ...shared(), steps: new Map() }
    expect(affectedOthers(alone, shared(), [])).toEqual([])
  })
})
