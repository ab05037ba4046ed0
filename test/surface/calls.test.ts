import { describe, expect, test } from 'vitest'
import { guideCatalog, openPortal, type TestPortal } from '../support/portal.js'
import { callsOf, expectNoStray, expectRefused, type Row } from '../support/odd-arguments.js'

/** A portal with a user who has something of everything. */
async function furnished(): Promise<TestPortal> {
  const portal = await openPortal()
  const { acme } = portal
  await acme.users.create({
    id: 'anna',
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
  })
  await acme.numbers.add('anna', { number: '+46701000001', type: 'mobile' })
  await acme.numbers.add('anna', { number: '+46701000002', type: 'mobile', status: 'foreign' })
  await acme.confirm(await acme.plan({ users: ['anna'], assign: ['small'], on: '2026-12-01' }))
  await acme.settings.enable('6g', { from: '2027-03-01' })
  await acme.users.update('anna', { department: 'IT' }, { from: '2027-03-01' })
  return portal
}

const command = { preview: true }
const dryRun = { dryRun: true }
const here = await furnished()
const plan = await here.acme.plan({ users: ['anna'], assign: ['basic'], on: 'now' })
const importPlan = await here.acme.imports.plan([
  { row: 1, email: 'bo@acme.example', firstName: 'Bo', surname: 'Ek' },
])
const change = (await here.acme.schedule.of('anna')).changes[0]?.change.id ?? ''
const remedy = { actions: [{ kind: 'add_number', type: 'landline', by: '2026-11-01' }] }
const numbers = { landline: '+4681000001' }
const date = { code: 'date_invalid' } as const
const user = { firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' }
const request = { users: ['anna'], assign: ['basic'], on: 'now' }

/** Every call of an organization: a new one without a row fails. */
const ofOrganization: { readonly [call: string]: Row } = {
  'users.create': {
    right: [user, { onboarding: 'send' }],
    wrong: [
      [[user, { onboarding: true }], 'options.onboarding'],
      [[user, { onboard: 'send' }], 'options.onboard'],
      [[{ ...user, lastName: 'Ek' }], 'user.lastName'],
      [[{ ...user, attributes: { color: { red: 1 } } }], 'attributes.color'],
      [[{ ...user, attributes: { color: null } }], 'attributes.color'],
      [[{ ...user, attributes: 'red' }], 'attributes'],
      [[{ ...user, id: 'a b' }], 'user.id'],
    ],
  },
  'users.get': {
    right: ['anna'],
    wrong: [
      [['a b'], 'user'],
      [['anna', {}], 'arguments.1'],
    ],
  },
  'users.update': {
    right: ['anna', { department: 'IT' }, { ...command, from: '2026-12-01', until: '2027-01-01' }],
    wrong: [
      [['anna', { department: 'IT' }, { from: 'soon' }], date],
      [['anna', { department: 'IT' }, { until: '2026-11-01' }], 'until'],
      [['anna', { surname: 'Ek' }, { from: '2026-12-01' }], 'patch.surname'],
      [['anna', { department: 'IT' }, dryRun], 'options.dryRun'],
      [['anna', { department: 'IT' }, { preview: 'yes' }], 'options.preview'],
      [['anna', { lastName: 'Ek' }], 'patch.lastName'],
      [['anna', { attributes: { color: [] } }], 'attributes.color'],
    ],
  },
  'users.updateMany': {
    right: [['anna'], { department: 'IT' }, { ...command, from: '2026-12-01' }],
    wrong: [
      [['anna', { department: 'IT' }], 'users'],
      [[['a b'], { department: 'IT' }], 'users.0'],
      [[['anna'], { surname: 'Ek' }], 'patch.surname'],
      [[['anna'], { department: 'IT' }, { from: 'soon' }], date],
      [[['anna'], { department: 'IT' }, dryRun], 'options.dryRun'],
      [[['anna'], { department: 'IT' }, { signal: 'stop' }], 'options.signal'],
    ],
  },
  'users.withdraw': {
    right: ['anna', { fact: 'department', from: '2027-03-01' }, command],
    wrong: [
      [['anna', { fact: 'department', from: '2027-03-01' }, dryRun], 'options.dryRun'],
      [['anna', { fact: 'email', from: '2027-03-01' }], 'dated.fact'],
      [['anna', 'department'], 'dated'],
      [['anna', { fact: 'department', from: 'soon' }], date],
      [['anna', { fact: 'attributes.role', from: '2027-03-01' }], { code: 'fact_unknown' }],
    ],
  },
  'users.list': {
    right: [{ search: 'an', after: 'a', limit: 10 }],
    wrong: [
      [['anna'], 'page'],
      [[{ offset: 10 }], 'page.offset'],
      [[{ after: 5 }], 'page.after'],
      [[{ limit: 0 }], 'page.limit'],
      [[{ changes: 'done' }], 'page.changes'],
      [[{ outOfCompliance: 'yes' }], 'page.outOfCompliance'],
      [[new URLSearchParams('search=an')], 'page'],
      [[{ license: 'e33' }], { code: 'license_unknown' }],
    ],
  },
  'users.pages': {
    right: [{ limit: 10 }],
    wrong: [
      [[{ after: 'a' }], 'filter.after'],
      [['anna'], 'filter'],
    ],
  },
  'users.findByEmail': {
    right: ['anna@acme.example'],
    wrong: [
      [[7], 'email'],
      [[undefined], 'email'],
    ],
  },
  'users.delete': {
    right: ['anna', { scheduled: 'cancel' }],
    wrong: [
      [['anna', { scheduled: 'refuse ' }], 'options.scheduled'],
      [['anna', { preview: true }], 'options.preview'],
    ],
  },
  'users.erase': {
    right: ['anna'],
    wrong: [
      [['anna', { preview: true }], 'arguments.1'],
      [[null], 'user'],
    ],
  },
  'users.timeline': { right: ['anna'], wrong: [[[{ id: 'anna' }], 'user']] },
  'users.stateOn': {
    right: ['anna', '2026-12-24'],
    wrong: [
      [['anna', 'x'], date],
      [['anna', new Date(0)], date],
    ],
  },
  'users.history': {
    right: ['anna', { after: 1, limit: 10 }],
    wrong: [
      [['anna', { after: 'x' }], 'page.after'],
      [['anna', { limit: 1.5 }], 'page.limit'],
      [['anna', 5], 'page'],
    ],
  },
  'numbers.add': {
    right: ['anna', { number: '+46701000003', type: 'mobile' }, command],
    wrong: [
      [['anna', { number: '+46701000003', type: 'fax' }], 'number.type'],
      [['anna', { number: '+46701000003', type: 'mobile', form: '2026-12-01' }], 'number.form'],
      [['anna', { number: 46701000003, type: 'mobile' }], { code: 'number_invalid' }],
      [['anna', { number: '+46701000003', type: 'mobile' }, dryRun], 'options.dryRun'],
      [['anna', '+46701000003'], 'number'],
    ],
  },
  'numbers.remove': {
    right: ['anna', '+46701000001', command],
    wrong: [
      [['anna', 46701000001], 'number'],
      [['anna', '+46701000001', dryRun], 'options.dryRun'],
    ],
  },
  'numbers.markForeign': {
    right: ['anna', '+46701000001', command],
    wrong: [[['anna', '+46701000001', dryRun], 'options.dryRun']],
  },
  'numbers.startPorting': {
    right: ['anna', '+46701000002', '2026-12-01', command],
    wrong: [
      [['anna', '+46701000002', '2026-12-01', dryRun], 'options.dryRun'],
      [['anna', '+46701000002', 20261201], date],
    ],
  },
  'numbers.movePorting': {
    right: ['anna', '+46701000002', '2026-12-01', command],
    wrong: [[['anna', '+46701000002', '2026-12-01', dryRun], 'options.dryRun']],
  },
  'numbers.cancelPorting': {
    right: ['anna', '+46701000002', command],
    wrong: [[['anna', '+46701000002', dryRun], 'options.dryRun']],
  },
  'numbers.swap': {
    right: ['anna', { from: '+46701000001', to: '+46701000002', on: '2026-12-01' }, command],
    wrong: [
      [['anna', { from: '+46701000001', to: null, on: '2026-12-01' }], 'swap.to'],
      [['anna', { from: '+46701000001', to: '+46701000002', on: 'now' }, dryRun], 'options.dryRun'],
    ],
  },
  'numbers.cancelSwap': {
    right: ['anna', '+46701000001', command],
    wrong: [[['anna', '+46701000001', dryRun], 'options.dryRun']],
  },
  'schedule.move': {
    right: ['anna', change, '2026-12-02', command],
    wrong: [
      [['anna', change, '2026-12-02', dryRun], 'options.dryRun'],
      [['anna', 5, 'now'], 'change'],
      [['anna', change, { on: 'now' }], date],
    ],
  },
  'schedule.setDetails': {
    right: ['anna', change, {}, command],
    wrong: [
      [['anna', change, {}, dryRun], 'options.dryRun'],
      [['anna', change, '+46701000001'], 'details'],
      [['anna', change, { mobile: 7 }], { code: 'number_invalid' }],
    ],
  },
  'schedule.cancel': {
    right: ['anna', change, command],
    wrong: [
      [['anna', change, dryRun], 'options.dryRun'],
      [['anna', [change]], 'change'],
    ],
  },
  'schedule.override': {
    right: ['anna', '2026-12-02', command],
    wrong: [[['anna', '2026-12-02', dryRun], 'options.dryRun']],
  },
  'schedule.clearOverride': {
    right: ['anna', { passedTo: '2026-12-02' }],
    wrong: [[['anna', { passedto: 'now' }], 'options.passedto']],
  },
  'schedule.retry': {
    right: ['anna', change, '2026-12-02', command],
    wrong: [[['anna', change, 'now', dryRun], 'options.dryRun']],
  },
  'schedule.dismiss': {
    right: ['anna', change, command],
    wrong: [[['anna', change, dryRun], 'options.dryRun']],
  },
  'schedule.of': { right: ['anna'], wrong: [[[['anna']], 'user']] },
  'schedule.help': { right: ['anna', change], wrong: [[['anna', undefined], 'change']] },
  'schedule.remedy': {
    right: ['anna', change, { remedy, numbers }, command],
    wrong: [
      [['anna', change, { remedy, numbers }, dryRun], 'options.dryRun'],
      [['anna', change, { remedy, number: numbers }], 'number'],
      [['anna', change, { remedy: { actions: 'none' } }], 'remedy.actions'],
      [['anna', change, { remedy, numbers: { fax: '+4681000001' } }], 'numbers.fax'],
      [['anna', change, { remedy, values: { color: [] } }], 'values.color'],
      [['anna', change], 'remedy'],
    ],
  },
  'schedule.list': {
    right: [
      {
        status: 'scheduled',
        licenses: ['small'],
        track: 'data',
        from: '2026-12-01',
        until: '2027-01-01',
        limit: 10,
      },
    ],
    wrong: [
      [[{ status: 'done' }], 'page.status'],
      [[{ after: 'anna' }], 'page.after'],
      [[{ track: 'odd' }], 'track'],
      [[{ licences: ['small'] }], 'page.licences'],
      [[{ licenses: 'small' }], 'page.licenses'],
      [[{ licenses: ['e33'] }], { code: 'license_unknown' }],
      [[{ from: 'soon' }], date],
      [[{ licenses: new Array(1) }], 'page.licenses.0'],
    ],
  },
  'schedule.pages': { right: [{ limit: 10 }], wrong: [[[{ status: 'done' }], 'filter.status']] },
  'settings.get': { right: [], wrong: [[[{}], 'arguments.0']] },
  'settings.update': {
    right: [{ country: 'NO' }, command],
    wrong: [
      [[{ country: 'NO' }, dryRun], 'options.dryRun'],
      [[{ timezone: 'Europe/Oslo' }], 'settings.timezone'],
    ],
  },
  'settings.enable': {
    right: ['6g', { from: '2026-12-01', until: '2027-01-01', preview: true }],
    wrong: [
      [['6g', { on: 'now' }], 'options.on'],
      [[''], 'capability'],
      [['6g', { until: 'soon' }], date],
    ],
  },
  'settings.disable': {
    right: ['5g', command],
    wrong: [
      [['5g', dryRun], 'options.dryRun'],
      [[5], 'capability'],
    ],
  },
  'settings.setSeatLimit': {
    right: ['basic', 5, command],
    wrong: [
      [['basic', '5'], 'limit'],
      [['basic', 5, dryRun], 'options.dryRun'],
      [['e33', 5], { code: 'license_unknown' }],
    ],
  },
  'settings.clearSeatLimit': {
    right: ['basic', command],
    wrong: [
      [['basic', dryRun], 'options.dryRun'],
      [['e33'], { code: 'license_unknown' }],
    ],
  },
  'settings.withdraw': {
    right: [{ capability: '6g', from: '2027-03-01' }, command],
    wrong: [
      [[{ capability: '6g', from: '2027-03-01' }, dryRun], 'options.dryRun'],
      [['6g'], 'setting'],
      [[{ capability: 6, from: '2027-03-01' }], 'setting.capability'],
      [[{ license: 'small', from: 'soon' }], date],
      [[{ license: 'small', from: '2027-03-01' }], { code: 'fact_unknown' }],
    ],
  },
  'settings.history': {
    right: [{ after: 0, limit: 5 }],
    wrong: [[[{ after: 'x' }], 'page.after']],
  },
  'seats.count': {
    right: [['basic'], { on: '2026-12-01' }],
    wrong: [
      [['x'], 'licenses'],
      [[new Array(1)], 'licenses.0'],
      [[['basic'], { through: 'now' }], 'options.through'],
      [[['e33']], { code: 'license_unknown' }],
    ],
  },
  'seats.over': {
    right: [['basic'], { from: '2026-12-01', until: '2027-01-01' }],
    wrong: [
      [['x'], 'licenses'],
      [[['basic'], { through: 'now' }], 'options.through'],
      [[['basic'], { from: '2026-01-01' }], { code: 'date_in_past' }],
      [[['e33']], { code: 'license_unknown' }],
    ],
  },
  'reports.forecast': {
    right: [{ only: 'failing', track: 'voice', from: '2026-12-01' }],
    wrong: [
      [[{ only: 'ready' }], 'filter.only'],
      [[{ until: 'soon' }], { code: 'date_invalid' }],
      [[{ licence: ['basic'] }], 'filter.licence'],
      [[{ licenses: ['e33'] }], { code: 'license_unknown' }],
    ],
  },
  'imports.plan': {
    right: [[{ row: 1, email: 'bo@acme.example' }], { mode: 'update' }],
    wrong: [
      [[[{ row: 1, email: 'bo@acme.example', licence: 'basic' }]], 'rows.0.licence'],
      [[[{ row: 1, email: 'bo@acme.example', license: [{ on: 'now' }] }]], 'rows.0.license'],
      [
        [[{ row: 1, email: 'bo@acme.example', attributes: { color: NaN } }]],
        'rows.0.attributes.color',
      ],
      [[[{ row: 1, email: 'bo@acme.example', attributes: ['red'] }]], 'rows.0.attributes'],
      [[[], { mode: 'UPSERT' }], 'options.mode'],
      [[[], { onProgress: true }], 'options.onProgress'],
    ],
  },
  'imports.confirm': {
    right: [importPlan, {}],
    wrong: [
      [[importPlan, { mode: 'update' }], 'options.mode'],
      [[{ ...importPlan, id: 'x'.repeat(6_000) }], 'plan.id'],
      [[{ ...importPlan, input: [{ email: 7 }] }], 'rows.0.email'],
      [[{ ...importPlan, mode: 'all' }], 'mode'],
      [[{ ...importPlan, rows: new Array(1) }], 'plan'],
      [[{ ...importPlan, rows: [{ ...importPlan.rows[0], issues: {} }] }], 'plan'],
      [[{ ...importPlan, rows: [{ ...importPlan.rows[0], outcome: [Symbol('odd')] }] }], 'plan'],
      [[{ ...importPlan, rows: [{ ...importPlan.rows[0], licenses: [{}] }] }], 'plan'],
    ],
  },
  'reports.outOfCompliance': {
    right: [{ after: 'a', limit: 5 }],
    wrong: [
      [[{ offset: 5 }], 'page.offset'],
      [['a'], 'page'],
    ],
  },
  'reports.tryCatalog': {
    right: [guideCatalog],
    wrong: [
      [[], 'next'],
      [[guideCatalog.definition], 'next'],
      [[{ edition: 1 }], 'next.edition'],
      [[{ edition: '2030-01-01' }], 'next.edition'],
      [[guideCatalog, {}], 'arguments.1'],
    ],
  },
  'reports.recheck': { right: [{}], wrong: [[[{ signal: 'abort' }], 'options.signal']] },
  plan: {
    right: [request, { help: 'none' }],
    wrong: [
      [[request, { help: false }], 'options.help'],
      [[{ ...request, user: 'anna' }], 'user'],
      [[{ ...request, assign: [{ license: 'basic', until: '2026-12-31' }] }], 'assign.0.until'],
      [[{ ...request, assign: [{ id: 'basic' }] }], 'assign.0.license'],
      [[{ ...request, assign: [''] }], 'assign.0'],
      [[{ ...request, assign: [{ license: 'basic', dependents: 'all' }] }], 'assign.0.dependents'],
      [[{ ...request, remove: [{ license: 'small', details: {} }] }], 'remove.0.details'],
      [[{ ...request, remove: ['e33'] }], { code: 'license_unknown' }],
      [[{ ...request, detailsByUser: { anna: { basic: 'x' } } }], 'detailsByUser.anna.basic'],
      [[{ ...request, detailsByUser: { bo: {} } }], 'detailsByUser.bo'],
      [[{ ...request, detailsByUser: { anna: { small: {} } } }], 'detailsByUser.anna.small'],
      [[{ ...request, on: new Date(0) }], date],
      [[{ ...request, users: new Array(1) }], 'users.0'],
      [[{ ...request, users: ['anna', 'a b'] }], 'users.1'],
      [[{ ...request, assign: new Array(1) }], 'assign.0'],
    ],
  },
  planFor: {
    right: ['anna', { assign: ['basic'], on: 'now' }, { help: 'none' }],
    wrong: [
      [['a b', { assign: ['basic'], on: 'now' }], 'user'],
      [['anna', 'basic'], 'request'],
      [['anna', request], 'request.users'],
      [['anna', { assign: ['basic'], on: 'now', detailsByUser: {} }], 'request.detailsByUser'],
      [['anna', { assign: [{ id: 'basic' }], on: 'now' }], 'request.assign.0.license'],
      [['anna', { assign: ['basic'] }], 'on'],
      [['anna', { assign: ['basic'], on: 'now' }, { help: false }], 'options.help'],
    ],
  },
  remedy: {
    right: [plan, { user: 'anna', remedy, numbers }, command],
    wrong: [
      [[plan, { user: 'anna', remedy, numbers }, dryRun], 'options.dryRun'],
      [[plan, { user: 'anna', remedy, number: numbers }], 'number'],
      [[plan, { user: 'a b', remedy, numbers }], 'user'],
    ],
  },
  confirmFor: {
    right: [plan, { mode: 'allReady' }],
    wrong: [
      [[plan, { mode: 'ready' }], 'options.mode'],
      [[{ ...plan, users: [] }], 'plan'],
      [[{ ...plan, users: [...plan.users, ...plan.users] }], 'plan'],
    ],
  },
  confirm: {
    right: [plan, { mode: 'all' }],
    wrong: [
      [[plan, { mode: 'ALL' }], 'options.mode'],
      [[plan, { mode: 'any' }], 'options.mode'],
      [[{ ...plan, id: 'x'.repeat(6_000) }], 'plan.id'],
      [[{ ...plan, users: [null] }], 'plan'],
      [[{ ...plan, users: new Array(1) }], 'plan'],
      [[{ ...plan, request: { ...plan.request, users: new Array(1) } }], 'users.0'],
      [
        [
          {
            ...plan,
            request: { ...plan.request, changes: [...plan.request.changes, ...new Array<null>(1)] },
          },
        ],
        'plan',
      ],
      [
        [
          {
            ...plan,
            request: {
              ...plan.request,
              changes: [{ ...plan.request.changes[0], dependents: 'all' }],
            },
          },
        ],
        'assign.0.dependents',
      ],
    ],
  },
}

/** Every call of licensing itself. */
const ofLicensing: { readonly [call: string]: Row } = {
  'organizations.create': {
    right: [{ id: 'umbrella', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' }],
    wrong: [
      [
        [{ id: 'umbrella', timezone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' }],
        'organization.timezone',
      ],
      [[{ id: 'umbrella', timeZone: 'Europe/Stockholm', country: 'SE' }, {}], 'actor'],
      [
        [
          { id: 'umbrella', timeZone: 'Europe/Stockholm', country: 'SE' },
          { actor: 'setup', role: 'x' },
        ],
        'by.role',
      ],
    ],
  },
  'organizations.delete': {
    right: ['acme', { actor: 'eva' }],
    wrong: [
      [['a b', { actor: 'eva' }], 'id'],
      [['acme'], 'actor'],
    ],
  },
  organization: {
    right: ['acme', { actor: 'eva', reason: 'Ticket 4711' }],
    wrong: [
      [['acme', 'eva'], 'actor'],
      [['acme', { actor: 'eva', reason: '' }], 'by.reason'],
      [['acme', { actor: 'eva', reason: 'x'.repeat(501) }], 'by.reason'],
      [['acme', { actor: 'eva', by: 'x' }], 'by.by'],
    ],
  },
  applyDue: {
    right: [{ limit: 5 }],
    wrong: [
      [['acme'], 'options'],
      [[{ batch: 0 }], 'options.batch'],
      [[{ organization: 'acme' }], 'options.organization'],
    ],
  },
  forgetAnswers: {
    right: [{}],
    wrong: [
      [['acme'], 'options'],
      [[{ days: 30 }], 'options.days'],
    ],
  },
  recheck: {
    right: [{}],
    wrong: [
      [['acme'], 'options'],
      [[{ organization: 'acme' }], 'options.organization'],
    ],
  },
  tryCatalog: { right: [guideCatalog], wrong: [[[guideCatalog.definition], 'next']] },
  deliverEvents: {
    right: [() => undefined, { limit: 5 }],
    wrong: [
      [[], 'handler'],
      [[() => undefined, { leaseSeconds: 0 }], 'options.leaseSeconds'],
      [[() => undefined, { lease: 5 }], 'options.lease'],
    ],
  },
}

const wayOf = (name: string) => (name === 'organization' ? 'thrown' : 'rejected')

describe.each([
  ['an organization', ofOrganization, (portal: TestPortal) => portal.acme],
  ['licensing', ofLicensing, (portal: TestPortal) => portal.licensing],
] as const)('E1 every call of %s refuses what is unknown or wrong', (_, rows, handle) => {
  test('each has a row', () => {
    expect(Object.keys(rows).sort()).toEqual(
      callsOf(handle(here))
        .map(([name]) => name)
        .sort(),
    )
  })

  test.each(Object.entries(rows))('%s', async (name, { right, wrong }) => {
    const calls = async () =>
      new Map(callsOf(handle(await furnished()))).get(name) as (
        ...given: readonly unknown[]
      ) => unknown
    for (const one of wrong) await expectRefused(await calls(), one, wayOf(name))
    await expectNoStray(calls, right, wayOf(name))
  })
})
