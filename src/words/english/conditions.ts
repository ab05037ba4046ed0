/** Conditions in English. */
import type { ConditionSentences } from '../language/conditions.js'
import { numberOf } from './forms.js'

/** Lines of a checklist in English. @public */
export const englishConditions: ConditionSentences = {
  licenses: ({ licenses, track, wanted }, say) =>
    track === null
      ? `${wanted ? 'Has' : 'Does not have'} ${say.licenses(licenses, 'or')}`
      : `${wanted ? 'Has one' : 'Has none'} of the ${say.track(track)} licenses`,
  atMost: ({ atMost, licenses }, say) =>
    `Has at most ${atMost === 1 ? 'one' : say.number(atMost)} of ${say.licenses(licenses, 'and')}`,
  number: ({ type, wanted }) => `${wanted ? 'Has an' : 'Has no'} active ${numberOf(type)}`,
  capability: ({ capability, wanted }, say) =>
    `The organization ${wanted ? 'has' : 'does not have'} ${say.capability(capability)}`,
  country: ({ anyOf, wanted }, say) =>
    `The country of the organization is ${wanted ? '' : 'not '}${say.countries(anyOf)}`,
  attribute: ({ attribute, anyOf, wanted }, say) =>
    anyOf === null
      ? `The attribute ${say.quote(say.attribute(attribute))} is ${wanted ? 'filled in' : 'empty'}`
      : `The attribute ${say.quote(say.attribute(attribute))} is ${wanted ? '' : 'not '}${say.values(anyOf)}`,
  predicate: ({ predicate, wanted }, say) =>
    `The condition ${say.quote(say.predicate(predicate))} is ${wanted ? '' : 'not '}met`,
  group: ({ atLeast, count }, say) => {
    if (atLeast >= count) return 'All of these'
    return atLeast === 1 ? 'One of these' : `At least ${say.number(atLeast)} of these`
  },
}
