/** What a change does to others, in English. */
import type { Effects } from '../../timeline/request/effects.js'
import type { EffectSentences } from '../language/effects.js'
import type { Say } from '../language/say.js'
import { onDate, dateOrToday } from './forms.js'

const theIntent = { assign: 'the assignment of', remove: 'the removal of' } as const

const TheIntent = { assign: 'The assignment of', remove: 'The removal of' } as const

const to = { assign: 'to', remove: 'from' } as const

const done = { assign: 'assigned', remove: 'removed' } as const

/** What a change does to others in English. @public */
export const englishEffects: EffectSentences = {
  supersedes: ({ kind, license, on }, say) =>
    `Another change replaces ${theIntent[kind]} ${say.license(license)} ${onDate(on, say)}.`,
  restores: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} counts again ${onDate(on, say)}.`,
  repairs: ({ kind, license, on }, say) =>
    `${say.license(license)} can now be ${done[kind]} ${onDate(on, say)}.`,
  idles: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} now changes nothing ${onDate(on, say)}.`,
  activates: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} now takes effect ${onDate(on, say)}.`,
  ends: (license, on, say) => `${say.license(license)} now ends ${onDate(on, say)}.`,
  stays: (license, on, say) => `${say.license(license)} no longer ends ${onDate(on, say)}.`,
  endMoves: (license, { from, to }, say) =>
    `${say.license(license)} now ends ${onDate(to, say)} instead of ${dateOrToday(from, say)}.`,
  noncompliant: (held, labels, say) =>
    `${during(held, say)}${say.license(held.license)} no longer meets its requirements: ${labels.join('; ')}.`,
  compliant: (held, say) =>
    `${during(held, say)}${say.license(held.license)} meets its requirements again.`,
  others: {
    breaks: ({ kind, license, on, users }, labels, say) =>
      `${say.license(license)} can no longer be ${done[kind]} ${to[kind]} ${say.users(users)} ${onDate(on, say)}: ${labels.join('; ')}.`,
    repairs: ({ kind, license, on, users }, say) =>
      `${say.license(license)} can now be ${done[kind]} ${to[kind]} ${say.users(users)} ${onDate(on, say)}.`,
    idles: ({ kind, license, on, users }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${to[kind]} ${say.users(users)} now changes nothing ${onDate(on, say)}.`,
    activates: ({ kind, license, on, users }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${to[kind]} ${say.users(users)} now takes effect ${onDate(on, say)}.`,
  },
  takesAway: (licenses, say) => `It takes away ${say.licenses(licenses, 'and')}.`,
  loses: (features, say) => `The user loses ${say.list(features.map(say.feature), 'and')}.`,
  less: (feature, { from, to }, say) => `${say.feature(feature)} drops from ${from} to ${to}.`,
  twice: (feature, licenses, say) =>
    `More than one license then includes ${say.feature(feature)}: ${say.licenses(licenses, 'and')}.`,
}

/** "From December 1, 2026 until March 1, 2027, "; nothing for today and on. */
function during({ from, until }: Effects['compliant'][number], say: Say): string {
  const isNow = say.tense(from) === 'today'
  if (until === null) return isNow ? '' : `From ${say.date(from)}, `
  return isNow ? `Until ${say.date(until)}, ` : `From ${say.date(from)} until ${say.date(until)}, `
}
