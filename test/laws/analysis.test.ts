import fc from 'fast-check'
import { describe, expect } from 'vitest'
import {
  analyzeCatalog,
  describeFinding,
  type CatalogAnalysis,
  type ExampleUser,
  type Finding,
  type ProofStep,
} from '../../src/analysis/index.js'
import { defineCatalog, type Catalog } from '../../src/catalog/catalog.js'
import { addDays, parseCalendarDate, type CalendarDate } from '../../src/core/calendar-date.js'
import {
  enumerate,
  isAllInOrder,
  isInOrder,
  isMet,
  pathsOf,
  product,
  usersOf,
  truthOf,
  type Enumeration,
  type Forced,
  type Truth,
} from '../support/analysis-reference.js'
import type { Predicate } from '../../src/requirements/predicate.js'
import { assign, given, landline, mobile } from '../support/given.js'
import { law, tryLaws } from '../support/law.js'
import { definitions, predicates } from '../support/worlds.js'

interface Drawn {
  readonly catalog: Catalog
  readonly all: Enumeration
  readonly analysis: CatalogAnalysis
}

/** Small random catalogs, as far as all their users can be gone through. */
function analyzed(
  without: NonNullable<Parameters<typeof definitions>[0]>['without'],
  limit: number,
): fc.Arbitrary<Drawn> {
  return definitions({ ...(without && { without }) })
    .map((definition) => ({
      catalog: defineCatalog(definition, { predicates }),
      all: enumerate(definition, limit),
    }))
    .filter((drawn): drawn is { catalog: Catalog; all: Enumeration } => drawn.all !== null)
    .map(({ catalog, all }) => ({ catalog, all, analysis: analyzeCatalog(catalog) }))
}

const small = analyzed(['availability'], 4_000)
const dated = analyzed(['predicates'], 400)

/** The same with features, so that licenses can be redundant. */
const featured = fc
  .tuple(
    definitions({ without: ['availability', 'predicates'] }),
    fc.array(fc.subarray(['x', 'y']), { minLength: 9, maxLength: 9 }),
  )
  .map(([definition, features]) => {
    let place = 0
    const tracks = definition.tracks.map((track) => ({
      ...track,
      licenses: track.licenses.map((license) => ({
        ...license,
        features: (features[place++] ?? []).map((id) => ({ id })),
      })),
    }))
    return { ...definition, tracks }
  })
  .map((definition) => ({
    catalog: defineCatalog(definition),
    all: enumerate(definition, 4_000),
  }))
  .filter((drawn): drawn is { catalog: Catalog; all: Enumeration } => drawn.all !== null)
  .map(({ catalog, all }) => ({ catalog, all, analysis: analyzeCatalog(catalog) }))

/**
 * A catalog whose predicates answer as examples assume, and what comes of a request for all that an
 * example holds.
 */
const settled = definitions({ without: ['availability'] }).map((definition) => {
  let assumed: ExampleUser['assumed'] = []
  const answering =
    (name: string): Predicate =>
    (_, parameters) => {
      const said = assumed.find(
        (one) =>
          one.predicate === name && JSON.stringify(one.parameters) === JSON.stringify(parameters),
      )
      if (said) return said.answer
      throw new Error('nothing is assumed')
    }
  const catalog: Catalog = defineCatalog(definition, {
    predicates: Object.fromEntries(Object.keys(predicates).map((name) => [name, answering(name)])),
  })
  const orders = (user: ExampleUser) => {
    assumed = user.assumed
    const numbers = user.numbers.map((type) => (type === 'landline' ? landline() : mobile()))
    const { capabilities, attributes } = user
    const country = user.country ?? 'AQ'
    return given({ catalog, numbers, capabilities, country, attributes })
      .when(...user.holds.map((license) => assign(license)))
      .step.outcomes.map(({ status }) => status)
  }
  return { analysis: analyzeCatalog(catalog), orders }
})

const ofKind = <K extends Finding['kind']>({ findings }: CatalogAnalysis, kind: K) =>
  findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind)

describe('analysis, against trying every user', () => {
  tryLaws([
    law(
      'analysis.holdable',
      'a license can be held exactly if some user in order holds it',
      small,
      ({ all, analysis }) => {
        const held = new Set(
          [...usersOf(all)]
            .filter(({ held, truth }) => isAllInOrder(held, truth, all))
            .flatMap((user) => user.held),
        )
        expect(
          Object.fromEntries(
            analysis.licenses.map(({ license, status }) => [license, status === 'holdable']),
          ),
        ).toEqual(Object.fromEntries(all.licenses.map(({ id }) => [id, held.has(id)])))
        expect(analysis.complete).toBe(true)
      },
    ),
    law(
      'analysis.examples',
      'every example is a user in order, and its last one holds the license',
      small,
      ({ all, analysis }) => {
        for (const report of analysis.licenses) {
          if (report.status !== 'holdable') continue
          for (const user of report.example)
            expect(isAllInOrder(user.holds, truthOf(user), all)).toBe(true)
          expect(report.example.at(-1)?.holds).toContain(report.license)
        }
      },
    ),
    law(
      'analysis.always',
      'what always comes along is what every user in order has',
      small,
      ({ all, analysis }) => {
        const users = [...usersOf(all)].filter(({ held, truth }) => isAllInOrder(held, truth, all))
        for (const report of analysis.licenses) {
          if (report.status !== 'holdable') continue
          const holders = users.filter(({ held }) => held.includes(report.license))
          const always = all.licenses.filter(
            ({ id }) => id !== report.license && holders.every(({ held }) => held.includes(id)),
          )
          expect([...report.alwaysWith].sort()).toEqual(always.map(({ id }) => id).sort())
        }
      },
    ),
    law(
      'analysis.together',
      'licenses that only come together are those that no single assignment brings',
      small,
      ({ all, analysis }) => {
        const holdable = analysis.licenses
          .filter(({ status }) => status === 'holdable')
          .map(({ license }) => license)
        const told = ofKind(analysis, 'only_together').flatMap(({ licenses }) => licenses)
        expect([...told].sort()).toEqual(
          holdable.filter((license) => !comesAlone(license, all)).sort(),
        )
      },
    ),
    law(
      'analysis.conditions',
      'conditions found can all be left out, one after the other, and every other one makes a difference on the way',
      small,
      ({ all, analysis }) => {
        let forced = withoutDoubled(all, ofKind(analysis, 'exclusion_doubled'))
        expect(
          verdictsDiffer(
            all,
            {},
            forced,
            ofKind(analysis, 'exclusion_doubled').map(({ license }) => license),
          ),
        ).toBe(false)
        const onTheWay = [forced]
        for (const { license, path, as } of ofKind(analysis, 'condition_never_matters')) {
          const more: Forced = { ...forced, [license]: { ...forced[license], [path]: as } }
          expect(verdictsDiffer(all, forced, more, [license])).toBe(false)
          forced = more
          onTheWay.push(forced)
        }
        for (const [license, path] of remainingParts(all, analysis, forced)) {
          const matters = onTheWay.some((before) =>
            (['met', 'not_met'] as const).every((as) =>
              verdictsDiffer(
                all,
                before,
                { ...before, [license]: { ...before[license], [path]: as } },
                [license],
              ),
            ),
          )
          expect([license, path, matters]).toEqual([license, path, true])
        }
      },
      0.5,
    ),
    law(
      'analysis.proofs',
      'the statements of a proof clash by themselves, and without any of them they do not',
      small,
      ({ all, analysis }) => {
        for (const { license, proof } of ofKind(analysis, 'never_holdable')) {
          expect(isPossible(license, all, proof)).toBe(false)
          for (const step of proof)
            expect([
              step,
              isPossible(
                license,
                all,
                proof.filter((other) => other !== step),
              ),
            ]).toEqual([step, true])
        }
      },
    ),
    law(
      'analysis.availability',
      'with availability, a license can be held if assigning date by date leads to it',
      dated,
      ({ all, analysis }) => {
        const reached = reachedDateByDate(all)
        expect(
          Object.fromEntries(analysis.licenses.map(({ license, status }) => [license, status])),
        ).toEqual(
          Object.fromEntries(
            all.licenses.map(({ id }) => [id, reached.has(id) ? 'holdable' : 'never']),
          ),
        )
        for (const report of analysis.licenses)
          if (report.status === 'holdable') expect(isReachedBy(report.example, all)).toBe(true)
      },
    ),
    law(
      'analysis.redundant',
      'a license is redundant exactly if it is by the letter',
      featured,
      ({ all, analysis }) => {
        const included = new Map(
          ofKind(analysis, 'license_included').map((finding) => [finding.license, finding.by]),
        )
        const surpassed = new Map(
          ofKind(analysis, 'license_surpassed').map((finding) => [finding.license, finding.by]),
        )
        for (const report of analysis.licenses) {
          const license = all.licenses.find(({ id }) => id === report.license)
          if (report.status !== 'holdable' || !license) continue
          const featuresOf = (ids: readonly string[]) =>
            all.licenses.flatMap(({ id, features = [] }) =>
              ids.includes(id) ? features.map((one) => one.id) : [],
            )
          const isOfferedBy = (ids: readonly string[]) =>
            featuresOf([license.id]).length > 0 &&
            featuresOf([license.id]).every((id) => featuresOf(ids).includes(id))
          expect([license.id, included.has(license.id)]).toEqual([
            license.id,
            isOfferedBy(report.alwaysWith),
          ])
          expect(report.alwaysWith).toEqual(
            expect.arrayContaining([...(included.get(license.id) ?? [])]),
          )
          const rivals = all.licenses.filter(
            ({ id }) =>
              id !== license.id && isOfferedBy([id]) && canTakePlaceOf(license.id, id, all),
          )
          const by = surpassed.get(license.id)
          if (by !== undefined) expect(rivals.map(({ id }) => id)).toContain(by)
          else if (!included.has(license.id))
            expect(rivals.filter(({ id }) => !surpassed.has(id))).toEqual([])
        }
      },
    ),
    law(
      'analysis.settled',
      'whoever is given as an example gets all of it in one request',
      settled,
      ({ analysis, orders }) => {
        for (const report of analysis.licenses) {
          if (report.status !== 'holdable') continue
          for (const user of report.example)
            expect(orders(user)).toEqual(user.holds.map(() => 'applied'))
        }
      },
    ),
    law(
      'analysis.text',
      'every finding has its sentences, and the same catalog the same findings',
      small,
      ({ catalog, analysis }) => {
        for (const finding of analysis.findings)
          expect(describeFinding(catalog, finding)).toMatch(/^[A-Z].*\.$/)
        expect(analyzeCatalog(catalog)).toEqual(analysis)
      },
    ),
    law(
      'analysis.bounds',
      'with less work it says less, never anything else',
      fc.tuple(small, fc.nat(400)),
      ([{ catalog, analysis }, steps]) => {
        const bounded = analyzeCatalog(catalog, { steps: steps + 1 })
        bounded.licenses.forEach(({ status }, index) => {
          if (status !== 'unknown') expect(status).toBe(analysis.licenses[index]?.status)
        })
        expect(bounded.complete).toBe(ofKind(bounded, 'undecided').length === 0)
      },
    ),
  ])
})

/**
 * A user in order without the license gets it, replacing what its one-license track holds, and is
 * in order.
 */
function comesAlone(license: string, all: Enumeration): boolean {
  const track = all.definition.tracks.find(({ licenses }) =>
    licenses.some(({ id }) => id === license),
  )
  const replaced = track?.holds === 'many' ? [] : (track?.licenses.map(({ id }) => id) ?? [])
  const isEver = (held: readonly string[], facts: Omit<Truth, 'answers'>) =>
    all.answers.some((answers) => isAllInOrder(held, { ...facts, answers }, all))
  return all.facts.some((facts) =>
    all.sets.some((held) => {
      if (held.includes(license) || !isEver(held, facts)) return false
      return isEver([...held.filter((one) => !replaced.includes(one)), license], facts)
    }),
  )
}

/**
 * In every user in order, the one license can be exchanged for the other, and the user is in order
 * again.
 */
function canTakePlaceOf(license: string, rival: string, all: Enumeration): boolean {
  const track = all.definition.tracks.find(({ licenses }) =>
    licenses.some(({ id }) => id === license),
  )
  if (track?.holds === 'many' || !track?.licenses.some(({ id }) => id === rival)) return false
  for (const { held, truth } of usersOf(all)) {
    if (!held.includes(license) || !isAllInOrder(held, truth, all)) continue
    if (
      !isAllInOrder(
        held.map((one) => (one === license ? rival : one)),
        truth,
        all,
      )
    )
      return false
  }
  return true
}

/**
 * Whether leaving parts out changes a verdict on a license, for a holder whose other licenses are
 * in order.
 */
function verdictsDiffer(
  all: Enumeration,
  before: Forced,
  after: Forced,
  licenses: readonly string[],
): boolean {
  const others = (license: string) => all.licenses.filter(({ id }) => id !== license)
  return licenses.some((id) => {
    const license = all.licenses.find((one) => one.id === id)
    if (!license) return true
    for (const { held, truth } of usersOf(all)) {
      if (!held.includes(id)) continue
      if (
        !others(id).every(
          (other) => !held.includes(other.id) || isInOrder(other, held, truth, all, before),
        )
      )
        continue
      if (isMet(license, held, truth, all, before) !== isMet(license, held, truth, all, after))
        return true
    }
    return false
  })
}

function withoutDoubled(
  all: Enumeration,
  doubled: readonly Extract<Finding, { kind: 'exclusion_doubled' }>[],
): Forced {
  return Object.fromEntries(
    doubled.map(({ license, licenses }) => {
      const requirement = all.licenses.find(({ id }) => id === license)?.requirement
      const paths = requirement ? outermostExclusions(requirement, '', true) : []
      return [
        license,
        Object.fromEntries(
          paths
            .filter(({ excluded }) => licenses.includes(excluded))
            .map(({ path }) => [path, 'met' as const]),
        ),
      ]
    }),
  )
}

type Part = NonNullable<Enumeration['licenses'][number]['requirement']>

function outermostExclusions(
  part: Part,
  path: string,
  wanted: boolean,
): readonly { readonly path: string; readonly excluded: string }[] {
  const list = (licenses: readonly string[]) =>
    licenses.map((excluded, index) => ({
      path: licenses.length > 1 ? `${path}/licenses/${index}` : path,
      excluded,
    }))
  if (part.kind === 'not') return outermostExclusions(part.of, `${path}/of`, !wanted)
  const isExclusion = part.kind === 'excludes' || (part.kind === 'atMost' && part.count === 0)
  if (isExclusion && (wanted || part.licenses.length === 1))
    return wanted ? list(part.licenses) : []
  if (part.kind === 'license' && !wanted) return [{ path, excluded: part.license }]
  if (part.kind === 'anyLicense' && !wanted) return list(part.licenses)
  if (!('of' in part)) return []
  const count = part.kind === 'all' ? part.of.length : part.kind === 'any' ? 1 : part.count
  const needed = wanted ? count : part.of.length - count + 1
  return needed === part.of.length
    ? part.of.flatMap((one, index) => outermostExclusions(one, `${path}/of/${index}`, wanted))
    : []
}

/** Parts of licenses that can be held, less those that stand within, or around, what was found. */
function remainingParts(
  all: Enumeration,
  analysis: CatalogAnalysis,
  forced: Forced,
): readonly (readonly [string, string])[] {
  const isHeld = (id: string) =>
    analysis.licenses.some(({ license, status }) => license === id && status === 'holdable')
  return all.licenses.flatMap(({ id, requirement }) => {
    if (!requirement || !isHeld(id)) return []
    const gone = Object.keys(forced[id] ?? {})
    const touches = (path: string) =>
      gone.some(
        (one) =>
          one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`) || path === '',
      )
    return pathsOf(requirement)
      .filter((path) => !(gone.length > 0 && touches(path)))
      .map((path) => [id, path] as const)
  })
}

/** Whether some user holds the license when nothing is asked for but the steps of a proof. */
function isPossible(
  license: string,
  all: Enumeration,
  proof: Extract<Finding, { kind: 'never_holdable' }>['proof'],
): boolean {
  const sets = product(all.licenses.map(({ id }) => (id === license ? [[id]] : [[], [id]]))).map(
    (parts) => parts.flat(),
  )
  return sets.some((held) =>
    all.facts.some((facts) =>
      all.answers.some((answers) =>
        proof.every((step) => isKept(step, held, { ...facts, answers }, all)),
      ),
    ),
  )
}

function isKept(step: ProofStep, held: readonly string[], truth: Truth, all: Enumeration): boolean {
  if (step.kind === 'one_license') {
    const track = all.definition.tracks.find(({ id }) => id === step.track)
    return (track?.licenses.filter(({ id }) => held.includes(id)).length ?? 0) < 2
  }
  if (step.kind === 'never_holdable') return !held.includes(step.license)
  const license = all.licenses.find(({ id }) => id === step.license)
  if (!license || !held.includes(step.license)) return true
  if (step.kind === 'detail')
    return license.details?.every(({ id, type }) => id !== step.detail || truth[type]) ?? true
  return step.kind !== 'condition' || isPartMet(license, step.path, held, truth, all)
}

/** A line of a requirement is met exactly if the whole is, once all other lines count as met. */
function isPartMet(
  license: Enumeration['licenses'][number],
  path: string,
  held: readonly string[],
  truth: Truth,
  all: Enumeration,
): boolean {
  const others = license.requirement
    ? pathsOf(license.requirement).filter((one) => !one.startsWith(path) && !path.startsWith(one))
    : []
  return isMet(license, held, truth, all, {
    [license.id]: Object.fromEntries(others.map((one) => [one, 'met' as const])),
  })
}

const FAR = parseCalendarDate('2020-01-01')

/** Dates on which an availability begins or ends, and one before all of them. */
function datesOf({ licenses }: Enumeration): readonly CalendarDate[] {
  const ends = licenses.flatMap(({ availability }) =>
    [availability?.from, availability?.until].filter((date) => date !== undefined),
  )
  return [FAR, ...[...new Set(ends)].sort().map(parseCalendarDate)]
}

function canAssign(all: Enumeration, license: string, date: CalendarDate): boolean {
  const { from, until } = all.licenses.find(({ id }) => id === license)?.availability ?? {}
  return (from === undefined || from <= date) && (until === undefined || date < until)
}

function reachedDateByDate(all: Enumeration): ReadonlySet<string> {
  const sound = all.sets.filter((held) =>
    all.facts.some((facts) =>
      all.answers.some((answers) => isAllInOrder(held, { ...facts, answers }, all)),
    ),
  )
  let states: readonly (readonly string[])[] = [[]]
  const reached = new Set<string>()
  for (const date of datesOf(all)) {
    states = sound.filter((held) =>
      states.some((before) =>
        held.every((one) => before.includes(one) || canAssign(all, one, date)),
      ),
    )
    for (const held of states) for (const license of held) reached.add(license)
  }
  return reached
}

/**
 * Whether an example can be followed: at each of its dates, all that is new can be assigned, and
 * the user is in order.
 */
function isReachedBy(example: readonly ExampleUser[], all: Enumeration): boolean {
  let before: readonly string[] = []
  let last: CalendarDate = addDays(FAR, -1)
  for (const user of example) {
    const date = user.on ?? parseCalendarDate('2027-01-12')
    const isNewRight = user.holds.every(
      (one) =>
        before.includes(one) ||
        (user.on === null ? !hasWindow(all, one) : canAssign(all, one, date)),
    )
    if (date <= last || !isNewRight || !isAllInOrder(user.holds, truthOf(user), all)) return false
    before = user.holds
    last = date
  }
  return true
}

function hasWindow(all: Enumeration, license: string): boolean {
  return all.licenses.find(({ id }) => id === license)?.availability !== undefined
}
