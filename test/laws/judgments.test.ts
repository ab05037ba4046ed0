import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, parseCalendarDate } from '../../src/core/calendar-date.js'
import { defineCatalog, memoryStore, type SeatlineStore } from '../../src/index.js'
import { judgedBy } from '../../src/licensing/writing/judging.js'
import { isStale } from '../../src/storage/judgments.js'
import { judge } from '../../src/timeline/request/judgment.js'
import { runsOf, timeoutOf } from '../support/law.js'
import type { LivingOrganization } from '../support/model/begin.js'
import { drawnOrganizations, type DrawnOrganization } from '../support/model/draws.js'
import { live } from '../support/model/live.js'

const acme = 'acme' as Parameters<SeatlineStore['loadOrganization']>[0] // the id of every drawn organization
const DAYS = 6

/** What every user is found to be now, beside what is kept of it. */
async function judgments(
  store: SeatlineStore,
  { today }: LivingOrganization,
  { definition }: DrawnOrganization,
) {
  const organization = (await store.loadOrganization(acme))!
  const by = judgedBy(defineCatalog(definition), { organization, today: today() })
  const stored = await store.listStale({ organization: acme, basis: '', today: today() }, 1e6)
  const kept = new Map(stored.map((user) => [user.record.id, user]))
  const records = await store.listUsers(acme, { limit: 1e6 })
  return records.map((record) => {
    const { judgment = null, wanted = [] } = kept.get(record.id) ?? {}
    return { anew: judge(by, record), judgment, wanted, stale: isStale(judgment, by) }
  })
}

test(
  'S6 what is kept of a user and not out of date is what judging it anew gives, day by day, and wants what it books',
  { timeout: timeoutOf(1 / 2) },
  async () => {
    let [failing, booked, stale] = [0, 0, 0]
    const drawing = drawnOrganizations({ seats: 'limited', request: 'any' })
    await fc.assert(
      fc.asyncProperty(drawing, fc.boolean(), async (drawn, isRechecked) => {
        const store = memoryStore()
        const living = await live(store, drawn)
        for (let day = 0; day < DAYS; day++) {
          await living.licensing.applyDue()
          if (isRechecked) await living.licensing.recheck()
          for (const one of await judgments(store, living, drawn)) {
            if (isRechecked) expect(one.stale).toBe(false)
            if (one.stale) stale += 1
            else expect(one.judgment).toEqual(one.anew)
            for (const { date, license, step } of one.anew?.bookings ?? []) {
              const isWanted = one.wanted.some(
                (seat) => seat.date === date && seat.license === license,
              )
              if (step === 1) expect(isWanted).toBe(true)
            }
            failing += one.anew?.failing.length ?? 0
            booked += one.anew?.bookings.length ?? 0
          }
          living.wait(1)
        }
      }),
      { numRuns: runsOf(1 / 3) },
    )
    expect(Math.min(failing, booked, stale)).toBeGreaterThan(0)
  },
)

test(
  'S4 the forecast of what fails is that of everybody, without the rest',
  { timeout: timeoutOf(1 / 2) },
  async () => {
    let failing = 0
    const drawing = drawnOrganizations({ seats: 'limited', request: 'any' })
    await fc.assert(
      fc.asyncProperty(drawing, async (drawn) => {
        const living = await live(memoryStore(), drawn)
        const until = addDays(parseCalendarDate(living.today()), 20)
        const read = async (only?: 'failing') => {
          const pages = living.acme.reports.forecast({ until, ...(only && { only }) })
          const found: unknown[] = []
          for await (const { users } of pages)
            for (const { user, changes } of users)
              for (const change of changes)
                if (change.status === 'failed') found.push({ user, ...change })
          return found
        }
        const all = await read()
        expect(await read('failing')).toEqual(all)
        failing += all.length
      }),
      { numRuns: runsOf(1 / 3) },
    )
    expect(failing).toBeGreaterThan(0)
  },
)
