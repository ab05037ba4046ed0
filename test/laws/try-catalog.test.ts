import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editionsIn, withEditions } from '../../src/catalog/definition.js'
import { addDays } from '../../src/core/calendar-date.js'
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type CatalogDefinition,
  type TrialPage,
} from '../../src/index.js'
import type { SeatlineStore } from '../../src/storage/port.js'
import { complianceApart, complianceSaid } from '../../src/testing/laws/compliance-by-day.js'
import { difference, saidBy } from '../../src/testing/laws/futures-apart.js'
import { NO_EFFECTS, type Effects } from '../../src/timeline/request/effects.js'
import { runsOf, timeoutOf } from '../support/law.js'
import type { LivingOrganization } from '../support/model/begin.js'
import { drawnOrganizations } from '../support/model/draws.js'
import { future, turnedBetween } from '../support/model/future.js'
import { live, readModel, readRecords } from '../support/model/live.js'

/** All that a store keeps of the organization. */
async function keptIn(store: SeatlineStore, { users }: LivingOrganization) {
  const acme = 'acme' as Parameters<SeatlineStore['loadOrganization']>[0] // the id of every drawn organization
  const question = { organization: acme, basis: 'none', today: '9999-12-31' as never } // it is a date
  return [
    await store.loadOrganization(acme),
    await store.listStale(question, 1e6),
    await Promise.all(
      users.map((user) => store.readEvents(acme, user as never, { limit: 1e6 })), // as above
    ),
  ]
}

async function tried(pages: AsyncIterable<TrialPage>) {
  const effects = new Map<string, Effects>()
  let last: TrialPage['summary'] | null = null
  for await (const { users, summary } of pages) {
    for (const { user, effects: some } of users) effects.set(user, some)
    last = summary
  }
  return { effects, summary: last }
}

/** Reads what becomes of everybody by a catalog. All is settled before, so nothing is written. */
async function readBy(
  definition: CatalogDefinition,
  store: SeatlineStore,
  living: LivingOrganization,
) {
  const catalog = defineCatalog(definition)
  const clock = () => new Date(`${living.today()}T12:00:00Z`)
  const acme = createLicensing({ catalog, store, clock }).organization('acme', { actor: 'eva' })
  const organization = await acme.settings.get()
  const records = await readRecords({ ...living, acme })
  return Promise.all(
    records.map(async (record) => {
      const { steps } = await acme.users.timeline(record.id)
      return { catalog, organization, record, steps }
    }),
  )
}

test(
  'Q8 what a catalog, or an edition of it, is said to do is what judging each user by both catalogs gives, and nothing is written',
  { timeout: timeoutOf(1 / 2) },
  async () => {
    let [breaks, repairs, out, due] = [0, 0, 0, 0]
    const drawing = drawnOrganizations({ seats: 'limited', request: 'any' })
    const days = fc.record({
      late: fc.constantFrom(0, 1, 2),
      coming: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    const cases = fc.tuple(drawing, drawing, days)
    await fc.assert(
      fc.asyncProperty(cases, async ([drawn, { definition: next }, { late, coming }]) => {
        const store = memoryStore()
        const living = await live(store, drawn)
        living.wait(late)
        const kept = await keptIn(store, living)
        const from = addDays(living.today(), coming ?? 0)
        const [first] = editionsIn(drawn.definition)
        const [second] = editionsIn(next)
        const row = withEditions({ tracks: [] }, [first!, { ...second!, from }])
        const [inUse, isTried, given] =
          coming === null
            ? [drawn.definition, next, defineCatalog(next)]
            : [row, row, { edition: from }]
        const clock = () => new Date(`${living.today()}T12:00:00Z`)
        const licensing = createLicensing({ catalog: defineCatalog(inUse), store, clock })
        const acme = licensing.organization('acme', { actor: 'eva' })
        const { effects, summary } = await tried(acme.reports.tryCatalog(given))
        expect(await keptIn(store, living)).toEqual(kept)

        await living.licensing.applyDue()
        if (JSON.stringify(await keptIn(store, living)) !== JSON.stringify(kept)) due += 1
        const [before, after] = [
          await readBy(drawn.definition, store, living),
          await readBy(isTried, store, living),
        ]
        for (const [place, was] of before.entries()) {
          const is = after[place]!
          const said = effects.get(was.record.id) ?? NO_EFFECTS
          expect([...saidBy(said), ...complianceSaid(said, living.today())], was.record.id).toEqual(
            [
              ...difference(was.record.changes, was.steps, is.steps),
              ...complianceApart(was, is, living.today()),
            ],
          )
        }

        const told = [...effects.values()].flatMap(
          ({ moves: _, ends: __, noncompliant: ___, compliant: ____, others, ...lists }) => {
            expect(others).toEqual([])
            return Object.values(lists).flat()
          },
        )
        if (coming === null) {
          const model = await readModel(drawn, living)
          const turned = turnedBetween(future(model), future({ ...model, definition: next }))
          expect(told.map(({ change, after }) => `${change} ${after}`).sort()).toEqual(
            turned.map(({ change, after }) => `${change} ${after}`).sort(),
          )
        }

        const all = [...effects.values()]
        expect(summary?.affected).toBe(all.length)
        const sum = (of: 'breaks' | 'repairs') =>
          summary?.licenses.reduce((count, one) => count + one[of], 0)
        expect(sum('breaks')).toBe(all.flatMap((one) => one.breaks).length)
        expect(sum('repairs')).toBe(all.flatMap((one) => one.repairs).length)
        breaks += all.flatMap((one) => one.breaks).length
        repairs += all.flatMap((one) => one.repairs).length
        out += all.flatMap((one) => one.noncompliant).length
      }),
      { numRuns: runsOf(1 / 3) },
    )
    expect(Math.min(breaks, repairs, out, due)).toBeGreaterThan(0)
  },
)
