/** Describes what a change does to others, and what a request takes away. */
import { checkAll } from '../../core/check.js'
import type {
  AffectedEnd,
  ChangeEffect,
  Effects,
  OtherEffect,
} from '../../timeline/request/effects.js'
import type { Verdict } from '../../timeline/request/verdict.js'
import { englishConflicts } from '../english/conflicts.js'
import { englishEffects } from '../english/effects.js'
import { englishForms } from '../english/forms.js'
import { sayOptions, type SayOptions } from '../language/say-options.js'
import type { EffectSentences, OtherSentences } from '../language/effects.js'
import type { LanguageWith } from '../language/language.js'
import type { Say, SayConflict } from '../language/say.js'
import { plainWording } from '../language/wording.js'
import { effectsCheck, exchangeCheck } from './checks.js'
import { explainChanges } from './explain-changes.js'
import { chainIn, labelsOf } from './explanation.js'
import { asSentences, sayConflictIn, sayIn } from './say.js'

const english = {
  locale: 'en',
  forms: englishForms,
  conflicts: englishConflicts,
  effects: englishEffects,
}
const saying = /* @__PURE__ */ sayOptions('conflicts', 'effects')
const sayingExchange = /* @__PURE__ */ sayOptions('effects')

/**
 * What an edit does to other changes and to holdings, in sentences: what no longer counts, what
 * fails now and why, what goes through, what changes nothing, what ends on another date, and what is
 * out of compliance from when. The same is told of the changes of other users, by name with
 * `words.user`. That a change comes on another date is not told.
 *
 * @param effects - Of a plan's answer, of the result of a command, or of a user after a write to
 * the organization.
 *
 * @example
 * ```ts
 * const change = { change: 'c1' as ChangeId, kind: 'assign', license: 'Unlimited 5G', on: parseCalendarDate('2026-12-01'), conflicts: [] } as const
 * const ends = [{ license: 'Recording', before: parseCalendarDate('2026-12-31'), after: null }]
 * const nothing = { supersedes: [], restores: [], breaks: [], idles: [], activates: [], moves: [], noncompliant: [], compliant: [], others: [] }
 * describeEffects({ ...nothing, repairs: [{ ...change, before: 'failed', after: 'applied' }], ends })
 * // => ['Unlimited 5G can now be assigned on December 1, 2026.', 'Recording no longer ends on December 31, 2026.']
 * ```
 * @public
 */
export function describeEffects(
  effects: Effects,
  options: SayOptions<'conflicts' | 'effects'> = {},
): readonly string[] {
  checkAll({ options: [options, saying], effects: [effects, effectsCheck] })
  const { words = plainWording, language = english } = options
  const say = sayConflictIn(language, words)
  const effect = language.effects
  const counting = (after: ChangeEffect['after']) =>
    effects.restores.filter((change) => change.after === after)
  const failing = [...effects.breaks, ...counting('failed')].map((change) => ({
    ...change,
    status: 'will_fail' as const,
  }))
  return [
    ...effects.supersedes.map((change) => asSentences(effect.supersedes(change, say))),
    ...effects.restores.map((change) => asSentences(effect.restores(change, say))),
    ...chainIn(explainChanges(failing), language, say),
    ...effects.repairs.map((change) => asSentences(effect.repairs(change, say))),
    ...[...effects.idles, ...counting('unchanged')].map((change) =>
      asSentences(effect.idles(change, say)),
    ),
    ...effects.activates.map((change) => asSentences(effect.activates(change, say))),
    ...effects.ends.map((end) => asSentences(endIn(end, effect, say))),
    ...effects.noncompliant.map((held) =>
      asSentences(effect.noncompliant(held, labelsOf(held.conflicts, language, say), say)),
    ),
    ...effects.compliant.map((held) => asSentences(effect.compliant(held, say))),
    ...sayOthers(effects.others, language, say),
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
  options: SayOptions<'effects'> = {},
): readonly string[] {
  checkAll({ options: [options, sayingExchange], answer: [answer, exchangeCheck] })
  const { words = plainWording, language = english } = options
  const say = sayIn(language, words)
  const effect = language.effects
  const { takesAway, hasTwice } = answer
  const { licenses, features, less } = takesAway
  const amount = (value: number, unit: string | null) =>
    `${say.number(value)}${unit === null ? '' : ` ${say.text(unit)}`}`
  return [
    ...(licenses.length > 0 ? [asSentences(effect.takesAway(licenses, say))] : []),
    ...(features.length > 0 ? [asSentences(effect.loses(features, say))] : []),
    ...less.map(({ feature, from, to, unit }) =>
      asSentences(effect.less(feature, { from: amount(from, unit), to: amount(to, unit) }, say)),
    ),
    ...hasTwice.map(({ feature, licenses: several }) =>
      asSentences(effect.twice(feature, several, say)),
    ),
  ]
}

function endIn({ license, before, after }: AffectedEnd, effect: EffectSentences, say: Say): string {
  if (after === null) return before === null ? '' : effect.stays(license, before, say)
  return before === null
    ? effect.ends(license, after, say)
    : effect.endMoves(license, { from: before, to: after }, say)
}

/** What becomes of the changes of other users: those of whom the same is told are told together. */
function sayOthers(
  others: readonly OtherEffect[],
  language: LanguageWith<'conflicts' | 'effects'>,
  say: SayConflict,
): readonly string[] {
  const told = new Map<string, OtherEffect[]>()
  for (const one of others) {
    const labels = one.after === 'failed' ? labelsOf(one.conflicts, language, say) : []
    const same = JSON.stringify([sentenceFor(one), one.kind, one.license, one.on, labels])
    const alike = told.get(same)
    if (alike) alike.push(one)
    else told.set(same, [one])
  }
  const { others: sentences } = language.effects
  return [...told.values()].map((same) => {
    const [first] = same as [OtherEffect, ...OtherEffect[]] // it has those that were put into it
    const change = { ...first, users: same.map(({ user }) => user) }
    const sentence = sentenceFor(first)
    return asSentences(
      sentence === 'breaks'
        ? sentences.breaks(change, labelsOf(first.conflicts, language, say), say)
        : sentences[sentence](change, say),
    )
  })
}

function sentenceFor({ before, after }: ChangeEffect): keyof OtherSentences {
  if (after === 'failed') return 'breaks'
  if (after === 'unchanged') return 'idles'
  return before === 'failed' ? 'repairs' : 'activates'
}
