/** Conditions in Swedish. */
import type { ConditionSentences } from '../../words/language/conditions.js'
import { aNumber, numberWord } from './forms.js'

/** Lines of a checklist in Swedish. @public */
export const swedishConditions: ConditionSentences = {
  licenses: ({ licenses, track, wanted }, say) => {
    const not = licenses.length === 1 ? 'inte ' : 'varken '
    return track === null
      ? `Har ${wanted ? '' : not}${say.licenses(licenses, 'or')}`
      : `Har ${wanted ? 'en' : 'ingen'} licens i kategorin ${say.track(track)}`
  },
  atMost: ({ atMost, licenses }, say) =>
    `Har högst ${atMost === 1 ? 'en' : say.number(atMost)} av ${say.licenses(licenses, 'and')}`,
  number: ({ type, wanted }) =>
    wanted ? `Har ${aNumber[type]}` : `Har inget aktivt ${numberWord[type]}`,
  capability: ({ capability, wanted }, say) =>
    `Organisationen har ${wanted ? '' : 'inte '}${say.capability(capability)}`,
  country: ({ anyOf, wanted }, say) =>
    `Organisationens land är ${wanted ? '' : 'inte '}${say.countries(anyOf)}`,
  attribute: ({ attribute, anyOf, wanted }, say) =>
    `Attributet ${say.quote(say.attribute(attribute))} är ${wanted ? '' : 'inte '}${anyOf === null ? 'ifyllt' : say.values(anyOf)}`,
  predicate: ({ predicate, wanted }, say) =>
    `Villkoret ${say.quote(say.predicate(predicate))} är ${wanted ? '' : 'inte '}uppfyllt`,
  group: ({ atLeast, count }, say) => {
    if (atLeast >= count) return 'Alla följande'
    return atLeast === 1 ? 'Något av följande' : `Minst ${say.number(atLeast)} av följande`
  },
}
