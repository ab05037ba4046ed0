/** Parts of an edition that no requirement connects. */
import type { Edition } from '../../../catalog/edition.js'
import { leavesOf } from '../../../requirements/compile.js'

/**
 * The parts of an edition that no requirement and no one-license track connects, as sets of
 * licenses. A predicate may look at any license, so one predicate connects all of them.
 */
export function partsOf({ licenses }: Edition): readonly ReadonlySet<string>[] {
  const part = new Map<string, Set<string>>([...licenses.keys()].map((id) => [id, new Set([id])]))
  const connect = (a: string, b: string) => {
    const [one, other] = [part.get(a), part.get(b)]
    if (one === undefined || other === undefined || one === other) return
    for (const id of other) {
      one.add(id)
      part.set(id, one)
    }
  }
  for (const { id, track, requirement } of licenses.values()) {
    if (track.holds === 'one') for (const other of track.licenses) connect(id, other)
    for (const { leaf } of requirement ? leavesOf(requirement) : []) {
      if (leaf.kind === 'licenses') for (const other of leaf.licenses) connect(id, other)
      if (leaf.kind === 'predicate') for (const other of licenses.keys()) connect(id, other)
    }
  }
  return [...new Set(part.values())]
}
