import type { Catalog } from '../catalog/catalog.js'
import { wordingOf } from '../catalog/wording.js'
import type { Leaf, Node } from '../requirements/compile.js'
import { describeNode } from '../requirements/messages.js'
import type { ExampleUser, Finding, ProofStep } from './finding.js'
import { englishFindings, type FindingMessages, type FindingParts } from './messages.js'

/**
 * The sentences of a finding: what was found, why, and an example where there is one.
 *
 * @param catalog - The catalog that was analyzed: licenses and tracks are called by their names.
 * @param table - The sentences of a language; English by default.
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
export function describeFinding(catalog: Catalog, finding: Finding, table: FindingMessages = englishFindings): string {
  const sentence = table.finding[finding.kind] as (finding: Finding, parts: FindingParts, table: FindingMessages) => string // the kind picks its own function
  return sentence(finding, partsOf(catalog, finding, table), table).trim()
}

function partsOf(catalog: Catalog, finding: Finding, table: FindingMessages): FindingParts {
  const { license: nameOf } = wordingOf(catalog)
  const [license = '', ...others] = licensesOf(finding).map(nameOf)
  const proof = 'proof' in finding ? byList(finding.proof).map((steps) => describeSteps(catalog, steps, table)) : []
  return {
    license,
    others,
    condition: finding.kind === 'condition_never_matters' ? conditionAt(catalog, finding.license, finding.path, table) : '',
    proof: proof.join(' '),
    example: 'example' in finding ? describeExample(catalog, finding.example, table) : '',
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
    const key = JSON.stringify(list && step.kind === 'condition' ? [step.license, list.path, step.met] : step)
    const group = groups.get(key)
    if (group) group.push(step)
    else groups.set(key, [step])
  }
  return [...groups.values()]
}

function describeSteps(catalog: Catalog, [step, ...more]: readonly [ProofStep, ...ProofStep[]], table: FindingMessages): string {
  if (step.kind !== 'condition' || more.length === 0) return describeStep(catalog, step, table)
  const { path = '' } = inList(step.path) ?? {}
  const entries = [step, ...more].flatMap((one) => (one.kind === 'condition' ? (inList(one.path)?.entry ?? []) : []))
  const { license } = wordingOf(catalog)
  return table.condition(license(step.license), conditionAt(catalog, step.license, path, table, entries), step.met)
}

function describeStep(catalog: Catalog, step: ProofStep, table: FindingMessages): string {
  const words = wordingOf(catalog)
  switch (step.kind) {
    case 'condition':
      return table.condition(words.license(step.license), conditionAt(catalog, step.license, step.path, table), step.met)
    case 'detail': {
      const detail = catalog.licenses.get(step.license)?.details.find(({ id }) => id === step.detail)
      return table.detail(words.license(step.license), detail?.name ?? step.detail)
    }
    case 'one_license':
      return table.oneLicense(words.track(step.track))
    case 'never_holdable':
      return table.neverHoldable(words.license(step.license))
    case 'availability': {
      const license = catalog.licenses.get(step.license)
      const dated = (date: string | null | undefined) => (date ? words.date(date) : null)
      return table.availability(words.license(step.license), dated(license?.from), dated(license?.until))
    }
  }
}

function describeExample(catalog: Catalog, user: ExampleUser, table: FindingMessages): string {
  const words = wordingOf(catalog)
  return table.example(table.messages.list(user.holds.map(words.license), 'and'), [
    ...user.numbers.map(table.number),
    ...user.capabilities.map(table.capability),
    ...Object.entries(user.attributes).map(([name, value]) => table.attribute(name, JSON.stringify(value))),
    ...(user.on === null ? [] : [table.on(words.date(user.on))]),
    ...user.assumed.map(({ predicate, answer }) => table.assumed(predicate, answer)),
  ])
}

/** The text of the condition at a path, or of some entries of the list there. */
function conditionAt(
  catalog: Catalog,
  license: string,
  path: string,
  table: FindingMessages,
  entries: readonly number[] | null = null,
): string {
  const root = catalog.licenses.get(license)?.requirement
  const list = inList(path)
  if (list && entries === null && !(root && nodeAt(root, path))) return conditionAt(catalog, license, list.path, table, [list.entry])
  const node = root ? nodeAt(root, path) : null
  if (node === null) return path // of a catalog that is not the one analyzed
  return textOf(node.kind === 'leaf' && entries ? { ...node, leaf: only(node.leaf, entries) } : node, catalog, table)
}

/** A condition with all that it is made of. */
function textOf(node: Node, catalog: Catalog, table: FindingMessages): string {
  const text = describeNode(node, wordingOf(catalog), table.messages)
  if (node.kind === 'leaf') return text
  return `${text}: ${node.of.map((part) => (part.kind === 'group' ? `(${textOf(part, catalog, table)})` : textOf(part, catalog, table))).join('; ')}`
}

function nodeAt(node: Node, path: string): Node | null {
  if (node.path === path) return node
  if (node.kind === 'leaf') return null
  for (const part of node.of) {
    const found = nodeAt(part, path)
    if (found) return found
  }
  return null
}

/** A path to an entry of a list of licenses or values: the list's own path, and which entry. */
function inList(path: string): { readonly path: string; readonly entry: number } | null {
  const [, list, entry] = /^(.*)\/(?:licenses|in)\/(\d+)$/.exec(path) ?? []
  return list === undefined ? null : { path: list, entry: Number(entry) }
}

/** A leaf with some of its entries. */
function only(leaf: Leaf, entries: readonly number[]): Leaf {
  if (leaf.kind === 'licenses') return { ...leaf, licenses: leaf.licenses.filter((_, index) => entries.includes(index)) }
  if (leaf.kind === 'attribute' && leaf.anyOf) return { ...leaf, anyOf: leaf.anyOf.filter((_, index) => entries.includes(index)) }
  return leaf
}
