/** What a change does to others, in German. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ChangeRef } from '../../timeline/record/change.js'
import type { Effects } from '../../timeline/request/effects.js'
import type { EffectSentences } from '../../words/language/effects.js'
import type { Say } from '../../words/language/say.js'
import { day } from './forms.js'

const done = { assign: 'zugewiesen', remove: 'entfernt' } as const

/** What a change does to others in German. @public */
export const germanEffects: EffectSentences = {
  supersedes: ({ kind, license, on }, say) =>
    `Eine andere Änderung ersetzt die ${planned(kind, on, say)} ${say.license(license)}.`,
  restores: ({ kind, license, on }, say) =>
    `Die ${planned(kind, on, say)} ${say.license(license)} gilt wieder.`,
  repairs: ({ kind, license, on }, say) =>
    `${say.license(license)} kann jetzt${later(on, say)} ${done[kind]} werden.`,
  idles: ({ kind, license, on }, say) =>
    `Die ${planned(kind, on, say)} ${say.license(license)} bewirkt nichts mehr.`,
  activates: ({ kind, license, on }, say) =>
    `Die ${planned(kind, on, say)} ${say.license(license)} wird jetzt wirksam.`,
  ends: (license, on, say) => `${say.license(license)} endet ${now(on, say)}${day('am', on, say)}.`,
  stays: (license, on, say) => `${say.license(license)} endet ${day('am', on, say)} nicht mehr.`,
  endMoves: (license, { from, to }, say) =>
    `${say.license(license)} endet ${now(to, say)}${day('am', to, say)} statt ${day('am', from, say)}.`,
  noncompliant: (held, labels, say) =>
    `Die Voraussetzungen für ${say.license(held.license)} sind${during(held, say)} nicht mehr erfüllt: ${labels.join('; ')}.`,
  compliant: (held, say) =>
    `Die Voraussetzungen für ${say.license(held.license)} sind${during(held, say)} wieder erfüllt.`,
  others: {
    breaks: ({ kind, license, on, users }, labels, say) =>
      `Für ${say.users(users)} kann ${say.license(license)} ${day('am', on, say)} nicht mehr ${done[kind]} werden: ${labels.join('; ')}.`,
    repairs: ({ kind, license, on, users }, say) =>
      `Für ${say.users(users)} kann ${say.license(license)} jetzt${later(on, say)} ${done[kind]} werden.`,
    idles: ({ kind, license, on, users }, say) =>
      `Die ${planned(kind, on, say)} ${say.license(license)} für ${say.users(users)} bewirkt nichts mehr.`,
    activates: ({ kind, license, on, users }, say) =>
      `Die ${planned(kind, on, say)} ${say.license(license)} für ${say.users(users)} wird jetzt wirksam.`,
  },
  takesAway: (licenses, say) =>
    `Dabei ${licenses.length === 1 ? 'entfällt' : 'entfallen'} ${say.licenses(licenses, 'and')}.`,
  loses: (features, say) => `Der Benutzer verliert ${say.list(features.map(say.feature), 'and')}.`,
  less: (feature, { from, to }, say) => `${say.feature(feature)} sinkt von ${from} auf ${to}.`,
  twice: (feature, licenses, say) =>
    `${say.feature(feature)} ist dann in mehreren Lizenzen enthalten: ${say.licenses(licenses, 'and')}.`,
}

/** "jetzt", but for today, which says it. */
function now(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : 'jetzt '
}

/** "für den 1. Dezember 2026 geplante Zuweisung von". */
function planned(kind: ChangeRef['kind'], on: CalendarDate, say: Say): string {
  const noun = kind === 'assign' ? 'Zuweisung' : 'Entfernung'
  return `für ${day('den', on, say)} geplante ${noun} von`
}

/** A date, but for today, which "jetzt" says. */
function later(on: CalendarDate, say: Say): string {
  return say.tense(on) === 'today' ? '' : ` am ${say.date(on)}`
}

/** "vom 1. Dezember 2026 bis zum 1. März 2027"; nothing for today and on. */
function during({ from, until }: Effects['compliant'][number], say: Say): string {
  const isNow = say.tense(from) === 'today'
  if (until === null) return isNow ? '' : ` ab dem ${say.date(from)}`
  return isNow ? ` bis zum ${say.date(until)}` : ` vom ${say.date(from)} bis zum ${say.date(until)}`
}
