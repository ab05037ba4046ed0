import { findLicense, licenseIdsOf } from '../../src/catalog/lookup.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  memoryStore,
  type Action,
  type Organization,
  type PlanRemedyResult,
  type Remedy,
} from '../../src/index.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { dates, recordOf, TODAY, worlds, type World } from '../support/worlds.js'
import { judgedBy } from '../../src/licensing/writing/judging.js'
import { storedUser } from '../../src/licensing/writing/stored-user.js'

/**
 * A portal in which the user of a random world lives, among others who hold the licenses that are
 * limited.
 */
async function portalOf(world: World): Promise<Organization> {
  const { catalog, userContext } = world
  const { organization, record } = userContext
  const store = memoryStore()
  await store.saveOrganization(organization, null, [])
  const writes = [record, ...othersIn(world)].map((one) => {
    const user = storedUser(one, judgedBy(catalog, { organization, today: TODAY }))
    return { kind: 'insert' as const, user, events: [] }
  })
  await store.commit({ organization: organization.id, mode: 'each', seatLimits: {}, writes })
  const licensing = createLicensing({ catalog, store, clock: () => new Date(`${TODAY}T12:00:00Z`) })
  return licensing.organization(organization.id, { actor: 'eva' }) // any of the world's licenses
}

/** Who gives up a license when it is asked for: the others hold one license each. */
const giversOf = (license: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${license}-${index}`)

function othersIn({ catalog, userContext: { organization, record, seatsHeld } }: World) {
  return [...seatsHeld].flatMap(([license, held]) => {
    const track = findLicense(catalog, license)?.track.id ?? ''
    const own = record.holdings.some((holding) => holding.license === license) ? 1 : 0
    return giversOf(license, held - own).map((id) =>
      recordOf({
        id: id as typeof record.id, // an id of the right shape
        organization: organization.id,
        email: `${id}@acme.example`,
        holdings: [{ license, track, details: {}, since: TODAY }],
      }),
    )
  })
}

const requests = worlds({ changes: 4 }).chain((world) =>
  fc.record({
    world: fc.constant(world),
    license: fc.constantFrom(
      ...licenseIdsOf(world.catalog),
      ...world.userContext.organization.seatLimits.map(({ license }) => license),
    ),
    kind: fc.constantFrom('assign', 'assign', 'remove'),
    on: fc.oneof(dates(), fc.constant(TODAY)),
    place: fc.nat(7),
  }),
)

/** What a person gives for what a remedy leaves open. */
function choiceOf(remedy: Remedy) {
  const freed = remedy.actions.filter((action) => action.kind === 'free_seat')
  return {
    remedy,
    numbers: { landline: '+4681000777', mobile: '+46701000777' },
    values: { role: 'other', level: 'other' },
    seatsFrom: Object.fromEntries(
      freed.map(({ license, count }) => [license, giversOf(license, count)]),
    ),
  }
}

/** Seats given up on a later date are not yet seen by what is planned for it. */
const isSeenToday = (action: Action) => action.kind !== 'free_seat' || action.by === TODAY
const seenToday = ({ actions }: Remedy) => actions.every(isSeenToday)

const holdersIn = async (acme: Organization) =>
  (await acme.users.list()).map(({ id, holdings }) => [id, holdings])

describe('remedies.carried', () => {
  test(
    'carrying a remedy out, as a preview and in earnest, leaves a plan that is ready, and is confirmed',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(requests, async ({ world, license, kind, on, place }) => {
          const acme = await portalOf(world)
          const plan = await acme.plan({ users: ['sam'], [kind]: [license], on })
          const sets = (plan.users[0]?.remedies.sets ?? []).filter(seenToday)
          const before = await holdersIn(acme)
          for (const remedy of sets) {
            const choice = { user: 'sam', ...choiceOf(remedy) }
            readyAfter(remedy, await acme.remedy(plan, choice, { preview: true }))
            const fewer = withFewerSeats(remedy)
            if (fewer === null) continue
            const refused = { user: 'sam', ...choiceOf(fewer) }
            for (const options of [{ preview: true }, {}])
              expect(await acme.remedy(plan, refused, options)).toMatchObject({ status: 'refused' })
          }
          expect(await holdersIn(acme)).toEqual(before)
          const remedy = sets[place % Math.max(1, sets.length)]
          if (remedy === undefined) return
          const choice = { user: 'sam', ...choiceOf(remedy) }
          const preview = await acme.remedy(plan, choice, { preview: true })
          const done = await acme.remedy(plan, choice)
          readyAfter(remedy, done)
          if (preview.status !== 'done' || done.status !== 'done') return
          expect(withoutIds(done.effects)).toEqual(withoutIds(preview.effects))
          expect(done.plan.users[0]?.takesAway).toEqual(preview.plan.users[0]?.takesAway)
          const [confirmed] = (await acme.confirm(done.plan)).users
          expect(['applied', 'scheduled', 'unchanged']).toContain(confirmed?.status)
          const isDated = remedy.actions.some((action) => action.kind === 'choose_date')
          if (isDated) expect(confirmed?.status).not.toBe('unchanged')
        }),
        { numRuns: runsOf(1) },
      )
    },
  )

  test(
    'for a change that will not go through: as a preview nothing is written, and in earnest it goes through',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          worlds({ changes: 4 }),
          fc.nat(7),
          fc.nat(7),
          async (world, which, place) => {
            const acme = await portalOf(world)
            const waiting = (await acme.schedule.of('sam')).changes.filter(
              ({ forecast }) => !isGood(forecast?.status),
            )
            const entry = waiting[which % Math.max(1, waiting.length)]
            if (entry === undefined) return
            const { id } = entry.change
            const sets = (await acme.schedule.help('sam', id)).remedies.sets.filter(seenToday)
            const remedy = sets[place % Math.max(1, sets.length)]
            if (remedy === undefined) return
            const before = await holdersIn(acme)
            const fewer = withFewerSeats(remedy)
            for (const options of fewer ? [{ preview: true }, {}] : [])
              expect(
                await acme.schedule.remedy('sam', id, choiceOf(fewer!), options),
              ).toMatchObject({ status: 'refused' })
            const preview = await acme.schedule.remedy('sam', id, choiceOf(remedy), {
              preview: true,
            })
            expect(await holdersIn(acme)).toEqual(before)
            const done = await acme.schedule.remedy('sam', id, choiceOf(remedy))
            expect([remedy.actions, preview.status, done.status]).toEqual([
              remedy.actions,
              'done',
              'done',
            ])
            if (preview.status !== 'done' || done.status !== 'done') return
            expect(withoutIds(done.effects)).toEqual(withoutIds(preview.effects))
            const after = (await acme.schedule.of('sam')).changes.find(
              ({ change }) => change.id === id,
            )
            const isSettled = after === undefined // today, with the write
            // a removal is done by an assign of the remedy that replaces what it removes
            const isDone =
              isSettled ||
              isGood(after.forecast?.status) ||
              (after.change.kind === 'remove' && after.forecast?.status === 'superseded')
            expect([remedy.actions, isDone]).toEqual([remedy.actions, true])
          },
        ),
        { numRuns: runsOf(1) },
      )
    },
  )
})

/**
 * The same remedy with one seat less, where it frees several: it is minimal, so that does not help.
 */
function withFewerSeats(remedy: Remedy): Remedy | null {
  const isFew = (action: Action) => action.kind !== 'free_seat' || action.count === 1
  if (remedy.actions.every(isFew)) return null
  return {
    ...remedy,
    actions: remedy.actions.map((action) =>
      action.kind === 'free_seat' ? { ...action, count: action.count - 1 } : action,
    ),
  }
}

/** Changes that are new have other ids each time. */
function withoutIds(effects: unknown): string {
  return JSON.stringify(effects).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'new')
}

function isGood(status: string | undefined): boolean {
  return status === 'applied' || status === 'unchanged'
}

function readyAfter({ actions }: Remedy, result: PlanRemedyResult): void {
  const status = result.status === 'done' ? result.plan.users[0]?.status : result.status
  expect([actions, ['ready', 'unchanged'].includes(status ?? '')]).toEqual([actions, true])
}
