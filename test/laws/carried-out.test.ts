import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLicensing, memoryStore, type Organization, type Remedy, type PlanRemedyResult } from '../../src/index.js'
import { stored } from '../../src/licensing/context.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { dates, TODAY, worlds, type World } from '../support/worlds.js'

/** A portal in which the user of a random world lives. */
async function portalOf({ catalog, outlook: { organization, record } }: World): Promise<Organization> {
  const store = memoryStore()
  await store.saveOrganization(organization, null, [])
  const user = stored(catalog, record, { organization, today: TODAY })
  await store.commit({ organization: organization.id, mode: 'each', seatLimits: {}, writes: [{ kind: 'insert', user, events: [] }] })
  const licensing = createLicensing({ catalog, store, clock: () => new Date(`${TODAY}T12:00:00Z`) })
  return licensing.organization(organization.id, { actor: 'eva' }) // any of the world's licenses
}

const requests = worlds({ changes: 4 }).chain((world) =>
  fc.record({
    world: fc.constant(world),
    license: fc.constantFrom(...world.catalog.licenses.keys()),
    kind: fc.constantFrom('assign', 'assign', 'remove'),
    on: fc.oneof(dates(), fc.constant(TODAY)),
    place: fc.nat(7),
  }),
)

const gaps = { numbers: { landline: '+4681000777', mobile: '+46701000777' }, values: { role: 'other', level: 'other' } }

describe('remedies.carried', () => {
  test(
    'carrying a remedy out, as a preview and in earnest, leaves a plan that is ready, and is confirmed',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(requests, async ({ world, license, kind, on, place }) => {
          const acme = await portalOf(world)
          const plan = await acme.plan({ users: ['sam'], [kind]: [license], on })
          const sets = (plan.users[0]?.remedies.sets ?? []).filter(({ actions }) => actions.every((action) => action.kind !== 'free_seat'))
          const before = await acme.users.get('sam')
          for (const remedy of sets) readyAfter(remedy, await acme.remedy(plan, { user: 'sam', remedy, ...gaps }, { preview: true }))
          expect(await acme.users.get('sam')).toEqual(before)
          const remedy = sets[place % Math.max(1, sets.length)]
          if (remedy === undefined) return
          const preview = await acme.remedy(plan, { user: 'sam', remedy, ...gaps }, { preview: true })
          const done = await acme.remedy(plan, { user: 'sam', remedy, ...gaps })
          readyAfter(remedy, done)
          if (preview.status !== 'done' || done.status !== 'done') return
          expect(done.effects).toEqual(preview.effects)
          expect(done.plan.users[0]?.takesAway).toEqual(preview.plan.users[0]?.takesAway)
          const [confirmed] = (await acme.confirm(done.plan)).users
          expect(['applied', 'scheduled', 'unchanged']).toContain(confirmed?.status)
        }),
        { numRuns: runsOf(1) },
      )
    },
  )

  test(
    'for a change that will fail: as a preview nothing is written, and in earnest it goes through',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(worlds({ changes: 4 }), fc.nat(7), fc.nat(7), async (world, which, place) => {
          const acme = await portalOf(world)
          const failing = (await acme.schedule.of('sam')).changes.filter(
            ({ forecast }) => forecast === null || forecast.status === 'failed',
          )
          const entry = failing[which % Math.max(1, failing.length)]
          if (entry === undefined) return
          const { id } = entry.change
          const sets = (await acme.schedule.help('sam', id)).remedies.sets.filter(({ actions }) =>
            actions.every((action) => action.kind !== 'free_seat'),
          )
          const remedy = sets[place % Math.max(1, sets.length)]
          if (remedy === undefined) return
          const before = await acme.users.get('sam')
          const preview = await acme.schedule.remedy('sam', id, { remedy, ...gaps }, { preview: true })
          expect(await acme.users.get('sam')).toEqual(before)
          const done = await acme.schedule.remedy('sam', id, { remedy, ...gaps })
          expect([remedy.actions, preview.status, done.status]).toEqual([remedy.actions, 'done', 'done'])
          if (preview.status !== 'done' || done.status !== 'done') return
          expect(done.effects).toEqual(preview.effects)
          const after = (await acme.schedule.of('sam')).changes.find(({ change }) => change.id === id)
          const isSettled = after === undefined // today, with the write
          // a removal is done by an assign of the remedy that replaces what it removes
          const through = after?.change.kind === 'remove' ? ['applied', 'unchanged', 'superseded'] : ['applied', 'unchanged']
          expect([remedy.actions, isSettled || through.includes(after.forecast?.status ?? 'failed')]).toEqual([remedy.actions, true])
        }),
        { numRuns: runsOf(1) },
      )
    },
  )
})

function readyAfter({ actions }: Remedy, result: PlanRemedyResult): void {
  const status = result.status === 'done' ? result.plan.users[0]?.status : result.status
  expect([actions, ['ready', 'unchanged'].includes(status ?? '')]).toEqual([actions, true])
}
