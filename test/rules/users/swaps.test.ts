import { describe, expect, test } from 'vitest'
import { defineCatalog, type CatalogDefinition, type Requirement } from '../../../src/index.js'
import {
  LANDLINE,
  MOBILE,
  OTHER_MOBILE,
  foreign,
  givenAnna,
  givenAnnaWithBusinessMobile,
  numberOf,
  detailsOf,
} from '../../support/anna.js'
import { openWith } from '../../support/portal.js'

describe('N3 a number takes the place of another', () => {
  /** Anna holds Business Mobile, and has a second mobile number. */
  async function givenTwoMobiles() {
    const given = await givenAnnaWithBusinessMobile()
    await given.numbers.add(given.anna, { number: OTHER_MOBILE, type: 'mobile' })
    return given
  }

  test('now: the details of holdings and of scheduled changes name the new one, and the old one stays the user’s', async () => {
    const { anna, acme, numbers, assign, get } = await givenTwoMobiles()
    await acme.confirm(
      await acme.plan({ users: [anna], remove: ['businessMobile'], on: '2026-12-01' }),
    )
    const again = await assign(anna, 'businessMobile', '2026-12-15', {
      landline: LANDLINE,
      mobile: MOBILE,
    })

    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: 'now' })
    const after = await get()
    expect(detailsOf(after)).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
    expect(after.changes.find((change) => change.id === again)?.details).toEqual({
      landline: LANDLINE,
      mobile: OTHER_MOBILE,
    })
    expect(numberOf(after, MOBILE)).toBeDefined()
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({
      kind: 'numbers_swapped',
      date: '2026-11-01',
    })
  })

  test('dated: from its date on, and not before', async () => {
    const { anna, acme, numbers, get, travelTo } = await givenTwoMobiles()
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    expect(await get()).toMatchObject({
      holdings: [{ details: { mobile: MOBILE } }],
      swaps: [{ from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' }],
    })
    expect((await acme.users.stateOn(anna, '2026-12-01')).user?.holdings).toMatchObject([
      { details: { mobile: OTHER_MOBILE } },
    ])

    travelTo('2026-12-01')
    expect(await get()).toMatchObject({
      holdings: [{ details: { mobile: OTHER_MOBILE } }],
      swaps: [],
    })
  })

  test('dated: a plan for a later date shows the new one, and offers the old one no more (N3)', async () => {
    const { anna, acme, numbers, get, travelTo } = await givenTwoMobiles()
    await acme.confirm(
      await acme.plan({ users: [anna], remove: ['businessMobile'], on: '2026-11-10' }),
    )
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    const details = { landline: LANDLINE, mobile: MOBILE }
    const planned = async (on: string) => {
      const plan = await acme.plan({
        users: [anna],
        assign: [{ license: 'businessMobile', details }],
        on,
      })
      return { plan, change: plan.users[0]?.changes[0] }
    }
    expect((await planned('2026-11-20')).change).toMatchObject({
      details,
      choices: { mobile: [MOBILE, OTHER_MOBILE] },
    })
    const { plan, change } = await planned('2026-12-01')
    expect(change).toMatchObject({
      status: 'ready',
      details: { landline: LANDLINE, mobile: OTHER_MOBILE },
      choices: { mobile: [OTHER_MOBILE] },
    })
    await acme.confirm(plan)
    travelTo('2026-12-01')
    expect(detailsOf(await get())).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
  })

  test('dated: what is held shows the new one in a plan for the very date', async () => {
    const { anna, acme, numbers } = await givenTwoMobiles()
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    const { users } = await acme.plan({
      users: [anna],
      assign: ['businessMobile'],
      on: '2026-12-01',
    })
    expect(users[0]?.changes[0]?.details).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
  })

  test('dated: a change that fails before it names the new one when it is retried', async () => {
    const { anna, acme, assign, numbers, get, travelTo } = await givenTwoMobiles()
    await acme.confirm(await acme.plan({ users: [anna], remove: ['businessMobile'], on: 'now' }))
    await numbers.markForeign(anna, LANDLINE)
    const change = await assign(anna, 'businessMobile', '2026-11-10', {
      landline: LANDLINE,
      mobile: MOBILE,
    })
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    travelTo('2026-12-05')
    expect((await get()).changes).toMatchObject([
      { id: change, status: 'failed', details: { mobile: OTHER_MOBILE } },
    ])
    await numbers.startPorting(anna, LANDLINE, '2026-12-05')
    expect(await acme.schedule.retry(anna, change, 'now')).toMatchObject({ status: 'done' })
    expect(detailsOf(await get())).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
  })

  test('dated: a remedy does not choose the number that is swapped away by then', async () => {
    const { anna, acme, assign, numbers } = await givenTwoMobiles()
    await acme.confirm(await acme.plan({ users: [anna], remove: ['businessMobile'], on: 'now' }))
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    const change = await assign(anna, 'businessMobile', '2026-12-10')
    const { remedies } = await acme.schedule.help(anna, change)
    const chosen = remedies.sets.flatMap(({ actions }) =>
      actions.map((action) => (action.kind === 'choose_number' ? action.number : null)),
    )
    expect(chosen).toEqual([OTHER_MOBILE])
  })

  test('an override does not move it', async () => {
    const { anna, acme, assign, numbers, get } = await givenTwoMobiles()
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    await assign(anna, 'small', '2026-12-05')
    await acme.schedule.override(anna, '2027-01-01')
    expect((await get()).swaps).toMatchObject([{ on: '2026-12-01' }])
  })

  test('removing the old number after the swap breaks nothing; before it, the result lists what breaks', async () => {
    const { anna, numbers, assign } = await givenAnna()
    await numbers.add(anna, { number: OTHER_MOBILE, type: 'mobile' })
    const change = await assign(anna, 'businessMobile', '2026-12-01', {
      landline: LANDLINE,
      mobile: MOBILE,
    })
    expect(await numbers.remove(anna, MOBILE, { preview: true })).toMatchObject({
      effects: { breaks: [{ change, conflicts: [{ code: 'number_not_owned', number: MOBILE }] }] },
    })
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: 'now' })
    expect(await numbers.remove(anna, MOBILE)).toMatchObject({
      status: 'done',
      effects: { breaks: [], noncompliant: [] },
    })
  })

  test('a number in use is removed all the same, and the holding reported', async () => {
    const { anna, numbers, get } = await givenAnnaWithBusinessMobile()
    expect(await numbers.remove(anna, MOBILE)).toMatchObject({
      status: 'done',
      effects: { noncompliant: [{ license: 'businessMobile' }] },
    })
    expect(await get()).toMatchObject({
      holdings: [{ license: 'businessMobile' }],
      outOfCompliance: [{ license: 'businessMobile' }],
    })
  })

  test('it is removed also where that leaves too many changes entangled: only edits of the schedule are refused for it (C7)', async () => {
    const ids = Array.from({ length: 15 }, (_, index) => `a${index}`)
    const licenses = ids.map((id, index) => {
      const next: Requirement = { kind: 'excludes', licenses: [ids[index + 1] ?? 'other'] }
      return {
        id,
        name: id,
        requirement: {
          kind: 'any' as const,
          of: [{ kind: 'number' as const, type: 'mobile' as const }, next],
        },
      }
    })
    const definition: CatalogDefinition = {
      tracks: [
        {
          id: 'ring',
          name: 'Ring',
          holds: 'many',
          licenses: [...licenses, { id: 'other', name: 'Other' }],
        },
      ],
    }
    const { acme, id: anna } = await openWith(defineCatalog(definition))
    await acme.numbers.add(anna, { number: MOBILE, type: 'mobile' })
    await acme.confirm(await acme.plan({ users: [anna], assign: ids, on: '2026-12-01' }))

    const result = await acme.numbers.remove(anna, MOBILE)
    expect(result).toMatchObject({ status: 'done', written: true })
    expect(
      result.status === 'done' && result.effects.breaks.map(({ conflicts }) => conflicts[0]?.code),
    ).toEqual(ids.map(() => 'too_entangled'))
  })

  test('the number removed is free for another user at once', async () => {
    const { anna, acme, numbers, user } = await givenAnna()
    await numbers.remove(anna, MOBILE)
    const bo = await user('Bo')
    expect(await acme.numbers.add(bo, { number: MOBILE, type: 'mobile' })).toMatchObject({
      written: true,
    })
  })

  test.each([
    ['of another type', LANDLINE, MOBILE, 'swap_impossible'],
    ['for itself', MOBILE, MOBILE, 'swap_impossible'],
    ['for a foreign one', MOBILE, OTHER_MOBILE, 'swap_impossible'],
    ['for one that the user does not have', MOBILE, '+46709999999', 'number_unknown'],
    ['that the user does not have', '+46709999999', MOBILE, 'number_unknown'],
  ])('a number %s is not swapped: %s to %s, %s', async (_, from, to, code) => {
    const { anna, numbers } = await givenAnna()
    await numbers.add(anna, foreign)
    await expect(numbers.swap(anna, { from, to, on: '2026-12-01' })).rejects.toMatchObject({ code })
  })

  describe('with a number in porting', () => {
    async function givenPorting(on: string) {
      const given = await givenAnnaWithBusinessMobile()
      await given.numbers.add(given.anna, foreign)
      await given.numbers.startPorting(given.anna, OTHER_MOBILE, on)
      return given
    }

    test('it cannot take over before its porting date', async () => {
      const { anna, numbers } = await givenPorting('2026-12-01')
      await expect(
        numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-11-30' }),
      ).rejects.toMatchObject({
        code: 'swap_impossible',
      })
      await expect(
        numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: 'now' }),
      ).rejects.toMatchObject({
        code: 'swap_impossible',
      })
      expect(
        await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' }),
      ).toMatchObject({
        status: 'done',
      })
    })

    test('it takes over on its porting date, after it has become active', async () => {
      const { anna, numbers, get, travelTo } = await givenPorting('2026-12-01')
      await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
      travelTo('2026-12-01')
      expect(await get()).toMatchObject({
        holdings: [{ details: { mobile: OTHER_MOBILE } }],
        outOfCompliance: [],
      })
    })

    test('when the porting moves later, the swap moves with it and the result says so; earlier, it stays', async () => {
      const { anna, acme, numbers, get } = await givenPorting('2026-12-01')
      await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-03' })
      expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-12-02')).toMatchObject({
        movedSwaps: [],
      })
      const moved = { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-10' }
      expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-12-10')).toMatchObject({
        movedSwaps: [moved],
      })
      expect((await acme.users.history(anna)).at(-1)).toMatchObject({
        kind: 'swap_changed',
        to: moved,
      })
      expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-11-20')).toMatchObject({
        movedSwaps: [],
      })
      expect((await get()).swaps).toEqual([moved])
    })

    test.each(['cancelPorting', 'markForeign', 'remove'] as const)(
      '%s cancels the swap that waits for it, and says so',
      async (command) => {
        const { anna, numbers, get } = await givenPorting('2026-12-01')
        await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
        const canceledSwaps = [{ from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' }]
        expect(await numbers[command](anna, OTHER_MOBILE)).toMatchObject({
          status: 'done',
          canceledSwaps,
        })
        expect((await get()).swaps).toEqual([])
      },
    )
  })

  test('removing the number that is to be replaced cancels the swap', async () => {
    const { anna, numbers, get } = await givenTwoMobiles()
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    expect(await numbers.remove(anna, MOBILE)).toMatchObject({ canceledSwaps: [{ from: MOBILE }] })
    expect((await get()).swaps).toEqual([])
  })

  test('a swap set again takes the place of the one that was set', async () => {
    const { anna, numbers, get } = await givenTwoMobiles()
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-24' })
    expect((await get()).swaps).toMatchObject([{ on: '2026-12-24' }])
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: 'now' })
    expect((await get()).swaps).toEqual([])
  })

  test('canceled before its date it leaves no trace', async () => {
    const { anna, numbers, get } = await givenTwoMobiles()
    const before = await get()
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    await numbers.cancelSwap(anna, MOBILE)
    expect(await get()).toEqual({ ...before, revision: before.revision + 2 })
    await expect(numbers.cancelSwap(anna, MOBILE)).rejects.toMatchObject({ code: 'swap_unknown' })
  })

  test('two numbers exchange places on one date', async () => {
    const { anna, acme, numbers, assign, travelTo } = await givenAnna()
    const pair = { landline: LANDLINE, mobile: MOBILE }
    await assign(anna, 'businessMobile', 'now', pair)
    await numbers.add(anna, { number: OTHER_MOBILE, type: 'mobile' })
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    await expect(
      numbers.swap(anna, { from: OTHER_MOBILE, to: MOBILE, on: '2026-12-01' }),
    ).rejects.toMatchObject({
      code: 'swap_impossible',
    })
    await numbers.swap(anna, { from: OTHER_MOBILE, to: MOBILE, on: '2026-12-02' })
    travelTo('2026-12-02')
    expect(detailsOf(await acme.users.get(anna))).toEqual(pair)
  })
})
