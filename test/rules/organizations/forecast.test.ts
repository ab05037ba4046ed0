import { describe, expect, test } from 'vitest'
import { conflictNote, type ForecastFilter } from '../../../src/index.js'
import {
  guideCatalog,
  openPortal,
  type GuideLicense,
  type TestPortal,
} from '../../support/portal.js'

/** Every change of a forecast, in words, with who has it. */
async function forecast(
  { acme }: Pick<TestPortal, 'acme'>,
  filter: ForecastFilter<GuideLicense> = {},
): Promise<readonly string[]> {
  const names = new Map((await acme.users.list()).map(({ id, firstName }) => [id, firstName]))
  const told: string[] = []
  for await (const { users } of acme.reports.forecast(filter))
    for (const { user, changes } of users)
      for (const { kind, license, on, status, conflicts } of changes)
        told.push(
          [on, names.get(user), kind, license, status, ...conflicts.map(({ code }) => code)].join(
            ' ',
          ),
        )
  return told
}

/** Two seats of Loyalty for four, one of whom leaves; Basic without a landline; and Recording. */
async function givenAnOrganization() {
  const portal = await openPortal()
  const { acme, user, assign } = portal
  const anna = await user('Anna', 'landline')
  const [bo, cleo, dan] = [await user('Bo'), await user('Cleo'), await user('Dan')]
  await acme.users.update(cleo, { department: 'Sales' })
  await acme.settings.setSeatLimit('loyalty', 2)
  await assign(anna, 'loyalty', 'now')
  await assign(anna, 'basic', '2026-12-01')
  await assign(anna, 'recording', '2026-12-02')
  await assign(bo, 'basic', '2026-12-01')
  await assign(bo, 'recording', '2026-12-02')
  await assign(bo, 'loyalty', '2026-12-05')
  await assign(cleo, 'loyalty', '2026-12-06')
  await acme.confirm(await acme.plan({ users: [anna], remove: ['loyalty'], on: '2026-12-10' }))
  await assign(dan, 'loyalty', '2026-12-10')
  return { ...portal, anna, bo, cleo, dan }
}

describe('S4 the forecast of an organization', () => {
  test('tells what will become of every change, seats included', async () => {
    expect(await forecast(await givenAnOrganization())).toEqual([
      '2026-12-01 Anna assign basic applied',
      '2026-12-02 Anna assign recording applied',
      '2026-12-10 Anna remove loyalty applied',
      '2026-12-01 Bo assign basic failed number_missing',
      '2026-12-02 Bo assign recording failed license_missing',
      '2026-12-05 Bo assign loyalty applied',
      '2026-12-06 Cleo assign loyalty failed no_seat',
      '2026-12-10 Dan assign loyalty applied',
    ])
  })

  test('names what is behind a conflict', async () => {
    const { acme, bo } = await givenAnOrganization()
    for await (const { users } of acme.reports.forecast({
      licenses: ['recording'],
      only: 'failing',
    }))
      expect(users).toMatchObject([
        {
          user: bo,
          changes: [{ license: 'recording' }],
          conflicts: [
            { code: 'license_missing', causes: [{ kind: 'failed_change', license: 'basic' }] },
          ],
        },
      ])
    expect.assertions(1)
  })

  test.each<[string, ForecastFilter<GuideLicense>, readonly string[]]>([
    [
      'what will fail',
      { only: 'failing' },
      [
        '2026-12-01 Bo assign basic failed number_missing',
        '2026-12-02 Bo assign recording failed license_missing',
        '2026-12-06 Cleo assign loyalty failed no_seat',
      ],
    ],
    [
      'a period',
      { from: '2026-12-02', until: '2026-12-06' },
      [
        '2026-12-02 Anna assign recording applied',
        '2026-12-02 Bo assign recording failed license_missing',
        '2026-12-05 Bo assign loyalty applied',
      ],
    ],
    [
      'licenses',
      { licenses: ['basic', 'recording'], from: '2026-12-02' },
      [
        '2026-12-02 Anna assign recording applied',
        '2026-12-02 Bo assign recording failed license_missing',
      ],
    ],
    [
      'a track',
      { track: 'voice' },
      ['2026-12-01 Anna assign basic applied', '2026-12-01 Bo assign basic failed number_missing'],
    ],
    ['a department', { department: 'Sales' }, ['2026-12-06 Cleo assign loyalty failed no_seat']],
    ['a department where nothing comes', { department: 'Support' }, []],
    [
      'all of it at once',
      { only: 'failing', track: 'addons', department: 'Sales', until: '2026-12-06' },
      [],
    ],
  ])('of %s', async (_, filter, told) => {
    expect(await forecast(await givenAnOrganization(), filter)).toEqual(told)
  })

  test('leaves out users of whom nothing is to be told', async () => {
    const { acme, cleo } = await givenAnOrganization()
    const users: string[] = []
    for await (const page of acme.reports.forecast({ department: 'Sales' }))
      users.push(...page.users.map(({ user }) => user))
    expect(users).toEqual([cleo])
    for await (const page of acme.reports.forecast({ track: 'data' }))
      expect.unreachable(JSON.stringify(page))
  })

  test('equals what applyDue then does', async () => {
    const portal = await givenAnOrganization()
    const { acme, licensing, travelTo, assign, anna, bo, dan } = portal
    await assign(anna, 'businessMobile', '2026-12-20') // has no mobile number
    await acme.schedule.override(bo, '2026-12-08') // now Cleo comes first
    await assign(dan, 'small', '2026-12-09')
    await assign(dan, 'small', '2026-12-12') // changes nothing
    const told = await forecast(portal)
    expect(told).toContain('2026-12-06 Cleo assign loyalty applied')
    expect(told).toContain('2026-12-08 Bo assign loyalty failed no_seat')
    expect(told).toContain('2026-12-12 Dan assign small unchanged')
    const users = await acme.users.list()
    travelTo('2026-12-31')
    await licensing.applyDue()
    const came: string[] = []
    for (const { id, firstName } of users)
      for (const event of await acme.users.history(id)) {
        if (event.date <= '2026-11-01' || !('change' in event)) continue
        const { change, kind, date } = event
        const codes = kind === 'change_failed' ? event.conflicts.map(({ code }) => code) : []
        const status = kind.slice('change_'.length)
        came.push([date, firstName, change.kind, change.license, status, ...codes].join(' '))
      }
    expect(came.sort()).toEqual([...told].sort())
  })

  test('is grouped for a note, over all of its pages', async () => {
    const { acme } = await openPortal()
    const ids: string[] = []
    for (let place = 0; place < 600; place += 1) {
      const { id } = await acme.users.create({
        firstName: `User ${place}`,
        surname: 'Berg',
        email: `user${place}@acme.example`,
      })
      ids.push(id)
      if (place >= 9)
        await acme.numbers.add(id, { number: `+468${1_000_000 + place}`, type: 'landline' })
    }
    await acme.settings.setSeatLimit('basic', 588)
    await acme.confirm(await acme.plan({ users: ids, assign: ['basic'], on: '2026-12-01' }))
    const pages = []
    for await (const page of acme.reports.forecast()) pages.push(page)
    expect(pages.map(({ users }) => users.length)).toEqual([500, 100])
    const { today } = pages[0]!
    const note = conflictNote(guideCatalog, { today, users: pages.flatMap(({ users }) => users) })
    expect(note.text).toBe('12 of 600 users have conflicts.')
    expect(note.groups.map(({ line }) => line)).toEqual([
      '9 of 600 users: Basic needs an active landline number, but the user has none.',
      '3 of 600 users: All 588 seats of Basic are taken.',
    ])
    expect(note.groups[1]?.users).toEqual(ids.slice(-3))
  })

  test('is asked about, and refuses what it does not know', async () => {
    const asked: unknown[] = []
    const { acme } = await openPortal({
      authorize: ({ action, licenses }) => {
        asked.push([action, licenses])
        return true
      },
    })
    asked.length = 0
    const first = (filter: ForecastFilter<GuideLicense>) =>
      acme.reports.forecast(filter)[Symbol.asyncIterator]().next()
    expect(await first({ licenses: ['basic'] })).toMatchObject({ done: true })
    expect(asked).toEqual([['reports.forecast', ['basic']]])
    await expect(first({ licenses: ['basik' as 'basic'] })).rejects.toMatchObject({
      code: 'license_unknown',
    })
    await expect(first({ track: 'none' })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(first({ from: '2026-13-01' })).rejects.toMatchObject({ code: 'date_invalid' })
  })
})
