import fc from 'fast-check'
import { test } from 'vitest'

/** A law of the design: what it is called, what it says, and how it is tried. */
export interface Law {
  readonly id: string
  readonly title: string
  readonly property: fc.IRawProperty<unknown>
  /** How much of the ordinary number of runs it gets: slow laws take less. */
  readonly share?: number
}

/** How often every law is tried; `SEATLINE_RUNS` sets another number, such as 30000 at night. */
const RUNS = Number(process.env['SEATLINE_RUNS'] ?? 300)

/** Makes a law of a property over one random thing. */
export function law<T>(id: string, title: string, arbitrary: fc.Arbitrary<T>, holds: (drawn: T) => void, share = 1): Law {
  return { id, title, property: fc.property(arbitrary, holds), share } // the runner never looks at what is drawn
}

/** Tries every law, each as one test. */
export function tryLaws(laws: readonly Law[]): void {
  const timeout = Math.max(60_000, RUNS * 60)
  for (const { id, title, property, share = 1 } of laws) {
    test(`${id}: ${title}`, { timeout }, () => {
      fc.assert(property as fc.IProperty<unknown>, {
        numRuns: Math.max(20, Math.round(RUNS * share)),
        ...seedFrom(process.env['SEATLINE_SEED']),
      })
    })
  }
}

function seedFrom(seed: string | undefined): { readonly seed?: number } {
  return seed === undefined ? {} : { seed: Number(seed) }
}
