/** What a change does to others, in French. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Effects } from '../../timeline/request/effects.js'
import type { EffectSentences } from '../../words/language/effects.js'
import type { Say } from '../../words/language/say.js'
import { theChange, planned, TheChange, day } from './forms.js'

const done = { assign: 'attribuée', remove: 'retirée' } as const

/** What a change does to others in French. @public */
export const frenchEffects: EffectSentences = {
  supersedes: ({ kind, license, on }, say) =>
    `Un autre changement remplace ${theChange[kind]} ${say.license(license)}, ${planned[kind]} ${day(on, say)}.`,
  restores: ({ kind, license, on }, say) =>
    `${TheChange[kind]} ${say.license(license)}, ${planned[kind]} ${day(on, say)}, compte de nouveau.`,
  repairs: ({ kind, license, on }, say) =>
    `La licence ${say.license(license)} peut désormais être ${done[kind]}${later(on, say)}.`,
  idles: ({ kind, license, on }, say) =>
    `${TheChange[kind]} ${say.license(license)}, ${planned[kind]} ${day(on, say)}, ne change plus rien.`,
  activates: ({ kind, license, on }, say) =>
    `${TheChange[kind]} ${say.license(license)} prend ${now(on, say)}effet ${day(on, say)}.`,
  ends: (license, on, say) =>
    `La licence ${say.license(license)} prend ${now(on, say)}fin ${day(on, say)}.`,
  stays: (license, on, say) =>
    `La licence ${say.license(license)} ne prend plus fin ${day(on, say)}.`,
  endMoves: (license, { from, to }, say) =>
    `La licence ${say.license(license)} prend ${now(to, say)}fin ${day(to, say)} et non plus ${day(from, say)}.`,
  noncompliant: (held, labels, say) =>
    `Les conditions de la licence ${say.license(held.license)} ne sont plus remplies${during(held, say)}\u00a0: ${labels.join('\u202f; ')}.`,
  compliant: (held, say) =>
    `Les conditions de la licence ${say.license(held.license)} sont de nouveau remplies${during(held, say)}.`,
  others: {
    breaks: ({ kind, license, on, users }, labels, say) =>
      `La licence ${say.license(license)} ne peut plus être ${done[kind]} à ${say.users(users)} ${day(on, say)}\u00a0: ${labels.join('\u202f; ')}.`,
    repairs: ({ kind, license, on, users }, say) =>
      `La licence ${say.license(license)} peut désormais être ${done[kind]} à ${say.users(users)}${later(on, say)}.`,
    idles: ({ kind, license, on, users }, say) =>
      `${TheChange[kind]} ${say.license(license)} à ${say.users(users)}, ${planned[kind]} ${day(on, say)}, ne change plus rien.`,
    activates: ({ kind, license, on, users }, say) =>
      `${TheChange[kind]} ${say.license(license)} à ${say.users(users)} prend ${now(on, say)}effet ${day(on, say)}.`,
  },
  takesAway: (licenses, say) =>
    `${licenses.length === 1 ? 'La licence' : 'Les licences'} ${say.licenses(licenses, 'and')} ${licenses.length === 1 ? 'est alors retirée' : 'sont alors retirées'}.`,
  loses: (features, say) => `L’utilisateur perd ${say.list(features.map(say.feature), 'and')}.`,
  less: (feature, { from, to }, say) => `${say.feature(feature)} passe de ${from} à ${to}.`,
  twice: (feature, licenses, say) =>
    `${say.feature(feature)} figure alors dans plusieurs licences\u00a0: ${say.licenses(licenses, 'and')}.`,
}

/** "désormais", but for today, which says it. */
function now(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : 'désormais '
}

/** A date, but for today, which "désormais" says. */
function later(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : ` le ${say.date(on)}`
}

/** "du 1er décembre 2026 au 1er mars 2027"; nothing for today and on. */
function during({ from, until }: Effects['compliant'][number], say: Say): string {
  const isNow = say.tense(from) === 'today'
  if (until === null) return isNow ? '' : ` à partir du ${say.date(from)}`
  return isNow ? ` jusqu’au ${say.date(until)}` : ` du ${say.date(from)} au ${say.date(until)}`
}
