/** Describes findings in sentences, with their proofs and examples. */
import type { Catalog } from '../catalog/catalog.js'
import { editionFrom } from '../catalog/lookup.js'
import { checkAll } from '../core/check.js'
import { asSentences, sayIn } from '../words/describe/say.js'
import { englishConditions } from '../words/english/conditions.js'
import { englishFindings } from '../words/english/findings.js'
import { englishForms } from '../words/english/forms.js'
import { catalogCheck, knownIn } from '../words/language/checks.js'
import { sayOptions, type SayOptions } from '../words/language/say-options.js'
import type { FindingParts } from '../words/language/findings.js'
import type { Say } from '../words/language/say.js'
import { wordingOf } from '../words/language/wording.js'
import { conditionText, inList, type Telling } from './condition-text.js'
import type { ExampleUser, Finding, ProofStep } from './finding.js'

export const english = {
  locale: 'en',
  forms: englishForms,
  conditions: englishConditions,
  findings: englishFindings,
}
export const saying = /* @__PURE__ */ sayOptions('conditions', 'findings')

/**
 * The sentences of a finding: what was found, why, and an example where there is one.
 *
 * @param catalog - The catalog that was analyzed.
 * @param options - What to call things, by their names in the catalog by default; and the language.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'addons', name: 'Add-ons', holds: 'many', licenses: [
 *   { id: 'phone', name: 'Phone', requirement: { kind: 'license', license: 'voicemail' } },
 *   { id: 'voicemail', name: 'Voicemail', requirement: { kind: 'license', license: 'phone' } },
 * ] }] })
 * describeFinding(catalog, analyzeCatalog(catalog).findings[0]!)
 * // => 'Phone and Voicemail can only come together, in one request. Phone: Has Voicemail. Voicemail: Has Phone. For example, a user who holds Phone and Voicemail.'
 * ```
 *
 * @public
 */
export function describeFinding(
  catalog: Catalog,
  finding: Finding,
  options: SayOptions<'conditions' | 'findings'> = {},
): string {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, saying],
  })
  const { words = wordingOf(catalog), language = english } = options
  const { sentences } = language.findings
  checkAll({ finding: [finding, knownIn(sentences, 'kind')] })
  const say = sayIn(language, words)
  const on = finding.edition ?? null
  const edition = editionFrom(catalog, on)
  const telling: Telling = { edition, words, language, say }
  const sentence = sentences[finding.kind] as (
    finding: Finding,
    parts: FindingParts,
    say: Say,
  ) => string // the kind picks its own function
  const told = sentence(finding, partsOf(finding, telling), say).trim()
  return on === null
    ? asSentences(told)
    : asSentences(language.findings.inEdition(say.date(on), told))
}

function partsOf(finding: Finding, telling: Telling): FindingParts {
  const [license = '', ...others] = licensesOf(finding).map(telling.say.license)
  return {
    license,
    others,
    condition:
      finding.kind === 'condition_never_matters'
        ? conditionText(telling, finding.license, finding.path)
        : '',
    proof:
      'proof' in finding
        ? byList(finding.proof)
            .map((steps) => describeSteps(telling, steps))
            .join(' ')
        : '',
    example: 'example' in finding ? describeExample(telling, finding.example) : '',
  }
}

function licensesOf(finding: Finding): readonly string[] {
  if (finding.kind === 'only_together') return finding.licenses
  if (finding.kind === 'exclusion_doubled') return [finding.license, ...finding.licenses]
  return 'by' in finding ? [finding.license, ...[finding.by].flat()] : [finding.license]
}

/** Statements that are alike and about entries of one list are told in one sentence. */
function byList(proof: readonly ProofStep[]): readonly (readonly [ProofStep, ...ProofStep[]])[] {
  const groups = new Map<string, [ProofStep, ...ProofStep[]]>()
  for (const step of proof) {
    const list = step.kind === 'condition' ? inList(step.path) : null
    const key = JSON.stringify(
      list && step.kind === 'condition' ? [step.license, list.path, step.met] : step,
    )
    const group = groups.get(key)
    if (group) group.push(step)
    else groups.set(key, [step])
  }
  return [...groups.values()]
}

function describeSteps(
  telling: Telling,
  [step, ...more]: readonly [ProofStep, ...ProofStep[]],
): string {
  const { language, say, edition } = telling
  const { findings } = language
  const name = 'license' in step ? say.license(step.license) : ''
  switch (step.kind) {
    case 'condition': {
      const entries = [step, ...more].flatMap((one) =>
        one.kind === 'condition' ? (inList(one.path)?.entry ?? []) : [],
      )
      return asSentences(
        findings.condition(
          name,
          conditionText(telling, step.license, step.path, entries),
          step.met,
        ),
      )
    }
    case 'detail':
      return asSentences(findings.detail(name, say.detail(step.license, step.detail)))
    case 'one_license':
      return asSentences(findings.oneLicense(say.track(step.track)))
    case 'never_holdable':
      return asSentences(findings.neverHoldable(name))
    case 'availability': {
      const { from = null, until = null } = edition.licenses.get(step.license) ?? {}
      return asSentences(
        findings.availability(name, from && say.date(from), until && say.date(until)),
      )
    }
  }
}

/** The sentence of an example user. */
export function describeExample({ language, say }: Telling, user: ExampleUser): string {
  const { findings } = language
  const facts = [
    ...user.numbers.map(findings.number),
    ...user.capabilities.map((name) => findings.capability(say.capability(name))),
    ...(user.country === null ? [] : [findings.country(say.countries([user.country]))]),
    ...Object.entries(user.attributes).map(([name, value]) =>
      findings.attribute(say.attribute(name), say.values([value])),
    ),
    ...(user.on === null ? [] : [findings.on(say.date(user.on))]),
    ...user.assumed.map(({ predicate, answer }) =>
      findings.assumed(say.predicate(predicate), answer),
    ),
  ]
  return asSentences(findings.example(say.list(user.holds.map(say.license), 'and'), facts))
}
