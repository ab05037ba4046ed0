/** Describes why changes fail: the chain behind each, down to the facts. */
import { checkAll } from '../../core/check.js'
import type { Conflict } from '../../requirements/conflict.js'
import { englishConflicts } from '../english/conflicts.js'
import { englishForms } from '../english/forms.js'
import { sayOptions, type SayOptions } from '../language/say-options.js'
import type { ExplainedChange, Explanation, Reason } from '../language/explanation.js'
import type { LanguageWith } from '../language/language.js'
import type { SayConflict } from '../language/say.js'
import { plainWording } from '../language/wording.js'
import { explanationCheck } from './checks.js'
import { failingBehind } from './explain-changes.js'
import { asSentences, labelIn, sayConflictIn } from './say.js'

const english = { locale: 'en', forms: englishForms, conflicts: englishConflicts }
const saying = /* @__PURE__ */ sayOptions('conflicts')

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
  options: SayOptions<'conflicts'> = {},
): readonly string[] {
  checkAll({ options: [options, saying], explanation: [explanation, explanationCheck] })
  const { words = plainWording, language = english } = options
  return chainIn(explanation, language, sayConflictIn(language, words))
}

/** The sentences of an explanation. */
export function chainIn(
  { changes }: Explanation,
  language: LanguageWith<'conflicts'>,
  say: SayConflict,
): readonly string[] {
  return changes.flatMap((change) => sentencesOf(change, language, say))
}

/** One change: why it fails, then each change behind it that is not told with it. */
function sentencesOf(
  change: ExplainedChange,
  language: LanguageWith<'conflicts'>,
  say: SayConflict,
): readonly string[] {
  const { chain } = language.conflicts
  const failing = chain.failing(change, say)
  const facts = factsOf(change, language, say)
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
      ? factsOf(only, language, say)
      : []
  return [
    asSentences(shown.length > 0 ? chain.reasons(because, shown, say) : because),
    ...(facts.length > 0 ? [asSentences(chain.also(facts, say))] : []),
    ...(shown.length > 0
      ? []
      : behind
          .filter((other) => other.shown === 'here')
          .flatMap((other) => sentencesOf(other, language, say))),
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
function factsOf(
  { reasons }: ExplainedChange,
  language: LanguageWith<'conflicts'>,
  say: SayConflict,
): readonly string[] {
  return [
    ...new Set(reasons.filter(isFact).map(({ conflict }) => labelIn(language, conflict, say))),
  ]
}

function isFact({ conflict, behind }: Reason): boolean {
  return behind.length === 0 || conflict.code !== 'license_missing'
}

/** Conflicts in a few words each, the same only once. */
export function labelsOf(
  conflicts: readonly Conflict[],
  language: LanguageWith<'conflicts'>,
  say: SayConflict,
): readonly string[] {
  return [...new Set(conflicts.map((conflict) => labelIn(language, conflict, say)))]
}
