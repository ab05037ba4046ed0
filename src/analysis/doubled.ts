/** Finds exclusions that both sides declare. */
import type { License } from '../catalog/edition.js'
import type { Finding } from './finding.js'
import { replaceLines, type Line } from './model.js'
import type { Study } from './study.js'

/**
 * Exclusions that both sides declare: one protects its holder as well (rule C8), so those of the
 * license that comes later in the catalog are taken out of the study. Looked up rather than
 * searched for, because large catalogs have many.
 */
export function doubledExclusions(
  { state }: Study,
  licenses: readonly License[],
): readonly Finding[] {
  const excludedBy = new Map(
    licenses.map(({ id }) => [
      id,
      new Set(state.lines.get(id)!.flatMap((line) => excludedIn(line) ?? [])),
    ]),
  )
  const earlier = new Set<string>()
  return licenses.flatMap(({ id }): readonly Finding[] => {
    const isDoubled = (line: Line) => {
      const other = excludedIn(line)
      return other !== null && earlier.has(other) && (excludedBy.get(other)?.has(id) ?? false)
    }
    const lines = state.lines.get(id)!
    earlier.add(id)
    const doubled = [
      ...new Set(lines.flatMap((line) => (isDoubled(line) ? (excludedIn(line) ?? []) : []))),
    ]
    if (doubled.length === 0) return []
    replaceLines(
      state,
      id,
      lines.filter((line) => !isDoubled(line)),
    )
    return [{ kind: 'exclusion_doubled', license: id, licenses: doubled }]
  })
}

function excludedIn({ formula }: Line): string | null {
  return formula.kind === 'atom' && formula.atom.kind === 'license' && !formula.wanted
    ? formula.atom.license
    : null
}
