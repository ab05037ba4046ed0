import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryStore } from '../../src/index.js'
import { addDays } from '../../src/core/calendar-date.js'
import { drawnOrganizations } from '../support/model/draws.js'
import { live, readRecords } from '../support/model/live.js'
import { runsOf, timeoutOf } from '../support/law.js'

const spans = fc.option(
  fc.record({ in: fc.nat(3), days: fc.option(fc.integer({ min: 1, max: 4 })) }),
)
const drawnCases = fc.record({
  drawn: drawnOrganizations({ seats: 'limited', request: 'any' }),
  role: fc.constantFrom('chief', 'clerk', null),
  span: spans,
})

test(
  'many users at once come to what one after the other comes to, a preview says it, and nothing is left to do',
  { timeout: timeoutOf(1 / 3) },
  async () => {
    let withEffects = 0
    const property = fc.asyncProperty(drawnCases, async ({ drawn, role, span }) => {
      const [one, many] = [await live(memoryStore(), drawn), await live(memoryStore(), drawn)]
      const today = one.today()
      const from = span === null ? today : addDays(today, span.in)
      const dates =
        span === null
          ? {}
          : { from, ...(span.days === null ? {} : { until: addDays(from, span.days) }) }
      const patch = { attributes: { role }, department: 'IT' }

      const preview = await many.acme.users.updateMany(many.users, patch, {
        ...dates,
        preview: true,
      })
      const written = await many.acme.users.updateMany(many.users, patch, dates)
      const single = []
      for (const user of one.users) single.push(await one.acme.users.update(user, patch, dates))

      expect(written).toEqual(single)
      expect(preview).toEqual(written.map((result) => ({ ...result, written: false })))
      expect(await readRecords(many)).toEqual(await readRecords(one))
      const again = await many.acme.users.updateMany(many.users, patch, dates)
      expect(again.some((result) => result.status !== 'done' || result.written)).toBe(false)
      const isMoved = single.some(
        (result) =>
          result.status === 'done' &&
          result.effects.breaks.length + result.effects.repairs.length > 0,
      )
      withEffects += isMoved ? 1 : 0
    })
    await fc.assert(property, { numRuns: runsOf(1 / 3) })
    expect(withEffects).toBeGreaterThan(0)
  },
)
