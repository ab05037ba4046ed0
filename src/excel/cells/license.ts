/** Finds licenses by id or name. */
import type { Catalog } from '../../catalog/catalog.js'
import type { ReportCell } from './report.js'
import { editDistance, tidy } from './text.js'

/** A license as a file may name it. @public */
export interface NamedLicense {
  readonly id: string
  readonly name?: string
}

/** The licenses of the options: a list, those of the catalog, or undefined for any. */
export function licensesOf({
  licenses,
  catalog,
}: LicenseOptions): readonly NamedLicense[] | undefined {
  return licenses ?? catalog?.definition.tracks.flatMap((track) => track.licenses)
}

interface LicenseOptions {
  readonly licenses?: readonly NamedLicense[]
  readonly catalog?: Pick<Catalog, 'definition'>
}

/** Finds licenses by id or name, without regard to case and spaces. */
interface LicenseFinder {
  read(text: string, report: ReportCell): string | undefined
}

/**
 * Makes a finder. Two licenses of one name are found by their ids only. Without a list, whatever is
 * written is taken as an id.
 */
export function createLicenseFinder(licenses: readonly NamedLicense[] | undefined): LicenseFinder {
  if (licenses === undefined) return { read: (text) => tidy(text) }
  const byName = new Map<string, NamedLicense | null>()
  for (const license of licenses) {
    const name = nameKey(license.name ?? license.id)
    byName.set(name, byName.has(name) ? null : license)
  }
  for (const license of licenses) byName.set(nameKey(license.id), license)
  const known = new Map<string, string>()
  return {
    read(text, report) {
      const direct = known.get(text)
      if (direct !== undefined) return direct
      const found = byName.get(nameKey(text))
      if (found === undefined || found === null) {
        report('license_unknown', { suggestion: nearest(nameKey(text), licenses) })
        return undefined
      }
      if (known.size < 10_000) known.set(text, found.id)
      return found.id
    },
  }
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
