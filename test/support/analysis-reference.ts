import type { Declarations } from '../../src/catalog/declared.js'
import type { EditionDefinition, LicenseDefinition } from '../../src/catalog/definition.js'
import type { ExampleUser } from '../../src/analysis/index.js'
import type { AttributeValue } from '../../src/core/user.js'
import type { Requirement } from '../../src/requirements/requirement.js'

/** A catalog of one edition. */
export type OneEdition = EditionDefinition & Declarations

/**
 * What is true of a user, the slow and obvious way: one value for each question that the catalog
 * asks. Predicates answer yes, no, or with a fault. Shares no code with the analysis.
 */
export interface Truth {
  readonly landline: boolean
  readonly mobile: boolean
  readonly capabilities: readonly string[]
  /** `null` is a country that the catalog does not name. */
  readonly country: string | null
  readonly attributes: { readonly [name: string]: AttributeValue }
  readonly answers: { readonly [asked: string]: 'yes' | 'no' | 'fault' }
}

/** Parts of a requirement that count as met or not met whatever is true, by license and path. */
export type Forced = { readonly [license: string]: { readonly [path: string]: 'met' | 'not_met' } }

/** A catalog with every user that it can tell apart. */
export interface Enumeration {
  readonly definition: OneEdition
  readonly licenses: readonly LicenseDefinition[]
  /** Every set of licenses that one-license tracks allow. */
  readonly sets: readonly (readonly string[])[]
  readonly facts: readonly Omit<Truth, 'answers'>[]
  readonly answers: readonly Truth['answers'][]
}

/** `null` if there are more than so many users. */
export function enumerate(definition: OneEdition, limit: number): Enumeration | null {
  const licenses = definition.tracks.flatMap((track) => track.licenses)
  const { facts, answers } = truthsOver(licenses, (name) => valuesIn(definition, name))
  const sets = product(definition.tracks.map((track) => setsOf(track))).map((parts) => parts.flat())
  return sets.length * facts.length * answers.length > limit
    ? null
    : { definition, licenses, sets, facts, answers }
}

/** All that can be true of a user, as far as some licenses ask. */
export function truthsOver(
  licenses: readonly LicenseDefinition[],
  allowed: (attribute: string) => readonly AttributeValue[] | null = () => null,
): Pick<Enumeration, 'facts' | 'answers'> {
  const asked = licenses.flatMap(({ requirement }) => (requirement ? atoms(requirement) : []))
  const names = [
    ...new Set(asked.flatMap((atom) => (atom.kind === 'predicate' ? [askedAs(atom)] : []))),
  ]
  const answers = product(
    names.map((name) => (['yes', 'no', 'fault'] as const).map((answer) => [name, answer] as const)),
  ).map((pairs) => Object.fromEntries(pairs))
  return { facts: factsOver(asked, licenses, allowed), answers }
}

/** The values that a catalog lets an attribute have; `null` for any. */
export function valuesIn(
  { attributes = [] }: OneEdition,
  name: string,
): readonly AttributeValue[] | null {
  return attributes.find(({ id }) => id === name)?.values ?? null
}

/** What is true of an example user of the analysis. */
export function truthOf(user: ExampleUser): Truth {
  return {
    landline: user.numbers.includes('landline'),
    mobile: user.numbers.includes('mobile'),
    capabilities: user.capabilities,
    country: user.country,
    attributes: user.attributes,
    answers: Object.fromEntries(
      user.assumed.map(({ predicate, parameters, answer }) => [
        JSON.stringify([predicate, parameters]),
        answer ? 'yes' : 'no',
      ]),
    ),
  }
}

function setsOf({
  holds,
  licenses,
}: EditionDefinition['tracks'][number]): readonly (readonly string[])[] {
  if (holds !== 'many') return [[], ...licenses.map(({ id }) => [id])]
  return product(licenses.map(({ id }) => [[], [id]])).map((parts) => parts.flat())
}

function factsOver(
  asked: readonly Requirement[],
  licenses: readonly LicenseDefinition[],
  allowed: (attribute: string) => readonly AttributeValue[] | null,
): readonly Omit<Truth, 'answers'>[] {
  const isAsked = (type: string) =>
    asked.some((atom) => atom.kind === 'number' && atom.type === type) ||
    licenses.some(({ details }) => details?.some((one) => one.type === type))
  const yesOrNo = (type: string) => (isAsked(type) ? [false, true] : [false])
  const capabilities = [
    ...new Set(asked.flatMap((atom) => (atom.kind === 'capability' ? [atom.capability] : []))),
  ]
  const countries = [
    null,
    ...new Set(asked.flatMap((atom) => (atom.kind === 'country' ? atom.in : []))),
  ]
  const attributes = [
    ...new Set(asked.flatMap((atom) => (atom.kind === 'attribute' ? [atom.attribute] : []))),
  ]
  const valuesOf = (name: string): readonly (AttributeValue | null)[] => {
    const named = asked.flatMap((atom) =>
      atom.kind === 'attribute' && atom.attribute === name ? (atom.in ?? []) : [],
    )
    return [null, ...(allowed(name) ?? ['some other value', ...new Set(named)])]
  }
  const choices = attributes.map((name) =>
    valuesOf(name).map((value): { readonly [name: string]: AttributeValue } =>
      value === null ? {} : { [name]: value },
    ),
  )
  return yesOrNo('landline').flatMap((landline) =>
    yesOrNo('mobile').flatMap((mobile) =>
      product(capabilities.map((name) => [[], [name]])).flatMap((had) =>
        countries.flatMap((country) =>
          product(choices).map((parts) => ({
            landline,
            mobile,
            capabilities: had.flat(),
            country,
            attributes: Object.assign({}, ...parts) as Truth['attributes'],
          })),
        ),
      ),
    ),
  )
}

/**
 * Whether a license is in order: its requirement is met, and there is a number for each of its
 * details.
 */
export function isInOrder(
  license: LicenseDefinition,
  held: readonly string[],
  truth: Truth,
  all: Enumeration,
  forced: Forced = {},
): boolean {
  if (license.details?.some(({ type }) => !truth[type])) return false
  return isMet(license, held, truth, all, forced)
}

export function isMet(
  license: LicenseDefinition,
  held: readonly string[],
  truth: Truth,
  all: Enumeration,
  forced: Forced = {},
): boolean {
  return (
    license.requirement === undefined ||
    meets(license.requirement, '', true, { held, truth, all, forced: forced[license.id] ?? {} })
  )
}

/** Whether all that a user holds is in order. */
export function isAllInOrder(
  held: readonly string[],
  truth: Truth,
  all: Enumeration,
  forced: Forced = {},
): boolean {
  return all.licenses.every(
    (license) => !held.includes(license.id) || isInOrder(license, held, truth, all, forced),
  )
}

/** Every user of the catalog. */
export function* usersOf(
  all: Enumeration,
): Generator<{ readonly held: readonly string[]; readonly truth: Truth }> {
  for (const facts of all.facts)
    for (const answers of all.answers)
      for (const held of all.sets) yield { held, truth: { ...facts, answers } }
}

interface Seen {
  readonly held: readonly string[]
  readonly truth: Truth
  readonly all: Enumeration
  readonly forced: Forced[string]
}

function meets(requirement: Requirement, path: string, wanted: boolean, seen: Seen): boolean {
  const forced = seen.forced[path]
  if (forced !== undefined) return forced === 'met'
  const { truth, held } = seen
  switch (requirement.kind) {
    case 'license':
      return held.includes(requirement.license) === wanted
    case 'anyLicense':
      return holdsOne(requirement.licenses, path, wanted, seen)
    case 'excludes':
      return holdsOne(requirement.licenses, path, !wanted, seen)
    case 'atMost': {
      const licenses = [...new Set(requirement.licenses)]
      const held = partsOfList(licenses, path, !wanted, seen)
      return wanted ? held >= licenses.length - requirement.count : held > requirement.count
    }
    case 'track': {
      const track = seen.all.definition.tracks.find(({ id }) => id === requirement.track)
      return (track?.licenses.some(({ id }) => held.includes(id)) ?? false) === wanted
    }
    case 'number':
      return truth[requirement.type] === wanted
    case 'capability':
      return truth.capabilities.includes(requirement.capability) === wanted
    case 'country':
      return isOneOf(requirement.in, truth.country, path, { wanted, seen })
    case 'attribute':
      return hasValue(requirement, path, wanted, seen)
    case 'predicate':
      return truth.answers[askedAs(requirement)] === (wanted ? 'yes' : 'no')
    case 'not':
      return meets(requirement.of, `${path}/of`, !wanted, seen)
    case 'all':
      return counts(requirement.of, requirement.of.length, path, wanted, seen)
    case 'any':
      return counts(requirement.of, 1, path, wanted, seen)
    case 'atLeast':
      return counts(requirement.of, requirement.count, path, wanted, seen)
  }
}

/** Parts of a list may be forced too, if there are several. */
function holdsOne(
  licenses: readonly string[],
  path: string,
  wanted: boolean,
  { held, forced }: Seen,
): boolean {
  const parts = licenses.map((license, index) => {
    const said = licenses.length > 1 ? forced[`${path}/licenses/${index}`] : undefined
    return said === undefined ? held.includes(license) === wanted : said === 'met'
  })
  return wanted ? parts.includes(true) : !parts.includes(false)
}

/** How many of a list count as held or, if that is not wanted, as not held; parts may be forced. */
function partsOfList(
  licenses: readonly string[],
  path: string,
  notWanted: boolean,
  { held, forced }: Seen,
): number {
  return licenses.filter((license, index) => {
    const said = licenses.length > 1 ? forced[`${path}/licenses/${index}`] : undefined
    return said === undefined ? held.includes(license) === notWanted : said === 'met'
  }).length
}

function hasValue(
  { attribute, in: values }: Extract<Requirement, { kind: 'attribute' }>,
  path: string,
  wanted: boolean,
  seen: Seen,
): boolean {
  const value = seen.truth.attributes[attribute]
  if (values === undefined) return (value !== undefined) === wanted
  return isOneOf(values, value, path, { wanted, seen })
}

function isOneOf<T>(
  values: readonly T[],
  value: T | null | undefined,
  path: string,
  { wanted, seen: { forced } }: { readonly wanted: boolean; readonly seen: Seen },
): boolean {
  const parts = values.map((one, index) => {
    const said = values.length > 1 ? forced[`${path}/in/${index}`] : undefined
    return said === undefined ? (value === one) === wanted : said === 'met'
  })
  return wanted ? parts.includes(true) : !parts.includes(false)
}

function counts(
  of: readonly Requirement[],
  count: number,
  path: string,
  wanted: boolean,
  seen: Seen,
): boolean {
  const met = of.filter((part, index) => meets(part, `${path}/of/${index}`, wanted, seen)).length
  return met >= (wanted ? count : of.length - count + 1)
}

/** Every path into a requirement at which a part can be left out, the root among them. */
export function pathsOf(requirement: Requirement, path = ''): readonly string[] {
  const list = (name: string, length: number) =>
    length > 1 ? Array.from({ length }, (_, index) => `${path}/${name}/${index}`) : []
  switch (requirement.kind) {
    case 'anyLicense':
    case 'excludes':
    case 'atMost':
      return [path, ...list('licenses', requirement.licenses.length)]
    case 'attribute':
    case 'country':
      return [path, ...list('in', requirement.in?.length ?? 0)]
    case 'all':
    case 'any':
    case 'atLeast':
      return [
        path,
        ...requirement.of.flatMap((part, index) => pathsOf(part, `${path}/of/${index}`)),
      ]
    case 'not':
      return pathsOf(requirement.of, `${path}/of`)
    default:
      return [path]
  }
}

function atoms(requirement: Requirement): readonly Requirement[] {
  if (requirement.kind === 'not') return atoms(requirement.of)
  return 'of' in requirement ? requirement.of.flatMap(atoms) : [requirement]
}

function askedAs({ name, parameters }: Extract<Requirement, { kind: 'predicate' }>): string {
  return JSON.stringify([name, parameters ?? null])
}

export function product<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const [first, ...rest] = choices
  if (first === undefined) return [[]]
  const others = product(rest)
  return first.flatMap((one) => others.map((more) => [one, ...more]))
}
