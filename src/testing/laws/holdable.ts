/** The law that somebody can hold every license. */
import { findLicense } from '../../catalog/lookup.js'
import { analyzeCatalog } from '../../analysis/analyze.js'
import { describeFinding } from '../../analysis/describe.js'
import type { Catalog } from '../../catalog/catalog.js'
import { wordingOf } from '../../words/language/wording.js'

export const HOLDABLE = { id: 'holdable', title: 'every license can be held by someone' } as const

/**
 * Looks for licenses that nobody can hold (rule Q4).
 *
 * @param known - Licenses that nobody is meant to hold: they are passed over, and it is told when
 * somebody can.
 * @returns What is wrong, a sentence each.
 */
export function unholdable(catalog: Catalog, known: readonly string[]): readonly string[] {
  const never = analyzeCatalog(catalog).findings.filter(
    (finding) => finding.kind === 'never_holdable',
  )
  const ids = never.map(({ license }) => license)
  const nameOf = wordingOf(catalog).license
  return [
    ...never
      .filter(({ license }) => !known.includes(license))
      .map((finding) => describeFinding(catalog, finding)),
    ...known
      .filter((license) => !ids.includes(license))
      .map((license) =>
        findLicense(catalog, license) !== undefined
          ? `${nameOf(license)} is named in neverHoldable, and can be held.`
          : `${license} is named in neverHoldable, and is no license of the catalog.`,
      ),
  ]
}
