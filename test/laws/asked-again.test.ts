import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storeOn, type Memory } from '../../src/storage/memory.js'
import { createOutbox } from '../../src/storage/event-streams.js'
import {
  busyDeed,
  doBusily,
  eraseSome,
  everythingIn,
  marksOf,
  openBusyPortal,
  sameAgain,
} from '../support/busy-days.js'
import { runsOf, timeoutOf } from '../support/law.js'

const runs = runsOf(1 / 3)
const timeout = timeoutOf(1 / 3)
const steps = fc.array(busyDeed, { maxLength: 12, size: 'max' })
const emptyMemory = (): Memory => ({ partitions: new Map(), outbox: createOutbox() })

describe('laws of answers, over random organizations', () => {
  test(
    'Plan: confirming again, later, after a lost answer, by two at once, after a cancel and after midnight gives the first result',
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          const busy = await openBusyPortal(storeOn(emptyMemory()))
          for (const step of all) await doBusily(busy, step)
          for (const one of busy.asked) await sameAgain(busy, one)
        }),
        { numRuns: runs },
      )
    },
  )

  test(
    'Erased: no personal value is found anywhere that anything is kept',
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          steps,
          fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
          async (all, people) => {
            const memory = emptyMemory()
            const busy = await openBusyPortal(storeOn(memory))
            for (const step of all) await doBusily(busy, step)
            expect(everythingIn(memory)).toContain(marksOf(0)[0]) // it would be found
            const marks = await eraseSome(busy, people)
            const kept = everythingIn(memory)
            for (const mark of marks) expect(kept).not.toContain(mark)
          },
        ),
        { numRuns: runs },
      )
    },
  )
})
