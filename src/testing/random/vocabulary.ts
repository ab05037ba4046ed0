/** The facts and dates that a catalog looks at. */
import type { Catalog } from '../../catalog/catalog.js'
import { allowedValues, isDeclared } from '../../catalog/declared.js'
import { licenseIdsOf } from '../../catalog/lookup.js'
import { parseCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { beginningsIn } from '../../core/in-force.js'
import type { AttributeValue } from '../../core/user.js'
import { leavesOf } from '../../requirements/compile.js'

/**
 * What can be said about users of a catalog: the names that it knows, and the dates on which it
 * changes.
 */
export interface Vocabulary {
  readonly licenses: readonly string[]
  readonly capabilities: readonly string[]
  /** Countries to try: Sweden, and those that requirements name. */
  readonly countries: readonly string[]
  /**
   * Values to try for each attribute: those that the catalog allows, or else what it names and one
   * that it does not.
   */
  readonly attributes: ReadonlyMap<string, readonly AttributeValue[]>
  /** The dates from which on, and until which, a license can be assigned, and those of editions. */
  readonly edges: readonly CalendarDate[]
}

/**
 * Values of attributes to try, beside those that the catalog names: those that your predicates look
 * at.
 *
 * @public
 */
export interface AttributeValues {
  readonly [name: string]: readonly AttributeValue[]
}

/** The first day of every story, unless the catalog has days of its own: a Monday. */
export const FIRST_DAY = parseCalendarDate('2027-01-04')

/** A value that no catalog asks for by accident. */
const OTHER = 'something else'

/**
 * Collects the names that the requirements of a catalog know.
 *
 * @param attributes - Values to try beside those that the catalog names, such as those that a
 * predicate looks at.
 */
export function vocabularyOf(catalog: Catalog, attributes: AttributeValues = {}): Vocabulary {
  const capabilities = new Set<string>()
  const countries = new Set(['SE'])
  const values = new Map<string, Set<AttributeValue>>()
  const { definition } = catalog
  const add = (name: string, named: readonly AttributeValue[]) => {
    if (!isDeclared(definition.attributes, name)) return // nobody can have it
    const some = allowedValues(definition, name) ?? named
    const known = values.get(name) ?? new Set<AttributeValue>()
    for (const value of some) known.add(value)
    values.set(name, known)
  }
  const licenses = catalog.editions.flatMap((edition) => [...edition.licenses.values()])
  for (const { requirement } of licenses) {
    for (const { leaf } of requirement ? leavesOf(requirement) : []) {
      if (leaf.kind === 'capability') capabilities.add(leaf.capability)
      if (leaf.kind === 'country') leaf.anyOf.forEach((country) => countries.add(country))
      if (leaf.kind === 'attribute') add(leaf.attribute, [...(leaf.anyOf ?? []), OTHER])
    }
  }
  for (const [name, some] of Object.entries(attributes)) add(name, some)
  const edges = [
    ...licenses.flatMap(({ from, until }) => [from, until].filter((date) => date !== null)),
    ...beginningsIn(catalog.editions),
  ]
  return {
    licenses: licenseIdsOf(catalog),
    capabilities: [...capabilities],
    countries: [...countries],
    attributes: new Map([...values].map(([name, known]) => [name, [...known]])),
    edges: [...new Set(edges)].sort(),
  }
}

/**
 * For each license, those that have to do with it, itself first: what it names, what names it, and
 * the rest of its track. Users drawn among them meet the requirements of a large catalog far more
 * often.
 */
export function neighborhoodsOf(catalog: Catalog): ReadonlyMap<string, readonly string[]> {
  const near = new Map(licenseIdsOf(catalog).map((id) => [id, new Set([id])]))
  const licenses = catalog.editions.flatMap((edition) => [...edition.licenses.values()])
  for (const { id, track, requirement } of licenses) {
    const named = (requirement ? leavesOf(requirement) : []).flatMap(({ leaf }) =>
      leaf.kind === 'licenses' ? leaf.licenses : [],
    )
    for (const other of named) {
      near.get(id)?.add(other)
      near.get(other)?.add(id)
    }
    for (const other of track.holds === 'one' ? track.licenses : []) near.get(id)?.add(other)
  }
  return new Map([...near].map(([id, some]) => [id, [...some]]))
}
