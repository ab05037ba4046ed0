// Rule E3, for any store: whoever calls may do what he likes with what he gives and gets.
import { describe, expect, test } from 'vitest'
import {
  defineCatalog,
  type OrganizationId,
  type PortingPolicy,
  type SeatlineStore,
  type UserId,
} from '../../src/index.js'
import { vandalize } from '../../src/store/contract/vandal.js'
import { callsOf } from './odd-arguments.js'
import { guideCatalog, openPortal, type TestPortal } from './portal.js'
import { textOf } from './text-of.js'

const LANDLINE = '+4681000001'
const MOBILE = '+46701000001'
const FOREIGN = '+46701000002'
const acme = 'acme' as OrganizationId // of the right form

/** What a call is given: made anew for each, because it is vandalized too. */
type Given = (portal: Furnished) => Promise<readonly unknown[]> | readonly unknown[]

interface Furnished extends TestPortal {
  /** A change that is scheduled, one that fails on its day, and one that has failed. */
  readonly scheduled: string
  readonly failing: string
  readonly failed: string
}

/** An organization with something of everything, in the middle of its life. */
async function furnished(store: SeatlineStore): Promise<Furnished> {
  const asked = { authorize: (question: unknown) => (vandalize(question), true) }
  const porting: PortingPolicy = {
    first: (_, today) => today,
    isAllowed: (_, date) => date !== '2026-12-24',
    calendar: 'holidays',
  }
  const portal = await openPortal({ store, porting, ...asked })
  const { acme: organization, assign, travelTo } = portal
  vandalize(porting)
  await organization.settings.setSeatLimit('small', 5)
  await organization.settings.enable('6g', { from: '2027-01-01', until: '2027-06-01' })
  for (const id of ['anna', 'bo', 'gone', 'cy'])
    await organization.users.create({
      id,
      firstName: id,
      surname: 'Berg',
      email: `${id}@acme.example`,
      attributes: { floor: 3 },
    })
  await organization.users.update('anna', { department: 'IT' }, { from: '2027-03-01' })
  await organization.numbers.add('anna', { number: LANDLINE, type: 'landline' })
  await organization.numbers.add('anna', { number: MOBILE, type: 'mobile' })
  await organization.numbers.add('anna', { number: FOREIGN, type: 'mobile', status: 'foreign' })
  await assign('anna', 'basic', 'now')
  await assign('anna', 'recording', 'now')
  await assign('cy', 'loyalty', 'now')
  const failed = await assign('bo', 'basic', '2026-11-02')
  travelTo('2026-11-03')
  const scheduled = await assign('anna', 'small', '2026-12-01')
  await organization.schedule.override('anna', '2026-12-05')
  const failing = await assign('bo', 'unlimited5g', '2026-12-01')
  await organization.numbers.startPorting('anna', FOREIGN, '2026-12-10')
  await organization.users.delete('gone')
  await organization.schedule.of('bo')
  return { ...portal, scheduled, failing, failed }
}

const by = { actor: 'eva' }
const rows = () => [
  { row: 1, email: 'anna@acme.example', firstName: 'Ann', attributes: { floor: '4' } },
  { row: 2, email: 'di@acme.example', firstName: 'Di', surname: 'Ek' },
]
const request = () => ({
  users: ['anna', 'bo'],
  assign: ['businessMobile', { license: 'privacy', details: {} }],
  on: '2026-12-20',
  detailsByUser: { anna: { businessMobile: { mobile: MOBILE } } },
})
const landline = () => ({
  remedy: { actions: [{ kind: 'add_number', type: 'landline', by: '2026-12-01' }] },
  numbers: { landline: '+4681000009' },
})

/** What every call is given: a new one without a line fails. */
const given: { readonly [call: string]: Given } = {
  'users.create': () => [
    {
      id: 'eve',
      firstName: 'Eve',
      surname: 'Ek',
      email: 'eve@acme.example',
      attributes: { floor: 1 },
    },
    { onboarding: 'send' },
  ],
  'users.get': () => ['anna'],
  'users.update': () => ['anna', { firstName: 'Anne', attributes: { floor: 5 } }],
  'users.updateMany': () => [['anna', 'bo'], { department: 'IT', attributes: { floor: 6 } }],
  'users.list': () => [{ license: 'basic' }],
  'users.pages': () => [{ limit: 2 }],
  'users.findByEmail': () => ['anna@acme.example'],
  'users.delete': () => ['anna', { scheduled: 'cancel' }],
  'users.erase': () => ['gone'],
  'users.timeline': () => ['anna'],
  'users.stateOn': () => ['anna', '2026-12-24'],
  'users.history': () => ['anna', { limit: 100 }],
  'numbers.add': () => ['bo', { number: '+4681000003', type: 'landline' }],
  'numbers.remove': () => ['anna', MOBILE],
  'numbers.markForeign': () => ['anna', MOBILE],
  'numbers.startPorting': async ({ acme: organization }) => {
    await organization.numbers.cancelPorting('anna', FOREIGN)
    return ['anna', FOREIGN, '2026-12-11']
  },
  'numbers.movePorting': () => ['anna', FOREIGN, '2026-12-11'],
  'numbers.cancelPorting': () => ['anna', FOREIGN],
  'numbers.swap': () => ['anna', { from: MOBILE, to: FOREIGN, on: '2026-12-12' }],
  'numbers.cancelSwap': async ({ acme: organization }) => {
    await organization.numbers.swap('anna', { from: MOBILE, to: FOREIGN, on: '2026-12-12' })
    return ['anna', MOBILE]
  },
  'schedule.move': ({ scheduled }) => ['anna', scheduled, '2026-12-02'],
  'schedule.setDetails': ({ scheduled }) => ['anna', scheduled, {}],
  'schedule.cancel': ({ scheduled }) => ['anna', scheduled],
  'schedule.override': () => ['bo', '2026-12-24'],
  'schedule.clearOverride': () => ['anna', { passedTo: '2026-12-06' }],
  'schedule.retry': ({ failed }) => ['bo', failed, '2026-12-02'],
  'schedule.dismiss': ({ failed }) => ['bo', failed],
  'schedule.of': () => ['bo'],
  'schedule.help': ({ failing }) => ['bo', failing],
  'schedule.remedy': ({ failed }) => ['bo', failed, landline()],
  'schedule.list': () => [{ licenses: ['small'] }],
  'schedule.pages': () => [{ limit: 1 }],
  'users.withdraw': () => ['anna', { fact: 'department', from: '2027-03-01' }],
  'settings.get': () => [],
  'settings.update': () => [{ country: 'NO' }],
  'settings.enable': () => ['7g', { from: '2026-12-01' }],
  'settings.disable': () => ['5g'],
  'settings.setSeatLimit': () => ['basic', 0],
  'settings.clearSeatLimit': () => ['small'],
  'settings.withdraw': () => [{ capability: '6g', from: '2027-01-01' }],
  'settings.history': () => [{ after: 0 }],
  'seats.count': () => [['basic', 'small'], { on: '2026-12-31' }],
  'seats.over': () => [['basic', 'small'], { until: '2026-12-31' }],
  'reports.forecast': () => [{ only: 'failing', licenses: ['basic'] }],
  'imports.plan': () => [rows(), { onProgress: vandalize }],
  'imports.confirm': async ({ acme: organization }) => [
    await organization.imports.plan(rows()),
    { onProgress: vandalize },
  ],
  'reports.outOfCompliance': () => [{ limit: 5 }],
  'reports.tryCatalog': () => [defineCatalog(guideCatalog.definition)],
  'reports.recheck': () => [{ onProgress: vandalize }],
  plan: () => [request(), { onProgress: vandalize }],
  planFor: () => ['bo', { assign: ['basic'], on: 'now' }, { onProgress: vandalize }],
  confirmFor: async ({ acme: organization }) => [
    (await organization.planFor('cy', { assign: ['privacy'], on: 'now' })).plan,
    { onProgress: vandalize },
  ],
  remedy: async ({ acme: organization }) => [
    await organization.plan({ users: ['bo'], assign: ['basic'], on: 'now' }),
    {
      user: 'bo',
      ...landline(),
      remedy: { actions: [{ kind: 'add_number', type: 'landline', by: '2026-11-03' }] },
    },
  ],
  confirm: async ({ acme: organization }) => [
    await organization.plan({
      users: ['anna', 'cy'],
      assign: ['privacy'],
      remove: ['recording'],
      on: 'now',
    }),
    { onProgress: vandalize },
  ],
  'organizations.create': () => [
    { id: 'umbrella', timeZone: 'Europe/Stockholm', country: 'SE' },
    { ...by },
  ],
  'organizations.delete': () => ['acme', { ...by }],
  organization: () => ['acme', { ...by }],
  applyDue: ({ travelTo }) => {
    travelTo('2026-12-02')
    return [{ onProgress: vandalize }]
  },
  forgetAnswers: () => [{ onProgress: vandalize }],
  tryCatalog: () => [defineCatalog(guideCatalog.definition)],
  recheck: () => [{ onProgress: vandalize }],
  deliverEvents: () => [(event: unknown) => vandalize(event)],
}

/** Everything that a store keeps of an organization. */
async function kept(store: SeatlineStore): Promise<string> {
  const users = ['anna', 'bo', 'cy', 'gone', 'eve', null] as (UserId | null)[] // of the right form
  return textOf([
    await store.listOrganizations({ limit: 10 }),
    await store.listUsers(acme, { limit: 100 }),
    await store.listUsers(acme, { limit: 100, outOfCompliance: true }),
    await store.listChanges(acme, { limit: 100 }),
    await store.countSeats(acme, ['basic', 'small', 'recording'], '2027-12-31' as never), // a date of the right form
    await store.findUsers(acme, { emails: ['anna@acme.example'], numbers: [LANDLINE, MOBILE] }),
    await Promise.all(users.map((user) => store.readEvents(acme, user, { limit: 1_000 }))),
  ])
}

/** What is answered later: of it nothing may be what somebody was handed before. */
async function answersLater({
  licensing,
  acme: organization,
  failing,
}: Furnished): Promise<string> {
  const asked = [
    () => organization.settings.get(),
    () => organization.seats.count(),
    () => organization.schedule.list(),
    () => organization.reports.outOfCompliance(),
    ...['anna', 'bo', 'cy'].flatMap((user) => [
      () => organization.users.get(user),
      () => organization.users.timeline(user),
      () => organization.schedule.of(user),
      () =>
        organization.numbers.add(
          user,
          { number: '+4681000077', type: 'landline' },
          { preview: true },
        ),
      () => organization.users.update(user, { department: 'IT' }, { preview: true }),
    ]),
    () => organization.schedule.help('bo', failing),
    async () => (await organization.plan(request() as never)).users, // licenses of the catalog
    async () => (await organization.imports.plan(rows())).rows,
    () => licensing.organization('acme', by).settings.get(),
  ]
  const texts: string[] = []
  for (const ask of asked) texts.push(await ask().then(textOf, String))
  return texts.join('\n').replaceAll(/\bid\d{4}\b/g, 'an id')
}

/**
 * What a call gives: all pages of one that gives pages, all effects of one that tells them later.
 */
async function answerOf(answer: unknown): Promise<unknown> {
  if (!isPages(answer)) return answer
  const pages: unknown[] = []
  for await (const page of answer) pages.push(page)
  return pages
}

function isPages(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

/** The paths of everything in a value that can be changed. */
function openPartsOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([name, part]) =>
    openPartsOf(part, `${path}.${name}`),
  )
  return Object.isFrozen(value) ? inside : [path, ...inside]
}

/**
 * Makes every call on a store, changes all that can be reached in what was given and got, and looks
 * at what is kept.
 */
export function describeOwnership(store: string, open: () => Promise<SeatlineStore>): void {
  describe(`E3 what is given and got is the own of whoever calls: ${store}`, () => {
    const callOf = (portal: Furnished, name: string) =>
      new Map([...callsOf(portal.acme), ...callsOf(portal.licensing)]).get(name) as (
        ...args: readonly unknown[]
      ) => unknown

    test.each(Object.entries(given))('%s', async (name, arrange) => {
      // given an organization, and a call that succeeds
      const store = await open()
      const portal = await furnished(store)
      const args = await arrange(portal)
      const changeable = openPartsOf(args)
      const answer = await answerOf(await callOf(portal, name)(...args))
      expect(openPartsOf(args), 'parts that the caller could change before, and can still').toEqual(
        changeable,
      )
      const { effects } = Object(answer) as { readonly effects?: unknown } // those of settings are read later
      const told = async () => [
        await kept(store),
        await answersLater(portal),
        isPages(effects) ? textOf(await answerOf(effects)) : '',
      ]
      const before = await told()
      // when what it was given and what it gave are changed in every part
      if (name !== 'organization') vandalize(answer)
      vandalize(args)
      // then nothing is another that is kept, and nothing that is answered later
      expect(await told()).toEqual(before)
      await store.close()
    })

    test('each call has a line', async () => {
      const portal = await furnished(await open())
      const names = [...callsOf(portal.acme), ...callsOf(portal.licensing)].map(([name]) => name)
      expect(Object.keys(given).sort()).toEqual(names.sort())
    })
  })
}
