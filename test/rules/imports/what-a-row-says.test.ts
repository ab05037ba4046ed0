import { describe, expect, test } from 'vitest'
import { memoryStore, type ImportRow, type SeatlineStore } from '../../../src/index.js'
import { annaRow as anna } from '../../support/anna.js'
import { openPortal } from '../../support/portal.js'

function manyRows(count: number): readonly ImportRow[] {
  return Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    email: `u${index}@acme.example`,
    firstName: 'U',
    surname: String(index),
  }))
}

describe('X4 the same rows twice', () => {
  test.each([undefined, '2026-12-01'])(
    'an upgrade that names the license it replaces changes nothing the second time (on %s)',
    async (date) => {
      const { acme } = await openPortal()
      const rows = [
        {
          ...anna,
          license: 'businessMobile',
          removeLicense: 'basic',
          ...(date ? { assignmentDate: date } : {}),
        },
      ]
      await acme.imports.confirm(await acme.imports.plan(rows))
      const before = await acme.users.list()
      const again = await acme.imports.plan(rows)
      expect(again.rows).toMatchObject([
        { outcome: 'unchanged', licenses: [{ status: 'unchanged' }] },
      ])
      await acme.imports.confirm(again)
      expect(await acme.users.list()).toEqual(before)
    },
  )

  test('a crash after a batch: confirming the plan again goes on, and doubles nothing', async () => {
    const memory = memoryStore()
    let commits = 0
    const crashing: SeatlineStore = {
      ...memory,
      commit: async (batch) => {
        const result = await memory.commit(batch)
        if (++commits === 2) throw new Error('the machine went down')
        return result
      },
    }
    const { acme } = await openPortal({ store: crashing })
    const plan = await acme.imports.plan(manyRows(1_200))
    await expect(acme.imports.confirm(plan)).rejects.toThrow('went down')
    const result = await acme.imports.confirm(plan)
    expect(new Set(result.rows.map(({ status }) => status))).toEqual(new Set(['created']))
    const users = [...(await acme.users.list({ limit: 1_000 }))]
    users.push(...(await acme.users.list({ limit: 1_000, after: users.at(-1)?.id ?? '' })))
    expect(users).toHaveLength(1_200)
    expect(users.every(({ revision }) => revision === 1)).toBe(true)
  })

  test('an abort is heard between batches, and keeps what is confirmed', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan(manyRows(1_200))
    const stop = new AbortController()
    const onProgress = () => stop.abort()
    await expect(
      acme.imports.confirm(plan, { signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({
      code: 'aborted',
      data: { done: 500 },
    })
    expect(await acme.users.list({ limit: 1_000 })).toHaveLength(500)
    const later = new AbortController()
    setTimeout(() => later.abort(), 0)
    await expect(
      acme.imports.plan(manyRows(1_200), { signal: later.signal }),
    ).rejects.toMatchObject({ code: 'aborted' })
  })
})

describe('X4 seats', () => {
  test('a row that is refused as stale takes no seat from the next one', async () => {
    const { acme } = await openPortal()
    await acme.settings.setSeatLimit('small', 1)
    const rows = [anna, { row: 3, email: 'bo@acme.example', firstName: 'Bo', surname: 'Ek' }].map(
      (row) => ({ ...row, license: 'small' }),
    )
    const plan = await acme.imports.plan(rows)
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['create', 'partial'])
    const swapped = {
      ...plan,
      input: [...plan.input].reverse(),
      rows: [{ ...plan.rows[0], outcome: 'update' }, plan.rows[0]],
    } as typeof plan
    const { rows: results } = await acme.imports.confirm(swapped)
    expect(results.map(({ status }) => status)[0]).toBe('plan_stale')
    expect(results[1]?.answer?.licenses[0]?.status).toBe('ready')
  })
})

describe('I4 a row says what it does to the rest of the user', () => {
  test('a number that is removed and a license that needed it', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(
      await acme.imports.plan([
        { ...anna, license: 'basic' },
        {
          ...anna,
          row: 3,
          email: 'bo@acme.example',
          landline: '+4687654321',
          mobile: '+46701111111',
          license: 'basic',
          assignmentDate: '2026-12-01',
        },
      ]),
    )
    const plan = await acme.imports.plan([
      { row: 2, email: anna.email, landline: null },
      { row: 3, email: 'bo@acme.example', landline: null },
    ])
    expect(plan.rows[0]?.effects.noncompliant).toMatchObject([{ license: 'basic' }])
    expect(plan.rows[1]?.effects.breaks).toMatchObject([{ license: 'basic', on: '2026-12-01' }])
  })
})

describe('X3 what stands in a row', () => {
  test('blank is absent: spaces neither rename nor empty', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(
      await acme.imports.plan([{ ...anna, department: 'Sales', attributes: { desk: '7' } }]),
    )
    const [row] = (
      await acme.imports.plan([
        {
          row: 2,
          email: ' anna@acme.example ',
          firstName: '  ',
          department: '',
          landline: ' ',
          attributes: { desk: '' },
        },
      ])
    ).rows
    expect(row).toMatchObject({ outcome: 'unchanged', differences: [] })
  })

  test('two landlines: the added one stands beside the other', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(await acme.imports.plan([anna]))
    await acme.imports.confirm(
      await acme.imports.plan([{ row: 2, email: anna.email, landline: '+4687654321' }]),
    )
    expect((await acme.users.findByEmail(anna.email))?.numbers.map(({ number }) => number)).toEqual(
      ['+4681234567', '+46701234567', '+4687654321'],
    )
  })

  test('a name never reaches a prototype (E2)', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(
      await acme.imports.plan([
        {
          ...anna,
          attributes: JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>,
        },
      ]),
    )
    const attributes = (await acme.users.findByEmail(anna.email))?.attributes ?? {}
    expect([Object.getOwnPropertyNames(attributes), Object.getPrototypeOf(attributes)]).toEqual([
      ['constructor'],
      Object.prototype,
    ])
  })

  test.each([
    ['license_doubled', { license: 'basic', removeLicense: 'basic' }],
    ['text_too_long', { surname: 'x'.repeat(201) }],
    ['text_too_long', { attributes: { note: 'x'.repeat(2_001) } }],
    ['number_doubled', { mobile: '+4681234567' }],
  ])('%s', async (code, part) => {
    const { acme } = await openPortal()
    expect((await acme.imports.plan([{ ...anna, ...part }])).rows[0]).toMatchObject({
      outcome: 'refused',
      issues: [{ code }],
    })
  })

  test('number_of_other_type, and the holder of a number that is taken', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(await acme.imports.plan([anna]))
    const holder = (await acme.users.findByEmail(anna.email))?.id
    const plan = await acme.imports.plan([
      { row: 2, email: anna.email, mobile: '+4681234567' },
      {
        ...anna,
        row: 3,
        email: 'bo@acme.example',
        landline: '+46701234567',
        mobile: '+46709999999',
      },
    ])
    expect(plan.rows.map(({ issues }) => issues)).toMatchObject([
      [{ code: 'number_of_other_type' }],
      [{ code: 'number_taken', holder }],
    ])
  })
})

describe('E1 misuse', () => {
  test.each([
    ['a row without an e-mail', [{ row: 2 }], {}],
    ['a cell that is no text', [{ ...anna, firstName: 7 }], {}],
    ['a column that is none', [{ ...anna, licence: 'basic' }], {}],
    ['a mode that is none', [anna], { mode: 'merge' }],
  ])('%s is input_invalid', async (_, rows, options) => {
    const { acme } = await openPortal()
    await expect(acme.imports.plan(rows as never, options as never)).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  test('a plan of another organization is refused', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([anna])
    await expect(acme.imports.confirm({ ...plan, organization: 'other' })).rejects.toMatchObject({
      code: 'plan_mismatch',
    })
    await expect(acme.imports.confirm({ ...plan, rows: undefined } as never)).rejects.toMatchObject(
      { code: 'input_invalid' },
    )
    await expect(acme.imports.confirm({ ...plan, id: '../../x' })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })
})
