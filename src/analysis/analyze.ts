/** Analyzes a catalog: asks every question of every license, within a bound of work. */
import type { Catalog } from '../catalog/catalog.js'
import type { Edition, License } from '../catalog/edition.js'
import { checkAll, optionsOf, whole } from '../core/check.js'
import { catalogCheck } from '../words/language/checks.js'
import { idleConditions } from './conditions.js'
import { doubledExclusions } from './doubled.js'
import type {
  AnalysisBounds,
  CatalogAnalysis,
  ExampleUser,
  Finding,
  LicenseReport,
  Question,
} from './finding.js'
import { judgeHoldable } from './holdable.js'
import { addProved } from './model.js'
import { brokenAfter, createPair, type Pair } from './pair.js'
import { included, isSurpassed, rivalsOf } from './redundant.js'
import type { Effort, Literal } from './solver/state.js'
import { createStudy, STEPS, type Study } from './study.js'
import { alwaysWith, onlyTogether, whyNeverAlone, type NeverAlone } from './together.js'

/** A license that someone can hold, with the example that shows it. */
interface Held {
  readonly license: License
  readonly example: ExampleUser
  readonly comesAlone: boolean
  readonly alwaysWith: readonly string[] | null
}

/**
 * Looks for what a catalog's author would want to know, beyond the faults that `defineCatalog`
 * refuses (rule Q4): licenses that nobody can hold, that can only come together, that are
 * redundant, and conditions that never matter.
 *
 * Facts are free: any user of any organization counts. So are custom predicates, which are never
 * called. Users whose licenses went out of order because a fact changed later (rule C5) don't
 * count. Of several editions, each is analyzed by itself, as if it had always been in force: what is
 * said of a later one names the date on which it begins. The answer is exact, or says `undecided`
 * where it had to stop; it depends on the catalog and the bounds alone, never on time.
 *
 * @param bounds - How far to go; a catalog of 100 licenses needs a small part of what is allowed.
 *
 * @throws `SeatlineError` `input_invalid` if the bound is not a whole number above 0.
 *
 * @example Two licenses, of which one asks for the other, which excludes it
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'addons', name: 'Add-ons', holds: 'many', licenses: [
 *   { id: 'recording', name: 'Call recording', requirement: { kind: 'excludes', licenses: ['archive'] } },
 *   { id: 'archive', name: 'Archive', requirement: { kind: 'license', license: 'recording' } },
 * ] }] })
 * const { findings } = analyzeCatalog(catalog)
 * findings.map((finding) => finding.kind) // => ['never_holdable']
 * describeFinding(catalog, findings[0]!)
 * // => 'Nobody can hold Archive: what it needs clashes. Archive: Has Call recording. Call recording: Does not have Archive.'
 * ```
 *
 * @remarks Rule Q4. @public
 */
export function analyzeCatalog(catalog: Catalog, bounds: AnalysisBounds = {}): CatalogAnalysis {
  checkAll({
    catalog: [catalog, catalogCheck],
    bounds: [bounds, optionsOf<AnalysisBounds>({ steps: whole(1) })],
  })
  const effort: Effort = { steps: 0, limit: bounds.steps ?? STEPS }
  const analyses = catalog.editions.map((edition) => analyzeEdition(edition, effort))
  const findings = analyses.flatMap((one) => one.findings)
  return {
    complete: findings.every(({ kind }) => kind !== 'undecided'),
    licenses: analyses.flatMap((one) => one.licenses),
    findings,
    steps: effort.steps,
  }
}

function analyzeEdition(
  edition: Edition,
  effort: Effort,
): Pick<CatalogAnalysis, 'licenses' | 'findings'> {
  const study = createStudy(edition, effort)
  const { reports, held, findings } = judgeAll(study)
  const pair = lazily(() => createPair(edition, effort))
  const all = [
    ...findings,
    ...togetherFindings(study, held, pair),
    ...redundantFindings(study, held, pair),
    ...doubledExclusions(study, [...edition.licenses.values()]),
    ...conditionFindings(study, reports),
  ]
  const { from } = edition
  if (from === null) return { licenses: reports, findings: all }
  return {
    licenses: reports.map((one) => ({ ...one, edition: from })),
    findings: all.map((one) => ({ ...one, edition: from })),
  }
}

function judgeAll(study: Study): {
  readonly reports: readonly LicenseReport[]
  readonly held: readonly Held[]
  readonly findings: readonly Finding[]
} {
  const findings: Finding[] = []
  const held: Held[] = []
  const reports = [...study.edition.licenses.values()].map((license): LicenseReport => {
    const judged = judgeHoldable(study, license)
    if (judged.status === 'never') {
      findings.push({
        kind: 'never_holdable',
        license: license.id,
        reason: judged.reason,
        proof: judged.proof,
      })
      addProved(study.model, study.state, license.id, judged.proof)
    }
    if (judged.status === 'unknown') findings.push(undecided(study, license, 'holdable'))
    if (judged.status !== 'holdable') return { license: license.id, status: judged.status }
    const example = judged.example.at(-1)! // there is one at least
    const companions = alwaysWith(study, license, example)
    held.push({ license, example, comesAlone: judged.comesAlone, alwaysWith: companions })
    return {
      license: license.id,
      status: 'holdable',
      example: judged.example,
      alwaysWith: companions ?? [],
    }
  })
  return { reports, held, findings }
}

function togetherFindings(
  study: Study,
  held: readonly Held[],
  pair: () => Pair,
): readonly Finding[] {
  const findings: Finding[] = []
  const neverAlone: NeverAlone[] = []
  for (const { license, example, comesAlone, alwaysWith: companions } of held) {
    if (comesAlone) continue
    const proof = whyNeverAlone(pair(), license)
    if (proof === 'unknown' || companions === null)
      findings.push(undecided(study, license, 'together'))
    else if (proof !== 'alone')
      neverAlone.push({ license: license.id, alwaysWith: companions, example, proof })
  }
  return [...onlyTogether(neverAlone), ...findings]
}

function redundantFindings(
  study: Study,
  held: readonly Held[],
  pair: () => Pair,
): readonly Finding[] {
  const isBroken = lazily((): Literal => brokenAfter(pair()))
  const surpassed = new Set<string>()
  return held.flatMap(({ license, example, alwaysWith: companions }): readonly Finding[] => {
    if (companions === null) return [undecided(study, license, 'redundant')]
    const finding = included(study, license, companions, example)
    if (finding) return [finding]
    for (const rival of rivalsOf(study, license)) {
      if (surpassed.has(rival.id)) continue // of two that can stand in for each other, one stays
      const answer = isSurpassed(pair(), license, rival, isBroken())
      if (answer === 'unknown') return [undecided(study, license, 'redundant')]
      if (answer === 'no') continue
      surpassed.add(license.id)
      return [{ kind: 'license_surpassed', license: license.id, by: rival.id, example }]
    }
    return []
  })
}

function conditionFindings(study: Study, reports: readonly LicenseReport[]): readonly Finding[] {
  return reports.flatMap(({ license: id, status }): readonly Finding[] => {
    if (status === 'never') return [] // where nothing can be met, no condition makes a difference
    const license = study.edition.licenses.get(id)!
    if (status === 'unknown') return [undecided(study, license, 'conditions')]
    const { findings, isComplete } = idleConditions(study, license)
    return isComplete ? findings : [...findings, undecided(study, license, 'conditions')]
  })
}

function undecided({ effort }: Study, { id }: License, question: Question): Finding {
  return { kind: 'undecided', license: id, question, steps: effort.limit }
}

function lazily<T>(create: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: create() }).value
}
