import type { CatalogDefinition, LicenseDefinition, Requirement } from '../../src/index.js'

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

/**
 * A catalog as portals have them: numbers, bases of other tracks, alternatives, exclusions; every
 * third track holds many.
 */
export function realisticCatalog(tracks: number, perTrack: number, seed = 1): CatalogDefinition {
  const next = numbersFrom(seed)
  const ids = Array.from({ length: tracks * perTrack }, (_, index) => `l${index}`)
  const some = (from: number, to: number, self: string) =>
    [
      ...new Set(
        Array.from({ length: from + next(to - from + 1) }, () => ids[next(ids.length)] ?? 'l0'),
      ),
    ].filter((id) => id !== self)
  const license = (index: number): LicenseDefinition => {
    const id = `l${index}`
    const parts: Requirement[] = []
    if (next(2) === 0) parts.push({ kind: 'number', type: next(2) === 0 ? 'landline' : 'mobile' })
    if (next(3) === 0) parts.push({ kind: 'track', track: `t${next(tracks)}` })
    const [either, or] = [some(1, 3, id), some(1, 2, id)]
    if (next(2) === 0 && either.length > 0) {
      const alternatives: Requirement[] = [
        { kind: 'anyLicense', licenses: either },
        {
          kind: 'all',
          of: [
            { kind: 'capability', capability: `c${next(5)}` },
            { kind: 'attribute', attribute: 'role', in: [`r${next(4)}`, `r${next(4)}`] },
          ],
        },
      ]
      parts.push({ kind: 'any', of: alternatives })
    }
    if (next(2) === 0 && or.length > 0) parts.push({ kind: 'excludes', licenses: or })
    if (next(12) === 0)
      parts.push({
        kind: 'atLeast',
        count: 2,
        of: some(3, 4, id).map((one) => ({ kind: 'license', license: one })),
      })
    const right = parts.filter((part) => part.kind !== 'atLeast' || part.of.length >= part.count)
    return {
      id,
      name: id.toUpperCase(),
      ...(right.length > 0 && { requirement: { kind: 'all', of: right } }),
    }
  }
  return {
    tracks: Array.from({ length: tracks }, (_, track) => ({
      id: `t${track}`,
      name: `T${track}`,
      holds: track % 3 === 2 ? 'many' : 'one',
      licenses: Array.from({ length: perTrack }, (_, place) => license(track * perTrack + place)),
    })),
  }
}
