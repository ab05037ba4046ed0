/** Describes what has changed between two catalogs in sentences. */
import type { Catalog } from '../catalog/catalog.js'
import type { Edition } from '../catalog/edition.js'
import { editionFrom } from '../catalog/lookup.js'
import { anything, atLeast, checkAll, fields, list } from '../core/check.js'
import { asSentences, sayIn } from '../words/describe/say.js'
import { catalogCheck } from '../words/language/checks.js'
import { namesIn } from '../words/language/wording.js'
import type { SayOptions } from '../words/language/say-options.js'
import type { Wording } from '../words/language/say.js'
import type { CatalogComparison, LicenseComparison } from './comparison.js'
import type { Telling } from './condition-text.js'
import { describeExample, english, saying } from './describe.js'

/** The two catalogs that were compared. */
interface Compared {
  readonly before: Edition
  readonly after: Edition
}

const compared = /* @__PURE__ */ atLeast<
  Pick<CatalogComparison, 'editions' | 'licenses' | 'added' | 'removed' | 'tracks'>
>({
  editions: atLeast<CatalogComparison['editions']>({ before: anything, after: anything }),
  licenses: list,
  added: list,
  removed: list,
  tracks: list,
})

/**
 * What has changed between two catalogs, in sentences: one text for each license or track of which
 * there is something to say, in the order of the catalog after, then what is gone.
 *
 * @param catalogs - The catalogs that were compared.
 * @param options - What to call things, by their names in the catalogs by default; and the language.
 *
 * @example
 * ```ts
 * const withLicenses = (...licenses: { id: string; name: string; requirement?: Requirement }[]) => defineCatalog<string, string>({ tracks: [{ id: 'voice', name: 'Voice', licenses }] })
 * const before = withLicenses({ id: 'basic', name: 'Basic' }, { id: 'fax', name: 'Fax' })
 * const after = withLicenses({ id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } })
 * describeComparison({ before, after }, compareCatalogs(before, after))
 * // => ['Basic is stricter: not everybody who could have it still can. For example, a user who holds Basic.', 'Fax is no longer in the catalog.']
 * ```
 *
 * @public
 */
export function describeComparison(
  catalogs: { readonly before: Catalog; readonly after: Catalog },
  comparison: CatalogComparison,
  options: SayOptions<'conditions' | 'findings'> = {},
): readonly string[] {
  checkAll({
    catalogs: [catalogs, fields<Compared>({ before: catalogCheck, after: catalogCheck })],
    comparison: [comparison, compared],
    options: [options, saying],
  })
  const { before, after } = comparison.editions
  const editions = {
    before: editionFrom(catalogs.before, before),
    after: editionFrom(catalogs.after, after),
  }
  const { words = namesOf(editions), language = english } = options
  const telling: Telling = {
    edition: editions.after,
    words,
    language,
    say: sayIn(language, words),
  }
  const { comparison: said, ...findings } = language.findings
  const { say } = telling
  const byLicense = new Map(comparison.licenses.map((one) => [one.license, one]))
  const texts = [
    ...[...editions.after.licenses.keys()].flatMap((id) => {
      const one = byLicense.get(id)
      return one === undefined ? [said.added(say.license(id))] : changesOf(one, comparison, telling)
    }),
    ...comparison.removed.map((id) => said.removed(say.license(id))),
    ...comparison.tracks.map(({ track, holds }) =>
      holds === 'one' ? findings.oneLicense(say.track(track)) : said.manyLicenses(say.track(track)),
    ),
  ]
  return texts.map((text) => asSentences(text))
}

function changesOf(
  one: LicenseComparison,
  { steps }: CatalogComparison,
  telling: Telling,
): readonly string[] {
  const { say, language } = telling
  const { comparison: said, ...findings } = language.findings
  const name = say.license(one.license)
  const { refused, allowed, track, features, details, availability } = one
  const feature = (id: string) => say.feature(id)
  const value = (given: string | number | boolean | null) =>
    typeof given === 'number' ? say.number(given) : String(given)
  const sentences = [
    ...(refused
      ? [said.stricter(name, refused.inOrder, describeExample(telling, refused.user))]
      : []),
    ...(allowed
      ? [said.looser(name, allowed.inOrder, describeExample(telling, allowed.user))]
      : []),
    ...(one.rule === 'undecided' ? [said.undecided(name, say.number(steps))] : []),
    ...(track ? [said.moved(name, say.track(track.before), say.track(track.after))] : []),
    ...(features.gained.length > 0
      ? [said.gained(name, say.list(features.gained.map(feature), 'and'))]
      : []),
    ...(features.lost.length > 0
      ? [said.lost(name, say.list(features.lost.map(feature), 'and'))]
      : []),
    ...features.changed.map(({ feature: id, from, to }) =>
      said.changed(name, feature(id), value(from), value(to)),
    ),
    ...details.added.map((detail) => findings.detail(name, say.detail(one.license, detail))),
    ...details.removed.map((detail) => said.notAsked(name, say.detail(one.license, detail))),
    ...(availability ? [availableIn(name, availability.after, telling)] : []),
  ]
  return sentences.length === 0 ? [] : [sentences.map((text) => asSentences(text.trim())).join(' ')]
}

function availableIn(
  name: string,
  { from, until }: { readonly from: string | null; readonly until: string | null },
  { say, language: { findings } }: Telling,
): string {
  if (from === null && until === null) return findings.comparison.anyDate(name)
  return findings.availability(name, from && say.date(from), until && say.date(until))
}

/** Names of the catalog after, and of the one before for what is gone. */
function namesOf({ before, after }: Compared): Wording {
  return namesIn([after, before])
}
