import { describe, expect, test } from 'vitest'
import { defineCatalog } from '../../../src/index.js'
import { openWith } from '../../support/portal.js'

const TODAY = '2027-01-04'

/** Anna of Sales, and a license for chiefs. */
async function givenAnna() {
  const portal = await openWith(
    defineCatalog({
      tracks: [
        {
          id: 'voice',
          name: 'Voice',
          licenses: [
            { id: 'basic', name: 'Basic' },
            {
              id: 'chief',
              name: 'Chief',
              requirement: { kind: 'attribute', attribute: 'role', in: ['chief'] },
            },
          ],
        },
      ],
    }),
  )
  portal.travelTo(TODAY)
  const { acme } = portal
  const { id: anna } = await acme.users.create({
    id: 'anna',
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna.berg@acme.example',
    department: 'Sales',
    attributes: { role: 'clerk', floor: 3 },
  })
  const departments = async (...dates: readonly string[]) => {
    const all: unknown[] = []
    for (const date of dates) all.push((await acme.users.stateOn(anna, date)).user?.department)
    return all
  }
  const get = async () => acme.users.get(anna)
  return { ...portal, anna, departments, get }
}

describe('F1 department and attributes have dates', () => {
  test('one counts from its date up to, and not including, its end; then what lay under it', async () => {
    const { acme, anna, departments, get } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01', until: '2027-06-01' })
    expect((await get()).department).toBe('Sales')
    expect(await departments('2027-02-28', '2027-03-01', '2027-05-31', '2027-06-01')).toEqual([
      'Sales',
      'IT',
      'IT',
      'Sales',
    ])
  })

  test('of two that cover a date, the one with the latest first date counts', async () => {
    const { acme, anna, departments } = await givenAnna()
    await acme.users.update(anna, { department: 'HR' }, { from: '2027-03-10', until: '2027-03-20' })
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01' })
    expect(await departments('2027-03-01', '2027-03-10', '2027-03-20')).toEqual(['IT', 'HR', 'IT'])
  })

  test('a second one with the same first date takes the place of the first, which does not come back', async () => {
    const { acme, anna, departments } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01' })
    await acme.users.update(anna, { department: 'HR' }, { from: '2027-03-01', until: '2027-04-01' })
    expect(await departments('2027-03-01', '2027-04-01')).toEqual(['HR', 'Sales'])
    await acme.users.withdraw(anna, { fact: 'department', from: '2027-03-01' })
    expect(await departments('2027-03-01')).toEqual(['Sales'])
  })

  test('nothing moves on the end of one that another without an end has taken the place of', async () => {
    const { acme, anna, travelTo } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01', until: '2027-04-01' })
    await acme.users.update(anna, { department: 'HR' }, { from: '2027-03-10' })
    const moves = async () =>
      (await acme.users.timeline(anna)).steps.map(({ date, moved }) => [date, moved?.[0]?.to])
    const expected = [
      ['2027-03-01', 'IT'],
      ['2027-03-10', 'HR'],
    ]
    expect(await moves()).toEqual(expected)
    travelTo('2027-03-05')
    expect(await moves()).toEqual(expected.slice(1))
    travelTo('2027-03-15')
    expect(await moves()).toEqual([])
  })

  test('none is a value: an attribute may be away for a while', async () => {
    const { acme, anna, get, travelTo } = await givenAnna()
    await acme.users.update(
      anna,
      { department: null, attributes: { role: null } },
      { from: '2027-03-01', until: '2027-04-01' },
    )
    travelTo('2027-03-01')
    expect(await get()).toMatchObject({ department: null, attributes: { floor: 3 } })
    expect(Object.keys((await get()).attributes)).toEqual(['floor'])
    travelTo('2027-04-01')
    const after = await get()
    expect(after).toMatchObject({ department: 'Sales', attributes: { role: 'clerk', floor: 3 } })
    expect(after.facts).toBeUndefined()
  })

  test('writing one leaves the later ones, and names them', async () => {
    const { acme, anna, departments } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01' })
    const later = [{ fact: 'department', value: 'IT', from: '2027-03-01', until: null }]
    expect(await acme.users.update(anna, { department: 'HR' })).toMatchObject({ later })
    expect(
      await acme.users.update(anna, { department: 'PR' }, { from: '2027-02-01' }),
    ).toMatchObject({ later })
    expect(await acme.users.update(anna, { attributes: { role: 'chief' } })).toMatchObject({
      later: [],
    })
    expect(await departments(TODAY, '2027-02-01', '2027-03-01')).toEqual(['HR', 'PR', 'IT'])
  })

  test('what is written without dates counts from today on, also over one that is on', async () => {
    const { acme, anna, departments, get, travelTo } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { until: '2027-03-01' })
    expect(await get()).toMatchObject({ department: 'IT' })
    travelTo('2027-02-01')
    await acme.users.update(anna, { department: 'HR' })
    expect(await departments('2027-02-01', '2027-03-01')).toEqual(['HR', 'HR'])
    expect((await get()).facts).toBeUndefined()
  })

  test('what counts already is not written again, unless dates say for how long', async () => {
    const { acme, anna, departments } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { until: '2027-03-01' })
    // a form that is saved as it is makes nothing permanent
    expect(await acme.users.update(anna, { department: 'IT' })).toMatchObject({ written: false })
    expect(await departments('2027-03-01')).toEqual(['Sales'])
    expect(await acme.users.update(anna, { department: 'IT' }, { from: 'now' })).toMatchObject({
      written: true,
    })
    expect(await departments('2027-03-01')).toEqual(['IT'])
  })

  test('one withdrawn before its date leaves everything as if it had never been', async () => {
    const { acme, anna, get } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01', until: '2027-06-01' })
    const { revision, ...before } = await get()
    for (const from of ['2027-02-01', '2027-03-15', '2027-07-01']) {
      const patch = { department: 'HR', attributes: { role: 'chief', desk: 7 } }
      await acme.users.update(anna, patch, { from })
      for (const fact of ['department', 'attributes.role', 'attributes.desk'] as const)
        await acme.users.withdraw(anna, { fact, from })
      const { revision: _, ...after } = await get()
      expect(JSON.stringify(after)).toBe(JSON.stringify(before))
    }
    expect((await get()).revision).toBe(revision + 18)
  })

  test('only what is to come can be withdrawn; a preview writes nothing', async () => {
    const { acme, anna, get, travelTo } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01', until: '2027-06-01' })
    const [coming] = (await get()).facts ?? []
    const withdraw = async (fact = coming!) => acme.users.withdraw(anna, fact, { preview: true })
    expect(await withdraw()).toMatchObject({ status: 'done', written: false })
    await expect(
      acme.users.withdraw(anna, { fact: 'attributes.role', from: '2027-03-01' }),
    ).rejects.toMatchObject({
      code: 'fact_unknown',
      data: { fact: 'attributes.role', from: '2027-03-01' },
    })
    travelTo('2027-03-01')
    await expect(withdraw()).rejects.toMatchObject({ code: 'fact_unknown' })
  })

  test('dates that have passed are refused, and so are dates for what has none', async () => {
    const { acme, anna } = await givenAnna()
    const update = (patch: object, dates: object) => acme.users.update(anna, patch, dates)
    await expect(update({ department: 'IT' }, { from: '2027-01-03' })).rejects.toMatchObject({
      code: 'date_in_past',
    })
    await expect(
      update({ department: 'IT' }, { from: '2027-03-01', until: '2027-03-01' }),
    ).rejects.toMatchObject({ code: 'input_invalid' })
    await expect(update({ surname: 'Ek' }, { from: '2027-03-01' })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })
})

describe('F2 on a date facts move first, then changes are settled', () => {
  test('a license that needs a coming role goes through on its date, and not before', async () => {
    const { acme, anna, get, travelTo } = await givenAnna()
    await acme.users.update(anna, { attributes: { role: 'chief' } }, { from: '2027-03-01' })
    const request = { assign: ['chief' as const] }
    const answer = async (on: string) =>
      (await acme.plan({ users: [anna], ...request, on })).users[0]!
    expect(await answer('2027-02-28')).toMatchObject({
      status: 'conflict',
      earliestDate: '2027-03-01',
    })
    expect(await answer('2027-03-01')).toMatchObject({ status: 'ready' })
    await acme.confirm(await acme.plan({ users: [anna], ...request, on: '2027-03-01' }))
    travelTo('2027-03-05')
    expect(await get()).toMatchObject({
      attributes: { role: 'chief' },
      holdings: [{ license: 'chief', since: '2027-03-01' }],
      outOfCompliance: [],
    })
  })

  test('what it does to changes and holdings is told, by a preview as by the command', async () => {
    const { acme, anna } = await givenAnna()
    await acme.users.update(anna, { attributes: { role: 'chief' } }, { from: '2027-03-01' })
    const plan = await acme.plan({ users: [anna], assign: ['chief'], on: '2027-04-01' })
    await acme.confirm(plan)
    const away = async (preview: boolean) =>
      acme.users.update(
        anna,
        { attributes: { role: 'clerk' } },
        { from: '2027-03-20', until: '2027-04-10', preview },
      )
    const preview = await away(true)
    expect(preview).toMatchObject({ effects: { breaks: [{ license: 'chief' }] } })
    expect(await away(false)).toMatchObject({
      effects: preview.status === 'done' && preview.effects,
    })
    expect(
      await acme.users.withdraw(anna, { fact: 'attributes.role', from: '2027-03-20' }),
    ).toMatchObject({ effects: { repairs: [{ license: 'chief' }] } })
  })

  test('a holder is out of compliance from the date on, found by whoever lists', async () => {
    const { acme, anna, licensing, travelTo } = await givenAnna()
    await acme.users.update(anna, { attributes: { role: 'chief' } })
    await acme.confirm(await acme.plan({ users: [anna], assign: ['chief'], on: 'now' }))
    await acme.users.update(anna, { attributes: { role: 'clerk' } }, { from: '2027-03-01' })
    travelTo('2027-02-28')
    await licensing.applyDue()
    expect((await acme.reports.outOfCompliance()).users).toEqual([])
    travelTo('2027-03-01')
    await licensing.applyDue()
    expect((await acme.reports.outOfCompliance()).users).toMatchObject([{ id: anna }])
  })

  test('lists by department know the one of today', async () => {
    const { acme, anna, travelTo } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01' })
    const idsIn = async (department: string) =>
      (await acme.users.list({ department })).map(({ id }) => id)
    expect([await idsIn('Sales'), await idsIn('IT')]).toEqual([[anna], []])
    travelTo('2027-03-01')
    expect([await idsIn('Sales'), await idsIn('IT')]).toEqual([[], [anna]])
  })

  test('history says what was set, what moved and when; a past date is told from it', async () => {
    const { acme, anna, departments, travelTo } = await givenAnna()
    await acme.users.update(anna, { department: 'IT' }, { from: '2027-03-01', until: '2027-04-01' })
    travelTo('2027-05-01')
    const to = { fact: 'department', value: 'IT', from: '2027-03-01', until: '2027-04-01' }
    const move = (from: string, into: string) => [{ fact: 'department', from, to: into }]
    await acme.users.get(anna)
    expect((await acme.users.history(anna)).slice(1)).toMatchObject([
      { kind: 'fact_changed', from: null, to, date: TODAY, actor: 'eva' },
      { kind: 'facts_moved', moved: move('Sales', 'IT'), date: '2027-03-01', actor: 'system' },
      { kind: 'facts_moved', moved: move('IT', 'Sales'), date: '2027-04-01', actor: 'system' },
    ])
    expect(await departments('2027-02-01', '2027-03-15', '2027-04-15')).toEqual([
      'Sales',
      'IT',
      'Sales',
    ])
  })

  test('erasing reaches dated values', async () => {
    const { acme, anna, travelTo } = await givenAnna()
    await acme.users.update(anna, { department: 'Moon' }, { from: '2027-03-01' })
    travelTo('2027-03-01')
    await acme.users.get(anna)
    await acme.users.delete(anna)
    await acme.users.erase(anna)
    expect(JSON.stringify(await acme.users.history(anna))).not.toMatch(/Moon|Sales|clerk/)
  })
})
