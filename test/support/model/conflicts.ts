/** Says why a change does not go through, by the wording of rules C2, C4 and Q3. */
import type { Holding } from '../../../src/core/holding.js'
import type { PhoneNumber } from '../../../src/core/phone-number.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import { endOf, isMet, truthOf, type Case } from '../../../src/testing/laws/one-date/by-the-book.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { conflictsInShort, type ModelConflict } from './organization.js'

/** The seats of a license of which none is free; `null` when there is one. */
export type FullSeats = (
  license: string,
) => { readonly limit: number; readonly held: number } | null

/** All conflicts of a change that failed beside those that went through. */
export function conflictsOf(
  failed: Change,
  accepted: readonly Change[],
  given: Case,
  fullSeats: FullSeats,
): readonly ModelConflict[] {
  const { license } = failed
  const codes: string[] = []
  const definition = licenseOf(license, given)
  const isNew = !given.holdings.some((holding) => holding.license === license)
  const { holdings } = endOf([...accepted, failed], given)
  if (failed.kind === 'assign' && definition === undefined) codes.push('license_unknown')
  if (failed.kind === 'assign') codes.push(...codesOfDetails(failed, given))
  if (failed.kind === 'assign' && isNew && definition !== undefined) {
    const { from, until } = definition.availability ?? {}
    const { date } = given.facts
    if ((from !== undefined && date < from) || (until !== undefined && date >= until))
      codes.push('not_available')
    if (definition.requirement)
      codes.push(...codesOfRequirement(definition.requirement, true, holdings, given))
  }
  codes.push(...codesOfOthers(failed, accepted, given))
  const full = failed.kind === 'assign' && isNew && definition ? fullSeats(license) : null
  return conflictsInShort([
    ...codes.map((code) => ({ code, license })),
    ...(full === null ? [] : [{ code: 'no_seat', license, ...full }]),
  ])
}

/** What is wrong with the numbers chosen, and those left open (rules P2 and Q3). */
function codesOfDetails(change: Change, given: Case): readonly string[] {
  const defined = licenseOf(change.license, given)?.details
  if (licenseOf(change.license, given) === undefined) return []
  const held = given.holdings.find((holding) => holding.license === change.license)?.details ?? {}
  const unknown = Object.keys(change.details).filter(
    (detail) => defined?.some(({ id }) => id === detail) !== true,
  )
  const wrong = (defined ?? []).flatMap(({ id, type }) => {
    const numbers = given.facts.numbers.filter((number) => number.type === type)
    const chosen = change.details[id] ?? held[id]
    if (chosen === undefined) {
      const active = numbers.filter((number) => isActive(number, given))
      if (active.length === 1) return []
      return active.length > 1 ? ['number_not_chosen'] : [codeOfMissing(numbers)]
    }
    const number = numbers.find((one) => one.number === chosen)
    if (number === undefined) return ['number_not_owned']
    return isActive(number, given) ? [] : [codeOfMissing([number])]
  })
  return [...unknown.map(() => 'detail_unknown'), ...wrong]
}

/** Why no number of a type works: none is there, none is on its way, or one is. */
function codeOfMissing(numbers: readonly PhoneNumber[]): string {
  if (numbers.length === 0) return 'number_missing'
  return numbers.every(({ status }) => status === 'foreign') ? 'number_foreign' : 'number_porting'
}

/** A condition that is not as it should be, and how it should be. */
interface Failing {
  readonly condition: Requirement
  readonly wanted: boolean
}

/** Codes of a requirement that is not met; alternatives are one conflict. */
function codesOfRequirement(
  requirement: Requirement,
  wanted: boolean,
  state: readonly Holding[],
  given: Case,
): readonly string[] {
  if (truthOf(requirement, state, given) === wanted) return []
  if (requirement.kind === 'not') return codesOfRequirement(requirement.of, !wanted, state, given)
  const group = partsOf(requirement)
  if (group === null) return [codeOfLeaf(requirement, wanted, given)]
  const needed = wanted ? group.count : group.of.length - group.count + 1
  if (needed < group.of.length) return ['alternatives_not_met']
  return group.of.flatMap((part) => codesOfRequirement(part, wanted, state, given))
}

function codeOfLeaf(condition: Requirement, wanted: boolean, given: Case): string {
  switch (condition.kind) {
    case 'license':
    case 'anyLicense':
    case 'track':
      return wanted ? 'license_missing' : 'excluded_by'
    case 'excludes':
      return wanted ? 'excluded_by' : 'license_missing'
    case 'atMost':
      return 'too_many_held' // it is drawn as it stands, never turned round
    case 'country':
      return wanted ? 'country_required' : 'country_not_allowed'
    case 'number': {
      const ofType = given.facts.numbers.filter(({ type }) => type === condition.type)
      return wanted ? codeOfMissing(ofType) : 'number_not_allowed'
    }
    case 'capability':
      return wanted ? 'capability_missing' : 'capability_not_allowed'
    case 'attribute':
      return wanted ? 'attribute_missing' : 'attribute_not_allowed'
    default:
      throw new Error(`the model has no code for ${condition.kind}`)
  }
}

/**
 * What the change would do to others (rules C4 and C6): break what is kept and was right, or what
 * comes on the same date.
 */
function codesOfOthers(
  failed: Change,
  accepted: readonly Change[],
  given: Case,
): readonly string[] {
  const { holdings, dropped } = endOf([...accepted, failed], given)
  const sound = given.holdings
    .map(({ license }) => license)
    .filter((license) => isMet(license, given.holdings, given))
  const coming = accepted.filter(
    ({ kind, license }) =>
      kind === 'assign' && !given.holdings.some((holding) => holding.license === license),
  )
  const broken = new Set(
    [...sound, ...coming.map(({ license }) => license)].filter(
      (license) =>
        license !== failed.license &&
        holdings.some((holding) => holding.license === license) &&
        !isMet(license, holdings, given),
    ),
  )
  const taken = [...takenBy(failed, given), ...dropped]
  return [...broken].flatMap((other) => codesOfBroken(other, failed, taken, { holdings, given }))
}

function codesOfBroken(
  other: string,
  failed: Change,
  taken: readonly string[],
  { holdings, given }: { readonly holdings: readonly Holding[]; readonly given: Case },
): readonly string[] {
  const requirement = licenseOf(other, given)?.requirement
  if (requirement === undefined) return []
  const failing = failingIn(requirement, true, holdings, given)
  const named = failing.filter(
    (one) => failed.kind === 'assign' && forbids(one).includes(failed.license),
  )
  const isNeeded = failing.some((one) => wants(one, given).some((id) => taken.includes(id)))
  const codes: string[] = []
  if (isNeeded || (named.length === 0 && taken.length > 0)) codes.push('still_needed')
  const excluding = named.length > 0 || taken.length > 0 ? named : failing
  const codeOf = (one: Failing) =>
    one.condition.kind === 'atMost' ? 'too_many_held' : 'excluded_by'
  return [...codes, ...new Set(excluding.map(codeOf))]
}

/** The licenses that a change takes away by itself: what it removes, or replaces in its track. */
function takenBy({ kind, license }: Change, given: Case): readonly string[] {
  const held = given.holdings.map((holding) => holding.license)
  if (kind === 'remove') return held.filter((id) => id === license)
  const track = given.definition.tracks.find(({ licenses }) =>
    licenses.some(({ id }) => id === license),
  )
  if (track === undefined || track.holds === 'many') return []
  return held.filter((id) => id !== license && track.licenses.some((one) => one.id === id))
}

/** The conditions in a requirement that are not as they should be. */
function failingIn(
  requirement: Requirement,
  wanted: boolean,
  state: readonly Holding[],
  given: Case,
): readonly Failing[] {
  if (truthOf(requirement, state, given) === wanted) return []
  if (requirement.kind === 'not') return failingIn(requirement.of, !wanted, state, given)
  const group = partsOf(requirement)
  if (group === null) return [{ condition: requirement, wanted }]
  return group.of.flatMap((part) => failingIn(part, wanted, state, given))
}

function partsOf(
  requirement: Requirement,
): { readonly of: readonly Requirement[]; readonly count: number } | null {
  switch (requirement.kind) {
    case 'all':
      return { of: requirement.of, count: requirement.of.length }
    case 'any':
      return { of: requirement.of, count: 1 }
    case 'atLeast':
      return requirement
    default:
      return null
  }
}

/** The licenses that a failing condition does not want. */
function forbids({ condition, wanted }: Failing): readonly string[] {
  if (condition.kind === 'excludes' || condition.kind === 'atMost')
    return wanted ? condition.licenses : []
  if (condition.kind === 'license') return wanted ? [] : [condition.license]
  if (condition.kind === 'anyLicense') return wanted ? [] : condition.licenses
  return []
}

/** The licenses of which a failing condition wants one. */
function wants({ condition, wanted }: Failing, given: Case): readonly string[] {
  if (condition.kind === 'excludes') return wanted ? [] : condition.licenses
  if (condition.kind === 'license') return wanted ? [condition.license] : []
  if (condition.kind === 'anyLicense') return wanted ? condition.licenses : []
  if (condition.kind !== 'track' || !wanted) return []
  const track = given.definition.tracks.find(({ id }) => id === condition.track)
  return track?.licenses.map(({ id }) => id) ?? []
}

function licenseOf(id: string, { definition }: Case) {
  return definition.tracks.flatMap(({ licenses }) => licenses).find((license) => license.id === id)
}

function isActive(number: PhoneNumber, { facts }: Case): boolean {
  if (number.status === 'foreign') return false
  return (number.status === 'active' ? number.from : number.on) <= facts.date
}
