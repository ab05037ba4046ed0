/** Conflicts, their causes and notes in Swedish. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ConflictSentences } from '../../words/language/conflicts.js'
import { aNumber, numberWord, day } from './forms.js'

/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'borttagningen av ' } as const

const TheChange = { assign: '', remove: 'Borttagningen av ' } as const

const HELD = {
  past: (date: string) => `är tilldelad sedan den ${date}`,
  today: () => 'tilldelades i dag',
  future: (date: string) => `tilldelas den ${date}`,
  open: (date: string) => `är tilldelad från och med den ${date}`,
} as const

function howMany(count: number, say: Say): string {
  return count === 1 ? 'ett' : say.number(count)
}

function howManyOf(count: number, licenses: readonly string[], say: Say): string {
  return `${count === 1 ? 'en' : say.number(count)} av ${say.licenses(licenses, 'and')}`
}

function isOver(until: CalendarDate | null, say: Say): boolean {
  return until !== null && ['past', 'today'].includes(say.tense(until))
}

function activeFrom(number: string, from: CalendarDate, say: Say): string {
  return `${number} ${isOver(from, say) ? 'blev' : 'blir'} aktivt först den ${say.date(from)}`
}

function window(
  from: string | null,
  until: string | null,
  say: { readonly date: (date: string) => string },
): string {
  const ends = [
    ...(from === null ? [] : [`från och med den ${say.date(from)}`]),
    ...(until === null ? [] : [`före den ${say.date(until)}`]),
  ]
  return ends.join(' och ')
}

/** Sentences about conflicts in Swedish. @public */
export const swedishConflicts: ConflictSentences = {
  sentences: {
    license_missing: ({ license, anyOf, track }, say) =>
      track === null
        ? `${say.license(license)} kräver ${say.licenses(anyOf, 'or')}.`
        : `${say.license(license)} kräver en licens i kategorin ${say.track(track)} (${say.licenses(anyOf, 'or')}).`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      declaredBy === license
        ? `${say.license(license)} kan inte kombineras med ${say.licenses(licenses, 'or')}.`
        : `${say.license(declaredBy)} kan inte kombineras med ${say.license(license)}.`,
    still_needed: ({ license, licenses, by }, say) =>
      licenses.length === 0
        ? `Efter ändringen av ${say.license(license)} är kraven för ${say.licenses(by, 'and')} inte längre uppfyllda.`
        : `${say.licenses(by, 'and')} kräver fortfarande ${say.licenses(licenses, 'and')}.`,
    too_many_held: ({ license, atMost, among, declaredBy }, say) => {
      const rule = `${say.license(declaredBy)} tillåter högst ${howManyOf(atMost, among, say)}`
      return declaredBy === license
        ? `${rule}.`
        : `Med ${say.license(license)} blir det för många: ${rule}.`
    },
    number_missing: ({ license, type }, say) =>
      `${say.license(license)} kräver ${aNumber[type]}, men användaren har inget.`,
    number_foreign: ({ license, type, numbers }, say) =>
      `${say.license(license)} kräver ${aNumber[type]}. ${say.list(numbers, 'and')} finns hos en annan operatör. Starta en portering.`,
    number_porting: ({ license, type, number, from }, say) =>
      `${say.license(license)} kräver ${aNumber[type]}. ${activeFrom(number, from, say)}.`,
    number_not_allowed: ({ license, type }, say) =>
      `${say.license(license)} är för användare utan aktivt ${numberWord[type]}.`,
    number_not_chosen: ({ license, type, choices }, say) =>
      `Välj ${numberWord[type]} för ${say.license(license)}: ${say.list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, say) =>
      `${number}, som har valts för ${say.license(license)}, är inte ett ${numberWord[type]} som tillhör användaren.`,
    detail_unknown: ({ license, detail }, say) =>
      `${say.license(license)} har ingen uppgift som heter ${say.quote(say.detail(license, detail))}.`,
    capability_missing: ({ license, capability }, say) =>
      `${say.license(license)} kräver att organisationen har ${say.capability(capability)}.`,
    capability_not_allowed: ({ license, capability }, say) =>
      `${say.license(license)} är för organisationer utan ${say.capability(capability)}.`,
    country_required: ({ license, anyOf }, say) =>
      `${say.license(license)} kräver att organisationens land är ${say.countries(anyOf)}.`,
    country_not_allowed: ({ license, anyOf }, say) =>
      `${say.license(license)} är inte för organisationer vars land är ${say.countries(anyOf)}.`,
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} kräver att attributet ${say.quote(say.attribute(attribute))} är ifyllt.`
        : `${say.license(license)} kräver att attributet ${say.quote(say.attribute(attribute))} är ${say.values(anyOf)}.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} är för användare utan attributet ${say.quote(say.attribute(attribute))}.`
        : `${say.license(license)} är inte för användare vars attribut ${say.quote(say.attribute(attribute))} är ${say.values(anyOf)}.`,
    predicate_not_met: ({ license, predicate }, say) =>
      `${say.license(license)} kräver att villkoret ${say.quote(say.predicate(predicate))} är uppfyllt, och det är det inte.`,
    predicate_failed: ({ license, predicate, reason }, say) =>
      `${say.license(license)} kräver att villkoret ${say.quote(say.predicate(predicate))} är uppfyllt, men det gick inte att kontrollera: ${say.text(reason)}.`,
    alternatives_not_met: ({ license, needed, anyOf }, say) =>
      `${say.license(license)} kräver ${howMany(needed, say)} av följande: ${say.alternatives(anyOf)}.`,
    not_available: ({ license, from, until }, say) =>
      `${say.license(license)} ${isOver(until, say) ? 'kunde' : 'kan'} bara tilldelas ${window(from, until, say)}.`,
    no_seat: ({ license, limit, held }, say) => {
      const seats = `${say.number(limit)} ${say.plural(limit, 'plats', 'platser')} för ${say.license(license)}`
      if (limit === 0 && held === 0)
        return `Organisationen har inga platser för ${say.license(license)}.`
      if (held > limit)
        return `Organisationen har ${seats}, men ${say.number(held)} är ${say.plural(held, 'upptagen', 'upptagna')}.`
      if (limit === 1) return `Den enda platsen för ${say.license(license)} är upptagen.`
      if (limit === 2) return `Båda platserna för ${say.license(license)} är upptagna.`
      return `Alla ${seats} är upptagna.`
    },
    license_unknown: ({ license }, say) => `${say.license(license)} finns inte längre i katalogen.`,
    too_entangled: ({ license, changes }, say) =>
      `${say.license(license)} är en av ${say.number(changes)} ändringar samma dag som beror på varandra. Det är för många för att avgöra. Fördela dem på flera datum.`,
  },
  labels: {
    license_missing: ({ anyOf, track }, say) =>
      `${track === null ? say.licenses(anyOf, 'or') : `licens i kategorin ${say.track(track)}`} saknas`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `kan inte kombineras med ${declaredBy === license ? say.licenses(licenses, 'or') : say.license(declaredBy)}`,
    still_needed: ({ by }, say) => `krävs fortfarande av ${say.licenses(by, 'and')}`,
    too_many_held: ({ atMost, among }, say) => `fler än ${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => `${numberWord[type]} saknas`,
    number_foreign: ({ type }) => `${numberWord[type]} hos annan operatör`,
    number_porting: ({ number, from }, say) => `${number} aktivt först den ${say.date(from)}`,
    number_not_allowed: ({ type }) => `${numberWord[type]} inte tillåtet`,
    number_not_chosen: ({ type }) => `${numberWord[type]} inte valt`,
    number_not_owned: ({ type, number }) =>
      `${number} är inte ett ${numberWord[type]} som tillhör användaren`,
    detail_unknown: ({ license, detail }, say) =>
      `okänd uppgift ${say.quote(say.detail(license, detail))}`,
    capability_missing: ({ capability }, say) =>
      `organisationen saknar ${say.capability(capability)}`,
    capability_not_allowed: ({ capability }, say) =>
      `inte tillåtet med ${say.capability(capability)}`,
    country_required: ({ anyOf }, say) => `organisationens land måste vara ${say.countries(anyOf)}`,
    country_not_allowed: ({ anyOf }, say) =>
      `organisationens land får inte vara ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `attributet ${say.quote(say.attribute(attribute))} saknas`
        : `attributet ${say.quote(say.attribute(attribute))} är inte ${say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `attributet ${say.quote(say.attribute(attribute))} inte tillåtet`
        : `attributet ${say.quote(say.attribute(attribute))} får inte vara ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `villkoret ${say.quote(say.predicate(predicate))} är inte uppfyllt`,
    predicate_failed: ({ predicate }, say) =>
      `villkoret ${say.quote(say.predicate(predicate))} gick inte att kontrollera`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `kräver ${howMany(needed, say)} av följande: ${say.alternatives(anyOf)}`,
    not_available: ({ from, until }, say) => `kan bara tilldelas ${window(from, until, say)}`,
    no_seat: () => 'ingen ledig plats',
    license_unknown: () => 'finns inte längre i katalogen',
    too_entangled: () => 'för många ändringar beror på varandra',
  },
  needs: {
    license_missing: ({ anyOf, track }, say) => {
      if (track !== null) return `en licens i kategorin ${say.track(track)}`
      return anyOf.length === 1
        ? say.licenses(anyOf, 'or')
        : `någon av licenserna ${say.licenses(anyOf, 'and')}`
    },
    excluded_by: ({ licenses }, say) =>
      licenses.length === 1
        ? `att ${say.licenses(licenses, 'or')} inte är tilldelad`
        : `att varken ${say.licenses(licenses, 'or')} är tilldelad`,
    too_many_held: ({ atMost, among }, say) =>
      `att högst ${howManyOf(atMost, among, say)} är ${atMost === 1 ? 'tilldelad' : 'tilldelade'}`,
    number_missing: ({ type }) => aNumber[type],
    number_foreign: ({ type, numbers }, say) =>
      `${aNumber[type]} (${say.list(numbers, 'and')} finns hos en annan operatör)`,
    number_porting: ({ type, number, from }, say) =>
      `${aNumber[type]} (${activeFrom(number, from, say)})`,
    number_not_allowed: ({ type }) => `inget aktivt ${numberWord[type]}`,
    capability_missing: ({ capability }, say) =>
      `att organisationen har ${say.capability(capability)}`,
    capability_not_allowed: ({ capability }, say) =>
      `att organisationen inte har ${say.capability(capability)}`,
    country_required: ({ anyOf }, say) => `att organisationens land är ${say.countries(anyOf)}`,
    country_not_allowed: ({ anyOf }, say) =>
      `att organisationens land inte är ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      `att attributet ${say.quote(say.attribute(attribute))} är ${anyOf === null ? 'ifyllt' : say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      `att attributet ${say.quote(say.attribute(attribute))} inte är ${anyOf === null ? 'ifyllt' : say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `att villkoret ${say.quote(say.predicate(predicate))} är uppfyllt`,
    predicate_failed: ({ predicate }, say) =>
      `att villkoret ${say.quote(say.predicate(predicate))} är uppfyllt (det gick inte att kontrollera)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} av följande: ${say.alternatives(anyOf, 'letters')}`,
  },
  causes: {
    failed_change: ({ intent, license, on, inRequest }, say) => {
      const change = `${TheChange[intent]}${say.license(license)}`
      if (inRequest) return `${change}, som ingår i den här begäran, misslyckas också`
      return `${change} ${say.tense(on) === 'past' ? 'misslyckades' : 'misslyckas'} ${day(on, say)}`
    },
    accepted_change: ({ license, on, inRequest }, say) =>
      inRequest
        ? `${say.license(license)} ingår i den här begäran`
        : `${say.license(license)} ${say.tense(on) === 'past' ? 'tilldelades' : 'tilldelas'} ${day(on, say)}`,
    holding: ({ license, since }, say) =>
      `${say.license(license)} ${HELD[say.tense(since)](say.date(since))}`,
  },
  chain: {
    failing: ({ kind, license, on, status }, say) =>
      `${TheChange[kind]}${say.license(license)} ${status === 'failed' ? 'misslyckades' : 'misslyckas'} ${day(on, say)}`,
    behind: ({ kind, license, on, status, inRequest }, date, say) => {
      const scheduled = `schemalagd till ${date === 'same_date' ? 'samma dag' : day(on, say)}`
      const known = inRequest ? 'som ingår i den här begäran' : scheduled
      return `${theChange[kind]}${say.license(license)}, ${known}, ${status === 'failed' ? 'misslyckades' : 'misslyckas'}`
    },
    because: (failing, behind, say) => `${failing} eftersom ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Dessutom: ${labels.join('; ')}`,
  },
  note: {
    withConflicts: (users, total, say) => {
      if (users === 0) return 'Inga konflikter.'
      if (total === 1) return 'Användaren har konflikter.'
      return `${say.number(users)} av ${say.number(total)} användare har konflikter.`
    },
    group: (users, total, reason, say) =>
      total === 1 ? reason : `${say.number(users)} av ${say.number(total)} användare: ${reason}`,
  },
}
