/** Compares licenses side by side, and says what changes from one to another. */
import type { Catalog } from './catalog.js'
import type { CalendarDate } from '../core/calendar-date.js'
import { checkAll, listOf, text } from '../core/check.js'
import { SeatlineError } from '../core/errors.js'
import { definedCatalog, onDate, readOn } from '../words/language/checks.js'
import {
  findShown,
  type ShownCatalog,
  type ShownLicense,
} from '../words/language/shown-editions.js'
import type { FeatureDefinition } from './definition.js'

/** Licenses side by side, as data. @public */
export interface Comparison {
  readonly licenses: readonly {
    readonly id: string
    readonly name: string
    readonly track: string
    readonly description: string | null
  }[]
  /** One for each feature of any of them. */
  readonly rows: readonly {
    readonly feature: string
    readonly name: string
    readonly unit: string | null
    /**
     * In the order of the licenses: `true` where it is simply included, `null` where it is not.
     */
    readonly values: readonly (string | number | boolean | null)[]
    readonly differs: boolean
  }[]
}

/** One feature across the licenses compared. */
export type ComparisonRow = Comparison['rows'][number]

/** What a license has of a feature. */
export type FeatureValue = ComparisonRow['values'][number]

/** What changes for a user who goes from one license to another. @public */
export interface Exchange {
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  readonly changed: readonly {
    readonly feature: string
    readonly from: string | number | boolean | null
    readonly to: string | number | boolean | null
  }[]
}

/**
 * Puts licenses side by side.
 *
 * @param catalog - What `defineCatalog` gave, or `{ definition }`.
 * @param licenses - Ids, in the order of the columns.
 * @param options - The date of the edition that counts; the newest that has a license by default.
 * @returns A row for each feature of any of them, in the order in which the catalog first names it.
 * @throws {@link SeatlineError} `license_unknown`.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({
 *   tracks: [{ id: 'data', name: 'Mobile data', licenses: [
 *     { id: 'small', name: 'Small', features: [{ id: 'data', name: 'Data', value: 10, unit: 'GB' }] },
 *     { id: 'large', name: 'Large', features: [{ id: 'data', name: 'Data', value: 100, unit: 'GB' }, { id: 'roaming' }] },
 *   ] }],
 * })
 * compareLicenses(catalog, ['small', 'large']).rows.map((row) => row.values) // => [[10, 100], [null, true]]
 * ```
 * @public
 */
export function compareLicenses<L extends string>(
  catalog: Pick<Catalog<L>, 'definition'>,
  licenses: readonly NoInfer<L>[],
  options: { readonly on?: string } = {},
): Comparison {
  checkAll({
    catalog: [catalog, definedCatalog],
    licenses: [licenses, listOf(text)],
    options: [options, onDate],
  })
  const compared = licenses.map((id) => find(catalog, id, readOn(options)))
  const features = new Map<string, FeatureDefinition>()
  for (const license of compared)
    for (const feature of license.features)
      if (!features.has(feature.id)) features.set(feature.id, feature)
  return {
    licenses: compared.map(({ id, definition, track }) => ({
      id,
      name: definition.name,
      track: track.id,
      description: definition.description ?? null,
    })),
    rows: [...features.values()].map(({ id, name, unit }) => {
      const values = compared.map((license) => valueOf(license.features, id))
      return {
        feature: id,
        name: name ?? id,
        unit: unit ?? null,
        values,
        differs: values.some((value) => value !== values[0]),
      }
    }),
  }
}

/**
 * What is gained and lost when one license takes the place of another.
 *
 * @param catalog - What `defineCatalog` gave, or `{ definition }`.
 * @param options - The date of the edition that counts; the newest that has a license by default.
 * @throws {@link SeatlineError} `license_unknown`.
 * @public
 */
export function exchangeLicenses<L extends string>(
  catalog: Pick<Catalog<L>, 'definition'>,
  from: NoInfer<L>,
  to: NoInfer<L>,
  options: { readonly on?: string } = {},
): Exchange {
  checkAll({
    catalog: [catalog, definedCatalog],
    from: [from, text],
    to: [to, text],
    options: [options, onDate],
  })
  const on = readOn(options)
  return exchangeOf(find(catalog, from, on).features, find(catalog, to, on).features)
}

/** What is gained and lost when some features take the place of others. */
export function exchangeOf(
  from: readonly FeatureDefinition[],
  to: readonly FeatureDefinition[],
): Exchange {
  const rows = [...new Set([...from, ...to].map(({ id }) => id))].map((id) => ({
    feature: id,
    from: valueOf(from, id),
    to: valueOf(to, id),
  }))
  const pick = (wanted: (a: FeatureValue, b: FeatureValue) => boolean) =>
    rows.filter((row) => wanted(row.from, row.to)).map((row) => row.feature)
  return {
    gained: pick((a, b) => isAbsent(a) && !isAbsent(b)),
    lost: pick((a, b) => !isAbsent(a) && isAbsent(b)),
    changed: rows.filter((row) => !isAbsent(row.from) && !isAbsent(row.to) && row.from !== row.to),
  }
}

function isAbsent(value: FeatureValue): boolean {
  return value === null || value === false
}

function valueOf(features: readonly FeatureDefinition[], id: string): FeatureValue {
  const feature = features.find((candidate) => candidate.id === id)
  return feature === undefined ? null : (feature.value ?? true)
}

function find(catalog: ShownCatalog, id: string, on: CalendarDate | null): ShownLicense {
  const license = findShown(catalog, id, on)
  if (license) return license
  throw new SeatlineError(
    'license_unknown',
    `The catalog has no license ${id}. Use an id of catalog.definition.`,
    { licenses: [id] },
  )
}
