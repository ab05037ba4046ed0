/** A catalog, checked and compiled: a row of editions, each in force from a date. */
import { parseCalendarDate } from '../core/calendar-date.js'
import { anything, checkAll, fields, optional, record } from '../core/check.js'
import { SeatlineError } from '../core/errors.js'
import { fingerprintOf } from '../core/fingerprint.js'
import { frozenCopy } from '../core/frozen.js'
import type { Predicate } from '../requirements/predicate.js'
import { definedCatalog } from '../words/language/checks.js'
import {
  editionsIn,
  judgedPartOf,
  nearestEditions,
  type CatalogDefinition,
  withEditions,
} from './definition.js'
import { compileEdition, type Edition } from './edition.js'
import { checkDefinition } from './faults.js'

declare const ids: unique symbol

/**
 * A catalog that was checked and compiled. `L` and `T` are the literal ids of its licenses and
 * tracks, `C` and `A` those of the capabilities and attributes that it declares.
 *
 * @public
 */
export interface Catalog<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> {
  /** The catalog as data: `defineCatalog(catalog.definition)` gives the same catalog. */
  readonly definition: CatalogDefinition<L, T, C, A>
  /**
   * Changes whenever something that is judged changes: requirements, details, availability, and
   * which licenses are in which tracks. Names, descriptions and features are not in it, nor are
   * what capabilities and attributes are declared and the code behind custom predicates.
   */
  readonly fingerprint: string
  /** Its editions in order, most often one (rule Q7). @internal */
  readonly editions: readonly Edition[]
  /** Carries the literal ids; never there at run time. @internal */
  readonly [ids]?: {
    readonly license: L
    readonly track: T
    readonly capability: C
    readonly attribute: A
  }
}

/** What a catalog is given beside its data. @public */
export interface CatalogOptions {
  /**
   * The functions that `predicate` requirements name, with their dates where they look at the date.
   * A missing one is a fault.
   */
  readonly predicates?: { readonly [name: string]: Predicate }
}

/**
 * Checks a catalog and makes it ready to judge with (rule Q4).
 *
 * @param definition - Tracks in the order in which a portal shows them, or a row of editions; in
 * code, or parsed from JSON.
 * @param options - The functions behind custom predicates.
 * @returns The catalog. Its license and track ids are literal types when the definition is written
 * in code, and a requirement that names another id does not compile.
 * @throws {@link SeatlineError} `catalog_invalid` with every fault at once, each with its path.
 *
 * @example A license that needs any license of another track
 * ```ts
 * const catalog = defineCatalog({
 *   tracks: [
 *     { id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] },
 *     { id: 'data', name: 'Mobile data', licenses: [{ id: 'unlimited5g', name: 'Unlimited 5G', requirement: { kind: 'track', track: 'voice' } }] },
 *   ],
 * })
 * catalog.definition.tracks?.length // => 2
 * ```
 *
 * @example A license that needs a landline from next year on
 * ```ts
 * const voice = (requirement: Requirement) => ({ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic', requirement }] })
 * const catalog = defineCatalog({
 *   editions: [
 *     { tracks: [voice({ kind: 'number', type: 'mobile' })] },
 *     { from: '2027-01-01', tracks: [voice({ kind: 'number', type: 'landline' })] },
 *   ],
 * })
 * editionOn(catalog, '2026-12-31').tracks[0]?.licenses[0]?.requirement // => { kind: 'number', type: 'mobile' }
 * editionOn(catalog, '2027-01-01').tracks[0]?.licenses[0]?.requirement // => { kind: 'number', type: 'landline' }
 * ```
 * @public
 */
export function defineCatalog<
  const L extends string,
  const T extends string,
  const C extends string = string,
  const A extends string = string,
>(definition: CatalogDefinition<L, T, C, A>, options: CatalogOptions = {}): Catalog<L, T, C, A> {
  checkAll({
    options: [options, fields<CatalogOptions>({ predicates: optional(record(anything)) })],
  })
  const predicates = options.predicates ?? {}
  const checked = checkDefinition(definition, predicates)
  if ('faults' in checked) {
    const { faults } = checked
    const list = faults.map((fault) => `${fault.path}: ${fault.message}`).join(' ')
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`
    throw new SeatlineError('catalog_invalid', `The catalog has ${count}. ${list}`, { faults })
  }
  return compileCatalog(frozenCopy(checked.definition), predicates) as Catalog<L, T, C, A> // of the definition
}

/**
 * The edition of a catalog that is in force on a date, as a definition of its own (rule Q7): the one
 * that begins last, up to the date.
 *
 * @param on - The date, `YYYY-MM-DD`.
 * @throws {@link SeatlineError} `date_invalid`.
 *
 * @example The licenses that a portal shows
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * editionOn(catalog, '2026-12-01').tracks.flatMap((track) => track.licenses) // => [{ id: 'basic', name: 'Basic' }]
 * ```
 * @public
 */
export function editionOn<L extends string, T extends string>(
  catalog: Pick<Catalog<L, T>, 'definition'>,
  on: string,
): { readonly tracks: NonNullable<CatalogDefinition<L, T>['tracks']> } {
  checkAll({ catalog: [catalog, definedCatalog] })
  const [edition] = nearestEditions(catalog.definition, parseCalendarDate(on))
  return { tracks: edition!.tracks } // there is one at least
}

/** A catalog without the edition that begins on a date: the one before it goes on. `null` if none does. */
export function withoutEdition(catalog: Catalog, from: string): Catalog | null {
  const isOther = (one: { readonly from?: string | null }) => one.from !== from
  const editions = catalog.editions.filter(isOther)
  if (editions.length === catalog.editions.length) return null
  const others = editionsIn(catalog.definition).filter(isOther)
  const definition = withEditions(catalog.definition, others)
  return Object.freeze({
    definition,
    fingerprint: fingerprintOf(judgedPartOf(definition)),
    editions: Object.freeze(editions),
  })
}

function compileCatalog(
  definition: CatalogDefinition,
  predicates: { readonly [name: string]: Predicate },
): Catalog {
  return Object.freeze({
    definition,
    fingerprint: fingerprintOf(judgedPartOf(definition)),
    editions: Object.freeze(
      editionsIn(definition).map((one) =>
        compileEdition(one, { predicates, declared: definition }),
      ),
    ),
  })
}
