/** Finds every fault of a catalog definition. */
import { isObject } from '../core/check.js'
import { isCalendarDate } from '../core/calendar-date.js'
import { didYouMean } from '../core/misspelling.js'
import { readShape } from '../core/shape.js'
import type { Predicate } from '../requirements/predicate.js'
import { DEPTH_LIMIT, type Requirement } from '../requirements/requirement.js'
import { allowedValues, isDeclared, notDeclared, type Declarations } from './declared.js'
import {
  catalogSchemas,
  editionsIn,
  type CatalogDefinition,
  type EditionDefinition,
  type LicenseDefinition,
} from './definition.js'

/** What can be wrong with a catalog. */
export type FaultCode =
  | 'shape_invalid'
  | 'too_deep'
  | 'id_doubled'
  | 'license_not_defined'
  | 'track_not_defined'
  | 'predicate_not_given'
  | 'excludes_itself'
  | 'count_too_high'
  | 'date_invalid'
  | 'availability_empty'
  | 'edition_order'
  | 'capability_not_declared'
  | 'attribute_not_declared'
  | 'value_not_allowed'

/** A fault of a catalog: where it is, what it is, and a sentence. */
export interface CatalogFault {
  /** Path into the definition, such as `/tracks/0/licenses/1/requirement/of/0`. */
  readonly path: string
  readonly code: FaultCode
  readonly message: string
}

type ReportFault = (path: string, code: FaultCode, message: string) => void

/**
 * Checks a definition: it comes back known to have the right shape, or every fault of it at once.
 */
export function checkDefinition(
  definition: unknown,
  predicates: { readonly [name: string]: Predicate },
): { readonly definition: CatalogDefinition } | { readonly faults: readonly CatalogFault[] } {
  const faults: CatalogFault[] = []
  const report: ReportFault = (path, code, message) => faults.push({ path, code, message })
  if (isTooDeep(definition)) {
    report('', 'too_deep', `It nests deeper than ${DEPTH_LIMIT} levels.`)
    return { faults }
  }
  const form = isObject(definition) && 'editions' in definition ? 'editions' : 'tracks'
  const parsed = readShape(catalogSchemas[form], definition)
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      report(`/${issue.path.join('/')}`, 'shape_invalid', `${issue.message}.`)
    return { faults }
  }
  const editions = editionsIn(parsed.data)
  checkOrder(editions, report)
  checkDeclarations(parsed.data, report)
  editions.forEach((edition, index) => {
    const within: ReportFault =
      form === 'tracks' ? report : (path, ...fault) => report(`/editions/${index}${path}`, ...fault)
    checkIds(edition, within)
    checkReferences(edition, { predicates, declared: parsed.data }, within)
  })
  return faults.length > 0 ? { faults } : { definition: parsed.data }
}

/** What is declared has one meaning for all editions. */
function checkDeclarations(declared: Declarations, report: ReportFault): void {
  for (const [part, what] of [
    ['capabilities', 'capability'],
    ['attributes', 'attribute'],
  ] as const) {
    const ids = (declared[part] ?? []).map(({ id }) => id)
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index)
        report(`/${part}/${index}/id`, 'id_doubled', `The ${what} id ${id} is used twice.`)
    })
  }
}

/** The first edition always was, and each of the others begins after the one before it. */
function checkOrder(editions: readonly EditionDefinition[], report: ReportFault): void {
  let before: string | null = null
  editions.forEach(({ from }, index) => {
    const path = `/editions/${index}/from`
    if (from !== undefined && !isCalendarDate(from))
      report(path, 'date_invalid', `${JSON.stringify(from)} is not a date.`)
    else if (index === 0 && from !== undefined)
      report(path, 'edition_order', 'The first edition always was in force: leave out its date.')
    else if (index > 0 && from === undefined)
      report(
        path,
        'edition_order',
        'It needs the date on which it takes the place of the one before.',
      )
    else if (from !== undefined && before !== null && from <= before)
      report(path, 'edition_order', `It begins on ${from}, and the one before it on ${before}.`)
    before = from ?? before
  })
}

function checkIds(definition: EditionDefinition, report: ReportFault): void {
  const tracks = new Set<string>()
  const licenses = new Set<string>()
  const once = (seen: Set<string>, id: string, path: string, what: string) => {
    if (seen.has(id)) report(path, 'id_doubled', `The ${what} id ${id} is used twice.`)
    seen.add(id)
  }
  definition.tracks.forEach((track, t) => {
    once(tracks, track.id, `/tracks/${t}/id`, 'track')
    track.licenses.forEach((license, l) => {
      const path = `/tracks/${t}/licenses/${l}`
      once(licenses, license.id, `${path}/id`, 'license')
      const details = new Set<string>()
      license.details?.forEach((detail, d) =>
        once(details, detail.id, `${path}/details/${d}/id`, 'detail'),
      )
      const features = new Set<string>()
      license.features?.forEach((feature, f) =>
        once(features, feature.id, `${path}/features/${f}/id`, 'feature'),
      )
      checkAvailability(license, path, report)
    })
  })
}

function checkAvailability(
  { availability = {} }: LicenseDefinition,
  path: string,
  report: ReportFault,
): void {
  for (const [end, date] of Object.entries(availability)) {
    if (!isCalendarDate(date))
      report(
        `${path}/availability/${end}`,
        'date_invalid',
        `${JSON.stringify(date)} is not a date.`,
      )
  }
  const { from, until } = availability
  if (isCalendarDate(from) && isCalendarDate(until) && from >= until) {
    report(`${path}/availability`, 'availability_empty', 'It ends before it begins.')
  }
}

/** Where in a requirement a condition stands: `not` turns it round, and nothing can stand in for it. */
interface Place {
  readonly wanted: boolean
  readonly isDecisive: boolean
}

/** What requirements may name beside licenses and tracks. */
interface Given {
  readonly predicates: { readonly [name: string]: Predicate }
  readonly declared: Declarations
}

function checkReferences(
  definition: EditionDefinition,
  { predicates, declared }: Given,
  report: ReportFault,
): void {
  const tracks = new Set(definition.tracks.map((track) => track.id))
  const licenses = new Set(
    definition.tracks.flatMap((track) => track.licenses.map((license) => license.id)),
  )
  const check = (requirement: Requirement, owner: string, path: string, place: Place): void => {
    const { wanted, isDecisive } = place
    const license = (id: string, at: string, isWanted: boolean) => {
      if (!licenses.has(id))
        report(
          at,
          'license_not_defined',
          `The license ${id} is not defined.${didYouMean(id, [...licenses])}`,
        )
      if (id === owner && !isWanted && isDecisive)
        report(at, 'excludes_itself', `The license ${owner} excludes itself.`)
    }
    const group = (of: readonly Requirement[], count: number) => {
      const needed = wanted ? count : of.length - count + 1
      const within = { wanted, isDecisive: isDecisive && needed === of.length }
      of.forEach((part, i) => check(part, owner, `${path}/of/${i}`, within))
    }
    switch (requirement.kind) {
      case 'license':
        return license(requirement.license, `${path}/license`, wanted)
      case 'anyLicense':
      case 'excludes': {
        const isWanted = requirement.kind === 'excludes' ? !wanted : wanted
        return requirement.licenses.forEach((id, i) =>
          license(id, `${path}/licenses/${i}`, isWanted),
        )
      }
      case 'atMost': {
        const { count, licenses: among } = requirement
        const { size } = new Set(among)
        if (count >= size)
          report(`${path}/count`, 'count_too_high', `It allows ${count} of ${size} licenses.`)
        return among.forEach((id, i) => license(id, `${path}/licenses/${i}`, count > 0 || !wanted))
      }
      case 'track':
        if (!tracks.has(requirement.track))
          report(
            `${path}/track`,
            'track_not_defined',
            `The track ${requirement.track} is not defined.${didYouMean(requirement.track, [...tracks])}`,
          )
        return
      case 'predicate':
        if (!isGiven(predicates, requirement.name)) {
          report(
            `${path}/name`,
            'predicate_not_given',
            `No function is given for the predicate ${requirement.name}.`,
          )
        }
        return
      case 'not':
        return check(requirement.of, owner, `${path}/of`, { wanted: !wanted, isDecisive })
      case 'atLeast':
        if (requirement.count > requirement.of.length)
          report(
            `${path}/count`,
            'count_too_high',
            `It asks for ${requirement.count} of ${requirement.of.length}.`,
          )
        return group(requirement.of, requirement.count)
      case 'all':
        return group(requirement.of, requirement.of.length)
      case 'any':
        return group(requirement.of, 1)
      case 'capability':
      case 'attribute':
        return checkDeclared(declared, requirement, path, report)
      case 'number':
      case 'country':
        return
    }
  }
  definition.tracks.forEach((track, t) =>
    track.licenses.forEach((license, l) => {
      if (license.requirement)
        check(license.requirement, license.id, `/tracks/${t}/licenses/${l}/requirement`, {
          wanted: true,
          isDecisive: true,
        })
    }),
  )
}

/** Where a catalog declares its capabilities or attributes, requirements name no others. */
function checkDeclared(
  declared: Declarations,
  requirement: Extract<Requirement, { readonly kind: 'capability' | 'attribute' }>,
  path: string,
  report: ReportFault,
): void {
  if (requirement.kind === 'capability') {
    const { capability } = requirement
    if (!isDeclared(declared.capabilities, capability))
      report(
        `${path}/capability`,
        'capability_not_declared',
        `The capability ${capability} ${notDeclared(declared.capabilities, capability)}.`,
      )
    return
  }
  const { attribute } = requirement
  if (!isDeclared(declared.attributes, attribute))
    report(
      `${path}/attribute`,
      'attribute_not_declared',
      `The attribute ${attribute} ${notDeclared(declared.attributes, attribute)}.`,
    )
  const allowed = allowedValues(declared, attribute)
  requirement.in?.forEach((value, index) => {
    if (allowed !== null && !allowed.includes(value))
      report(
        `${path}/in/${index}`,
        'value_not_allowed',
        `The attribute ${attribute} cannot be ${JSON.stringify(value)}.${didYouMean(String(value), allowed.map(String))}`,
      )
  })
}

/** Whether a function stands behind a name, or one with its dates. */
function isGiven(predicates: { readonly [name: string]: unknown }, name: string): boolean {
  const given = Object.hasOwn(predicates, name) ? predicates[name] : undefined
  if (typeof given === 'function') return true
  if (typeof given !== 'object' || given === null) return false
  const { test, dates } = given as { readonly test?: unknown; readonly dates?: unknown }
  return typeof test === 'function' && typeof dates === 'function'
}

/**
 * Measured without recursion, so that a hostile catalog cannot exhaust the stack. An edition may be
 * as deep as a catalog.
 */
function isTooDeep(definition: unknown): boolean {
  const editions = isObject(definition) ? definition['editions'] : undefined
  let level: unknown[] = Array.isArray(editions) ? editions : [definition]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT * 2) return true
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return false
}
