/** Draws random catalogs of one edition, and sometimes of several. */
import fc from 'fast-check'
import type { CatalogDefinition, EditionDefinition } from '../../catalog/definition.js'
import { addDays } from '../../core/calendar-date.js'
import { definitionsOf, type DefinitionShape } from './definitions.js'
import { sometimes } from './pool.js'

/**
 * A random catalog as data, free of faults: of one edition mostly. Editions have ids in common; a
 * license may be gone in one, back in the next, or in another track.
 */
export function catalogsOf(shape: DefinitionShape): fc.Arbitrary<CatalogDefinition> {
  const first = definitionsOf(shape)
  if (shape.without?.includes('editions') === true) return first
  const later = fc.record({
    edition: definitionsOf(shape),
    after: fc.integer({ min: 1, max: 4 }),
    isMoved: fc.boolean(),
  })
  return fc
    .record({
      first,
      later: sometimes(fc.array(later, { minLength: 1, maxLength: 2 }), []),
      begins: fc.integer({ min: -3, max: 4 }),
    })
    .map((drawn): CatalogDefinition => {
      if (drawn.later.length === 0) return drawn.first
      let from = addDays(shape.today, drawn.begins)
      const later = drawn.later.map(({ edition, after, isMoved }): EditionDefinition => {
        from = addDays(from, after)
        return { from, tracks: isMoved ? inOtherTracks(edition).tracks : edition.tracks }
      })
      return { editions: [drawn.first, ...later] }
    })
}

/** The same licenses, those of the first track in the second, and the other way round. */
function inOtherTracks(edition: EditionDefinition): EditionDefinition {
  const others: { readonly [track: string]: string } = { t0: 't1', t1: 't0' }
  const isOfTrack = (key: string) => key === 'id' || key === 'track' // no license has such an id
  const text = JSON.stringify(edition, (key, value: unknown) =>
    isOfTrack(key) && typeof value === 'string' ? (others[value] ?? value) : value,
  )
  return JSON.parse(text) as EditionDefinition // of the same shape
}
