/** Conditions in German. */
import type { ConditionSentences } from '../../words/language/conditions.js'
import { aNumber, numberWord } from './forms.js'

/** Lines of a checklist in German. @public */
export const germanConditions: ConditionSentences = {
  licenses: ({ licenses, track, wanted }, say) => {
    if (track !== null)
      return `Hat ${wanted ? 'eine' : 'keine'} Lizenz aus der Kategorie ${say.track(track)}`
    if (wanted) return `Hat ${say.licenses(licenses, 'or')}`
    return licenses.length === 1
      ? `Hat die Lizenz ${say.licenses(licenses, 'or')} nicht`
      : `Hat keine der Lizenzen ${say.licenses(licenses, 'and')}`
  },
  atMost: ({ atMost, licenses }, say) =>
    `Hat höchstens ${atMost === 1 ? 'eine' : say.number(atMost)} der Lizenzen ${say.licenses(licenses, 'and')}`,
  number: ({ type, wanted }) =>
    wanted ? `Hat ${aNumber[type]}` : `Hat keine aktive ${numberWord[type]}`,
  capability: ({ capability, wanted }, say) =>
    `Die Organisation verfügt ${wanted ? '' : 'nicht '}über ${say.quote(say.capability(capability))}`,
  country: ({ anyOf, wanted }, say) =>
    `Das Land der Organisation ist ${wanted ? '' : 'nicht '}${say.countries(anyOf)}`,
  attribute: ({ attribute, anyOf, wanted }, say) =>
    `Das Attribut ${say.quote(say.attribute(attribute))} ist ${wanted ? '' : 'nicht '}${anyOf === null ? 'ausgefüllt' : say.values(anyOf)}`,
  predicate: ({ predicate, wanted }, say) =>
    `Die Bedingung ${say.quote(say.predicate(predicate))} ist ${wanted ? '' : 'nicht '}erfüllt`,
  group: ({ atLeast, count }, say) => {
    if (atLeast >= count) return 'Alle diese Punkte'
    return atLeast === 1 ? 'Einer dieser Punkte' : `Mindestens ${say.number(atLeast)} dieser Punkte`
  },
}
