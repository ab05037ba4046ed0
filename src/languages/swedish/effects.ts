/** What a change does to others, in Swedish. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Effects } from '../../timeline/request/effects.js'
import type { EffectSentences } from '../../words/language/effects.js'
import type { Say } from '../../words/language/say.js'
import { day } from './forms.js'

const theIntent = { assign: 'tilldelningen av', remove: 'borttagningen av' } as const

const TheIntent = { assign: 'Tilldelningen av', remove: 'Borttagningen av' } as const

const to = { assign: 'till', remove: 'från' } as const

const done = { assign: 'tilldelas', remove: 'tas bort' } as const

const doneTo = { assign: 'tilldelas', remove: 'tas bort från' } as const

/** What a change does to others in Swedish. @public */
export const swedishEffects: EffectSentences = {
  supersedes: ({ kind, license, on }, say) =>
    `En annan ändring ersätter ${theIntent[kind]} ${say.license(license)} ${day(on, say)}.`,
  restores: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} ${day(on, say)} gäller igen.`,
  repairs: ({ kind, license, on }, say) =>
    `${say.license(license)} kan nu ${done[kind]}${later(on, say)}.`,
  idles: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} ${day(on, say)} har inte längre någon effekt.`,
  activates: ({ kind, license, on }, say) =>
    `${TheIntent[kind]} ${say.license(license)} träder ${now(on, say)}i kraft ${day(on, say)}.`,
  ends: (license, on, say) => `${say.license(license)} upphör ${now(on, say)}${day(on, say)}.`,
  stays: (license, on, say) => `${say.license(license)} upphör inte längre ${day(on, say)}.`,
  endMoves: (license, { from, to }, say) =>
    `${say.license(license)} upphör ${now(to, say)}${day(to, say)} i stället för ${day(from, say)}.`,
  noncompliant: (held, labels, say) =>
    `Kraven för ${say.license(held.license)} är${during(held, say)} inte längre uppfyllda: ${labels.join('; ')}.`,
  compliant: (held, say) =>
    `Kraven för ${say.license(held.license)} är${during(held, say)} uppfyllda igen.`,
  others: {
    breaks: ({ kind, license, on, users }, labels, say) =>
      `${say.license(license)} kan inte längre ${doneTo[kind]} ${say.users(users)} ${day(on, say)}: ${labels.join('; ')}.`,
    repairs: ({ kind, license, on, users }, say) =>
      `${say.license(license)} kan nu ${doneTo[kind]} ${say.users(users)}${later(on, say)}.`,
    idles: ({ kind, license, on, users }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${to[kind]} ${say.users(users)} ${day(on, say)} har inte längre någon effekt.`,
    activates: ({ kind, license, on, users }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${to[kind]} ${say.users(users)} träder ${now(on, say)}i kraft ${day(on, say)}.`,
  },
  takesAway: (licenses, say) => `Då försvinner ${say.licenses(licenses, 'and')}.`,
  loses: (features, say) => `Användaren förlorar ${say.list(features.map(say.feature), 'and')}.`,
  less: (feature, { from, to }, say) => `${say.feature(feature)} minskar från ${from} till ${to}.`,
  twice: (feature, licenses, say) =>
    `${say.feature(feature)} ingår då i flera licenser: ${say.licenses(licenses, 'and')}.`,
}

/** "nu", but for today, which says it. */
function now(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : 'nu '
}

/** A date, but for today, which "nu" says. */
function later(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : ` den ${say.date(on)}`
}

/** "från och med den 1 december 2026 till den 1 mars 2027"; nothing for today and on. */
function during({ from, until }: Effects['compliant'][number], say: Say): string {
  const isNow = say.tense(from) === 'today'
  if (until === null) return isNow ? '' : ` från och med den ${say.date(from)}`
  return isNow
    ? ` till den ${say.date(until)}`
    : ` från och med den ${say.date(from)} till den ${say.date(until)}`
}
