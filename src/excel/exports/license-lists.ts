/** The columns that say which licenses users have, in an export. */
import { invalidInput } from '../../core/check.js'
import type { Wording } from '../../words/language/say.js'
import type { SheetWords } from '../../words/language/sheet.js'
import { editionsFor } from '../cells/license.js'
import { createHeaderLookup } from '../columns/header-lookup.js'
import { headerFor } from '../template/license-columns.js'
import { titleOf } from '../template/template-column.js'
import type { WrittenUser } from '../template/template-options.js'
import type { UserExportOptions } from './export-options.js'

/** A column of licenses. */
interface LicenseList {
  readonly header: string
  readonly width: number
  readonly textOf: (user: WrittenUser) => string
}

/** One column of all licenses, or one for each track. */
export function licenseLists(
  { catalog, licenseColumns = 'one' }: UserExportOptions,
  words: SheetWords,
  wording: Wording,
): readonly LicenseList[] {
  const textOf = ({ holdings }: WrittenUser, isShown: (license: string) => boolean) =>
    holdings
      .flatMap(({ license }) => (isShown(license) ? [wording.license(license)] : []))
      .join(', ')
  if (licenseColumns === 'one') {
    const header = titleOf({ need: 'read_only', words: words.currentLicenses })
    return [{ header, width: 40, textOf: (user) => textOf(user, () => true) }]
  }
  if (catalog === undefined)
    throw invalidInput('licenseColumns', 'needs the catalog, whose tracks have the columns')
  const lookup = createHeaderLookup({ catalog })
  const tracks = editionsFor({ catalog }).flatMap((edition) => edition.tracks)
  return [...new Set(tracks.map(({ id }) => id))].map((id): LicenseList => {
    const versions = tracks.filter((track) => track.id === id)
    const own = new Set(versions.flatMap(({ licenses }) => licenses.map((one) => one.id)))
    return {
      header: headerFor(lookup, `track:${id}`, versions[0]?.name ?? id),
      width: 24,
      textOf: (user) => textOf(user, (license) => own.has(license)),
    }
  })
}
