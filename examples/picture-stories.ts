// The users whose timelines the pages of the guide show. Each story ends where its picture is drawn.
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type Catalog,
  type Requirement,
} from 'seatline'
import type { catalog } from './catalog.js'
import { openPortal } from './portal.js'

type License = typeof catalog extends Catalog<infer L> ? L : never

/** Anna, on 2 November 2026, and what an administrator does for her. */
async function openStory() {
  const { acme, travelTo } = await openPortal()
  const anna = await acme.users.create({
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
  })
  const schedule = async (license: License, on: string) => {
    const { plan } = await acme.planFor(anna.id, { assign: [license], on })
    const { changes } = await acme.confirmFor(plan)
    return changes[0] ?? ''
  }
  const timeline = async () => acme.users.timeline(anna.id)
  return { acme, anna: anna.id, schedule, timeline, travelTo }
}

/** What the first lines of the README do. */
export async function firstLines() {
  const catalog = defineCatalog({
    tracks: [
      { id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] },
      {
        id: 'data',
        name: 'Mobile data',
        licenses: [
          { id: 'unlimited', name: 'Unlimited', requirement: { kind: 'track', track: 'voice' } },
        ],
      },
    ],
  })
  const { acme, anna } = await openOn(catalog)
  await acme.confirm(await acme.plan({ users: [anna], assign: ['basic'], on: '2026-12-14' }))
  await acme.confirm(await acme.plan({ users: [anna], assign: ['unlimited'], on: '2026-12-07' }))
  return { catalog, timeline: await acme.users.timeline(anna) }
}

/** Anna in an organization of another catalog. */
async function openOn<L extends string, T extends string>(catalog: Catalog<L, T>) {
  const licensing = createLicensing({
    catalog,
    store: memoryStore(),
    clock: () => new Date('2026-11-02T09:00:00Z'),
  })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
  const anna = await acme.users.create({
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
  })
  return { acme, anna: anna.id }
}

/** A user in the middle of things: one license held, one to come with a ported number, one that will fail. */
export async function annasTimeline() {
  const { acme, anna, schedule, timeline, travelTo } = await openStory()
  await acme.numbers.add(anna, { number: '+4681000001', type: 'landline' })
  await acme.confirm(await acme.plan({ users: [anna], assign: ['basic', 'recording'], on: 'now' }))
  travelTo('2026-11-16')
  await acme.numbers.add(anna, { number: '+46701000001', type: 'mobile', status: 'foreign' })
  await acme.numbers.startPorting(anna, '+46701000001', '2026-12-14')
  await schedule('businessMobile', '2026-12-07')
  await acme.schedule.override(anna, '2026-12-14')
  await schedule('unlimited5g', '2026-12-21')
  await schedule('privacy', '2027-01-11')
  await acme.confirm(await acme.plan({ users: [anna], remove: ['recording'], on: '2027-02-01' }))
  return timeline()
}

/** An add-on on a base license that is itself only to come. */
export async function pendingBase() {
  return (await openPendingBase()).timeline()
}

/** The same, after the base was moved behind the add-on. */
export async function movedBase() {
  const { acme, anna, basic, timeline } = await openPendingBase()
  await acme.schedule.move(anna, basic, '2026-12-14')
  return timeline()
}

async function openPendingBase() {
  const story = await openStory()
  await story.acme.numbers.add(story.anna, { number: '+4681000001', type: 'landline' })
  const basic = await story.schedule('basic', '2026-11-23')
  await story.schedule('unlimited5g', '2026-12-07')
  return { ...story, basic }
}

/** Two licenses of one track on dates of their own: both come, one after the other. */
export async function ownDates() {
  return (await openOwnDates()).timeline()
}

/** The same under one date for all: of the two, the later decision counts. */
export async function overridden() {
  const { acme, anna, timeline } = await openOwnDates()
  await acme.schedule.override(anna, '2026-12-21')
  return timeline()
}

async function openOwnDates() {
  const story = await openStory()
  await story.acme.numbers.add(story.anna, { number: '+4681000001', type: 'landline' })
  await story.schedule('basic', '2026-11-23')
  await story.schedule('data10', '2026-11-23')
  await story.schedule('unlimited5g', '2026-12-14')
  return story
}

/** A failure, and another one behind which it stands. */
export async function failing() {
  const { acme, anna, schedule, timeline } = await openStory()
  await acme.numbers.add(anna, { number: '+4681000001', type: 'landline' })
  await schedule('businessMobile', '2026-11-23')
  await schedule('unlimited5g', '2026-12-07')
  return timeline()
}

/** Anna asks for the only seat twice: before Erik gives it up, and after. */
export async function seatOfTheDate() {
  const { acme, schedule, timeline } = await openStory()
  const erik = await acme.users.create({
    firstName: 'Erik',
    surname: 'Lund',
    email: 'erik@acme.example',
  })
  await acme.settings.setSeatLimit('data10', 1)
  await acme.confirm(await acme.plan({ users: [erik.id], assign: ['data10'], on: 'now' }))
  await acme.confirm(await acme.plan({ users: [erik.id], remove: ['data10'], on: '2026-12-07' }))
  await schedule('data10', '2026-11-23')
  await schedule('data10', '2026-12-14')
  return timeline()
}

/** A license that would be fine in December, moved to January, when its rule is another one. */
export async function ruleOfTheDate() {
  const voice = {
    id: 'voice',
    name: 'Voice',
    licenses: [{ id: 'basic', name: 'Basic' }],
  } as const
  const data = (...needs: readonly Requirement<'basic' | 'unlimited', 'voice' | 'data'>[]) =>
    ({
      id: 'data',
      name: 'Mobile data',
      licenses: [
        {
          id: 'unlimited',
          name: 'Unlimited',
          requirement: { kind: 'all', of: [{ kind: 'track', track: 'voice' }, ...needs] },
        },
      ],
    }) as const
  const catalog = defineCatalog({
    editions: [
      { tracks: [voice, data()] },
      { from: '2027-01-01', tracks: [voice, data({ kind: 'number', type: 'landline' })] },
    ],
  })
  const { acme, anna } = await openOn(catalog)
  await acme.confirm(await acme.plan({ users: [anna], assign: ['basic'], on: 'now' }))
  await acme.confirm(await acme.plan({ users: [anna], assign: ['unlimited'], on: '2026-12-14' }))
  await acme.schedule.override(anna, '2027-01-11')
  return { catalog, timeline: await acme.users.timeline(anna) }
}

/** A number that is ported, the license that waits for it, and another number that takes its place later. */
export async function portedAndSwapped() {
  const { acme, anna, timeline } = await openStory()
  await acme.numbers.add(anna, { number: '+4681000001', type: 'landline' })
  await acme.numbers.add(anna, { number: '+46701000001', type: 'mobile', status: 'foreign' })
  await acme.numbers.startPorting(anna, '+46701000001', '2026-11-23')
  const details = { landline: '+4681000001', mobile: '+46701000001' }
  await acme.confirm(
    await acme.plan({
      users: [anna],
      assign: [{ license: 'businessMobile', details }],
      on: '2026-11-23',
    }),
  )
  await acme.numbers.add(anna, { number: '+46702000002', type: 'mobile', from: '2026-12-07' })
  await acme.numbers.swap(anna, { from: '+46701000001', to: '+46702000002', on: '2026-12-14' })
  return timeline()
}
