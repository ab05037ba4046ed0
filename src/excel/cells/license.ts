/** Finds licenses by id or name. */
import { editDistance } from '../../core/misspelling.js'
import { tidy } from '../../core/tidy-text.js'
import type { Catalog } from '../../catalog/catalog.js'
import {
  nearestEditions,
  type EditionDefinition,
  type TrackDefinition,
} from '../../catalog/definition.js'
import { dateOrNull, isCalendarDate } from '../../core/calendar-date.js'
import type { ReportCell } from './report.js'

/** A license as a file may name it. @public */
export interface NamedLicense {
  readonly id: string
  readonly name?: string
}

/** Which licenses a file may name. */
export interface LicenseOptions {
  readonly licenses?: readonly NamedLicense[]
  readonly catalog?: Pick<Catalog, 'definition'>
  /** The date of the edition whose names come first. */
  readonly on?: string
}

/**
 * The licenses that may be read: a list, those of all editions of the catalog by each of their
 * names, or undefined for any.
 */
export function licensesOf(options: LicenseOptions): readonly NamedLicense[] | undefined {
  const { licenses, catalog } = options
  if (licenses !== undefined || catalog === undefined) return licenses
  return namedIn(editionsFor(options), () => true)
}

/** The licenses of one track that may be read; undefined for any. */
export function licensesOfTrack(
  options: LicenseOptions,
  track: string,
): readonly NamedLicense[] | undefined {
  const editions = editionsFor(options)
  const isKnown = editions.some(({ tracks }) => tracks.some(({ id }) => id === track))
  return isKnown ? namedIn(editions, ({ id }) => id === track) : undefined
}

/** The licenses to choose from: a list, those of one edition of the catalog, or undefined for any. */
export function licensesOffered(options: LicenseOptions): readonly NamedLicense[] | undefined {
  const [edition] = editionsFor(options)
  return options.licenses ?? edition?.tracks.flatMap((track) => track.licenses)
}

/** The editions of the catalog, the one that counts first. */
export function editionsFor({ catalog, on }: LicenseOptions): readonly EditionDefinition[] {
  return catalog === undefined ? [] : nearestEditions(catalog.definition, dateOrNull(on))
}

/**
 * The licenses of some tracks by all their names. A name that another license has in a nearer
 * edition is that one's: the other is found by its id.
 */
function namedIn(
  editions: readonly EditionDefinition[],
  isWanted: (track: TrackDefinition) => boolean,
): readonly NamedLicense[] {
  const named = new Map<string, NamedLicense>()
  const taken = new Set<string>()
  for (const { tracks } of editions) {
    const licenses = tracks.filter(isWanted).flatMap((track) => track.licenses)
    for (const license of licenses) {
      const { id, name } = license
      if (!taken.has(nameKey(name))) named.set(`${id} ${nameKey(name)}`, license)
      else if (!named.has(`${id} ${nameKey(name)}`)) named.set(id, { id })
    }
    for (const { name } of licenses) taken.add(nameKey(name))
  }
  return [...named.values()]
}

/** A license that a cell names, with its date if the cell says one. */
export type CellLicense = string | { readonly license: string; readonly on: string }

/** Finds licenses by id or name, without regard to case and spaces. */
interface LicenseFinder {
  /** The licenses that a cell names, or undefined with an issue if one is unknown. */
  read(text: string, report: ReportCell): readonly CellLicense[] | undefined
}

/**
 * Makes a finder. Two licenses of one name are found by their ids only. Without a list, whatever is
 * written is taken as one id.
 */
export function createLicenseFinder(licenses: readonly NamedLicense[] | undefined): LicenseFinder {
  if (licenses === undefined) return { read: (text) => [tidy(text)] }
  const byName = new Map<string, NamedLicense | null>()
  for (const license of licenses) {
    const name = nameKey(license.name ?? license.id)
    byName.set(name, byName.has(name) ? null : license)
  }
  for (const license of licenses) byName.set(nameKey(license.id), license)
  const find = (text: string) => byName.get(nameKey(text))?.id ?? datedIn(text, byName)
  const known = new Map<string, readonly CellLicense[]>()
  return {
    read(text, report) {
      const before = known.get(text)
      if (before !== undefined) return before
      const found = severalIn(text, find)
      if (found === undefined) {
        report('license_unknown', { suggestion: nearest(nameKey(text), licenses) })
        return undefined
      }
      if (known.size < 10_000) known.set(text, found)
      return found
    },
  }
}

/** `Basic 2027-03-01`, `Basic (2027-03-01)`: a name, and its date in the one form that is certain. */
function datedIn(
  text: string,
  byName: ReadonlyMap<string, NamedLicense | null>,
): CellLicense | undefined {
  const [, name = '', on = ''] = /^([^]*\S)[\s:@(]+(\d{4}-\d\d-\d\d)\)?\s*$/.exec(text) ?? []
  const license = isCalendarDate(on) ? byName.get(nameKey(name))?.id : undefined
  return license === undefined ? undefined : { license, on }
}

const MOST_PARTS = 100
const LONGEST_LIST = 5_000

/**
 * The licenses in `Basic, Premium` or `Basic + Premium`. A name may have a separator in itself, so
 * that the longest known name counts from each place on.
 */
function severalIn(text: string, find: Find): readonly CellLicense[] | undefined {
  const whole = find(text)
  if (whole !== undefined) return [whole]
  if (text.length > LONGEST_LIST) return undefined
  const parts = text.split(/([,;|+&/\n\r])/)
  if (parts.length < 2 || parts.length > MOST_PARTS) return undefined
  const found: CellLicense[] = []
  for (let at = 0; at < parts.length;) {
    if (tidy(parts[at] ?? '') === '') {
      at += 2
      continue
    }
    const longest = longestName(parts, at, find)
    if (longest === undefined) return undefined
    found.push(longest.license)
    at = longest.next
  }
  return found.length === 0 ? undefined : found
}

type Find = (text: string) => CellLicense | undefined

/** The longest name that begins at a part, and where the part after it begins. */
function longestName(
  parts: readonly string[],
  from: number,
  find: Find,
): { readonly license: CellLicense; readonly next: number } | undefined {
  for (let end = parts.length; end > from; end -= 2) {
    const license = find(parts.slice(from, end).join(''))
    if (license !== undefined) return { license, next: end + 1 }
  }
  return undefined
}

function nameKey(text: string): string {
  return tidy(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
}

function nearest(key: string, licenses: readonly NamedLicense[]): string | undefined {
  const limit = key.length < 5 ? 1 : 2
  let best: string | undefined
  let bestDistance = limit + 1
  for (const { id, name = id } of licenses) {
    const distance = Math.min(
      editDistance(key.slice(0, 100), nameKey(name), limit),
      editDistance(key.slice(0, 100), nameKey(id), limit),
    )
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
    else if (distance === bestDistance && best !== name) best = undefined
  }
  return best
}
