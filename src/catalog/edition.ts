/** Compiles one edition of a catalog, so that requirements can be judged by it. */
import { dateOrNull, type CalendarDate } from '../core/calendar-date.js'
import { compileRequirement, leavesOf } from '../requirements/compile.js'
import type { Node } from '../requirements/node.js'
import type { Asked, Predicate } from '../requirements/predicate.js'
import type { Declarations } from './declared.js'
import type {
  EditionDefinition,
  FeatureDefinition,
  LicenseDefinition,
  TrackDefinition,
} from './definition.js'

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

/**
 * An edition of a catalog, made ready to judge with. A date is judged by the edition that is in force
 * on it (rule Q7).
 */
export interface Edition {
  /** The first date on which it is in force; `null` for the first edition, which always was. */
  readonly from: CalendarDate | null
  readonly definition: EditionDefinition
  /** What the catalog declares for all of its editions. */
  readonly declared: Declarations
  readonly licenses: ReadonlyMap<string, License>
  readonly tracks: ReadonlyMap<string, Track>
  /**
   * Licenses whose requirement a license can touch, by that license; of licenses that are gone, by
   * `#` and the track, or `#`.
   */
  readonly dependents: ReadonlyMap<string, readonly License[]>
}

/** Compiles an edition that has no faults. */
export function compileEdition(
  definition: EditionDefinition,
  {
    predicates,
    declared,
  }: {
    readonly predicates: { readonly [name: string]: Predicate }
    readonly declared: Declarations
  },
): Edition {
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
        from: dateOrNull(license.availability?.from),
        until: dateOrNull(license.availability?.until),
      })
    }
  }
  const from = dateOrNull(definition.from)
  const dependents = dependentsOf(licenses)
  return Object.freeze({ from, definition, declared, licenses, tracks, dependents })
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
  // no id begins with `#`
  for (const key of named.keys()) if (key.startsWith('#')) dependents.set(key, together([key, '#']))
  return dependents
}

/**
 * The track that a license counts to: the edition's, or, if the license is not in it, the one it
 * was assigned in (rule Q5).
 *
 * @param holding - Of a license that is not held, with `null` for the track.
 */
export function trackIdOf<T extends string | null>(
  edition: Edition,
  holding: { readonly license: string; readonly track: T },
): string | T {
  return edition.licenses.get(holding.license)?.track.id ?? holding.track
}

/** Whether a track holds one license; one that is not in the edition does. */
export function holdsOne(edition: Edition, track: string | null): track is string {
  return track !== null && edition.tracks.get(track)?.holds !== 'many'
}
