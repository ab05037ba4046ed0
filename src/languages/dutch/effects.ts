/** What a change does to others, in Dutch. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Effects } from '../../timeline/request/effects.js'
import type { EffectSentences } from '../../words/language/effects.js'
import type { Say } from '../../words/language/say.js'
import { day } from './forms.js'

const theIntent = { assign: 'de toewijzing van', remove: 'het verwijderen van' } as const

const TheIntent = { assign: 'De toewijzing van', remove: 'Het verwijderen van' } as const

const to = { assign: 'aan', remove: 'bij' } as const

const done = { assign: 'toegewezen', remove: 'verwijderd' } as const

/** What a change does to others in Dutch. @public */
export const dutchEffects: EffectSentences = {
  supersedes: ({ kind, license, on }, say) =>
    `Een andere wijziging vervangt ${theIntent[kind]} ${say.license(license)} ${day(on, say)}.`,
  restores: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} ${day(on, say)} telt weer mee.`,
  repairs: ({ kind, license, on }, say) =>
    `${say.license(license)} kan nu${later(on, say)} worden ${done[kind]}.`,
  idles: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} heeft ${day(on, say)} geen effect meer.`,
  activates: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} gaat ${now(on, say)}${day(on, say)} in.`,
  ends: (license, on, say) => `${say.license(license)} eindigt ${now(on, say)}${day(on, say)}.`,
  stays: (license, on, say) => `${say.license(license)} eindigt ${day(on, say)} niet meer.`,
  endMoves: (license, { from, to }, say) =>
    `${say.license(license)} eindigt ${now(to, say)}${day(to, say)} in plaats van ${day(from, say)}.`,
  noncompliant: (held, labels, say) =>
    `Aan de vereisten van ${say.license(held.license)} is${during(held, say)} niet meer voldaan: ${labels.join('; ')}.`,
  compliant: (held, say) =>
    `Aan de vereisten van ${say.license(held.license)} is${during(held, say)} weer voldaan.`,
  others: {
    breaks: ({ kind, license, on, users }, labels, say) =>
      `${say.license(license)} kan ${day(on, say)} niet meer ${to[kind]} ${say.users(users)} worden ${done[kind]}: ${labels.join('; ')}.`,
    repairs: ({ kind, license, on, users }, say) =>
      `${say.license(license)} kan nu${later(on, say)} ${to[kind]} ${say.users(users)} worden ${done[kind]}.`,
    idles: ({ kind, license, on, users }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${to[kind]} ${say.users(users)} heeft ${day(on, say)} geen effect meer.`,
    activates: ({ kind, license, on, users }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${to[kind]} ${say.users(users)} gaat ${now(on, say)}${day(on, say)} in.`,
  },
  takesAway: (licenses, say) =>
    `Hiermee ${licenses.length === 1 ? 'vervalt' : 'vervallen'} ${say.licenses(licenses, 'and')}.`,
  loses: (features, say) => `De gebruiker verliest ${say.list(features.map(say.feature), 'and')}.`,
  less: (feature, { from, to }, say) => `${say.feature(feature)} daalt van ${from} naar ${to}.`,
  twice: (feature, licenses, say) =>
    `${say.feature(feature)} zit dan in meer dan één licentie: ${say.licenses(licenses, 'and')}.`,
}

/** "nu", but for today, which says it. */
function now(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : 'nu '
}

/** A date, but for today, which "nu" says. */
function later(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : ` op ${say.date(on)}`
}

/** "vanaf 1 december 2026 tot 1 maart 2027"; nothing for today and on. */
function during({ from, until }: Effects['compliant'][number], say: Say): string {
  const isNow = say.tense(from) === 'today'
  if (until === null) return isNow ? '' : ` vanaf ${say.date(from)}`
  return isNow ? ` tot ${say.date(until)}` : ` vanaf ${say.date(from)} tot ${say.date(until)}`
}
