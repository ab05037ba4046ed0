/** The licenses that random holdings and changes are drawn from. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { licenseIdsOf } from '../../catalog/lookup.js'
import { neighborhoodsOf } from './vocabulary.js'

/** Licenses to draw from: those that have to do with one of them, and all. */
export interface Pool {
  readonly catalog: Catalog
  readonly all: readonly string[]
  readonly near: readonly string[]
}

/** Pools over a catalog: one for each license, those near to it first. */
export function poolsOver(catalog: Catalog): fc.Arbitrary<Pool> {
  const near = neighborhoodsOf(catalog)
  const all = licenseIdsOf(catalog)
  return fc
    .constantFrom(...all)
    .map((focus) => ({ catalog, all, near: near.get(focus) ?? [focus] }))
}

const NEAR = 24

/**
 * Where in a pool a license is: near by mostly, and often the same few, so that what is held, asked
 * for and limited meets. What it is a place in is drawn beside it, so that both shrink.
 */
export const places: fc.Arbitrary<number> = fc.oneof(
  { withCrossShrink: true },
  { weight: 2, arbitrary: fc.nat(2) },
  { weight: 2, arbitrary: fc.nat(NEAR - 1) },
  { weight: 1, arbitrary: fc.nat(199) },
)

/** The license at a place. */
export function licenseAt({ near, all }: Pool, place: number): string {
  const some = place < NEAR ? near : all
  return some[place % some.length]! // both hold a license at least
}

/** Mostly one thing, sometimes another; it shrinks to the one. */
export function sometimes<T>(arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant(otherwise) },
    { weight: 1, arbitrary },
  )
}
