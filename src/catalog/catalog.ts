/** A catalog, checked and compiled so that requirements can be judged. */
import { isCalendarDate, type CalendarDate } from '../core/calendar-date.js'
import { anything, checkAll, fields, optional, record } from '../core/check.js'
import { SeatlineError } from '../core/errors.js'
import { frozenCopy } from '../core/frozen.js'
import { compileRequirement, leavesOf } from '../requirements/compile.js'
import type { Node } from '../requirements/node.js'
import type { Asked, Predicate } from '../requirements/predicate.js'
import {
  judgedPartOf,
  type CatalogDefinition,
  type FeatureDefinition,
  type LicenseDefinition,
  type TrackDefinition,
} from './definition.js'
import { checkDefinition } from './faults.js'
import { fingerprintOf } from './fingerprint.js'

/** A license made ready to be judged. */
export interface License {
  readonly id: string
  readonly track: Track
  readonly definition: LicenseDefinition
  readonly requirement: Node | null
  /** The predicates of the requirement that look at the date (rule F3). */
  readonly datedPredicates: readonly Asked[]
  readonly details: NonNullable<LicenseDefinition['details']>
  readonly features: readonly FeatureDefinition[]
  readonly from: CalendarDate | null
  readonly until: CalendarDate | null
}

/** A track made ready to be judged. */
export interface Track {
  readonly id: string
  readonly definition: TrackDefinition
  readonly holds: 'one' | 'many'
  readonly licenses: readonly string[]
}

declare const ids: unique symbol

/**
 * A catalog that was checked and compiled. `L` and `T` are the literal ids of its licenses and
 * tracks.
 *
 * @public
 */
export interface Catalog<L extends string = string, T extends string = string> {
  /** The catalog as data: `defineCatalog(catalog.definition)` gives the same catalog. */
  readonly definition: CatalogDefinition<L, T>
  /**
   * Changes whenever something that is judged changes: requirements, details, availability, and
   * which licenses are in which tracks. Names, descriptions and features are not in it, nor is the
   * code behind custom predicates.
   */
  readonly fingerprint: string
  /** @internal */
  readonly licenses: ReadonlyMap<string, License>
  /** @internal */
  readonly tracks: ReadonlyMap<string, Track>
  /**
   * Licenses whose requirement a license can touch, by that license; of licenses that are gone, by
   * `#` and the track, or `#`.
   *
   * @internal
   */
  readonly dependents: ReadonlyMap<string, readonly License[]>
  /** Carries the literal ids; never there at run time. @internal */
  readonly [ids]?: { readonly license: L; readonly track: T }
}

/** The license ids of a catalog definition. @public */
export type LicenseIdOf<D extends CatalogDefinition> = D['tracks'][number]['licenses'][number]['id']

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
 * @param definition - Tracks in the order in which a portal shows them; in code, or parsed from
 * JSON.
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
 * catalog.definition.tracks.length // => 2
 * ```
 * @public
 */
export function defineCatalog<const L extends string, const T extends string>(
  definition: CatalogDefinition<L, T>,
  options: CatalogOptions = {},
): Catalog<L, T> {
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
  return compileCatalog(frozenCopy(checked.definition), predicates) as Catalog<L, T> // of the definition
}

function compileCatalog(
  definition: CatalogDefinition,
  predicates: { readonly [name: string]: Predicate },
): Catalog {
  const tracks = new Map<string, Track>()
  const licenses = new Map<string, License>()
  for (const track of definition.tracks) {
    tracks.set(track.id, {
      id: track.id,
      definition: track,
      holds: track.holds ?? 'one',
      licenses: track.licenses.map((license) => license.id),
    })
  }
  const names = {
    licensesOf: (track: string) => tracks.get(track)?.licenses ?? [],
    predicate: (name: string) => predicates[name] as Predicate, // its presence was checked
  }
  for (const track of tracks.values()) {
    for (const license of track.definition.licenses) {
      const requirement = license.requirement
        ? compileRequirement(license.requirement, { ...names, license: license.id })
        : null
      licenses.set(license.id, {
        id: license.id,
        track,
        definition: license,
        requirement,
        datedPredicates: requirement ? datedIn(requirement) : [],
        details: license.details ?? [],
        features: license.features ?? [],
        from: isCalendarDate(license.availability?.from) ? license.availability.from : null,
        until: isCalendarDate(license.availability?.until) ? license.availability.until : null,
      })
    }
  }
  return Object.freeze({
    definition,
    fingerprint: fingerprintOf(judgedPartOf(definition)),
    licenses,
    tracks,
    dependents: dependentsOf(licenses),
  })
}

function datedIn(requirement: Node): readonly Asked[] {
  return leavesOf(requirement).flatMap(({ leaf }) =>
    leaf.kind === 'predicate' && typeof leaf.ask !== 'function' ? [leaf] : [],
  )
}

/** A predicate may look at any license, so its license depends on all of them. */
function dependentsOf(
  licenses: ReadonlyMap<string, License>,
): ReadonlyMap<string, readonly License[]> {
  const named = new Map<string, Set<License>>()
  const add = (key: string, license: License) =>
    named.set(key, (named.get(key) ?? new Set()).add(license))
  for (const license of licenses.values()) {
    for (const { leaf } of license.requirement ? leavesOf(license.requirement) : []) {
      if (leaf.kind === 'predicate') add('#', license)
      if (leaf.kind !== 'licenses') continue
      if (leaf.track !== null) add(`#${leaf.track}`, license)
      else for (const name of leaf.licenses) add(name, license)
    }
  }
  const together = (keys: readonly string[]) => [
    ...new Set(keys.flatMap((key) => [...(named.get(key) ?? [])])),
  ]
  const dependents = new Map<string, readonly License[]>()
  for (const { id, track } of licenses.values())
    dependents.set(id, together([id, `#${track.id}`, '#']))
  // no id begins with it
  for (const key of named.keys()) if (key.startsWith('#')) dependents.set(key, together([key, '#']))
  return dependents
}

/**
 * The track that a license counts to: the catalog's, or, if the license is gone, the one it was
 * assigned in (rule Q5).
 *
 * @param holding - Of a license that is not held, with `null` for the track.
 */
export function trackIdOf<T extends string | null>(
  catalog: Catalog,
  holding: { readonly license: string; readonly track: T },
): string | T {
  return catalog.licenses.get(holding.license)?.track.id ?? holding.track
}

/** Whether a track holds one license; one that is gone from the catalog does. */
export function holdsOne(catalog: Catalog, track: string | null): track is string {
  return track !== null && catalog.tracks.get(track)?.holds !== 'many'
}
