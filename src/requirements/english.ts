import type { NumberType } from '../core/phone-number.js'
import type { RequirementMessages } from './messages.js'

const numberOf = (type: NumberType) => (type === 'landline' ? 'landline number' : 'mobile number')

/** What is said about requirements, in English. */
export const englishRequirements: RequirementMessages = {
  locale: 'en',
  date: (written) => written,
  quote: (text) => `“${text}”`,
  others: (count, say) => `${say.number(count)} others`,
  conflict: {
    license_missing: ({ license, anyOf, track }, say) =>
      track === null
        ? `${say.license(license)} needs ${say.licenses(anyOf, 'or')}.`
        : `${say.license(license)} needs a ${say.track(track)} license (${say.licenses(anyOf, 'or')}).`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      declaredBy === license
        ? `${say.license(license)} cannot be combined with ${say.licenses(licenses, 'or')}.`
        : `${say.license(declaredBy)} cannot be combined with ${say.license(license)}.`,
    still_needed: ({ license, licenses, by }, say) =>
      licenses.length === 0
        ? `${say.license(license)} would break ${say.licenses(by, 'and')}.`
        : `${say.licenses(by, 'and')} still ${by.length === 1 ? 'needs' : 'need'} ${say.licenses(licenses, 'and')}.`,
    number_missing: ({ license, type }, say) => `${say.license(license)} needs an active ${numberOf(type)}, and there is none.`,
    number_foreign: ({ license, type, numbers }, say) =>
      `${say.license(license)} needs an active ${numberOf(type)}. ${say.list(numbers, 'and')} ${numbers.length === 1 ? 'is' : 'are'} at another operator: start porting.`,
    number_porting: ({ license, type, number, from }, say) =>
      `${say.license(license)} needs an active ${numberOf(type)}. ${number} is not active until ${say.date(from)}.`,
    number_not_allowed: ({ license, type }, say) => `${say.license(license)} is for users without an active ${numberOf(type)}.`,
    number_not_chosen: ({ license, type, choices }, say) =>
      `Choose the ${numberOf(type)} for ${say.license(license)}: ${say.list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, say) =>
      `${number}, chosen for ${say.license(license)}, is not a ${numberOf(type)} of this user.`,
    detail_unknown: ({ license, detail }, say) => `${say.license(license)} has no detail ${say.quote(say.detail(license, detail))}.`,
    capability_missing: ({ license, capability }, say) =>
      `${say.license(license)} needs the organization to have ${say.capability(capability)}.`,
    capability_not_allowed: ({ license, capability }, say) =>
      `${say.license(license)} is for organizations without ${say.capability(capability)}.`,
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      `${say.license(license)} needs the attribute ${say.quote(say.attribute(attribute))}${anyOf === null ? '' : ` to be ${say.values(anyOf)}`}.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} is for users without the attribute ${say.quote(say.attribute(attribute))}.`
        : `${say.license(license)} is not for users whose attribute ${say.quote(say.attribute(attribute))} is ${say.values(anyOf)}.`,
    predicate_not_met: ({ license, predicate }, say) =>
      `${say.license(license)} needs the condition ${say.quote(say.predicate(predicate))}, which is not met.`,
    predicate_failed: ({ license, predicate, reason }, say) =>
      `${say.license(license)} needs the condition ${say.quote(say.predicate(predicate))}, which could not be checked: ${reason}.`,
    alternatives_not_met: ({ license, needed, anyOf }, say) =>
      `For ${say.license(license)}, solve ${needed === 1 ? 'one' : say.number(needed)} of these: ${say.alternatives(anyOf)}.`,
    not_available: ({ license, from, until }, say) => {
      const window = [...(from === null ? [] : [`on or after ${say.date(from)}`]), ...(until === null ? [] : [`before ${say.date(until)}`])]
      return `${say.license(license)} can only be assigned ${window.join(' and ')}.`
    },
    no_seat: ({ license, limit }, say) =>
      limit === 0
        ? `The organization has no seats for ${say.license(license)}.`
        : limit === 1
          ? `The only seat of ${say.license(license)} is taken.`
          : `All ${say.number(limit)} seats of ${say.license(license)} are taken.`,
    license_unknown: ({ license }, say) => `${say.license(license)} is no longer in the catalog.`,
    too_entangled: ({ license, changes }, say) =>
      `${say.license(license)} is one of ${say.number(changes)} changes of this date that depend on each other: too many to decide. Spread them over several dates.`,
  },
  label: {
    license_missing: ({ anyOf, track }, say) => (track === null ? `no ${say.licenses(anyOf, 'or')}` : `no ${say.track(track)} license`),
    excluded_by: ({ licenses }, say) => `cannot be combined with ${say.licenses(licenses, 'or')}`,
    still_needed: ({ by }, say) => `still needed by ${say.licenses(by, 'and')}`,
    number_missing: ({ type }) => `no ${numberOf(type)}`,
    number_foreign: ({ type }) => `${numberOf(type)} at another operator`,
    number_porting: ({ number, from }, say) => `${number} not active until ${say.date(from)}`,
    number_not_allowed: ({ type }) => `${numberOf(type)} not allowed`,
    number_not_chosen: ({ type }) => `${numberOf(type)} not chosen`,
    number_not_owned: ({ type, number }) => `${number} is not a ${numberOf(type)} of this user`,
    detail_unknown: ({ license, detail }, say) => `unknown detail ${say.quote(say.detail(license, detail))}`,
    capability_missing: ({ capability }, say) => `organization without ${say.capability(capability)}`,
    capability_not_allowed: ({ capability }, say) => `not allowed with ${say.capability(capability)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `no attribute ${say.quote(say.attribute(attribute))}`
        : `attribute ${say.quote(say.attribute(attribute))} is not ${say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `attribute ${say.quote(say.attribute(attribute))} not allowed`
        : `attribute ${say.quote(say.attribute(attribute))} must not be ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) => `condition ${say.quote(say.predicate(predicate))} not met`,
    predicate_failed: ({ predicate }, say) => `condition ${say.quote(say.predicate(predicate))} could not be checked`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${needed === 1 ? 'one' : say.number(needed)} of these to solve: ${say.alternatives(anyOf)}`,
    not_available: ({ from, until }, say) => {
      const window = [...(from === null ? [] : [`on or after ${say.date(from)}`]), ...(until === null ? [] : [`before ${say.date(until)}`])]
      return `only ${window.join(' and ')}`
    },
    no_seat: () => 'no free seat',
    license_unknown: () => 'no longer in the catalog',
    too_entangled: () => 'too many changes depend on each other',
  },
  cause: {
    failed_change: ({ intent, license, on }, say) =>
      `${intent === 'assign' ? '' : 'The removal of '}${say.license(license)} does not go through on ${say.date(on)}`,
    accepted_change: ({ license, on }, say) => `${say.license(license)} is to be assigned on ${say.date(on)}`,
    holding: ({ license, since }, say) => `${say.license(license)} has been assigned since ${say.date(since)}`,
  },
  condition: {
    licenses: ({ licenses, track, wanted }, say) =>
      track === null
        ? `${wanted ? 'Has' : 'Does not have'} ${say.licenses(licenses, 'or')}`
        : `${wanted ? 'Has a' : 'Has no'} ${say.track(track)} license`,
    number: ({ type, wanted }) => `${wanted ? 'Has an' : 'Has no'} active ${numberOf(type)}`,
    capability: ({ capability, wanted }, say) => `The organization ${wanted ? 'has' : 'does not have'} ${say.capability(capability)}`,
    attribute: ({ attribute, anyOf, wanted }, say) =>
      anyOf === null
        ? `The attribute ${say.quote(say.attribute(attribute))} is ${wanted ? 'filled in' : 'empty'}`
        : `The attribute ${say.quote(say.attribute(attribute))} is ${wanted ? '' : 'not '}${say.values(anyOf)}`,
    predicate: ({ predicate, wanted }, say) => `The condition ${say.quote(say.predicate(predicate))} is ${wanted ? '' : 'not '}met`,
    group: ({ atLeast, count }, say) =>
      atLeast >= count ? 'All of these' : atLeast === 1 ? 'One of these' : `At least ${say.number(atLeast)} of these`,
  },
}
