/** Settles one date the slow and obvious way, to compare with. */
import type {
  CatalogDefinition,
  EditionDefinition,
  LicenseDefinition,
  TrackDefinition,
} from '../../../catalog/definition.js'
import { parseCalendarDate } from '../../../core/calendar-date.js'
import type { Details, Holding } from '../../../core/holding.js'
import type { PhoneNumber } from '../../../core/phone-number.js'
import type { Predicate } from '../../../requirements/predicate.js'
import type { Json, Requirement } from '../../../requirements/requirement.js'
import type { Facts } from '../../../requirements/situation.js'
import type { Change, Override } from '../../../timeline/record/change.js'

/** All that the settling of one date depends on, as data. */
export interface Case {
  /** The edition of the date. */
  readonly definition: EditionDefinition
  readonly predicates: { readonly [name: string]: Predicate }
  readonly facts: Facts
  readonly holdings: readonly Holding[]
  readonly changes: readonly Change[]
  readonly override: Override | null
  readonly full: readonly string[]
}

export interface Answer {
  readonly fate: { readonly [change: string]: 'applied' | 'unchanged' | 'superseded' | 'failed' }
  readonly holdings: readonly Holding[]
  readonly dropped: readonly string[]
}

/**
 * Settles one date the slow and obvious way: every set of candidates is tried, in order of
 * creation, and checked by the wording of rules I3, C1, C2, C3 and C6. Shares no code with the
 * timeline.
 */
export function settleByTheBook(given: Case): Answer {
  const fate: { [change: string]: Answer['fate'][string] } = {}
  const candidates: Change[] = []
  for (const change of [...given.changes].sort((a, b) => (a.created < b.created ? -1 : 1))) {
    if (isSuperseded(change, given)) fate[change.id] = 'superseded'
    else if (changesNothing(change, given)) fate[change.id] = 'unchanged'
    else candidates.push(change)
  }
  for (const set of subsetsInOrder(candidates)) {
    const end = endOf(set, given)
    if (!isValidEnd(set, end, given)) continue
    for (const change of candidates) fate[change.id] = set.includes(change) ? 'applied' : 'failed'
    return { fate, holdings: end.holdings, dropped: end.dropped }
  }
  throw new Error('the empty set is always valid')
}

/** Every set: those with the first candidate before those without it, and so on with the next. */
export function subsetsInOrder<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items
  if (first === undefined) return [[]]
  const others = subsetsInOrder(rest)
  return [...others.map((set) => [first, ...set]), ...others]
}

/** Whether a set of candidates is valid (rule C2). */
export function isValidSet(set: readonly Change[], given: Case): boolean {
  return isValidEnd(set, endOf(set, given), given)
}

/** The changes that are candidates (rule C1). */
export function candidatesOf(given: Case): readonly Change[] {
  return given.changes.filter(
    (change) => !isSuperseded(change, given) && !changesNothing(change, given),
  )
}

export interface End {
  readonly holdings: readonly Holding[]
  readonly dropped: readonly string[]
}

// I3

function isSuperseded(change: Change, given: Case): boolean {
  const track = oneLicenseTrack(change.license, given)
  const sameTrack = (other: Change) =>
    track !== null && track === oneLicenseTrack(other.license, given)
  const later = (other: Change) => {
    const [set, otherSet] = [whenSet(change, given), whenSet(other, given)]
    if (set !== otherSet) return otherSet > set
    return (
      other.ownDate > change.ownDate ||
      (other.ownDate === change.ownDate && other.dated > change.dated)
    )
  }
  const against = (other: Change) =>
    other.license === change.license ||
    (other.kind === 'assign' && change.kind === 'assign' && sameTrack(other))
  if (given.changes.some((other) => other !== change && against(other) && later(other))) return true
  if (change.kind !== 'remove') return false
  return given.changes.some(
    (other) =>
      other.kind === 'assign' &&
      other.license !== change.license &&
      sameTrack(other) &&
      !isSuperseded(other, given),
  )
}

/** The number of the decision that set the date which counts. */
function whenSet({ dated }: Change, { override }: Case): number {
  return Math.max(dated, override?.dated ?? 0)
}

function changesNothing(change: Change, given: Case): boolean {
  const held = given.holdings.find((holding) => holding.license === change.license)
  if (change.kind === 'remove') return held === undefined
  const license = licenseOf(change.license, given)
  if (held === undefined || license === undefined) return false
  if (replacedBy(change, given).length > 0) return false
  const wanted = detailsOf(change, license, given).details
  return JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(held.details))
}

// C2 and C6

/** What a set of changes leads to, with what goes under rule C6. */
export function endOf(set: readonly Change[], given: Case): End {
  const kept = heldBefore(given)
  const soundBefore = kept.filter((id) => isMet(id, given.holdings, given))
  let holdings = applyAll(set, given)
  const dropped: string[] = []
  if (!set.some((change) => change.dependents === 'remove')) return { holdings, dropped }
  const without = applyAll(
    set.filter((change) => change.dependents === 'keep'),
    given,
  )
  const isBroken = (id: string, state: readonly Holding[]) =>
    state.some((holding) => holding.license === id) && !isMet(id, state, given)
  for (;;) {
    const state = holdings
    const going = soundBefore.filter((id) => isBroken(id, state) && !isBroken(id, without))
    if (going.length === 0) return { holdings, dropped }
    dropped.push(...going)
    holdings = holdings.filter((holding) => !going.includes(holding.license))
  }
}

function isValidEnd(set: readonly Change[], { holdings }: End, given: Case): boolean {
  const before = heldBefore(given)
  for (const change of set) {
    if (change.kind === 'remove') continue
    const license = licenseOf(change.license, given)
    if (license === undefined || !detailsOf(change, license, given).right) return false
    if (before.includes(license.id)) continue // rule Q6: judged on the details alone
    const { from, until } = license.availability ?? {}
    if (
      (from !== undefined && given.facts.date < from) ||
      (until !== undefined && given.facts.date >= until)
    )
      return false
    if (given.full.includes(license.id)) return false
    if (!isMet(license.id, holdings, given)) return false
  }
  const keptNow = before.filter((id) => holdings.some((holding) => holding.license === id))
  return keptNow.every((id) => !isMet(id, given.holdings, given) || isMet(id, holdings, given))
}

function applyAll(set: readonly Change[], given: Case): readonly Holding[] {
  const taken = set.flatMap((change) =>
    change.kind === 'remove' ? [change.license] : replacedBy(change, given),
  )
  const put = set.flatMap((change): Holding[] => {
    const license = licenseOf(change.license, given)
    const track = trackOf(change.license, given)
    if (change.kind === 'remove' || license === undefined || track === undefined) return []
    const held = given.holdings.find((holding) => holding.license === license.id)
    return [
      {
        license: license.id,
        track,
        details: detailsOf(change, license, given).details,
        since: held?.since ?? given.facts.date,
      },
    ]
  })
  const names = [...taken, ...put.map((holding) => holding.license)]
  return [...given.holdings.filter((holding) => !names.includes(holding.license)), ...put]
}

function replacedBy(change: Change, given: Case): readonly string[] {
  const track = oneLicenseTrack(change.license, given)
  if (track === null || licenseOf(change.license, given) === undefined) return []
  return given.holdings
    .filter(
      (holding) => holding.license !== change.license && trackOf(holding.license, given) === track,
    )
    .map((holding) => holding.license)
}

/** Rule P2: what is left open stays as it is held, or is the only right number. */
function detailsOf(
  change: Change,
  license: LicenseDefinition,
  { facts, holdings }: Case,
): { readonly details: Details; readonly right: boolean } {
  const held = holdings.find((holding) => holding.license === license.id)?.details ?? {}
  const defined = license.details ?? []
  const details: { [detail: string]: Details[string] } = {}
  let right = Object.keys(change.details).every((detail) => defined.some(({ id }) => id === detail))
  for (const { id, type } of defined) {
    const choices = facts.numbers
      .filter((number) => number.type === type && isActive(number, facts))
      .map((number) => number.number)
    const number = change.details[id] ?? held[id] ?? (choices.length === 1 ? choices[0] : undefined)
    if (number !== undefined) details[id] = number
    if (number === undefined || !choices.includes(number)) right = false
  }
  return { details, right }
}

// Q1, on the JSON itself

/** True, false, or neither: what a faulty predicate gives, and a `not` around it too. */
type Truth = boolean | 'neither'

/** Whether the requirement of a license is met by holdings and the facts of the case. */
export function isMet(license: string, state: readonly Holding[], given: Case): boolean {
  const requirement = licenseOf(license, given)?.requirement
  return requirement === undefined || truthOf(requirement, state, given) === true
}

/** Whether a requirement is met by facts and holdings. */
export function truthOf(requirement: Requirement, state: readonly Holding[], given: Case): Truth {
  const { facts } = given
  const held = (license: string) => state.some((holding) => holding.license === license)
  switch (requirement.kind) {
    case 'license':
      return held(requirement.license)
    case 'anyLicense':
      return requirement.licenses.some(held)
    case 'excludes':
      return !requirement.licenses.some(held)
    case 'atMost':
      return new Set(requirement.licenses.filter(held)).size <= requirement.count
    case 'track':
      return state.some((holding) => trackOf(holding.license, given) === requirement.track)
    case 'number':
      return facts.numbers.some(
        (number) => number.type === requirement.type && isActive(number, facts),
      )
    case 'capability':
      return facts.capabilities.has(requirement.capability)
    case 'country':
      return requirement.in.includes(facts.country)
    case 'attribute': {
      const value = Object.entries(facts.attributes).find(
        ([name]) => name === requirement.attribute,
      )?.[1]
      return value !== undefined && (requirement.in === undefined || requirement.in.includes(value))
    }
    case 'predicate':
      return answerOf(requirement.name, requirement.parameters ?? null, state, given)
    case 'not': {
      const inner = truthOf(requirement.of, state, given)
      return inner === 'neither' ? 'neither' : !inner
    }
    case 'all':
      return countingTruth(requirement.of, requirement.of.length, state, given)
    case 'any':
      return countingTruth(requirement.of, 1, state, given)
    case 'atLeast':
      return countingTruth(requirement.of, requirement.count, state, given)
  }
}

function countingTruth(
  parts: readonly Requirement[],
  count: number,
  state: readonly Holding[],
  given: Case,
): Truth {
  const truths = parts.map((part) => truthOf(part, state, given))
  if (truths.filter((truth) => truth === true).length >= count) return true
  return truths.filter((truth) => truth !== false).length >= count ? 'neither' : false
}

function answerOf(
  name: string,
  parameters: Json,
  state: readonly Holding[],
  { predicates, facts }: Case,
): Truth {
  const { date, department, attributes, numbers, capabilities, country } = facts
  const predicate = predicates[name]
  let readsDate = false
  const subject = {
    get date() {
      readsDate = true
      return date
    },
    department,
    attributes,
    numbers,
    capabilities: [...capabilities],
    country,
    holdings: state,
  }
  try {
    if (typeof predicate === 'object') {
      predicate.dates(subject, parameters).forEach(parseCalendarDate) // throws at what is none
      return predicate.test(subject, parameters)
    }
    const answer: unknown = predicate?.(subject, parameters)
    return typeof answer === 'boolean' && !readsDate ? answer : 'neither'
  } catch {
    return 'neither'
  }
}

// the catalog, looked up in the plainest way

/** The edition of a catalog on a date: the last one that has begun by then (rule Q7). */
export function editionInForce(definition: CatalogDefinition, date: string): EditionDefinition {
  const editions: readonly EditionDefinition[] = definition.editions ?? [definition]
  return editions.filter(({ from }) => from === undefined || from <= date).at(-1)! // the first always was
}

function heldBefore({ holdings }: Case): readonly string[] {
  return holdings.map((holding) => holding.license)
}

function licenseOf(id: string, { definition }: Case): LicenseDefinition | undefined {
  return definition.tracks.flatMap((track) => track.licenses).find((license) => license.id === id)
}

/** Rule Q5: the catalog's track; of a license that is gone, the track that it was assigned in. */
function trackOf(license: string, { definition, holdings }: Case): string | undefined {
  const track = definition.tracks.find((candidate) =>
    candidate.licenses.some(({ id }) => id === license),
  )
  return track?.id ?? holdings.find((holding) => holding.license === license)?.track
}

function oneLicenseTrack(license: string, given: Case): string | null {
  const id = trackOf(license, given)
  if (id === undefined) return null
  const track: TrackDefinition | undefined = given.definition.tracks.find(
    (candidate) => candidate.id === id,
  )
  return track?.holds === 'many' ? null : id
}

function isActive(number: PhoneNumber, { date }: Facts): boolean {
  if (number.status === 'foreign') return false
  return (number.status === 'active' ? number.from : number.on) <= date
}

function sorted(details: Details): readonly (readonly [string, string])[] {
  return Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))
}
