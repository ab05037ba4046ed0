import type { NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import type { Leaf, Node } from './compile.js'
import type { Cause, Conflict, ConflictCode, ConflictOf } from './conflict.js'

/** What messages call the things of a catalog. @public */
export interface Wording {
  /** The name of a license. */
  readonly license: (id: string) => string
  /** The name of a track. */
  readonly track: (id: string) => string
  /** A date as a person reads it. */
  readonly date: (date: string) => string
}

/** A sentence for each conflict code. */
type ConflictSentences = { readonly [C in ConflictCode]: (conflict: ConflictOf<C>, words: Wording, table: Messages) => string }
/** A sentence for each kind of cause. */
type CauseSentences = { readonly [K in Cause['kind']]: (cause: Extract<Cause, { kind: K }>, words: Wording) => string }
/** A sentence for each kind of condition; `wanted` is `false` under `not`. */
type ConditionSentences = { readonly [K in Leaf['kind']]: (leaf: Extract<Leaf, { kind: K }>, wanted: boolean, words: Wording) => string }

/** The sentences of one language (rule Q2): a portal may give its own table. @public */
export interface Messages {
  readonly conflict: ConflictSentences
  readonly cause: CauseSentences
  readonly condition: ConditionSentences
  /** The sentence of a group of which so many must be met. */
  readonly group: (atLeast: number, count: number) => string
  /** Joins items as the language does: "a, b and c". */
  readonly list: (items: readonly string[], joined: 'and' | 'or') => string
}

/** Calls everything by its id, and dates as they are stored. */
const plainWording: Wording = { license: (id) => id, track: (id) => id, date: (date) => date }

const kindOf = (type: NumberType) => (type === 'landline' ? 'landline number' : 'mobile number')
const list = (items: readonly string[], joined: 'and' | 'or') =>
  new Intl.ListFormat('en', { type: joined === 'and' ? 'conjunction' : 'disjunction' }).format(items)
const named = (ids: readonly string[], words: Wording, joined: 'and' | 'or') => list(ids.map(words.license), joined)
const values = (anyOf: readonly AttributeValue[] | null) =>
  anyOf === null
    ? ''
    : ` set to ${list(
        anyOf.map((value) => JSON.stringify(value)),
        'or',
      )}`

/** The English messages. @public */
export const english: Messages = {
  list,
  conflict: {
    license_missing: ({ license, anyOf, track }, words) =>
      `${words.license(license)} needs ${track === null ? named(anyOf, words, 'or') : `a ${words.track(track)} license (${named(anyOf, words, 'or')})`}.`,
    excluded_by: ({ license, licenses, declaredBy }, words) =>
      declaredBy === license
        ? `${words.license(license)} cannot be combined with ${named(licenses, words, 'and')}.`
        : `${words.license(declaredBy)} cannot be combined with ${words.license(license)}.`,
    still_needed: ({ license, licenses, by }, words) =>
      licenses.length > 0
        ? `${named(by, words, 'and')} still ${by.length === 1 ? 'needs' : 'need'} ${named(licenses, words, 'and')}.`
        : `${words.license(license)} would break ${named(by, words, 'and')}.`,
    number_missing: ({ license, type }, words) => `${words.license(license)} needs an active ${kindOf(type)}, and there is none.`,
    number_foreign: ({ license, type, numbers }, words) =>
      `${words.license(license)} needs an active ${kindOf(type)}. ${list(numbers, 'and')} ${numbers.length === 1 ? 'is' : 'are'} at another operator: start porting.`,
    number_porting: ({ license, type, number, from }, words) =>
      `${words.license(license)} needs an active ${kindOf(type)}. ${number} is active from ${words.date(from)}.`,
    number_not_allowed: ({ license, type }, words) => `${words.license(license)} is for users without an active ${kindOf(type)}.`,
    number_not_chosen: ({ license, type, choices }, words) =>
      `Choose the ${kindOf(type)} for ${words.license(license)}: ${list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, words) =>
      `${number}, chosen for ${words.license(license)}, is not a ${kindOf(type)} of this user.`,
    detail_unknown: ({ license, detail }, words) => `${words.license(license)} has no detail ${detail}.`,
    capability_missing: ({ license, capability }, words) => `${words.license(license)} needs the organization to have ${capability}.`,
    capability_not_allowed: ({ license, capability }, words) => `${words.license(license)} is for organizations without ${capability}.`,
    attribute_missing: ({ license, attribute, anyOf }, words) =>
      `${words.license(license)} needs the attribute ${attribute}${values(anyOf)}.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, words) =>
      `${words.license(license)} is for users without the attribute ${attribute}${values(anyOf)}.`,
    predicate_not_met: ({ license, predicate }, words) => `${words.license(license)} needs the condition ${predicate}.`,
    predicate_failed: ({ license, predicate, reason }, words) =>
      `${words.license(license)} needs the condition ${predicate}, which could not be judged: ${reason}.`,
    alternatives_not_met: ({ license, needed, anyOf }, words, table) =>
      `${words.license(license)} needs ${needed === 1 ? 'one of these' : `${needed} of these`}: ${anyOf
        .map((conflicts, index) => `(${index + 1}) ${conflicts.map((conflict) => sentenceOf(conflict, words, table)).join(' ')}`)
        .join(' ')}`,
    not_available: ({ license, from, until }, words) =>
      `${words.license(license)} can be assigned ${[from === null ? '' : `from ${words.date(from)}`, until === null ? '' : `until ${words.date(until)}`].filter(Boolean).join(' ')}.`,
    no_seat: ({ license, limit }, words) => `All ${limit} seats of ${words.license(license)} are taken.`,
    license_unknown: ({ license }, words) => `${words.license(license)} is not in the catalog.`,
    too_entangled: ({ license, changes }, words) =>
      `${words.license(license)} is one of ${changes} changes of this date that depend on each other: too many to decide. Spread them over several dates.`,
  },
  cause: {
    failed_change: ({ license, on }, words) => `${words.license(license)} failed on ${words.date(on)}`,
    accepted_change: ({ license, on }, words) => `${words.license(license)} is assigned on ${words.date(on)}`,
    holding: ({ license, since }, words) => `${words.license(license)} is held since ${words.date(since)}`,
  },
  condition: {
    licenses: ({ licenses, track }, wanted, words) => {
      const what = track === null ? named(licenses, words, 'or') : `a ${words.track(track)} license`
      return wanted ? `Has ${what}` : `Does not have ${what}`
    },
    number: ({ type }, wanted) => (wanted ? `Has an active ${kindOf(type)}` : `Has no active ${kindOf(type)}`),
    capability: ({ capability }, wanted) => `The organization ${wanted ? 'has' : 'does not have'} ${capability}`,
    attribute: ({ attribute, anyOf }, wanted) =>
      `The attribute ${attribute} is ${wanted ? '' : 'not '}${anyOf === null ? 'there' : values(anyOf).trim()}`,
    predicate: ({ name }, wanted) => `The condition ${name} is ${wanted ? 'met' : 'not met'}`,
  },
  group: (atLeast, count) => (atLeast >= count ? 'All of these' : atLeast === 1 ? 'One of these' : `At least ${atLeast} of these`),
}

/**
 * The sentence of a conflict, with its causes.
 *
 * @param words - What to call licenses and tracks; `wordingOf(catalog)` calls them by their names.
 * @param table - The messages of a language; English by default.
 * @public
 */
export function describeConflict(conflict: Conflict, words: Wording = plainWording, table: Messages = english): string {
  const causes = 'causes' in conflict ? conflict.causes.map((cause) => describeCause(cause, words, table)) : []
  const sentence = sentenceOf(conflict, words, table)
  return causes.length === 0 ? sentence : `${sentence} (${table.list([...new Set(causes)], 'and')})`
}

function sentenceOf(conflict: Conflict, words: Wording, table: Messages): string {
  const sentence = table.conflict[conflict.code] as (conflict: Conflict, words: Wording, table: Messages) => string // the code picks its own function
  return sentence(conflict, words, table)
}

function describeCause(cause: Cause, words: Wording, table: Messages): string {
  const sentence = table.cause[cause.kind] as (cause: Cause, words: Wording) => string // the kind picks its own function
  return sentence(cause, words)
}

/** The sentence of one condition of a requirement. */
export function describeNode(node: Node, words: Wording, table: Messages): string {
  if (node.kind === 'group') return table.group(node.atLeast, node.of.length)
  const sentence = table.condition[node.leaf.kind] as (leaf: Leaf, wanted: boolean, words: Wording) => string // the kind picks its own function
  return sentence(node.leaf, node.wanted, words)
}
