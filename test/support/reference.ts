import type { CatalogDefinition, Change, Facts, Holding, LicenseDefinition, Requirement } from '../../src/index.js'

/** What the reference says of one date: what went through, and what is held in the end. */
export interface ReferenceAnswer {
  readonly superseded: readonly string[]
  readonly unchanged: readonly string[]
  readonly applied: readonly string[]
  readonly held: readonly string[]
}

/**
 * Settles one date by trying every set of changes, straight from the words of the rules I3 and C1 to C6.
 * Slow, obvious, and apart from the code that it checks.
 */
export function settleByHand(
  definition: CatalogDefinition,
  facts: Facts,
  holdings: readonly Holding[],
  changes: readonly Change[],
): ReferenceAnswer {
  const licenses = new Map(definition.tracks.flatMap((track) => track.licenses.map((license) => [license.id, { license, track }] as const)))
  const trackOf = (id: string) => licenses.get(id)?.track
  const before = holdings.map((holding) => holding.license)

  const isLater = (a: Change, b: Change) => (a.ownDate !== b.ownDate ? a.ownDate > b.ownDate : a.dated > b.dated)
  const sameOneTrack = (a: Change, b: Change) => trackOf(a.license) === trackOf(b.license) && trackOf(a.license)?.holds !== 'many'
  const rivals = (a: Change, b: Change) => a.license === b.license || (a.kind === 'assign' && b.kind === 'assign' && sameOneTrack(a, b))
  const beaten = changes.filter((change) => changes.some((other) => other !== change && rivals(change, other) && isLater(other, change)))
  const counting = changes.filter((change) => !beaten.includes(change))
  const replacedRemovals = counting.filter(
    (change) =>
      change.kind === 'remove' &&
      counting.some((other) => other.kind === 'assign' && other.license !== change.license && sameOneTrack(other, change)),
  )
  const standing = counting.filter((change) => !replacedRemovals.includes(change))

  const numberFor = (license: LicenseDefinition | undefined) => {
    const wanted = license?.details?.[0]?.type
    if (wanted === undefined) return 'none needed'
    const right = facts.numbers.filter(
      (number) =>
        number.type === wanted &&
        ((number.status === 'active' && number.from <= facts.date) || (number.status === 'porting' && number.on <= facts.date)),
    )
    return right.length === 1 ? (right[0]?.number ?? '') : null
  }
  const heldDetails = (id: string) => Object.keys(holdings.find((holding) => holding.license === id)?.details ?? {}).length > 0
  const changesNothing = (change: Change) =>
    change.kind === 'remove'
      ? !before.includes(change.license)
      : before.includes(change.license) &&
        (heldDetails(change.license) || ['none needed', null].includes(numberFor(licenses.get(change.license)?.license)))
  const unchanged = standing.filter(changesNothing)
  const candidates = standing.filter((change) => !unchanged.includes(change)).sort((a, b) => (a.created < b.created ? -1 : 1))

  const isMet = (id: string, held: readonly string[]) => {
    const requirement = licenses.get(id)?.license.requirement
    return requirement === undefined || isTrue(requirement, held, facts, (license) => trackOf(license)?.id)
  }
  /** The licenses after a set of changes, before anything goes with its base. */
  const plainEnd = (set: readonly Change[]) => {
    const end = new Set(before)
    for (const change of set) {
      if (change.kind === 'remove') end.delete(change.license)
      else
        for (const other of before)
          if (other !== change.license && trackOf(other)?.id === trackOf(change.license)?.id && trackOf(other)?.holds !== 'many')
            end.delete(other)
    }
    for (const change of set) if (change.kind === 'assign') end.add(change.license)
    return end
  }
  const endOf = (set: readonly Change[]): readonly string[] | null => {
    if (set.some((change) => change.kind === 'assign' && numberFor(licenses.get(change.license)?.license) === null)) return null
    const end = plainEnd(set)
    const without = plainEnd(set.filter((change) => change.dependents === 'keep'))
    const assigned = set.filter((change) => change.kind === 'assign' && !before.includes(change.license)).map((change) => change.license)
    const soundBefore = before.filter((id) => isMet(id, before))
    for (;;) {
      const broken = soundBefore.filter((id) => end.has(id) && !isMet(id, [...end]))
      const going = broken.filter((id) => without.has(id) && isMet(id, [...without]))
      if (going.length === 0) return broken.length === 0 && assigned.every((id) => isMet(id, [...end])) ? [...end] : null
      for (const id of going) end.delete(id)
    }
  }
  let accepted: readonly Change[] = []
  for (const change of candidates) {
    const rest = candidates.slice(candidates.indexOf(change) + 1)
    const some = subsets(rest).some((others) => endOf([...accepted, change, ...others]) !== null)
    if (some) accepted = [...accepted, change]
  }
  const ids = (list: readonly Change[]) => list.map((change) => change.id).sort()
  return {
    superseded: ids([...beaten, ...replacedRemovals]),
    unchanged: ids(unchanged),
    applied: ids(accepted),
    held: [...(endOf(accepted) ?? ['invalid'])].sort(),
  }
}

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.reduce<(readonly T[])[]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
}

function isTrue(
  requirement: Requirement,
  held: readonly string[],
  facts: Facts,
  trackOf: (license: string) => string | undefined,
): boolean {
  const met = (part: Requirement) => isTrue(part, held, facts, trackOf)
  switch (requirement.kind) {
    case 'license':
      return held.includes(requirement.license)
    case 'anyLicense':
      return requirement.licenses.some((id) => held.includes(id))
    case 'excludes':
      return !requirement.licenses.some((id) => held.includes(id))
    case 'track':
      return held.some((id) => trackOf(id) === requirement.track)
    case 'number':
      return facts[requirement.type]
    case 'capability':
      return facts.capabilities.has(requirement.capability)
    case 'attribute': {
      const value = Object.hasOwn(facts.attributes, requirement.attribute) ? facts.attributes[requirement.attribute] : undefined
      return value !== undefined && (requirement.in === undefined || requirement.in.includes(value))
    }
    case 'all':
      return requirement.of.every(met)
    case 'any':
      return requirement.of.some(met)
    case 'atLeast':
      return requirement.of.filter(met).length >= requirement.count
    case 'not':
      return !met(requirement.of)
    case 'predicate':
      throw new Error('the reference knows no predicates')
  }
}
