import { describe, expect, test } from 'vitest'
import {
  parseCalendarDate,
  remedyInputs,
  type Action,
  type ChangeId,
  type Remedy,
} from '../../../src/index.js'
import { parseE164 } from '../../../src/core/phone-number.js'
import { all, capability, catalogOf, excludes } from '../../support/given.js'
import { openPortal, openWith } from '../../support/portal.js'

type Acme = Awaited<ReturnType<typeof openPortal>>['acme']

/** The first remedy of a change that has only actions of these kinds. */
async function remedyOf(
  acme: Acme,
  user: string,
  change: string,
  ...kinds: readonly Action['kind'][]
): Promise<Remedy> {
  const { remedies } = await acme.schedule.help(user, change)
  const found = remedies.sets.find(
    ({ actions }) => actions.map(({ kind }) => kind).join() === kinds.join(),
  )
  return (
    found ??
    expect.fail(
      `there is no such remedy among ${JSON.stringify(remedies.sets.map(({ actions }) => actions))}`,
    )
  )
}

const outcomes = async (acme: Acme, user: string) =>
  (await acme.schedule.of(user)).changes.map(({ change, effectiveDate, forecast }) => [
    change.license,
    effectiveDate,
    forecast?.status,
  ])

describe('help for a change of the schedule', () => {
  test('finds what mends a change that will fail', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    const change = await assign(anna, 'unlimited5g', '2026-12-01')
    const { on, remedies } = await acme.schedule.help(anna, change)
    expect(on).toBe('2026-12-01')
    expect(remedies.sets[0]?.actions).toEqual([
      { kind: 'assign', license: 'basic', on: '2026-12-01' },
    ])
  })

  test('of a failed change, helps it to go through today', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'basic', '2026-11-10')
    travelTo('2026-11-12')
    const help = await acme.schedule.help(anna, change)
    expect(help).toMatchObject({ on: '2026-11-12', earliestDate: null })
    expect(help.remedies.sets[0]?.actions).toEqual([
      { kind: 'add_number', type: 'landline', by: '2026-11-12' },
    ])
  })

  test('of a failed change, knows that it is tried again behind all that was asked for since', async () => {
    const catalog = catalogOf({
      a: { red: all(capability('5g'), excludes('blue')) },
      b: { blue: null },
    })
    const { acme, id, travelTo } = await openWith(catalog)
    await acme.confirm(await acme.plan({ users: [id], assign: ['red'], on: '2026-11-10' }))
    await acme.settings.enable('5g', { from: '2026-12-01' })
    await acme.confirm(await acme.plan({ users: [id], assign: ['blue'], on: '2026-12-01' }))
    travelTo('2026-11-12')
    const [entry] = (await acme.schedule.of(id)).changes
    expect(entry?.change).toMatchObject({ license: 'red', status: 'failed' })
    const help = await acme.schedule.help(id, entry?.change.id ?? '')
    expect([help.earliestDate, help.remedies.sets.map(({ actions }) => actions)]).toEqual([
      null,
      [[{ kind: 'enable_capability', capability: '5g', by: '2026-11-12' }]],
    ])
  })

  test('of a change that another supersedes, cancels the other', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    const [basic, business] = [
      await assign(anna, 'basic', '2026-12-01'),
      await assign(anna, 'businessMobile', '2026-12-01'),
    ]
    expect(await outcomes(acme, anna)).toMatchObject([{ 2: 'superseded' }, { 2: 'applied' }])
    const remedy = await remedyOf(acme, anna, basic, 'cancel_change')
    expect(remedy.actions).toMatchObject([{ change: business }])
    await acme.schedule.remedy(anna, basic, { remedy })
    expect(await outcomes(acme, anna)).toEqual([['basic', '2026-12-01', 'applied']])
  })

  test('refuses a change that is not there', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    await expect(acme.schedule.help(anna, 'nothing')).rejects.toMatchObject({
      code: 'change_unknown',
    })
    await expect(
      acme.schedule.remedy(anna, 'nothing', { remedy: { actions: [] } }),
    ).rejects.toMatchObject({ code: 'change_unknown' })
  })
})

describe('what a person has to give for a remedy', () => {
  const by = parseCalendarDate('2026-12-01')

  test('numbers to add, values that are open, and whose seat it is', () => {
    const actions: readonly Action[] = [
      { kind: 'add_number', type: 'mobile', by },
      { kind: 'set_attribute', attribute: 'role', value: null },
      { kind: 'set_attribute', attribute: 'level', value: 'chief' },
      { kind: 'free_seat', license: 'basic', count: 2, by },
      { kind: 'choose_date', on: by },
    ]
    expect(remedyInputs({ actions })).toEqual([
      { kind: 'number', type: 'mobile' },
      { kind: 'value', attribute: 'role' },
      { kind: 'seat', license: 'basic', count: 2 },
    ])
  })

  test('all that is missing is named at once, and nothing is written until it is there', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'basic', '2026-12-01')
    const remedy = {
      actions: [
        { kind: 'add_number', type: 'landline', by },
        { kind: 'set_attribute', attribute: 'role', value: null },
        {
          kind: 'choose_number',
          license: 'businessMobile',
          detail: 'mobile',
          number: null,
          change: null,
        },
      ] satisfies readonly Action[],
    }
    const { revision } = await acme.users.get(anna)
    await expect(acme.schedule.remedy(anna, change, { remedy })).rejects.toMatchObject({
      code: 'input_invalid',
      data: {
        issues: [{ path: 'numbers.landline' }, { path: 'values.role' }, { path: 'numbers.mobile' }],
      },
    })
    expect((await acme.users.get(anna)).revision).toBe(revision)
  })

  test.each([
    undefined,
    null,
    {},
    { actions: 'assign' },
    { actions: [null] },
    { actions: [{ kind: 'toString' }] },
  ])('what is no remedy is refused: %j', async (given) => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'basic', '2026-12-01')
    const remedy = given as unknown as Remedy // as it may come back from a browser
    await expect(acme.schedule.remedy(anna, change, { remedy })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })
})

describe('a remedy for a change of the schedule is one write', () => {
  test('a number and another license that it needs, as a preview and in earnest', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'unlimited5g', '2026-12-01')
    const remedy = await remedyOf(acme, anna, change, 'add_number', 'assign')
    const choice = { remedy, numbers: { landline: '+4681234567' } }
    const before = await acme.users.get(anna)
    const preview = await acme.schedule.remedy(anna, change, choice, { preview: true })
    expect(preview).toMatchObject({
      status: 'done',
      written: false,
      effects: { repairs: [{ change }] },
    })
    expect(await acme.users.get(anna)).toEqual(before)
    const done = await acme.schedule.remedy(anna, change, choice)
    expect(done).toMatchObject({
      status: 'done',
      written: true,
      effects: { repairs: [{ change }] },
    })
    expect(await outcomes(acme, anna)).toEqual([
      ['unlimited5g', '2026-12-01', 'applied'],
      ['basic', '2026-12-01', 'applied'],
    ])
    const told = (await acme.users.history(anna)).slice(-2).map(({ kind }) => kind)
    expect(told).toEqual(['number_changed', 'change_scheduled'])
  })

  test('another date, with or without an override', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-10')
    const change = await assign(anna, 'unlimited5g', '2026-12-01')
    await acme.schedule.remedy(anna, change, {
      remedy: await remedyOf(acme, anna, change, 'choose_date'),
    })
    expect(await outcomes(acme, anna)).toContainEqual(['unlimited5g', '2026-12-10', 'applied'])
  })

  test('numbers of its own, and a detail left open', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile', 'mobile')
    const change = await assign(anna, 'businessMobile', '2026-12-01')
    await acme.schedule.remedy(anna, change, {
      remedy: await remedyOf(acme, anna, change, 'choose_number'),
    })
    const [entry] = (await acme.schedule.of(anna)).changes
    expect(entry).toMatchObject({
      forecast: { status: 'applied' },
      change: { details: { mobile: expect.any(String) as string } },
    })
    const clear: Action = {
      kind: 'clear_detail',
      license: 'businessMobile',
      detail: 'mobile',
      change: null,
    }
    await acme.schedule.remedy(anna, change, { remedy: { actions: [clear] } })
    expect((await acme.schedule.of(anna)).changes[0]?.change.details).toEqual({})
  })

  test('what needs it may go along', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', 'now')
    const { users } = await acme.confirm(
      await acme.plan({ users: [anna], remove: ['basic'], on: '2026-12-05' }),
    )
    const removal = users[0]?.status === 'scheduled' ? users[0].changes[0]! : ''
    expect(await outcomes(acme, anna)).toEqual([['basic', '2026-12-05', 'failed']])
    await acme.schedule.remedy(anna, removal, {
      remedy: await remedyOf(acme, anna, removal, 'remove_dependents'),
    })
    const [entry] = (await acme.schedule.of(anna)).changes
    expect(entry).toMatchObject({
      change: { id: removal, dependents: 'remove' },
      forecast: { status: 'applied' },
    })
  })

  test('a change that failed is tried again with it, and goes through today', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'unlimited5g', '2026-11-10')
    travelTo('2026-11-12')
    const remedy = await remedyOf(acme, anna, change, 'add_number', 'assign')
    const done = await acme.schedule.remedy(anna, change, {
      remedy,
      numbers: { landline: '+4681234567' },
    })
    expect(done).toMatchObject({ status: 'done', written: true })
    expect(
      (await acme.users.get(anna)).holdings.map(({ license, since }) => [license, since]),
    ).toEqual([
      ['basic', '2026-11-12'],
      ['unlimited5g', '2026-11-12'],
    ])
    expect(await outcomes(acme, anna)).toEqual([])
  })

  test('a change that failed, and would fail again: nothing is written', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'unlimited5g', '2026-11-10')
    travelTo('2026-11-12')
    const before = await acme.users.get(anna)
    const half: Action = {
      kind: 'add_number',
      type: 'landline',
      by: (await acme.schedule.of(anna)).today,
    }
    const refused = await acme.schedule.remedy(anna, change, {
      remedy: { actions: [half] },
      numbers: { landline: '+4681234567' },
    })
    expect(refused).toMatchObject({
      status: 'refused',
      refused: [
        {
          change,
          kind: 'assign',
          license: 'unlimited5g',
          on: '2026-11-12',
          conflicts: [{ code: 'license_missing' }],
        },
      ],
      organization: [],
    })
    expect(await acme.users.get(anna)).toEqual(before)
  })

  test('what the organization lacks comes first, and counts for what is settled today', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    const change = await assign(anna, 'unlimited5g', '2026-11-10')
    await acme.settings.disable('5g')
    travelTo('2026-11-12')
    const remedy = await remedyOf(acme, anna, change, 'enable_capability')
    const preview = await acme.schedule.remedy(anna, change, { remedy }, { preview: true })
    expect(preview).toMatchObject({
      status: 'done',
      written: false,
      organization: [{ written: false }],
    })
    const done = await acme.schedule.remedy(anna, change, { remedy })
    expect(done).toMatchObject({ status: 'done', written: true, organization: [{ written: true }] })
    expect((await acme.users.get(anna)).holdings.map(({ license }) => license)).toEqual([
      'basic',
      'unlimited5g',
    ])
  })

  test('a seat of another user', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await assign(bo, 'loyalty', 'now')
    await acme.settings.setSeatLimit('loyalty', 1)
    const change = await assign(anna, 'loyalty', '2026-12-01')
    const remedy = await remedyOf(acme, anna, change, 'free_seat')
    await acme.schedule.remedy(anna, change, { remedy, seatsFrom: { loyalty: bo } })
    expect(await outcomes(acme, bo)).toEqual([['loyalty', '2026-12-01', 'applied']])
  })

  test('seats of others over a lowered limit: as many as are missing, and nobody loses one in vain (S5)', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const [anna, bo, cy, di] = [
      await user('Anna'),
      await user('Bo'),
      await user('Cy'),
      await user('Di'),
    ]
    for (const holder of [bo, cy, di]) await assign(holder, 'loyalty', 'now')
    await acme.settings.setSeatLimit('loyalty', 2)
    const change = await assign(anna, 'loyalty', '2026-11-10').catch(() => '')
    travelTo('2026-11-12')
    const held = async () => (await acme.users.list({ license: 'loyalty' })).map(({ id }) => id)
    const remedy = await remedyOf(acme, anna, change, 'free_seat')
    expect(remedy.actions).toMatchObject([{ count: 2, by: '2026-11-12' }])
    const one = {
      actions: remedy.actions.map((action) =>
        action.kind === 'free_seat' ? { ...action, count: 1 } : action,
      ),
    }
    for (const options of [{ preview: true }, {}])
      expect(
        await acme.schedule.remedy(
          anna,
          change,
          { remedy: one, seatsFrom: { loyalty: bo } },
          options,
        ),
      ).toMatchObject({
        status: 'refused',
        refused: [{ change, conflicts: [{ code: 'no_seat' }] }],
      })
    expect(await held()).toEqual([bo, cy, di])
    const choice = { remedy, seatsFrom: { loyalty: [bo, di] } }
    const preview = await acme.schedule.remedy(anna, change, choice, { preview: true })
    expect(preview).toMatchObject({ status: 'done', written: false })
    expect(await held()).toEqual([bo, cy, di])
    const done = await acme.schedule.remedy(anna, change, choice)
    expect(done).toMatchObject({
      status: 'done',
      written: true,
      effects: preview.status === 'done' ? preview.effects : {},
    })
    expect(await held()).toEqual([anna, cy])
  })

  test('other changes are moved and canceled, numbers ported and taken away, attributes set and cleared', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    const [basic, change] = [
      await assign(anna, 'basic', '2026-12-10'),
      await assign(anna, 'recording', '2026-12-01'),
    ]
    await acme.numbers.add(anna, { number: '+46701000099', type: 'mobile', status: 'foreign' })
    const by = (await acme.users.stateOn(anna, '2026-11-20')).date
    const doing = async (...actions: readonly Action[]) =>
      acme.schedule.remedy(anna, change, { remedy: { actions }, values: { role: 'cook' } })
    await doing(
      await remedyOf(acme, anna, change, 'move_change').then(({ actions: [move] }) => move!),
    )
    expect(await outcomes(acme, anna)).toEqual([
      ['basic', '2026-12-01', 'applied'],
      ['recording', '2026-12-01', 'applied'],
    ])
    await doing(
      { kind: 'port_number', number: parseE164('+46701000099'), by },
      { kind: 'set_attribute', attribute: 'role', value: null },
      { kind: 'cancel_change', change: basic as ChangeId, license: 'basic' },
    )
    expect(await acme.users.get(anna)).toMatchObject({
      attributes: { role: 'cook' },
      changes: [{ license: 'recording' }],
    })
    expect((await acme.users.get(anna)).numbers).toContainEqual({
      number: '+46701000099',
      type: 'mobile',
      status: 'porting',
      on: by,
    })
    await doing(
      { kind: 'remove_number', number: parseE164('+46701000099') },
      { kind: 'clear_attribute', attribute: 'role' },
    )
    expect(await acme.users.get(anna)).toMatchObject({
      attributes: {},
      numbers: [{ type: 'landline' }],
    })
  })

  test('a number that belongs to somebody else stops it before anything is written, the organization included', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo', 'landline')]
    await acme.settings.disable('5g')
    const taken = (await acme.users.get(bo)).numbers[0]?.number ?? ''
    const change = await assign(anna, 'unlimited5g', '2026-12-01')
    const remedy = await remedyOf(
      acme,
      anna,
      change,
      'enable_capability',
      'add_number',
      'assign',
    ).catch(() => remedyOf(acme, anna, change, 'add_number', 'enable_capability', 'assign'))
    for (const options of [{ preview: true }, {}])
      await expect(
        acme.schedule.remedy(anna, change, { remedy, numbers: { landline: taken } }, options),
      ).rejects.toMatchObject({
        code: 'number_taken',
      })
    expect((await acme.settings.get()).capabilities.some(({ until }) => until === null)).toBe(false)
  })

  test('each of its commands is asked for before anything is read (W1)', async () => {
    const asked: string[] = []
    const { acme, user, assign } = await openPortal({
      authorize: ({ action }) => asked.push(action) > 0,
    })
    const anna = await user('Anna')
    const change = await assign(anna, 'unlimited5g', '2026-12-01')
    const remedy = await remedyOf(acme, anna, change, 'add_number', 'assign')
    asked.length = 0
    await acme.schedule.remedy(anna, change, { remedy, numbers: { landline: '+4681234567' } })
    expect(asked).toEqual(['numbers.add', 'confirm', 'schedule.remedy'])
  })
})
