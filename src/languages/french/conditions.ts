/** Conditions in French. */
import type { ConditionSentences } from '../../words/language/conditions.js'
import { numberWord, oneOf } from './forms.js'

/** Lines of a checklist in French. @public */
export const frenchConditions: ConditionSentences = {
  licenses: ({ licenses, track, wanted }, say) => {
    if (track !== null)
      return `${wanted ? 'A une' : 'N’a aucune'} licence de la catégorie ${say.track(track)}`
    if (wanted) return `A ${oneOf(licenses, say)}`
    return licenses.length === 1
      ? `N’a pas ${oneOf(licenses, say)}`
      : `N’a aucune des licences ${say.licenses(licenses, 'and')}`
  },
  atMost: ({ atMost, licenses }, say) =>
    `A au plus ${atMost === 1 ? 'une' : say.number(atMost)} des licences ${say.licenses(licenses, 'and')}`,
  number: ({ type, wanted }) => `${wanted ? 'A un' : 'N’a aucun'} ${numberWord[type]} actif`,
  capability: ({ capability, wanted }, say) =>
    `L’organisation ${wanted ? 'dispose' : 'ne dispose pas'} de la fonctionnalité ${say.quote(say.capability(capability))}`,
  country: ({ anyOf, wanted }, say) =>
    `Pays de l’organisation${wanted ? '' : ' autre que'}\u00a0: ${say.countries(anyOf)}`,
  attribute: ({ attribute, anyOf, wanted }, say) =>
    anyOf === null
      ? `L’attribut ${say.quote(say.attribute(attribute))} ${wanted ? 'est' : 'n’est pas'} renseigné`
      : `L’attribut ${say.quote(say.attribute(attribute))} ${wanted ? 'a' : 'n’a pas'} la valeur ${say.values(anyOf)}`,
  predicate: ({ predicate, wanted }, say) =>
    `La condition ${say.quote(say.predicate(predicate))} ${wanted ? 'est' : 'n’est pas'} remplie`,
  group: ({ atLeast, count }, say) => {
    if (atLeast >= count) return 'Tous ces points'
    return atLeast === 1 ? 'L’un de ces points' : `Au moins ${say.number(atLeast)} de ces points`
  },
}
