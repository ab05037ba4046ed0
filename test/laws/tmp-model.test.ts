import fc from 'fast-check'
import { test } from 'vitest'
import { memoryStore } from '../../src/index.js'
import { compareApplyDue, comparePlan } from '../support/model/agreement.js'
import { drawnOrganizations } from '../support/model/draws.js'

test('plan any', { timeout: 600000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drawnOrganizations({ seats: 'limited', request: 'any' }), async (drawn) => {
      await comparePlan(memoryStore(), drawn, 'without_earliest_date')
    }),
    { numRuns: Number(process.env['N'] ?? 300) },
  )
})
test('plan earliest', { timeout: 600000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drawnOrganizations({ seats: 'limited', request: 'any' }), async (drawn) => {
      await comparePlan(memoryStore(), drawn, 'with_earliest_date')
    }),
    { numRuns: Number(process.env['N'] ?? 300) },
  )
})
test('applyDue', { timeout: 600000 }, async () => {
  await fc.assert(
    fc.asyncProperty(drawnOrganizations({ seats: 'limited', request: 'any' }), async (drawn) => {
      await compareApplyDue(memoryStore(), drawn)
    }),
    { numRuns: Number(process.env['N'] ?? 300) },
  )
})
