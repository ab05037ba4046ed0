import type fc from 'fast-check'
import { oneDates, type OneDate } from '../../src/testing/laws/one-date/one-date-case.js'
import { worlds, type WorldShape } from './worlds.js'

/** One date of a random user, on which everything that is scheduled meets. */
export type SettlingCase = OneDate

/** Random users of random catalogs whose changes all fall on one date. */
export function cases(shape: WorldShape = {}): fc.Arbitrary<SettlingCase> {
  return oneDates(() => worlds(shape).map(({ userContext }) => userContext))
}
