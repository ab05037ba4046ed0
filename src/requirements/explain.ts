/** Lists the conflicts of a requirement that is not met. */
import { deepFreeze } from '../core/frozen.js'
import { bySince } from '../core/holding.js'
import { activeFrom, type E164, type NumberType, type PhoneNumber } from '../core/phone-number.js'
import type { Cause, Conflict } from './conflict.js'
import type { Group, KnownConflicts, Leaf, LeafNode, LicensesLeaf, Node } from './node.js'
import { askPredicate } from './predicate.js'
import { heldInTrack, type Situation } from './situation.js'

/**
 * Finds the causes of a failing leaf about licenses: who failed to bring one, or who brought one.
 */
export type FindCauses = (
  licenses: readonly string[],
  track: string | null,
  wanted: boolean,
) => readonly Cause[]

const NO_CONFLICTS: readonly Conflict[] = deepFreeze([])
const NO_CAUSES: readonly Cause[] = deepFreeze([])
const findNone: FindCauses = () => NO_CAUSES

/**
 * All reasons why a requirement is not met, each with its path (rule C4). Empty exactly if it is
 * met. What depends on nothing but which conditions fail is made once, and handed out frozen.
 *
 * @param findCauses - Looks up causes of leaves about licenses; without it conflicts carry none.
 */
export function explain(
  node: Node,
  situation: Situation,
  findCauses: FindCauses = findNone,
): readonly Conflict[] {
  const { known } = node
  if (known === null) return reasonsOf(node, situation, findCauses)
  const { tests, changing, licenses, wanting, lists } = known
  let failing = 0
  let bit = 1
  for (const test of tests) {
    if (!test(situation)) failing |= bit
    bit <<= 1
  }
  const { numbers } = situation.facts
  const saysMore =
    (failing & changing) !== 0 ||
    ((failing & licenses) !== 0 && findCauses !== findNone) ||
    ((failing & wanting.landline) !== 0 && hasType(numbers, 'landline')) ||
    ((failing & wanting.mobile) !== 0 && hasType(numbers, 'mobile'))
  if (saysMore) return reasonsOf(node, situation, findCauses)
  return (lists[failing] ??= deepFreeze(reasonsOf(node, situation, findNone)))
}

/** With so many conditions, the lists of all that can fail together are kept. */
const MOST_KNOWN = 10

/** Makes room for what is told of a requirement; `null` where it has too many conditions. */
export function knownConflicts(leaves: readonly LeafNode[]): KnownConflicts | null {
  if (leaves.length > MOST_KNOWN) return null
  const bits = (is: (leaf: LeafNode) => boolean) =>
    leaves.reduce((all, leaf, index) => (is(leaf) ? all | (1 << index) : all), 0)
  const wants = (type: NumberType) =>
    bits(({ leaf, wanted }) => wanted && leaf.kind === 'number' && leaf.type === type)
  return {
    tests: leaves.map(({ test }) => test),
    changing: bits(({ leaf, wanted }) => leaf.kind === 'predicate' || (!wanted && namesHeld(leaf))),
    licenses: bits(({ leaf }) => leaf.kind === 'licenses'),
    wanting: { landline: wants('landline'), mobile: wants('mobile') },
    lists: [],
  }
}

/** Whether what fails is told with those of its licenses that are held. */
function namesHeld(leaf: Leaf): boolean {
  return leaf.kind === 'licenses' && (leaf.licenses.length > 1 || leaf.track !== null)
}

function reasonsOf(node: Node, situation: Situation, findCauses: FindCauses): readonly Conflict[] {
  if (node.kind === 'leaf')
    return node.test(situation) ? NO_CONFLICTS : [conflictOf(node, situation, findCauses)]
  return node.atLeast === node.of.length
    ? explainAll(node, situation, findCauses)
    : explainAlternatives(node, situation, findCauses)
}

function explainAll(
  { of }: Group,
  situation: Situation,
  findCauses: FindCauses,
): readonly Conflict[] {
  let conflicts = NO_CONFLICTS
  for (const part of of) {
    const more = reasonsOf(part, situation, findCauses)
    if (more.length > 0) conflicts = joined(conflicts, more)
  }
  return conflicts
}

function explainAlternatives(
  { license, path, of, atLeast }: Group,
  situation: Situation,
  findCauses: FindCauses,
): readonly Conflict[] {
  if (atLeast <= 0) return NO_CONFLICTS
  const anyOf: (readonly Conflict[])[] = []
  let needed = atLeast
  for (const part of of) {
    const lacking = reasonsOf(part, situation, findCauses)
    if (lacking.length > 0) anyOf.push(lacking)
    else if (--needed === 0) return NO_CONFLICTS
  }
  return [{ code: 'alternatives_not_met', license, path, needed, anyOf }]
}

/** Two lists of one are joined most often, and spreading costs several times as much. */
function joined(a: readonly Conflict[], b: readonly Conflict[]): readonly Conflict[] {
  const [first] = a
  const [second] = b
  if (first === undefined) return b
  return a.length === 1 && b.length === 1 && second !== undefined ? [first, second] : [...a, ...b]
}

function conflictOf(
  { leaf, wanted, license, path, usual }: LeafNode,
  situation: Situation,
  findCauses: FindCauses,
): Conflict {
  switch (leaf.kind) {
    case 'licenses': {
      const { licenses, track } = leaf
      if (leaf.atMost > 0) return tooManyHeld(license, path, leaf, { situation, findCauses })
      const causes = findCauses(licenses, track, wanted)
      if (wanted)
        return causes.length === 0
          ? usual
          : { code: 'license_missing', license, path, anyOf: licenses, track, causes }
      if (licenses.length === 1 && track === null && causes.length === 0) return usual
      return {
        code: 'excluded_by',
        license,
        path,
        licenses: heldAmong(licenses, track, situation),
        declaredBy: license,
        causes,
      }
    }
    case 'number': {
      const { numbers } = situation.facts
      return wanted && hasType(numbers, leaf.type)
        ? explainNumber(numbers, { license, path, type: leaf.type, detail: null })
        : usual
    }
    case 'predicate': {
      const answer = askPredicate(leaf.ask, leaf.parameters, situation)
      return typeof answer === 'boolean'
        ? usual
        : { code: 'predicate_failed', license, path, predicate: leaf.name, reason: answer.fault }
    }
    case 'capability':
    case 'country':
    case 'attribute':
      return usual
  }
}

/** Of the licenses of which too many are held: which others, and how they came. */
function tooManyHeld(
  license: string,
  path: string,
  { licenses: among, atMost }: LicensesLeaf,
  asked: { readonly situation: Situation; readonly findCauses: FindCauses },
): Conflict {
  const others = among.filter((one) => one !== license)
  return {
    code: 'too_many_held',
    license,
    path,
    atMost,
    among,
    licenses: heldAmong(others, null, asked.situation),
    declaredBy: license,
    causes: asked.findCauses(others, null, false),
  }
}

/**
 * The conflict of a leaf as it is for most users: without causes, or numbers that are not yet
 * active. Made once, when the catalog is compiled, and handed out frozen.
 */
export function usualConflict(
  leaf: Leaf,
  wanted: boolean,
  license: string,
  path: string,
): Conflict {
  switch (leaf.kind) {
    case 'licenses': {
      const { licenses, track } = leaf
      if (wanted)
        return { code: 'license_missing', license, path, anyOf: licenses, track, causes: NO_CAUSES }
      if (leaf.atMost > 0)
        return {
          code: 'too_many_held',
          license,
          path,
          atMost: leaf.atMost,
          among: licenses,
          licenses: licenses.filter((one) => one !== license),
          declaredBy: license,
          causes: NO_CAUSES,
        }
      return {
        code: 'excluded_by',
        license,
        path,
        licenses,
        declaredBy: license,
        causes: NO_CAUSES,
      }
    }
    case 'number': {
      const { type } = leaf
      return wanted
        ? { code: 'number_missing', license, path, type, detail: null }
        : { code: 'number_not_allowed', license, path, type }
    }
    case 'capability':
      return {
        code: wanted ? 'capability_missing' : 'capability_not_allowed',
        license,
        path,
        capability: leaf.capability,
      }
    case 'country':
      return {
        code: wanted ? 'country_required' : 'country_not_allowed',
        license,
        path,
        anyOf: leaf.anyOf,
      }
    case 'attribute':
      return {
        code: wanted ? 'attribute_missing' : 'attribute_not_allowed',
        license,
        path,
        attribute: leaf.attribute,
        anyOf: leaf.anyOf,
      }
    case 'predicate':
      return { code: 'predicate_not_met', license, path, predicate: leaf.name }
  }
}

function hasType(numbers: readonly PhoneNumber[], type: NumberType): boolean {
  for (const number of numbers) if (number.type === type) return true
  return false
}

/** The held licenses that a leaf names. */
export function heldAmong(
  licenses: readonly string[],
  track: string | null,
  situation: Situation,
): readonly string[] {
  return track === null
    ? licenses.filter((license) => situation.held.has(license))
    : [...heldInTrack(situation, track)].sort(bySince).map(({ license }) => license)
}

/**
 * Why no number of a type is active: none is there, all are at another operator, or one is on its
 * way (rule Q3).
 *
 * @param about - What wants the number; `detail` is `null` where a requirement does.
 */
export function explainNumber(
  numbers: readonly PhoneNumber[],
  about: Pick<
    Extract<Conflict, { readonly code: 'number_missing' }>,
    'license' | 'path' | 'type' | 'detail'
  >,
): Conflict {
  const ofType = numbers.filter((number) => number.type === about.type)
  const next = soonest(ofType)
  if (next) return { code: 'number_porting', ...about, ...next }
  if (ofType.length > 0)
    return { code: 'number_foreign', ...about, numbers: ofType.map(({ number }) => number) }
  return { code: 'number_missing', ...about }
}

function soonest(
  numbers: readonly PhoneNumber[],
): { readonly number: E164; readonly from: NonNullable<ReturnType<typeof activeFrom>> } | null {
  let best: ReturnType<typeof soonest> = null
  for (const number of numbers) {
    const from = activeFrom(number)
    if (from !== null && (best === null || from < best.from)) best = { number: number.number, from }
  }
  return best
}
