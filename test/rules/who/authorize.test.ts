import { describe, expect, test } from 'vitest'
import {
  describeEffects,
  type Action,
  type AuthorizeQuestion,
  type Effects,
  type ImportRow,
  type Plan,
} from '../../../src/index.js'
import { describeIssue } from '../../../src/excel/index.js'
import { languages } from '../../support/languages.js'
import { callsOf, errorOf } from '../../support/odd-arguments.js'
import { guideCatalog, openPortal, type TestPortal } from '../../support/portal.js'

type Asked = Pick<AuthorizeQuestion, 'action'> & Partial<AuthorizeQuestion>
type Arguments = (given: {
  readonly change: string
  readonly plan: Plan
  readonly portal: TestPortal
}) => unknown

/**
 * A portal with Anna and Bo, which keeps what is asked, and in which a test says what is allowed.
 */
async function guardedPortal() {
  const asked: AuthorizeQuestion[] = []
  let allows: (question: AuthorizeQuestion) => boolean = () => true
  const portal = await openPortal({
    authorize: (question) => {
      asked.push(question)
      return allows(question)
    },
  })
  const { acme } = portal
  await acme.users.create({
    id: 'anna',
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
  })
  await acme.users.create({ id: 'bo', firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' })
  await acme.numbers.add('anna', { number: '+46701000001', type: 'mobile' })
  await acme.numbers.add('bo', { number: '+46701000002', type: 'mobile' })
  return { ...portal, asked, only: (rule: typeof allows) => (allows = rule) }
}

/**
 * An actor who may do anything to Anna, and nothing to anybody else: neither change nor see them,
 * nor create any.
 */
const annaAlone = ({ users, emails }: AuthorizeQuestion) =>
  users.every((user) => user === 'anna') && emails.length === 0

const annaRow: ImportRow = {
  row: 1,
  email: 'Anna@acme.example',
  department: 'IT',
  license: 'small',
}
const boRow: ImportRow = {
  row: 2,
  email: 'bo@acme.example',
  department: 'IT',
  removeLicense: 'loyalty',
}
const cleoRow: ImportRow = {
  row: 3,
  email: 'cleo@acme.example',
  firstName: 'Cleo',
  surname: 'Dahl',
  license: 'small',
}

describe('W1 authorize is asked with whom and what a call names', () => {
  const anna = { users: ['anna'] }
  const request = { users: ['anna', 'bo'], assign: ['small'], remove: ['loyalty'], on: 'now' }
  const onAnna = (action: string): readonly Asked[] => [{ action, ...anna }]
  const onAll = (action: string): readonly Asked[] => [{ action }]
  const eachPage = (question: Asked): readonly Asked[] => [question, question] // the second one is empty
  const number = { number: '+46701000003', type: 'mobile' }
  const freeing: readonly Action[] = [
    { kind: 'free_seat', license: 'small', count: 1, by: '2026-11-01' as never },
  ]
  const raising: Action = {
    kind: 'raise_seat_limit',
    license: 'loyalty',
    limit: 9,
    from: '2026-11-01' as never,
    until: null,
  }

  /**
   * Every call: its arguments, and what is asked before anything else. A new call without an entry
   * fails.
   */
  const ofOrganization: {
    readonly [call: string]: readonly [given: Arguments, asked: readonly Asked[]]
  } = {
    'users.create': [
      () => [{ id: 'cleo', firstName: 'Cleo', surname: 'Dahl', email: ' Cleo@acme.example' }],
      [{ action: 'users.create', users: ['cleo'], emails: ['Cleo@acme.example'] }],
    ],
    'users.get': [() => ['anna'], onAnna('users.get')],
    'users.update': [
      () => ['anna', { email: 'anna.berg@acme.example' }],
      [{ action: 'users.update', ...anna, emails: ['anna.berg@acme.example'] }],
    ],
    'users.updateMany': [
      () => [['anna', 'bo'], { department: 'IT' }],
      [{ action: 'users.update', users: ['anna', 'bo'] }],
    ],
    'users.withdraw': [
      () => ['anna', { fact: 'department', from: '2027-03-01' }],
      onAnna('users.withdraw'),
    ],
    'users.list': [() => [{ license: 'small' }], [{ action: 'users.list', licenses: ['small'] }]],
    'users.pages': [() => [{}], eachPage({ action: 'users.list' })],
    'users.findByEmail': [
      () => [' anna@acme.example'],
      [
        { action: 'users.get', emails: ['anna@acme.example'] },
        { action: 'users.get', ...anna },
      ],
    ],
    'users.delete': [() => ['anna', { scheduled: 'cancel' }], onAnna('users.delete')],
    'users.erase': [() => ['anna'], onAnna('users.erase')],
    'users.timeline': [() => ['anna'], onAnna('users.timeline')],
    'users.stateOn': [() => ['anna', '2026-12-24'], onAnna('users.stateOn')],
    'users.history': [() => ['anna'], onAnna('users.history')],
    'numbers.add': [() => ['anna', number], onAnna('numbers.add')],
    'numbers.remove': [() => ['anna', '+46701000001'], onAnna('numbers.remove')],
    'numbers.markForeign': [() => ['anna', '+46701000001'], onAnna('numbers.markForeign')],
    'numbers.startPorting': [
      () => ['anna', '+46701000001', '2026-12-01'],
      onAnna('numbers.startPorting'),
    ],
    'numbers.movePorting': [
      () => ['anna', '+46701000001', '2026-12-01'],
      onAnna('numbers.movePorting'),
    ],
    'numbers.cancelPorting': [() => ['anna', '+46701000001'], onAnna('numbers.cancelPorting')],
    'numbers.swap': [
      () => ['anna', { from: '+46701000001', to: '+46701000009', on: 'now' }],
      onAnna('numbers.swap'),
    ],
    'numbers.cancelSwap': [() => ['anna', '+46701000001'], onAnna('numbers.cancelSwap')],
    'schedule.move': [({ change }) => ['anna', change, '2026-12-02'], onAnna('schedule.move')],
    'schedule.setDetails': [({ change }) => ['anna', change, {}], onAnna('schedule.setDetails')],
    'schedule.cancel': [({ change }) => ['anna', change], onAnna('schedule.cancel')],
    'schedule.override': [() => ['anna', '2026-12-02'], onAnna('schedule.override')],
    'schedule.clearOverride': [() => ['anna'], onAnna('schedule.clearOverride')],
    'schedule.retry': [({ change }) => ['anna', change, 'now'], onAnna('schedule.retry')],
    'schedule.dismiss': [({ change }) => ['anna', change], onAnna('schedule.dismiss')],
    'schedule.of': [() => ['anna'], onAnna('schedule.of')],
    'schedule.help': [({ change }) => ['anna', change], onAnna('schedule.help')],
    'schedule.remedy': [
      ({ change }) => [
        'anna',
        change,
        {
          remedy: {
            actions: [{ kind: 'assign', license: 'loyalty', on: '2026-12-01' }, ...freeing],
          },
          seatsFrom: { small: 'bo' },
        },
      ],
      [
        { action: 'confirm', ...anna, licenses: ['loyalty'] },
        { action: 'confirm', users: ['bo'], licenses: ['small'] },
        { action: 'schedule.remedy', ...anna, licenses: ['small', 'loyalty'] },
        { action: 'plan', users: ['bo'], licenses: ['small'] },
      ],
    ],
    'schedule.list': [
      () => [{ licenses: ['small'] }],
      [{ action: 'schedule.list', licenses: ['small'] }],
    ],
    'schedule.pages': [
      () => [{ track: 'data' }],
      eachPage({ action: 'schedule.list', licenses: ['small', 'unlimited5g'] }),
    ],
    'settings.get': [() => [], onAll('settings.get')],
    'settings.update': [() => [{ country: 'NO' }], onAll('settings.update')],
    'settings.enable': [() => ['6g'], onAll('settings.enable')],
    'settings.disable': [() => ['5g'], onAll('settings.disable')],
    'settings.setSeatLimit': [
      () => ['small', 5],
      [{ action: 'settings.setSeatLimit', licenses: ['small'] }],
    ],
    'settings.clearSeatLimit': [
      () => ['small'],
      [{ action: 'settings.clearSeatLimit', licenses: ['small'] }],
    ],
    'settings.withdraw': [
      () => [{ license: 'small', from: '2027-03-01' }],
      [{ action: 'settings.withdraw', licenses: ['small'] }],
    ],
    'settings.history': [() => [], onAll('settings.history')],
    'seats.count': [() => [['small']], [{ action: 'seats.count', licenses: ['small'] }]],
    'seats.over': [() => [['small']], [{ action: 'seats.over', licenses: ['small'] }]],
    'reports.forecast': [
      () => [{ licenses: ['small'] }],
      [{ action: 'reports.forecast', licenses: ['small'] }],
    ],
    'imports.plan': [
      () => [[annaRow, boRow, cleoRow]],
      [
        {
          action: 'imports.plan',
          users: ['anna', 'bo'],
          emails: ['cleo@acme.example'],
          licenses: ['small', 'loyalty'],
        },
      ],
    ],
    'imports.confirm': [
      async ({ portal }) => [await portal.acme.imports.plan([annaRow, boRow, cleoRow])],
      [
        {
          action: 'imports.confirm',
          users: ['anna', 'bo'],
          emails: ['cleo@acme.example'],
          licenses: ['small', 'loyalty'],
        },
      ],
    ],
    'reports.outOfCompliance': [() => [], onAll('reports.outOfCompliance')],
    'reports.tryCatalog': [() => [guideCatalog], onAll('reports.tryCatalog')],
    'reports.recheck': [() => [], onAll('reports.recheck')],
    plan: [
      () => [request],
      [{ action: 'plan', users: ['anna', 'bo'], licenses: ['loyalty', 'small'] }],
    ],
    confirm: [
      ({ plan }) => [plan],
      [{ action: 'confirm', users: ['anna', 'bo'], licenses: ['loyalty', 'small'] }],
    ],
    planFor: [
      () => ['anna', { assign: ['loyalty'], remove: ['small'], on: '2026-12-01' }],
      [{ action: 'plan', ...anna, licenses: ['small', 'loyalty'] }],
    ],
    confirmFor: [
      ({ plan }) => [
        {
          ...plan,
          users: plan.users.slice(0, 1),
          request: { ...plan.request, users: ['anna'] },
        },
      ],
      [{ action: 'confirm', ...anna, licenses: ['loyalty', 'small'] }],
    ],
    remedy: [
      ({ plan }) => [plan, { user: 'anna', remedy: { actions: [raising] } }],
      [
        { action: 'settings.setSeatLimit', ...anna, licenses: ['loyalty'] },
        { action: 'remedy', ...anna, licenses: ['loyalty', 'small'] },
        { action: 'settings.setSeatLimit', licenses: ['loyalty'] },
        { action: 'remedy', ...anna, licenses: ['loyalty', 'small'] },
        { action: 'plan', ...anna, licenses: ['loyalty', 'small'] },
      ],
    ],
  }

  const by = { actor: 'eva@acme.example' }
  const umbrella = { id: 'umbrella', timeZone: 'Europe/Stockholm', country: 'SE' }

  /**
   * Work of the portal itself has no actor, and opening an organization reads nothing: nobody is
   * asked.
   */
  const ofLicensing: typeof ofOrganization = {
    'organizations.create': [
      () => [umbrella, by],
      [{ action: 'organizations.create', organization: 'umbrella' }],
    ],
    'organizations.delete': [() => ['acme', by], onAll('organizations.delete')],
    organization: [() => ['acme', by], []],
    applyDue: [() => [], []],
    forgetAnswers: [() => [], []],
    recheck: [() => [], []],
    tryCatalog: [() => [guideCatalog], []],
    deliverEvents: [() => [() => undefined], []],
  }

  describe.each([
    ['an organization', ofOrganization, (portal: TestPortal) => portal.acme],
    ['licensing', ofLicensing, (portal: TestPortal) => portal.licensing],
  ] as const)('%s', (_, rows, handle) => {
    test('every call has an entry', async () => {
      const names = callsOf(handle(await openPortal())).map(([name]) => name)
      expect(Object.keys(rows).sort()).toEqual(names.sort())
    })

    test.each(Object.entries(rows))('%s', async (name, [given, questions]) => {
      const portal = await guardedPortal()
      const change = await portal.assign('anna', 'small', '2026-12-01')
      const plan = await portal.acme.plan(request as never)
      const args = (await given({ change, plan, portal })) as readonly unknown[]
      const call = new Map(callsOf(handle(portal))).get(name) as (
        ...given: readonly unknown[]
      ) => unknown
      portal.asked.length = 0
      await errorOf(call, args) // whether it is refused later does not matter here
      const common = {
        actor: 'eva@acme.example',
        organization: 'acme',
        users: [],
        emails: [],
        licenses: [],
      }
      expect(portal.asked).toEqual(questions.map((question) => ({ ...common, ...question })))
    })
  })

  test('a hook that keeps or changes what it is asked changes nothing', async () => {
    const { acme, only } = await guardedPortal()
    only(({ users }) => (users as string[]).splice(0).length > 0)
    expect(
      (await acme.plan({ users: ['anna'], assign: ['small'], on: 'now' })).users,
    ).toMatchObject([{ user: 'anna' }])
  })
})

describe('W1 who may only see to Anna neither changes Bo by an import nor learns of him', () => {
  const withBo: readonly (readonly [
    what: string,
    rows: (version: string) => readonly ImportRow[],
  ])[] = [
    ['by address', () => [annaRow, { ...boRow, email: 'BO@acme.example' }]],
    [
      'by version',
      (version) => [
        { row: 1, email: 'anna@acme.example' },
        { row: 2, email: 'new@acme.example', version },
      ],
    ],
    [
      'by version, with an address of Anna',
      (version) => [{ row: 2, email: 'anna@acme.example', version }],
    ],
    ['in a row that is wrong', () => [{ ...boRow, mobile: '070' }]],
    ['a user who would be new', () => [cleoRow]],
  ]

  test.each(withBo)('%s', async (_, rowsOf) => {
    const { acme, only } = await guardedPortal()
    const rows = rowsOf(`v${(await acme.users.get('bo')).revision}:bo`)
    const plan = await acme.imports.plan(rows)
    const before = await acme.users.list()
    only(annaAlone)
    await expect(acme.imports.plan(rows)).rejects.toMatchObject({
      code: 'not_authorized',
      data: { action: 'imports.plan' },
    })
    await expect(acme.imports.confirm(plan)).rejects.toMatchObject({
      code: 'not_authorized',
      data: { action: 'imports.confirm' },
    })
    only(() => true)
    expect(await acme.users.list()).toEqual(before)
  })

  test('Anna alone goes through', async () => {
    const { acme, only } = await guardedPortal()
    only(annaAlone)
    expect((await acme.imports.confirm(await acme.imports.plan([annaRow]))).rows).toMatchObject([
      { status: 'updated', user: 'anna' },
    ])
  })

  test('an address that a row would give her is asked for like one of a new user', async () => {
    const { acme, asked } = await guardedPortal()
    const version = `v${(await acme.users.get('anna')).revision}:anna`
    asked.length = 0
    await acme.imports.plan([{ row: 1, email: 'anna.berg@acme.example', version }])
    expect(asked).toMatchObject([
      { users: ['anna'], emails: ['anna.berg@acme.example'], licenses: [] },
    ])
  })

  test('a license that the actor may not assign or remove', async () => {
    const { acme, only } = await guardedPortal()
    only(({ licenses }) => !licenses.includes('small'))
    for (const row of [annaRow, { row: 1, email: 'anna@acme.example', removeLicense: 'small' }])
      await expect(acme.imports.plan([row])).rejects.toMatchObject({ code: 'not_authorized' })
  })

  test('what can be no address and no license is not asked for: its row is refused', async () => {
    const { acme, asked } = await guardedPortal()
    asked.length = 0
    const { rows } = await acme.imports.plan([
      { row: 1, email: 'cleo', firstName: 'C', surname: 'D', license: 'e33' },
    ])
    expect(asked).toMatchObject([{ users: [], emails: [], licenses: [] }])
    expect(rows[0]?.issues.map(({ code }) => code)).toEqual(['email_invalid', 'license_unknown'])
  })

  test('an address that becomes Bo’s after it was asked about is asked about again', async () => {
    const { acme, store, only, asked } = await guardedPortal()
    const row: ImportRow = { ...cleoRow, email: 'free@acme.example', department: 'Taken' }
    const isOfBo = ({ users }: AuthorizeQuestion) => users.includes('bo')
    only((question) => !question.action.startsWith('imports.') || !isOfBo(question))
    const loadOrganization = store.loadOrganization.bind(store)
    let isRenamed = false
    store.loadOrganization = async (id) => {
      if (!isRenamed && asked.at(-1)?.action === 'imports.plan') {
        isRenamed = true
        await acme.users.update('bo', { email: 'free@acme.example' })
      }
      return loadOrganization(id)
    }
    await expect(acme.imports.plan([row])).rejects.toMatchObject({ code: 'not_authorized' })
  })
})

describe('W1 who loses a seat is named to those who may see the user', () => {
  /** Bo has booked the one seat of Loyalty; Anna may take it before. */
  async function givenBooked() {
    const portal = await guardedPortal()
    const { acme } = portal
    await acme.settings.setSeatLimit('loyalty', 1)
    await acme.confirm(await acme.plan({ users: ['bo'], assign: ['loyalty'], on: '2026-12-05' }))
    return portal
  }
  const request = { users: ['anna'], assign: ['loyalty'], on: '2026-12-01' } as const

  test.each<[string, (portal: TestPortal) => Promise<Effects | undefined>]>([
    ['plan', async ({ acme }) => (await acme.plan(request)).users[0]?.effects],
    [
      'confirm',
      async ({ acme }) => (await acme.confirm(await acme.plan(request))).users[0]?.verdict?.effects,
    ],
    [
      'schedule.move',
      async ({ acme }) => {
        await acme.confirm(await acme.plan({ ...request, on: '2026-12-08' }))
        const [change] = (await acme.schedule.of('anna')).changes
        const moved = await acme.schedule.move('anna', change!.change.id, '2026-12-02')
        return moved.status === 'done' ? moved.effects : undefined
      },
    ],
    [
      'imports.plan',
      async ({ acme }) => {
        const row = { row: 1, email: 'anna@acme.example', license: 'loyalty' }
        const plan = await acme.imports.plan([{ ...row, assignmentDate: '2026-12-01' }])
        return plan.rows[0]?.licenses[0]?.effects
      },
    ],
  ])('%s', async (_, run) => {
    for (const isSeen of [true, false]) {
      const portal = await givenBooked()
      portal.only(({ action, users }) => isSeen || action !== 'users.get' || !users.includes('bo'))
      const effects = await run(portal)
      expect(effects?.others).toMatchObject([{ user: isSeen ? 'bo' : null, after: 'failed' }])
      expect(describeEffects(effects!).join(' ')).toContain(isSeen ? 'to bo on' : 'to 1 other on')
    }
  })
})

describe('W1 who has an address or a number is told to those who may see the user', () => {
  const address = { code: 'email_taken', data: { email: 'BO@acme.example' } }
  const number = { code: 'number_taken', data: { number: '+46701000002' } }
  const taken = { number: '+46701000002', type: 'mobile' } as const
  const landlineOfBo = '+4681000001'

  /** Each with what it ends in, but for the holder. */
  const commands: readonly (readonly [
    string,
    (portal: TestPortal) => Promise<unknown>,
    typeof address | typeof number | object,
  ])[] = [
    [
      'users.create',
      ({ acme }) => acme.users.create({ firstName: 'B', surname: 'E', email: 'BO@acme.example' }),
      address,
    ],
    [
      'users.update',
      ({ acme }) => acme.users.update('anna', { email: 'BO@acme.example' }),
      address,
    ],
    ['numbers.add', ({ acme }) => acme.numbers.add('anna', taken), number],
    [
      'numbers.add, as a preview',
      ({ acme }) => acme.numbers.add('anna', taken, { preview: true }),
      number,
    ],
    ...[{ preview: true }, {}].map(
      (options) =>
        [
          `remedy ${JSON.stringify(options)}`,
          async ({ acme }: TestPortal) => {
            await acme.numbers.add('bo', { number: landlineOfBo, type: 'landline' })
            const plan = await acme.plan({ users: ['anna'], assign: ['basic'], on: 'now' })
            const [remedy] = plan.users[0]?.remedies.sets ?? []
            return acme.remedy(
              plan,
              { user: 'anna', remedy: remedy!, numbers: { landline: landlineOfBo } },
              options,
            )
          },
          { code: 'number_taken', data: { number: landlineOfBo } },
        ] as const,
    ),
  ]

  test.each(commands)('%s', async (_, run, expected) => {
    for (const isSeen of [true, false]) {
      const portal = await guardedPortal()
      portal.only(({ action, users }) => isSeen || action !== 'users.get' || !users.includes('bo'))
      const error: unknown = await run(portal).catch((caught: unknown) => caught)
      expect(error).toMatchObject(expected)
      expect(error).toMatchObject({ data: { holder: isSeen ? 'bo' : null } })
      expect((error as Error).message).toContain('belongs to another user')
    }
  })

  test('an import: its issues name nobody, in any language', async () => {
    const { acme, only } = await guardedPortal()
    const version = `v${(await acme.users.get('anna')).revision}:anna`
    const rows = [{ row: 1, email: 'bo@acme.example', mobile: taken.number, version }]
    const open = (await acme.imports.plan(rows)).rows[0]!
    expect(open.issues).toMatchObject([
      { code: 'email_taken', holder: 'bo' },
      { code: 'number_taken', holder: 'bo' },
    ])
    only(({ action, users }) => action !== 'users.get' || !users.includes('bo'))
    const plan = await acme.imports.plan(rows)
    const { issues } = plan.rows[0]!
    expect(issues).toMatchObject([
      {
        code: 'email_taken',
        holder: null,
        message: 'bo@acme.example belongs to another user. Use another address.',
      },
      {
        code: 'number_taken',
        holder: null,
        message: '+46701000002 belongs to another user. Use another number.',
      },
    ])
    for (const language of Object.values(languages)) {
      const said = issues.map((issue) => describeIssue(issue, { language }))
      expect(said.join(' ')).not.toMatch(/\bbo\b(?!@)|undefined|null/i)
    }
    expect(JSON.stringify(await acme.imports.confirm(plan))).not.toContain('"bo"')
  })

  test('each holder is asked about once, after the import itself', async () => {
    const { acme, asked } = await guardedPortal()
    await acme.numbers.add('bo', { number: landlineOfBo, type: 'landline' })
    asked.length = 0
    await acme.imports.plan([
      { row: 1, email: 'anna@acme.example', mobile: taken.number },
      { ...cleoRow, landline: landlineOfBo },
    ])
    expect(asked.map(({ action, users }) => [action, ...users])).toEqual([
      ['imports.plan', 'anna'],
      ['users.get', 'bo'],
    ])
  })
})
