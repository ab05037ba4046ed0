import fc from 'fast-check'
import { test } from 'vitest'
import type { UserContextSource, PureLaw } from '../../src/testing/law/law.js'
import { worlds, type WorldShape } from './worlds.js'

/** A law of the design: what it is called, what it says, and how it is tried. */
export interface Law {
  readonly id: string
  readonly title: string
  readonly property: fc.IRawProperty<unknown>
  /** How much of the ordinary number of runs it gets: slow laws take less. */
  readonly share?: number
}

/**
 * How often every law is tried, slow ones less; `SEATLINE_RUNS` sets another number for all of
 * them, such as 10000 at night.
 */
const ORDINARY = 300
const AT_NIGHT = process.env['SEATLINE_RUNS']

/** How often a law is tried that gets a share of the ordinary number of runs. */
export function runsOf(share: number): number {
  return AT_NIGHT === undefined
    ? Math.max(20, Math.round(ORDINARY * share))
    : Math.max(Number(AT_NIGHT), Math.round(Number(AT_NIGHT) * share))
}

/** How long a law may take, in milliseconds, on a machine that is busy several times over. */
export function timeoutOf(share: number): number {
  return Math.max(60_000, runsOf(share) * 1_000)
}

/** Makes a law of a property over one random thing. */
export function law<T>(
  id: string,
  title: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (drawn: T) => void,
  share = 1,
): Law {
  return { id, title, property: fc.property(arbitrary, holds), share } // the runner never looks at what is drawn
}

/** Tries a law of the kit over random catalogs instead of one. */
export function overWorlds(
  { id, title, over, share }: PureLaw,
  shape: WorldShape = {},
  times = share,
): Law {
  const source: UserContextSource = (own) =>
    worlds({ ...own, ...shape }).map(({ userContext }) => userContext)
  return { id, title, property: over(source), share: times } // the runner never looks at what is drawn
}

/** Tries every law, each as one test. */
export function tryLaws(laws: readonly Law[]): void {
  for (const { id, title, property, share = 1 } of laws) {
    const numRuns = runsOf(share)
    test(`${id}: ${title}`, { timeout: timeoutOf(share) }, () => {
      fc.assert(property as fc.IProperty<unknown>, { numRuns })
    })
  }
}
