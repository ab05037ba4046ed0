/** Conditions in Dutch. */
import type { ConditionSentences } from '../../words/language/conditions.js'
import { aNumber, numberWord } from './forms.js'

/** Lines of a checklist in Dutch. @public */
export const dutchConditions: ConditionSentences = {
  licenses: ({ licenses, track, wanted }, say) => {
    if (track !== null)
      return `Heeft ${wanted ? 'een' : 'geen'} licentie in de categorie ${say.track(track)}`
    if (wanted) return `Heeft ${say.licenses(licenses, 'or')}`
    return licenses.length === 1
      ? `Heeft ${say.licenses(licenses, 'or')} niet`
      : `Heeft geen van de licenties ${say.licenses(licenses, 'and')}`
  },
  atMost: ({ atMost, licenses }, say) =>
    `Heeft hoogstens ${atMost === 1 ? 'één' : say.number(atMost)} van ${say.licenses(licenses, 'and')}`,
  number: ({ type, wanted }) =>
    wanted ? `Heeft ${aNumber[type]}` : `Heeft geen actief ${numberWord[type]}`,
  capability: ({ capability, wanted }, say) =>
    `De organisatie beschikt ${wanted ? '' : 'niet '}over ${say.capability(capability)}`,
  country: ({ anyOf, wanted }, say) =>
    `Het land van de organisatie is ${wanted ? '' : 'niet '}${say.countries(anyOf)}`,
  attribute: ({ attribute, anyOf, wanted }, say) =>
    `Het kenmerk ${say.quote(say.attribute(attribute))} is ${wanted ? '' : 'niet '}${anyOf === null ? 'ingevuld' : say.values(anyOf)}`,
  predicate: ({ predicate, wanted }, say) =>
    `Aan de voorwaarde ${say.quote(say.predicate(predicate))} is ${wanted ? '' : 'niet '}voldaan`,
  group: ({ atLeast, count }, say) => {
    if (atLeast >= count) return 'Al deze punten'
    return atLeast === 1 ? 'Een van deze punten' : `Minstens ${say.number(atLeast)} van deze punten`
  },
}
