/** Predicates that look at the date: those that say when their answer can change, and those that do not. */
import { describe, expect, test } from 'vitest'
import { isSeatlineError } from '../../../src/core/errors.js'
import type { Predicate } from '../../../src/requirements/predicate.js'
import { factsOn } from '../../../src/requirements/situation.js'
import { turnOfHeld } from '../../../src/timeline/request/compliance.js'
import { createDraft } from '../../../src/timeline/settle/holdings-draft.js'
import { addDays } from '../../../src/core/calendar-date.js'
import { assign, catalogOf, given, january, not, predicate } from '../../support/given.js'
import { openWith } from '../../support/portal.js'

const rule = (asked: Predicate, requirement = predicate('asked')) =>
  catalogOf({ tools: { kit: requirement }, base: { basic: null } }, { asked })
const SILENT = 'it looks at the date, but names no dates on which its answer can change'

describe('F3 a predicate that looks at the date without naming dates', () => {
  test.each<[string, Predicate]>([
    ['compares it', ({ date }) => date >= '2027-01-01'],
    ['copies all that it is told', (subject) => Object.keys({ ...subject }).length > 0],
    ['writes it down', (subject) => JSON.stringify(subject).length > 0],
    [
      'looks at it and throws',
      ({ date }) => {
        throw new Error(date)
      },
    ],
  ])('is not met, with that reason: one that %s', (_, asked) => {
    for (const requirement of [predicate('asked'), not(predicate('asked'))])
      expect(
        given({ catalog: rule(asked, requirement) })
          .when(assign('kit'))
          .conflicts('assign kit'),
      ).toMatchObject([{ code: 'predicate_failed', reason: SILENT }])
  })

  test('is the same in every place that is asked', async () => {
    const { acme, id, travelTo } = await openWith(rule(({ date }) => date < '2026-12-10'))
    const failed = [{ code: 'predicate_failed', reason: SILENT }]
    const on = '2026-11-20'
    const plan = await acme.plan({ users: [id], assign: ['kit'], on })
    expect(plan.users).toMatchObject([
      { status: 'conflict', conflicts: failed, earliestDate: null, remedies: { sets: [] } },
    ])
    await acme.confirm(plan)
    expect((await acme.users.timeline(id)).steps).toMatchObject([
      { date: on, outcomes: [{ status: 'failed', conflicts: failed }] },
    ])
    travelTo(on)
    expect((await acme.users.timeline(id)).failed).toMatchObject([
      { failure: { on, conflicts: failed } },
    ])
  })

  test('may look at everything else, and that is told field by field', () => {
    const seen: string[] = []
    const asked: Predicate = (subject) => {
      const names = Object.getOwnPropertyNames(subject)
      for (const name of names.filter((one) => one !== 'date'))
        seen.push(`${name}: ${JSON.stringify(subject[name as keyof typeof subject])}`)
      return Object.isFrozen(subject)
    }
    given({ catalog: rule(asked), attributes: { role: 'chief' }, capabilities: ['5g'] })
      .when(assign('kit'))
      .then({ holds: ['kit'] })
    expect([...new Set(seen)]).toEqual([
      'department: null',
      'attributes: {"role":"chief"}',
      'numbers: []',
      'capabilities: ["5g"]',
      'country: "SE"',
      `holdings: [{"license":"kit","track":"tools","details":{},"since":"${january(11)}"}]`,
    ])
  })
})

describe('F3 a predicate that names its dates', () => {
  const certified: Predicate = {
    test: ({ attributes, date }) => String(attributes['certifiedUntil'] ?? '') > date,
    dates: ({ attributes }) => [attributes['certifiedUntil'] ?? []].flat().map(String),
  }
  const trained: Predicate = {
    test: ({ date }) => date >= '2026-12-10',
    dates: () => ['2026-12-10'],
  }

  test('is judged by the date of each change', () => {
    given({ catalog: rule(certified), attributes: { certifiedUntil: january(20) } })
      .when(assign('kit', { ownDate: january(19) }))
      .then({ holds: ['kit'] })
    given({ catalog: rule(certified), attributes: { certifiedUntil: january(20) } })
      .when(assign('kit', { ownDate: january(20) }))
      .then({ codes: { 'assign kit': ['predicate_not_met'] } })
  })

  test('leads to the earliest date, on which the plan is ready', async () => {
    const { acme, id } = await openWith(rule(trained))
    const [now] = (await acme.plan({ users: [id], assign: ['kit'], on: 'now' })).users
    expect(now).toMatchObject({
      status: 'conflict',
      earliestDate: '2026-12-10',
      remedies: { sets: [{ actions: [{ kind: 'choose_date', on: '2026-12-10' }] }] },
    })
    const [then] = (await acme.plan({ users: [id], assign: ['kit'], on: '2026-12-10' })).users
    expect(then).toMatchObject({ status: 'ready', earliestDate: '2026-12-10' })
  })

  test('is followed by every answer about compliance, also when no fact moves', async () => {
    const { acme, id, travelTo } = await openWith(rule(certified))
    await acme.users.update(id, { attributes: { certifiedUntil: '2026-12-10' } })
    await acme.confirm(await acme.plan({ users: [id], assign: ['kit'], on: 'now' }))
    const said = async () => {
      const { total } = await acme.reports.outOfCompliance()
      const listed = await acme.users.list({ outOfCompliance: true })
      const { outOfCompliance } = await acme.users.get(id)
      return [total, listed.length, outOfCompliance.map(({ license }) => license)]
    }
    travelTo('2026-12-09')
    expect(await said()).toEqual([0, 0, []])
    travelTo('2026-12-10')
    expect(await said()).toEqual([1, 1, ['kit']])
  })

  test('is asked for them again for each stretch of the timeline', async () => {
    const waiting: Predicate = {
      test: ({ date, holdings }) =>
        holdings.some(({ license, since }) => license === 'basic' && addDays(since, 30) <= date),
      dates: ({ holdings }) =>
        holdings.flatMap(({ license, since }) => (license === 'basic' ? [addDays(since, 30)] : [])),
    }
    const { acme, id } = await openWith(rule(waiting))
    const plan = () => acme.plan({ users: [id], assign: ['kit'], on: 'now' })
    expect((await plan()).users).toMatchObject([{ earliestDate: null }])
    await acme.confirm(await acme.plan({ users: [id], assign: ['basic'], on: '2026-12-01' }))
    expect((await plan()).users).toMatchObject([{ earliestDate: '2026-12-31' }])
  })

  test('may turn every day for ever: the search ends', async () => {
    const never: Predicate = { test: () => false, dates: ({ date }) => [addDays(date, 1)] }
    const { acme, id } = await openWith(rule(never))
    const { users } = await acme.plan({ users: [id], assign: ['kit'], on: 'now' })
    expect(users).toMatchObject([{ status: 'conflict', earliestDate: null }])
  })

  test('turns what is held on the first of its dates that is still to come', () => {
    const days: Predicate = {
      test: () => true,
      dates: () => [january(30), january(5), january(20)],
    }
    const { catalog, record, organization } = given({
      catalog: rule(days),
      holds: ['kit', 'basic'],
    }).userContext()
    const turnOn = (day: number) =>
      turnOfHeld(createDraft(catalog, record.holdings, factsOn(record, organization, january(day))))
    expect([10, 20, 30].map(turnOn)).toEqual([january(20), january(30), null])
  })

  test.each<[string, () => readonly string[], string]>([
    [
      'throws',
      () => {
        throw new Error('no calendar')
      },
      'no calendar',
    ],
    ['gives no dates', () => ['soon'], 'what it gave as dates is no list of dates'],
    ['gives no list', () => 'soon' as never, 'what it gave as dates is no list of dates'],
  ])('is not met if what names them %s', (_, dates, reason) => {
    expect(
      given({ catalog: rule({ test: () => true, dates }) })
        .when(assign('kit'))
        .conflicts('assign kit'),
    ).toMatchObject([{ code: 'predicate_failed', reason }])
  })

  test.each([{ test: () => true }, { dates: () => [] }, { test: true, dates: [] }, null, 'yes'])(
    'is a fault of the catalog without both functions: %j',
    (asked) => {
      try {
        rule(asked as never) // what a portal written in JavaScript may give
        expect.fail('it was taken')
      } catch (error) {
        if (!isSeatlineError(error, 'catalog_invalid')) throw error
        expect(error.data.faults.map(({ code }) => code)).toEqual(['predicate_not_given'])
      }
    },
  )
})
