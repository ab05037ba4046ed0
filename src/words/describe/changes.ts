/** Describes actions, remedies, explanations and effects in sentences. */
import { atLeast, checkAll, listOf, oneOf } from '../../core/check.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { Remedy } from '../../timeline/remedies/find-remedies.js'
import type { AffectedEnd, ChangeEffect, Effects } from '../../timeline/request/effects.js'
import type { Verdict } from '../../timeline/request/verdict.js'
import { english } from '../english/english.js'
import { knownIn } from '../language/checks.js'
import type { ExplainedChange, Explanation, Reason } from '../language/explanation.js'
import type { Messages, StatusName } from '../language/messages.js'
import type { Say, Wording } from '../language/requirement-messages.js'
import { plainWording } from '../language/wording.js'
import {
  checkTelling,
  effectsCheck,
  exchangeCheck,
  explanationCheck,
  messagesCheck,
} from './checks.js'
import { explainChanges, failingBehind } from './explain-changes.js'
import { asSentences, capitalized, labelIn, sayIn } from './say.js'

/**
 * What a person should do, as a sentence.
 *
 * @param words - What to call things; `wordingOf(catalog)` calls them by their names.
 * @param messages - The sentences of a language; English by default.
 *
 * @example
 * ```ts
 * describeAction({ kind: 'assign', license: 'basic', on: parseCalendarDate('2026-12-01') }) // => 'Assign basic on December 1, 2026.'
 * ```
 * @public
 */
export function describeAction(
  action: Action,
  words: Wording = plainWording,
  messages: Messages = english,
): string {
  checkTelling(words, messages)
  checkAll({ action: [action, knownIn(messages.action, 'kind')] })
  return asSentences(
    capitalized(phraseOf(action, messages, sayIn(messages, words)), messages.locale),
  )
}

/**
 * The text of the button that does it: a few words.
 *
 * @example
 * ```ts
 * labelAction({ kind: 'assign', license: 'basic', on: parseCalendarDate('2026-12-01') }) // => 'Assign basic'
 * ```
 * @public
 */
export function labelAction(
  action: Action,
  words: Wording = plainWording,
  messages: Messages = english,
): string {
  checkTelling(words, messages)
  checkAll({ action: [action, knownIn(messages.button, 'kind')] })
  const label = messages.button[action.kind] as (action: Action, say: Say) => string // the kind picks its own function
  return label(action, sayIn(messages, words))
}

/**
 * A remedy as one sentence: all of its actions together are what helps.
 *
 * @example
 * ```ts
 * const on = parseCalendarDate('2026-12-01')
 * describeRemedy({ actions: [{ kind: 'add_number', type: 'mobile', by: on }, { kind: 'assign', license: 'basic', on }] })
 * // => 'Add a mobile number that is active by December 1, 2026 and assign basic on December 1, 2026.'
 * ```
 * @public
 */
export function describeRemedy(
  remedy: Pick<Remedy, 'actions'>,
  words: Wording = plainWording,
  messages: Messages = english,
): string {
  checkTelling(words, messages)
  checkAll({
    remedy: [
      remedy,
      atLeast<{ actions: unknown }>({ actions: listOf(knownIn(messages.action, 'kind')) }),
    ],
  })
  const say = sayIn(messages, words)
  const phrases = remedy.actions.map((action) => phraseOf(action, messages, say))
  return asSentences(capitalized(say.list(phrases, 'and'), messages.locale))
}

/**
 * The state of a plan's answer, of a change, or of what was confirmed, in a word or two.
 *
 * @public
 */
export function describeStatus(status: StatusName, messages: Messages = english): string {
  checkAll({ messages: [messages, messagesCheck] })
  checkAll({ status: [status, oneOf(...Object.keys(messages.status))] })
  return messages.status[status]
}

/**
 * Why changes fail, in sentences: for each change asked about, the change behind it, and so on down
 * to the facts. What several have in common is told once.
 *
 * @param explanation - From `explain`.
 * @returns Sentences to show as lines, or joined by spaces.
 *
 * @example Unlimited 5G rests on Business Mobile, which lacks a number
 * ```ts
 * const on = parseCalendarDate('2026-12-01')
 * const failed = { kind: 'assign', details: {}, dependents: 'keep', ownDate: on, dated: 1, created: '', status: 'failed' } as const
 * const mobile: Change = { ...failed, id: 'c1' as ChangeId, license: 'Business Mobile', failure: { on, conflicts: [
 *   { code: 'number_missing', license: 'Business Mobile', path: '', type: 'mobile', detail: null },
 * ] } }
 * const cause = { kind: 'failed_change', change: mobile.id, intent: 'assign', license: mobile.license, on } as const
 * const data: Change = { ...failed, id: 'c2' as ChangeId, license: 'Unlimited 5G', failure: { on, conflicts: [
 *   { code: 'license_missing', license: 'Unlimited 5G', path: '', anyOf: [mobile.license], track: null, causes: [cause] },
 * ] } }
 * describeExplanation(explain({ changes: [mobile, data] }, data.id))
 * // => ['Unlimited 5G failed on December 1, 2026 because Business Mobile, scheduled for that date, failed: no mobile number.']
 * ```
 * @public
 */
export function describeExplanation(
  explanation: Explanation,
  words: Wording = plainWording,
  messages: Messages = english,
): readonly string[] {
  checkTelling(words, messages)
  checkAll({ explanation: [explanation, explanationCheck] })
  return chainIn(explanation, messages, sayIn(messages, words))
}

/**
 * What an edit does to other changes and to holdings, in sentences: what no longer counts, what
 * fails now and why, what goes through, what changes nothing, and what ends on another date. That a
 * change comes on another date is not told.
 *
 * @param effects - Of a plan's answer, of the result of a command, or of a user after a write to
 * the organization.
 *
 * @example
 * ```ts
 * const change = { change: 'c1' as ChangeId, kind: 'assign', license: 'Unlimited 5G', on: parseCalendarDate('2026-12-01'), conflicts: [] } as const
 * const ends = [{ license: 'Recording', before: parseCalendarDate('2026-12-31'), after: null }]
 * const nothing = { supersedes: [], restores: [], breaks: [], idles: [], activates: [], moves: [], noncompliant: [], compliant: [] }
 * describeEffects({ ...nothing, repairs: [{ ...change, before: 'failed', after: 'applied' }], ends })
 * // => ['Unlimited 5G can now be assigned on December 1, 2026.', 'Recording no longer ends on December 31, 2026.']
 * ```
 * @public
 */
export function describeEffects(
  effects: Effects,
  words: Wording = plainWording,
  messages: Messages = english,
): readonly string[] {
  checkTelling(words, messages)
  checkAll({ effects: [effects, effectsCheck] })
  const say = sayIn(messages, words)
  const { effect } = messages
  const counting = (after: ChangeEffect['after']) =>
    effects.restores.filter((change) => change.after === after)
  const failing = [...effects.breaks, ...counting('failed')].map((change) => ({
    ...change,
    status: 'will_fail' as const,
  }))
  return [
    ...effects.supersedes.map((change) => asSentences(effect.supersedes(change, say))),
    ...effects.restores.map((change) => asSentences(effect.restores(change, say))),
    ...chainIn(explainChanges(failing), messages, say),
    ...effects.repairs.map((change) => asSentences(effect.repairs(change, say))),
    ...[...effects.idles, ...counting('unchanged')].map((change) =>
      asSentences(effect.idles(change, say)),
    ),
    ...effects.activates.map((change) => asSentences(effect.activates(change, say))),
    ...effects.ends.map((end) => asSentences(endIn(end, messages, say))),
    ...effects.noncompliant.map(({ license, conflicts }) =>
      asSentences(effect.noncompliant(license, labelsOf(conflicts, messages, say), say)),
    ),
    ...effects.compliant.map((license) => asSentences(effect.compliant(license, say))),
  ]
}

/**
 * What a request takes away, and what the user then has from more than one license, in sentences.
 *
 * @param answer - A plan's answer for one user.
 *
 * @example
 * ```ts
 * const less = [{ feature: 'Data', from: 1000, to: 10, unit: 'GB' }]
 * describeExchange({ takesAway: { licenses: ['Large'], features: ['Roaming'], less }, hasTwice: [] })
 * // => ['It takes away Large.', 'The user loses Roaming.', 'Data drops from 1,000 GB to 10 GB.']
 * ```
 * @public
 */
export function describeExchange(
  answer: Pick<Verdict, 'takesAway' | 'hasTwice'>,
  words: Wording = plainWording,
  messages: Messages = english,
): readonly string[] {
  checkTelling(words, messages)
  checkAll({ answer: [answer, exchangeCheck] })
  const { takesAway, hasTwice } = answer
  const say = sayIn(messages, words)
  const { exchange } = messages
  const { licenses, features, less } = takesAway
  const amount = (value: number, unit: string | null) =>
    `${say.number(value)}${unit === null ? '' : ` ${say.text(unit)}`}`
  return [
    ...(licenses.length > 0 ? [asSentences(exchange.takesAway(licenses, say))] : []),
    ...(features.length > 0 ? [asSentences(exchange.loses(features, say))] : []),
    ...less.map(({ feature, from, to, unit }) =>
      asSentences(exchange.less(feature, { from: amount(from, unit), to: amount(to, unit) }, say)),
    ),
    ...hasTwice.map(({ feature, licenses: several }) =>
      asSentences(exchange.twice(feature, several, say)),
    ),
  ]
}

function endIn({ license, before, after }: AffectedEnd, { effect }: Messages, say: Say): string {
  if (after === null) return before === null ? '' : effect.stays(license, before, say)
  return before === null
    ? effect.ends(license, after, say)
    : effect.endMoves(license, { from: before, to: after }, say)
}

function phraseOf(action: Action, messages: Messages, say: Say): string {
  const phrase = messages.action[action.kind] as (action: Action, say: Say) => string // the kind picks its own function
  return phrase(action, say)
}

function chainIn({ changes }: Explanation, messages: Messages, say: Say): readonly string[] {
  return changes.flatMap((change) => sentencesOf(change, messages, say))
}

/** One change: why it fails, then each change behind it that is not told with it. */
function sentencesOf(change: ExplainedChange, messages: Messages, say: Say): readonly string[] {
  const { chain } = messages
  const failing = chain.failing(change, say)
  const facts = factsOf(change, messages, say)
  const behind = behindOf(change)
  if (behind.length === 0)
    return [asSentences(facts.length === 0 ? failing : chain.reasons(failing, facts, say))]
  const clauses = behind.map((other) =>
    chain.behind(other, other.on === change.on ? 'same_date' : 'other_date', say),
  )
  const because = chain.because(failing, clauses, say)
  const [only] = behind
  const shown =
    behind.length === 1 && only !== undefined && behindOf(only).length === 0
      ? factsOf(only, messages, say)
      : []
  return [
    asSentences(shown.length > 0 ? chain.reasons(because, shown, say) : because),
    ...(facts.length > 0 ? [asSentences(chain.also(facts, say))] : []),
    ...(shown.length > 0
      ? []
      : behind
          .filter((other) => other.shown === 'here')
          .flatMap((other) => sentencesOf(other, messages, say))),
  ]
}

/** The changes directly behind a change, each once. */
function behindOf({ reasons }: ExplainedChange): readonly ExplainedChange[] {
  const behind = new Map<string, ExplainedChange>()
  for (const other of reasons.flatMap(failingBehind)) {
    if (!behind.has(other.change)) behind.set(other.change, other)
  }
  return [...behind.values()]
}

/** The conflicts that a change behind does not account for, in a few words each. */
function factsOf({ reasons }: ExplainedChange, messages: Messages, say: Say): readonly string[] {
  return [
    ...new Set(reasons.filter(isFact).map(({ conflict }) => labelIn(messages, conflict, say))),
  ]
}

function isFact({ conflict, behind }: Reason): boolean {
  return behind.length === 0 || conflict.code !== 'license_missing'
}

function labelsOf(conflicts: readonly Conflict[], messages: Messages, say: Say): readonly string[] {
  return [...new Set(conflicts.map((conflict) => labelIn(messages, conflict, say)))]
}
