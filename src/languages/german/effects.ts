/** What a change does to others, in German. */
import type { EffectSentences } from '../../words/language/effects.js'
import { theChange, TheChange, day } from './forms.js'

const done = { assign: 'zugewiesen', remove: 'entfernt' } as const

/** What a change does to others in German. @public */
export const germanEffects: EffectSentences = {
  supersedes: ({ kind, license, on }, say) =>
    `Eine andere Änderung ersetzt ${theChange[kind]} ${say.license(license)} ${day('am', on, say)}.`,
  restores: ({ kind, license, on }, say) =>
    `${TheChange[kind]} ${say.license(license)} ${day('am', on, say)} gilt wieder.`,
  repairs: ({ kind, license, on }, say) =>
    `${say.license(license)} kann jetzt${say.tense(on) === 'today' ? '' : ` am ${say.date(on)}`} ${done[kind]} werden.`,
  idles: ({ kind, license, on }, say) =>
    `${TheChange[kind]} ${say.license(license)} ändert ${day('am', on, say)} jetzt nichts.`,
  activates: ({ kind, license, on }, say) =>
    `${TheChange[kind]} ${say.license(license)} wird ${day('am', on, say)} jetzt wirksam.`,
  ends: (license, on, say) => `${say.license(license)} endet jetzt ${day('am', on, say)}.`,
  stays: (license, on, say) => `${say.license(license)} endet ${day('am', on, say)} nicht mehr.`,
  endMoves: (license, { from, to }, say) =>
    `${say.license(license)} endet jetzt ${day('am', to, say)} statt ${day('am', from, say)}.`,
  noncompliant: (license, labels, say) =>
    `Die Voraussetzungen für ${say.license(license)} sind nicht mehr erfüllt: ${labels.join('; ')}.`,
  compliant: (license, say) =>
    `Die Voraussetzungen für ${say.license(license)} sind wieder erfüllt.`,
  takesAway: (licenses, say) => `Dabei wird entfernt: ${say.licenses(licenses, 'and')}.`,
  loses: (features, say) => `Der Benutzer verliert ${say.list(features.map(say.feature), 'and')}.`,
  less: (feature, { from, to }, say) => `${say.feature(feature)} sinkt von ${from} auf ${to}.`,
  twice: (feature, licenses, say) =>
    `${say.feature(feature)} ist dann in mehreren Lizenzen enthalten: ${say.licenses(licenses, 'and')}.`,
}
