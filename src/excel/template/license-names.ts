/** The names by which workbooks call licenses. */
import type { NamedLicense } from '../cells/license.js'

/**
 * Licenses by the names that a file may use: where two have one name, or one has none, by the id.
 */
export function licenseNames(
  licenses: readonly NamedLicense[],
): readonly { readonly id: string; readonly shown: string }[] {
  const counts = new Map<string, number>()
  for (const { id, name = id } of licenses)
    counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
  const ids = new Set(licenses.map(({ id }) => id.toLowerCase()))
  return licenses.map(({ id, name = id }) => {
    const isAmbiguous =
      counts.get(name.toLowerCase()) !== 1 ||
      (ids.has(name.toLowerCase()) && name.toLowerCase() !== id.toLowerCase())
    return { id, shown: isAmbiguous ? id : name }
  })
}
