/** Conflicts, their causes and notes in English. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ExplainedChange } from '../language/explanation.js'
import type { Say, Tense } from '../language/say.js'
import type { ConflictSentences } from '../language/conflicts.js'
import { numberOf, onDate, dateOrToday } from './forms.js'

const FAILS = { past: 'failed', today: 'fails', future: 'will fail', open: 'fails' } as const

const ASSIGNED = {
  past: 'was assigned',
  today: 'is assigned',
  future: 'will be assigned',
  open: 'is assigned',
} as const

const HELD: { readonly [T in Tense]: (date: string) => string } = {
  past: (date) => `has been assigned since ${date}`,
  today: () => 'was assigned today',
  future: (date) => `will be assigned on ${date}`,
  open: (date) => `is assigned as of ${date}`,
}

const howMany = (count: number, say: Say) => (count === 1 ? 'one' : say.number(count))

const withOther = (numbers: readonly string[]) =>
  `${numbers.length === 1 ? 'is' : 'are'} with another operator`

const isOver = (until: CalendarDate | null, say: Say) =>
  until !== null && ['past', 'today'].includes(say.tense(until))

function notActiveUntil(from: CalendarDate, say: Say): string {
  return `${isOver(from, say) ? 'was' : 'is'} not active until ${say.date(from)}`
}

function windowOf(from: CalendarDate | null, until: CalendarDate | null, say: Say): string {
  const begins = from === null ? [] : [`on or after ${say.date(from)}`]
  return [...begins, ...(until === null ? [] : [`before ${say.date(until)}`])].join(' and ')
}

/** Licenses of which one will do, told so that "and" may follow. */
function oneOf(licenses: readonly string[], say: Say): string {
  if (licenses.length === 1) return say.licenses(licenses, 'or')
  return `${licenses.length === 2 ? 'either' : 'any of'} ${say.licenses(licenses, 'or')}`
}

/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'the removal of ' } as const

const TheChange = { assign: '', remove: 'The removal of ' } as const

/** What a failing change does, seen from today. */
function fails({ on, status }: ExplainedChange, say: Say): string {
  if (status === 'failed') return 'failed'
  return say.tense(on) === 'future' ? 'will fail' : 'fails'
}

/** Sentences about conflicts in English. @public */
export const englishConflicts: ConflictSentences = {
  sentences: {
    license_missing: ({ license, anyOf, track }, say) =>
      track === null
        ? `${say.license(license)} needs ${say.licenses(anyOf, 'or')}.`
        : `${say.license(license)} needs one of the ${say.track(track)} licenses (${say.licenses(anyOf, 'or')}).`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      declaredBy === license
        ? `${say.license(license)} cannot be combined with ${say.licenses(licenses, 'or')}.`
        : `${say.license(declaredBy)} cannot be combined with ${say.license(license)}.`,
    still_needed: ({ license, licenses, by }, say) =>
      licenses.length === 0
        ? `The change of ${say.license(license)} would break the requirements of ${say.licenses(by, 'and')}.`
        : `${say.licenses(by, 'and')} still ${by.length === 1 ? 'needs' : 'need'} ${say.licenses(licenses, 'and')}.`,
    too_many_held: ({ license, atMost, among, declaredBy }, say) => {
      const rule = `${say.license(declaredBy)} allows at most ${howMany(atMost, say)} of ${say.licenses(among, 'and')}`
      return declaredBy === license
        ? `${rule}.`
        : `With ${say.license(license)} there would be too many: ${rule}.`
    },
    number_missing: ({ license, type }, say) =>
      `${say.license(license)} needs an active ${numberOf(type)}, but the user has none.`,
    number_foreign: ({ license, type, numbers }, say) =>
      `${say.license(license)} needs an active ${numberOf(type)}. ${say.list(numbers, 'and')} ${withOther(numbers)}. Start porting ${numbers.length === 1 ? 'it' : 'one of them'}.`,
    number_porting: ({ license, type, number, from }, say) =>
      `${say.license(license)} needs an active ${numberOf(type)}. ${number} ${notActiveUntil(from, say)}.`,
    number_not_allowed: ({ license, type }, say) =>
      `${say.license(license)} is for users without an active ${numberOf(type)}.`,
    number_not_chosen: ({ license, type, choices }, say) =>
      `Choose the ${numberOf(type)} for ${say.license(license)}: ${say.list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, say) =>
      `${number}, chosen for ${say.license(license)}, is not a ${numberOf(type)} of this user.`,
    detail_unknown: ({ license, detail }, say) =>
      `${say.license(license)} has no detail ${say.quote(say.detail(license, detail))}.`,
    capability_missing: ({ license, capability }, say) =>
      `${say.license(license)} needs the organization to have ${say.capability(capability)}.`,
    capability_not_allowed: ({ license, capability }, say) =>
      `${say.license(license)} is for organizations without ${say.capability(capability)}.`,
    country_required: ({ license, anyOf }, say) =>
      `${say.license(license)} needs the country of the organization to be ${say.countries(anyOf)}.`,
    country_not_allowed: ({ license, anyOf }, say) =>
      `${say.license(license)} is not for organizations whose country is ${say.countries(anyOf)}.`,
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      `${say.license(license)} needs the attribute ${say.quote(say.attribute(attribute))}${anyOf === null ? '' : ` to be ${say.values(anyOf)}`}.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} is for users without the attribute ${say.quote(say.attribute(attribute))}.`
        : `${say.license(license)} is not for users whose attribute ${say.quote(say.attribute(attribute))} is ${say.values(anyOf)}.`,
    predicate_not_met: ({ license, predicate }, say) =>
      `${say.license(license)} needs the condition ${say.quote(say.predicate(predicate))} to be met.`,
    predicate_failed: ({ license, predicate, reason }, say) =>
      `${say.license(license)} needs the condition ${say.quote(say.predicate(predicate))} to be met, but it could not be checked: ${say.text(reason)}.`,
    alternatives_not_met: ({ license, needed, anyOf }, say) =>
      `${say.license(license)} needs ${howMany(needed, say)} of these: ${say.alternatives(anyOf)}.`,
    not_available: ({ license, from, until }, say) =>
      `${say.license(license)} ${isOver(until, say) ? 'could' : 'can'} only be assigned ${windowOf(from, until, say)}.`,
    no_seat: ({ license, limit, held }, say) => {
      const seats = `${say.number(limit)} ${say.plural(limit, 'seat', 'seats')}`
      if (limit === 0 && held === 0)
        return `The organization has no seats for ${say.license(license)}.`
      if (held > limit)
        return `The organization has ${seats} for ${say.license(license)}, but ${say.number(held)} ${say.plural(held, 'is', 'are')} taken.`
      if (limit === 1) return `The only seat of ${say.license(license)} is taken.`
      return `${limit === 2 ? 'Both' : `All ${say.number(limit)}`} seats of ${say.license(license)} are taken.`
    },
    license_unknown: ({ license }, say) => `${say.license(license)} is no longer in the catalog.`,
    too_entangled: ({ license, changes }, say) =>
      `${say.license(license)} is one of ${say.number(changes)} changes on this date that depend on each other, which is too many to decide. Spread them over several dates.`,
  },
  labels: {
    license_missing: ({ anyOf, track }, say) =>
      track === null ? `no ${say.licenses(anyOf, 'or')}` : `no ${say.track(track)} license`,
    excluded_by: ({ licenses }, say) => `cannot be combined with ${say.licenses(licenses, 'or')}`,
    still_needed: ({ by }, say) => `still needed by ${say.licenses(by, 'and')}`,
    too_many_held: ({ atMost, among }, say) =>
      `more than ${howMany(atMost, say)} of ${say.licenses(among, 'and')}`,
    number_missing: ({ type }) => `no ${numberOf(type)}`,
    number_foreign: ({ type }) => `${numberOf(type)} with another operator`,
    number_porting: ({ number, from }, say) => `${number} not active until ${say.date(from)}`,
    number_not_allowed: ({ type }) => `${numberOf(type)} not allowed`,
    number_not_chosen: ({ type }) => `${numberOf(type)} not chosen`,
    number_not_owned: ({ type, number }) => `${number} is not a ${numberOf(type)} of this user`,
    detail_unknown: ({ license, detail }, say) =>
      `unknown detail ${say.quote(say.detail(license, detail))}`,
    capability_missing: ({ capability }, say) =>
      `organization without ${say.capability(capability)}`,
    capability_not_allowed: ({ capability }, say) =>
      `not allowed with ${say.capability(capability)}`,
    country_required: ({ anyOf }, say) =>
      `country of the organization must be ${say.countries(anyOf)}`,
    country_not_allowed: ({ anyOf }, say) =>
      `country of the organization must not be ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `no attribute ${say.quote(say.attribute(attribute))}`
        : `attribute ${say.quote(say.attribute(attribute))} is not ${say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `attribute ${say.quote(say.attribute(attribute))} not allowed`
        : `attribute ${say.quote(say.attribute(attribute))} must not be ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `condition ${say.quote(say.predicate(predicate))} not met`,
    predicate_failed: ({ predicate }, say) =>
      `condition ${say.quote(say.predicate(predicate))} could not be checked`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `needs ${howMany(needed, say)} of these: ${say.alternatives(anyOf)}`,
    not_available: ({ from, until }, say) => `only ${windowOf(from, until, say)}`,
    no_seat: () => 'no free seat',
    license_unknown: () => 'no longer in the catalog',
    too_entangled: () => 'too many changes depend on each other',
  },
  needs: {
    license_missing: ({ anyOf, track }, say) =>
      track === null ? oneOf(anyOf, say) : `any ${say.track(track)} license`,
    excluded_by: ({ licenses }, say) => `no ${say.licenses(licenses, 'or')} license`,
    too_many_held: ({ atMost, among }, say) =>
      `at most ${howMany(atMost, say)} of ${say.licenses(among, 'and')}`,
    number_missing: ({ type }) => `an active ${numberOf(type)}`,
    number_foreign: ({ type, numbers }, say) =>
      `an active ${numberOf(type)} (${say.list(numbers, 'and')} ${withOther(numbers)})`,
    number_porting: ({ type, number, from }, say) =>
      `an active ${numberOf(type)} (${number} ${notActiveUntil(from, say)})`,
    number_not_allowed: ({ type }) => `no active ${numberOf(type)}`,
    capability_missing: ({ capability }, say) =>
      `${say.capability(capability)} for the organization`,
    capability_not_allowed: ({ capability }, say) =>
      `an organization without ${say.capability(capability)}`,
    country_required: ({ anyOf }, say) =>
      `the country of the organization to be ${say.countries(anyOf)}`,
    country_not_allowed: ({ anyOf }, say) =>
      `the country of the organization not to be ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      `the attribute ${say.quote(say.attribute(attribute))}${anyOf === null ? '' : ` to be ${say.values(anyOf)}`}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `no attribute ${say.quote(say.attribute(attribute))}`
        : `the attribute ${say.quote(say.attribute(attribute))} not to be ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `the condition ${say.quote(say.predicate(predicate))} to be met`,
    predicate_failed: ({ predicate }, say) =>
      `the condition ${say.quote(say.predicate(predicate))} to be met (it could not be checked)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} of ${say.alternatives(anyOf, 'letters')}`,
  },
  causes: {
    failed_change: ({ intent, license, on, inRequest }, say) => {
      const change = `${intent === 'assign' ? '' : 'The removal of '}${say.license(license)}`
      return inRequest
        ? `${change}, which is part of this request, fails too`
        : `${change} ${FAILS[say.tense(on)]} ${onDate(on, say)}`
    },
    accepted_change: ({ license, on, inRequest }, say) =>
      inRequest
        ? `${say.license(license)} is part of this request`
        : `${say.license(license)} ${ASSIGNED[say.tense(on)]} ${onDate(on, say)}`,
    holding: ({ license, since }, say) =>
      `${say.license(license)} ${HELD[say.tense(since)](say.date(since))}`,
  },
  chain: {
    failing: (change, say) =>
      `${TheChange[change.kind]}${say.license(change.license)} ${fails(change, say)} ${onDate(change.on, say)}`,
    behind: (change, date, say) => {
      const isThat = date === 'same_date' && say.tense(change.on) !== 'today'
      const scheduled = `scheduled for ${isThat ? 'that date' : dateOrToday(change.on, say)}`
      const known = change.inRequest ? 'which is part of this request' : scheduled
      return `${theChange[change.kind]}${say.license(change.license)}, ${known}, ${fails(change, say)}`
    },
    because: (failing, behind, say) => `${failing} because ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Also: ${labels.join('; ')}`,
  },
  note: {
    withConflicts: (users, total, say) => {
      if (users === 0) return 'No conflicts.'
      if (total === 1) return 'This user has conflicts.'
      return `${say.number(users)} of ${say.number(total)} users ${say.plural(users, 'has', 'have')} conflicts.`
    },
    group: (users, total, reason, say) =>
      total === 1 ? reason : `${say.number(users)} of ${say.number(total)} users: ${reason}`,
  },
}
