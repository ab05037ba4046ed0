import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type ImportRow,
  type Plan,
  type SeatlineStore,
} from '../../../src/index.js'
import { openPortal, type TestPortal } from '../../support/portal.js'

/** A store in which another writer is ahead of commits, as often as it is told. */
function overtaken(): {
  readonly store: SeatlineStore
  ahead: (write: () => Promise<unknown>) => void
} {
  const right = memoryStore()
  const waiting: (() => Promise<unknown>)[] = []
  const store: SeatlineStore = {
    ...right,
    commit: async (batch) => {
      const write = batch.writes.length > 0 || batch.answers ? waiting.shift() : undefined
      if (write !== undefined) await write()
      return right.commit(batch)
    },
  }
  return { store, ahead: (write) => waiting.push(write) }
}

/** What of a confirmation is the same when it is given again. */
const again = (result: Awaited<ReturnType<TestPortal['acme']['confirm']>>) => ({
  ...result,
  users: result.users.map((one) => ({ ...one, verdict: null })),
})

const row = (fields: Partial<ImportRow>): ImportRow => ({
  row: 2,
  email: 'cleo@acme.example',
  firstName: 'Cleo',
  surname: 'Dahl',
  ...fields,
})

describe('P3 a plan confirmed again gives the first result', () => {
  test.each(['each', 'all'] as const)(
    'after another writer was ahead, and after a cancel (%s)',
    async (mode) => {
      // given a plan for two users, and another writer who is ahead once
      const { store, ahead } = overtaken()
      const { acme, user } = await openPortal({ store })
      const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
      const plan = await acme.plan({ users: [anna, bo], assign: ['basic'], on: '2026-11-10' })
      ahead(() => acme.users.update(anna, { department: 'IT' }))
      // when it is confirmed, one change is canceled, and the plan comes once more
      const first = await acme.confirm(plan, { mode })
      expect(first.users.map(({ status }) => status)).toEqual(['scheduled', 'scheduled'])
      await acme.schedule.cancel(anna, `${plan.id}.0.0`)
      const second = await acme.confirm(plan, { mode })
      // then the first result is given, and nothing is scheduled again
      expect(second).toEqual(again(first))
      expect((await acme.users.get(anna)).changes).toEqual([])
      expect((await acme.users.get(bo)).changes).toHaveLength(1)
    },
  )

  test('after midnight, with the first answer lost', async () => {
    const { acme, user, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: '2026-11-01' })
    const first = await acme.confirm(plan)
    expect(first.users).toMatchObject([{ status: 'applied', changes: [`${plan.id}.0.0`] }])
    travelTo('2026-11-02')
    expect(await acme.confirm(plan)).toEqual(again(first))
  })

  test('when it was refused: a conflict that is gone by now does not change what was answered', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo', 'landline')]
    const plan = await acme.plan({ users: [anna, bo], assign: ['basic'], on: 'now' })
    const first = await acme.confirm(plan)
    await acme.numbers.add(anna, { number: '+4685550000', type: 'landline' })
    expect(first.users).toMatchObject([
      { status: 'refused', conflicts: ['number_missing'] },
      { status: 'applied', conflicts: [] },
    ])
    expect(await acme.confirm(plan)).toEqual(again(first))
  })

  test('when it was stale, or the user was gone', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    const plan = await acme.plan({ users: [anna, bo], assign: ['basic'], on: 'now' })
    await acme.numbers.remove(anna, (await acme.users.get(anna)).numbers[0]!.number)
    await acme.users.delete(bo)
    const first = await acme.confirm(plan)
    expect(first.users).toMatchObject([
      { status: 'plan_stale', planned: { status: 'ready' } },
      { status: 'user_deleted', verdict: null },
    ])
    expect(await acme.confirm(plan)).toEqual(again(first))
  })

  test('when the license has left the catalog since', async () => {
    const store = memoryStore()
    const open = (ids: readonly string[]) => {
      const catalog = defineCatalog({
        tracks: [{ id: 'voice', name: 'Voice', licenses: ids.map((id) => ({ id, name: id })) }],
      })
      return createLicensing({ catalog, store, clock: () => new Date('2026-11-01T12:00:00Z') })
    }
    await open(['old']).organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'eva' },
    )
    const before = open(['old']).organization('acme', { actor: 'eva' })
    const { id } = await before.users.create({
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
    })
    const plan = await before.plan({ users: [id], assign: ['old'], on: 'now' })
    const other = await before.plan({ users: [id], assign: ['old'], on: '2026-11-02' })
    const first = await before.confirm(plan)
    const after = open(['new']).organization('acme', { actor: 'eva' })
    expect(await after.confirm(plan)).toEqual(again(first))
    await expect(after.confirm(other)).rejects.toMatchObject({ code: 'license_unknown' })
  })

  test('by two at once: both get the same', async () => {
    const { store, ahead } = overtaken()
    const { acme, user } = await openPortal({ store })
    const plan = await acme.plan({
      users: [await user('Anna', 'landline')],
      assign: ['basic'],
      on: 'now',
    })
    let rival: Awaited<ReturnType<typeof acme.confirm>> | null = null
    ahead(async () => (rival = await acme.confirm(plan)))
    const mine = await acme.confirm(plan)
    expect(mine.users).toMatchObject([{ status: 'applied' }])
    expect(rival).not.toBeNull()
    expect(again(mine)).toEqual(again(rival!))
    const history = await acme.users.history(plan.users[0]!.user)
    expect(history.filter(({ kind }) => kind === 'change_applied')).toHaveLength(1)
  })

  test('a database may have sorted the names in the plan', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [
      await user('Anna', 'landline', 'mobile'),
      await user('Bo', 'landline', 'mobile'),
    ]
    const detailsByUser = {
      [bo]: {},
      [anna]: { businessMobile: { mobile: '+46701000002', landline: '+4681000001' } },
    }
    const plan = await acme.plan({
      users: [anna, bo],
      assign: ['businessMobile'],
      on: '2026-11-10',
      detailsByUser,
    })
    const first = await acme.confirm(plan)
    const sorted = JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ) as Plan
    expect(await acme.confirm(sorted)).toEqual(again(first))
  })
})

describe('P3 a plan is confirmed as one request', () => {
  test('another request under its id is refused: other users, licenses, date, details, mode', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: '2026-11-10' })
    const other = await acme.plan({ users: [bo], assign: ['loyalty'], on: '2026-11-11' })
    await acme.confirm(plan)
    const { request } = plan
    const details = { [anna]: { basic: { landline: '+4681000001' } } }
    const all = [
      { ...other, id: plan.id },
      { ...plan, request: { ...request, changes: other.request.changes } },
      { ...plan, request: { ...request, on: '2026-11-11' } },
      { ...plan, request: { ...request, detailsByUser: details } },
    ]
    for (const wrong of all)
      await expect(acme.confirm(wrong as Plan)).rejects.toMatchObject({
        code: 'plan_reused',
        data: { plan: plan.id },
      })
    await expect(acme.confirm(plan, { mode: 'all' })).rejects.toMatchObject({ code: 'plan_reused' })
    expect((await acme.users.get(bo)).changes).toEqual([])
  })

  test('an import and a plan never stand in each other’s way, whatever their ids are', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    const rows = await acme.imports.plan([row({})])
    await acme.confirm({ ...plan, id: rows.id })
    expect((await acme.imports.confirm(rows)).rows).toMatchObject([{ status: 'created' }])
    await expect(acme.confirm({ ...plan, id: `${rows.id}/import` })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  test('every user of the request has an answer in it, or it is no plan', async () => {
    const { acme, user } = await openPortal()
    const plan = await acme.plan({
      users: [await user('Anna', 'landline')],
      assign: ['basic'],
      on: 'now',
    })
    await expect(acme.confirm({ ...plan, users: [] })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(acme.confirm({ ...plan, id: 'x'.repeat(6_000) })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(acme.confirm({ ...plan, today: 'soon' as never })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  test('what a client puts into its answers is not kept', async () => {
    const kept: string[] = []
    const right = memoryStore()
    const commit: SeatlineStore['commit'] = (batch) => {
      for (const { reply } of batch.answers?.answers ?? []) kept.push(reply)
      return right.commit(batch)
    }
    const { acme, user } = await openPortal({ store: { ...right, commit } })
    const plan = await acme.plan({
      users: [await user('Anna', 'landline')],
      assign: ['basic'],
      on: 'now',
    })
    const [answer] = plan.users
    const stuffed = {
      ...plan,
      users: [{ ...answer!, status: 'conflict', behind: ['x'.repeat(10_000_000)] }],
    } as unknown as Plan
    expect((await acme.confirm(stuffed)).users).toMatchObject([{ status: 'plan_stale' }])
    expect(kept).toEqual(['{"status":"plan_stale","conflicts":[]}'])
  })
})

describe('P3 answers are kept for a time', () => {
  test('an older plan is refused, and so is an older import; a younger one is not', async () => {
    const { acme, user, travelTo } = await openPortal({ keepAnswersDays: 2 })
    const anna = await user('Anna', 'landline')
    const old = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    const rows = await acme.imports.plan([row({})])
    await acme.confirm(old)
    travelTo('2026-11-03')
    expect((await acme.confirm(old)).users).toMatchObject([{ status: 'applied' }])
    travelTo('2026-11-04')
    const data = { plan: old.id, planned: '2026-11-01', days: 2 }
    await expect(acme.confirm(old)).rejects.toMatchObject({ code: 'plan_expired', data })
    await expect(acme.imports.confirm(rows)).rejects.toMatchObject({ code: 'plan_expired' })
    const forged = acme.confirm({ ...old, today: '2099-01-01' as typeof old.today })
    await expect(forged).rejects.toMatchObject({ code: 'input_invalid' })
  })

  test('forgetAnswers throws away what no plan that is still good can ask for, in every organization', async () => {
    const { acme, licensing, user, travelTo, store } = await openPortal({ keepAnswersDays: 2 })
    await licensing.organizations.create(
      { id: 'b', timeZone: 'Pacific/Apia', country: 'WS' },
      { actor: 'setup' },
    )
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    const late = await acme.plan({ users: [anna], assign: ['loyalty'], on: '2026-11-05' })
    await acme.confirm(plan)
    travelTo('2026-11-03')
    await acme.confirm(late)
    expect(await licensing.forgetAnswers()).toEqual({ forgotten: 0 })
    travelTo('2026-11-04')
    const told: unknown[] = []
    expect(
      await licensing.forgetAnswers({ onProgress: (progress) => told.push(progress) }),
    ).toEqual({ forgotten: 1 })
    expect(told).toEqual([{ done: 1, total: null, organization: 'acme' }])
    expect(await store.loadAnswers('acme' as never, `plan/${plan.id}`, [anna])).toBeNull()
    expect(await store.loadAnswers('acme' as never, `plan/${late.id}`, [anna])).not.toBeNull()
    await expect(licensing.forgetAnswers({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    })
  })

  test.each([0, 1.5, -1, 4_000, '30', null])('keepAnswersDays: %s is refused', async (days) => {
    await expect(openPortal({ keepAnswersDays: days as number })).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path: 'keepAnswersDays' }] },
    })
  })
})

describe('P3 an import confirmed again gives the first result', () => {
  test('after another writer was ahead, after the user was deleted, and after midnight', async () => {
    const { store, ahead } = overtaken()
    const { acme, user, travelTo } = await openPortal({ store })
    const anna = await user('Anna', 'landline')
    const plan = await acme.imports.plan([
      row({
        email: 'anna@acme.example',
        department: 'IT',
        license: 'basic',
        assignmentDate: '2026-11-01',
      }),
      row({ row: 3 }),
    ])
    ahead(() => acme.users.update(anna, { attributes: { desk: 7 } }))
    const first = await acme.imports.confirm(plan)
    expect(first.rows.map(({ status }) => status)).toEqual(['updated', 'created'])
    await acme.users.delete(first.rows[1]!.user!)
    travelTo('2026-11-02')
    const second = await acme.imports.confirm(plan)
    expect(second.rows.map(({ answer: _, ...one }) => one)).toEqual(
      first.rows.map(({ answer: _, ...one }) => one),
    )
    expect(second.rows.map(({ answer }) => answer)).toEqual(plan.rows)
    expect(await acme.users.findByEmail('cleo@acme.example')).toBeNull()
  })

  test('other rows or another mode under its id are refused', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([row({})])
    await acme.imports.confirm(plan)
    const wrong = { ...plan, input: [row({ surname: 'Ek' })] }
    await expect(acme.imports.confirm(wrong)).rejects.toMatchObject({ code: 'plan_reused' })
    await expect(acme.imports.confirm({ ...plan, mode: 'create' })).rejects.toMatchObject({
      code: 'plan_reused',
    })
  })

  test('a row whose new id is another user’s is refused, the others go on', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([
      row({}),
      row({ row: 3, email: 'dan@acme.example' }),
      row({ row: 4, email: 'eve@acme.example' }),
    ])
    await acme.users.create({
      id: `${plan.id}.0`,
      firstName: 'X',
      surname: 'Y',
      email: 'x@acme.example',
    })
    await acme.users.create({
      id: `${plan.id}.2`,
      firstName: 'X',
      surname: 'Y',
      email: 'y@acme.example',
    })
    await acme.users.delete(`${plan.id}.2`)
    const first = await acme.imports.confirm(plan)
    const { rows } = first
    expect(rows.map(({ status, codes }) => [status, codes])).toEqual([
      ['refused', ['id_taken']],
      ['created', []],
      ['refused', ['id_taken']],
    ])
    expect(rows[0]?.answer?.issues[0]?.message).toContain(`${plan.id}.0`)
    const second = await acme.imports.confirm(plan)
    expect(
      second.rows.map(({ status, codes, answer }) => [status, codes, answer === null]),
    ).toEqual([
      ['refused', ['id_taken'], true],
      ['created', [], false],
      ['refused', ['id_taken'], true],
    ])
  })
})
