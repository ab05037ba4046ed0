/** The columns of licenses in a template: one for any, or one for each track or license. */
import { invalidInput } from '../../core/check.js'
import type { SheetWords } from '../../words/language/sheet.js'
import { editionsFor, licensesOffered, type NamedLicense } from '../cells/license.js'
import type { LicenseColumn } from '../columns/fields.js'
import { createHeaderLookup, type HeaderLookup } from '../columns/header-lookup.js'
import { targetMark } from '../columns/own-headers.js'
import { licenseNames } from './license-names.js'
import type { TemplateColumn } from './template-column.js'
import type { TemplateOptions } from './template-options.js'

/**
 * A column with a pick-list for each track that holds one license; for each license of the others a
 * column to tick.
 */
export function columnsByTrack(
  words: SheetWords,
  options: TemplateOptions,
): readonly TemplateColumn[] {
  const [edition] = editionsFor(options)
  if (edition === undefined)
    throw invalidInput('licenseColumns', 'needs the catalog, whose tracks have the columns')
  const lookup = createHeaderLookup(options)
  const shown = new Map(
    licenseNames(offered(options)).map(({ id, shown: name }) => [id, name] as const),
  )
  return edition.tracks.flatMap((track): readonly TemplateColumn[] => {
    const { id, name = id } = track
    const licenses = track.licenses.filter((license) => shown.has(license.id))
    if (licenses.length === 0) return []
    const names = licenses.map((license) => shown.get(license.id) ?? license.id)
    if ((track.holds ?? 'one') === 'one')
      return [
        column(lookup, `track:${id}`, name, {
          hint: words.licenseOfTrack,
          values: [...names, 'CLEAR'],
        }),
      ]
    return licenses.map((license, index) =>
      column(lookup, `license:${license.id}`, names[index] ?? license.id, {
        hint: words.licenseTicked,
        values: [words.yes, 'CLEAR'],
      }),
    )
  })
}

/** The licenses that a template offers: all of the catalog, or those that are named. */
function offered({ licenses, ...ofCatalog }: TemplateOptions): readonly NamedLicense[] {
  const named = licenses && new Set(licenses.map(({ id }) => id))
  const all = licensesOffered(ofCatalog) ?? []
  return all.filter(({ id }) => named === undefined || named.has(id))
}

/** A name as a header, with a mark where reading would take the name for something else. */
export function headerFor(lookup: HeaderLookup, target: LicenseColumn, name: string): string {
  return lookup.meaningOf(name).target === target ? name : `${name} ${targetMark(target)}`
}

function column(
  lookup: HeaderLookup,
  target: LicenseColumn,
  name: string,
  { hint, values }: { readonly hint: string; readonly values: readonly string[] },
): TemplateColumn {
  return {
    target,
    words: { header: headerFor(lookup, target, name), hint, example: values[0] ?? '' },
    need: 'optional',
    width: Math.max(14, Math.min(30, name.length + 4)),
    format: 'text',
    values,
  }
}
