/** Conflicts, their causes and notes in Dutch. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ConflictSentences } from '../../words/language/conflicts.js'
import { aNumber, numberWord, day, dateOrToday } from './forms.js'

/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'het verwijderen van ' } as const

const TheChange = { assign: '', remove: 'Het verwijderen van ' } as const

const HELD = {
  past: (date: string) => `is sinds ${date} toegewezen`,
  today: () => 'is vandaag toegewezen',
  future: (date: string) => `wordt op ${date} toegewezen`,
  open: (date: string) => `is vanaf ${date} toegewezen`,
} as const

function howMany(count: number, say: Say): string {
  return count === 1 ? 'een' : say.number(count)
}

function howManyOf(count: number, licenses: readonly string[], say: Say): string {
  return `${count === 1 ? 'één' : say.number(count)} van ${say.licenses(licenses, 'and')}`
}

function isOver(until: CalendarDate | null, say: Say): boolean {
  return until !== null && ['past', 'today'].includes(say.tense(until))
}

function withOther(numbers: readonly string[]): string {
  return `${numbers.length === 1 ? 'is' : 'zijn'} in beheer bij een andere aanbieder`
}

function activeFrom(number: string, from: CalendarDate, say: Say): string {
  return `${number} ${isOver(from, say) ? 'was' : 'is'} pas actief vanaf ${say.date(from)}`
}

function window(
  from: string | null,
  until: string | null,
  say: { readonly date: (date: string) => string },
): string {
  const ends = [
    ...(from === null ? [] : [`vanaf ${say.date(from)}`]),
    ...(until === null ? [] : [`vóór ${say.date(until)}`]),
  ]
  return ends.join(' en ')
}

/** Sentences about conflicts in Dutch. @public */
export const dutchConflicts: ConflictSentences = {
  sentences: {
    license_missing: ({ license, anyOf, track }, say) =>
      track === null
        ? `${say.license(license)} vereist ${say.licenses(anyOf, 'or')}.`
        : `${say.license(license)} vereist een licentie in de categorie ${say.track(track)} (${say.licenses(anyOf, 'or')}).`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      declaredBy === license
        ? `${say.license(license)} kan niet worden gecombineerd met ${say.licenses(licenses, 'or')}.`
        : `${say.license(declaredBy)} kan niet worden gecombineerd met ${say.license(license)}.`,
    still_needed: ({ license, licenses, by }, say) =>
      licenses.length === 0
        ? `Na de wijziging van ${say.license(license)} zou niet meer aan de vereisten van ${say.licenses(by, 'and')} zijn voldaan.`
        : `${say.licenses(by, 'and')} ${by.length === 1 ? 'heeft' : 'hebben'} ${say.licenses(licenses, 'and')} nog nodig.`,
    too_many_held: ({ license, atMost, among, declaredBy }, say) => {
      const rule = `${say.license(declaredBy)} staat hoogstens ${howManyOf(atMost, among, say)} toe`
      return declaredBy === license
        ? `${rule}.`
        : `Met ${say.license(license)} erbij zijn het er te veel: ${rule}.`
    },
    number_missing: ({ license, type }, say) =>
      `${say.license(license)} vereist ${aNumber[type]}, maar de gebruiker heeft er geen.`,
    number_foreign: ({ license, type, numbers }, say) =>
      `${say.license(license)} vereist ${aNumber[type]}. ${say.list(numbers, 'and')} ${withOther(numbers)}. Start de nummeroverdracht.`,
    number_porting: ({ license, type, number, from }, say) =>
      `${say.license(license)} vereist ${aNumber[type]}. ${activeFrom(number, from, say)}.`,
    number_not_allowed: ({ license, type }, say) =>
      `${say.license(license)} is voor gebruikers zonder actief ${numberWord[type]}.`,
    number_not_chosen: ({ license, type, choices }, say) =>
      `Kies het ${type === 'landline' ? 'vaste' : 'mobiele'} nummer voor ${say.license(license)}: ${say.list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, say) =>
      `${number}, gekozen voor ${say.license(license)}, is geen ${numberWord[type]} van deze gebruiker.`,
    detail_unknown: ({ license, detail }, say) =>
      `${say.license(license)} kent het gegeven ${say.quote(say.detail(license, detail))} niet.`,
    capability_missing: ({ license, capability }, say) =>
      `${say.license(license)} vereist dat de organisatie over ${say.capability(capability)} beschikt.`,
    capability_not_allowed: ({ license, capability }, say) =>
      `${say.license(license)} is voor organisaties zonder ${say.capability(capability)}.`,
    country_required: ({ license, anyOf }, say) =>
      `${say.license(license)} vereist dat het land van de organisatie ${say.countries(anyOf)} is.`,
    country_not_allowed: ({ license, anyOf }, say) =>
      `${say.license(license)} is niet voor organisaties met als land ${say.countries(anyOf)}.`,
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} vereist dat het kenmerk ${say.quote(say.attribute(attribute))} is ingevuld.`
        : `${say.license(license)} vereist dat het kenmerk ${say.quote(say.attribute(attribute))} de waarde ${say.values(anyOf)} heeft.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} is voor gebruikers zonder het kenmerk ${say.quote(say.attribute(attribute))}.`
        : `${say.license(license)} is niet voor gebruikers bij wie het kenmerk ${say.quote(say.attribute(attribute))} de waarde ${say.values(anyOf)} heeft.`,
    predicate_not_met: ({ license, predicate }, say) =>
      `${say.license(license)} vereist dat aan de voorwaarde ${say.quote(say.predicate(predicate))} is voldaan, en dat is niet het geval.`,
    predicate_failed: ({ license, predicate, reason }, say) =>
      `${say.license(license)} vereist dat aan de voorwaarde ${say.quote(say.predicate(predicate))} is voldaan, maar die kon niet worden gecontroleerd: ${say.text(reason)}.`,
    alternatives_not_met: ({ license, needed, anyOf }, say) =>
      `${say.license(license)} vereist ${howMany(needed, say)} van deze punten: ${say.alternatives(anyOf)}.`,
    not_available: ({ license, from, until }, say) =>
      `${say.license(license)} ${isOver(until, say) ? 'kon' : 'kan'} alleen ${window(from, until, say)} worden toegewezen.`,
    no_seat: ({ license, limit, held }, say) => {
      const seats = `${say.number(limit)} ${say.plural(limit, 'plaats', 'plaatsen')} voor ${say.license(license)}`
      if (limit === 0 && held === 0)
        return `De organisatie heeft geen plaatsen voor ${say.license(license)}.`
      if (held > limit)
        return `De organisatie heeft ${seats}, maar er ${say.plural(held, 'is', 'zijn')} er ${say.number(held)} bezet.`
      if (limit === 1) return `De enige plaats voor ${say.license(license)} is bezet.`
      return limit === 2
        ? `Beide plaatsen voor ${say.license(license)} zijn bezet.`
        : `Alle ${seats} zijn bezet.`
    },
    license_unknown: ({ license }, say) =>
      `${say.license(license)} staat niet meer in de catalogus.`,
    too_entangled: ({ license, changes }, say) =>
      `${say.license(license)} is een van ${say.number(changes)} wijzigingen op deze datum die van elkaar afhangen. Dat zijn er te veel om te beoordelen. Verdeel ze over meerdere datums.`,
  },
  labels: {
    license_missing: ({ anyOf, track }, say) =>
      track === null
        ? `geen ${say.licenses(anyOf, 'or')}`
        : `geen licentie in de categorie ${say.track(track)}`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `niet te combineren met ${declaredBy === license ? say.licenses(licenses, 'or') : say.license(declaredBy)}`,
    still_needed: ({ by }, say) => `nog nodig voor ${say.licenses(by, 'and')}`,
    too_many_held: ({ atMost, among }, say) => `meer dan ${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => `geen ${numberWord[type]}`,
    number_foreign: ({ type }) => `${numberWord[type]} bij een andere aanbieder`,
    number_porting: ({ number, from }, say) => `${number} pas actief vanaf ${say.date(from)}`,
    number_not_allowed: ({ type }) => `${numberWord[type]} niet toegestaan`,
    number_not_chosen: ({ type }) => `${numberWord[type]} niet gekozen`,
    number_not_owned: ({ type, number }) =>
      `${number} is geen ${numberWord[type]} van deze gebruiker`,
    detail_unknown: ({ license, detail }, say) =>
      `onbekend gegeven ${say.quote(say.detail(license, detail))}`,
    capability_missing: ({ capability }, say) => `organisatie zonder ${say.capability(capability)}`,
    capability_not_allowed: ({ capability }, say) =>
      `niet toegestaan met ${say.capability(capability)}`,
    country_required: ({ anyOf }, say) =>
      `land van de organisatie moet ${say.countries(anyOf)} zijn`,
    country_not_allowed: ({ anyOf }, say) =>
      `land van de organisatie mag niet ${say.countries(anyOf)} zijn`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `kenmerk ${say.quote(say.attribute(attribute))} ontbreekt`
        : `kenmerk ${say.quote(say.attribute(attribute))} is niet ${say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `kenmerk ${say.quote(say.attribute(attribute))} niet toegestaan`
        : `kenmerk ${say.quote(say.attribute(attribute))} mag niet ${say.values(anyOf)} zijn`,
    predicate_not_met: ({ predicate }, say) =>
      `niet voldaan aan voorwaarde ${say.quote(say.predicate(predicate))}`,
    predicate_failed: ({ predicate }, say) =>
      `voorwaarde ${say.quote(say.predicate(predicate))} kon niet worden gecontroleerd`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `vereist ${howMany(needed, say)} van deze punten: ${say.alternatives(anyOf)}`,
    not_available: ({ from, until }, say) => `alleen ${window(from, until, say)} toe te wijzen`,
    no_seat: () => 'geen vrije plaats',
    license_unknown: () => 'niet meer in de catalogus',
    too_entangled: () => 'te veel wijzigingen hangen van elkaar af',
  },
  needs: {
    license_missing: ({ anyOf, track }, say) => {
      if (track !== null) return `een licentie in de categorie ${say.track(track)}`
      return anyOf.length === 1
        ? say.licenses(anyOf, 'or')
        : `een van de licenties ${say.licenses(anyOf, 'or')}`
    },
    excluded_by: ({ licenses }, say) =>
      `${licenses.length === 1 ? 'geen licentie' : 'geen van de licenties'} ${say.licenses(licenses, 'and')}`,
    too_many_held: ({ atMost, among }, say) => `hoogstens ${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => aNumber[type],
    number_foreign: ({ type, numbers }, say) =>
      `${aNumber[type]} (${say.list(numbers, 'and')} ${withOther(numbers)})`,
    number_porting: ({ type, number, from }, say) =>
      `${aNumber[type]} (${activeFrom(number, from, say)})`,
    number_not_allowed: ({ type }) => `geen actief ${numberWord[type]}`,
    capability_missing: ({ capability }, say) =>
      `${say.capability(capability)} voor de organisatie`,
    capability_not_allowed: ({ capability }, say) =>
      `een organisatie zonder ${say.capability(capability)}`,
    country_required: ({ anyOf }, say) => `${say.countries(anyOf)} als land van de organisatie`,
    country_not_allowed: ({ anyOf }, say) =>
      `een ander land van de organisatie dan ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      `het kenmerk ${say.quote(say.attribute(attribute))}${anyOf === null ? '' : ` met de waarde ${say.values(anyOf)}`}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `geen kenmerk ${say.quote(say.attribute(attribute))}`
        : `het kenmerk ${say.quote(say.attribute(attribute))} zonder de waarde ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `de voorwaarde ${say.quote(say.predicate(predicate))}`,
    predicate_failed: ({ predicate }, say) =>
      `de voorwaarde ${say.quote(say.predicate(predicate))} (die kon niet worden gecontroleerd)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} van deze punten: ${say.alternatives(anyOf, 'letters')}`,
  },
  causes: {
    failed_change: ({ intent, license, on, inRequest }, say) => {
      const change = `${TheChange[intent]}${say.license(license)}`
      if (inRequest) return `${change}, onderdeel van dit verzoek, gaat ook niet door`
      if (say.tense(on) === 'past') return `${change} is op ${say.date(on)} niet doorgegaan`
      return `${change} gaat ${day(on, say)} niet door`
    },
    accepted_change: ({ license, on, inRequest }, say) =>
      inRequest
        ? `${say.license(license)} is onderdeel van dit verzoek`
        : `${say.license(license)} ${say.tense(on) === 'past' ? 'is' : 'wordt'} ${day(on, say)} toegewezen`,
    holding: ({ license, since }, say) =>
      `${say.license(license)} ${HELD[say.tense(since)](say.date(since))}`,
  },
  chain: {
    failing: ({ kind, license, on, status }, say) =>
      status === 'failed'
        ? `${TheChange[kind]}${say.license(license)} is ${day(on, say)} niet doorgegaan`
        : `${TheChange[kind]}${say.license(license)} gaat ${day(on, say)} niet door`,
    behind: ({ kind, license, on, status, inRequest }, date, say) => {
      const scheduled = `gepland ${date === 'same_date' ? 'voor dezelfde dag' : `voor ${dateOrToday(on, say)}`}`
      const known = inRequest ? 'onderdeel van dit verzoek' : scheduled
      return `${theChange[kind]}${say.license(license)}, ${known}, ${status === 'failed' ? 'is niet doorgegaan' : 'gaat niet door'}`
    },
    because: (failing, behind, say) => `${failing}, want ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Bovendien: ${labels.join('; ')}`,
  },
  note: {
    withConflicts: (users, total, say) => {
      if (users === 0) return 'Geen conflicten.'
      if (total === 1) return 'Deze gebruiker heeft conflicten.'
      return `${say.number(users)} van ${say.number(total)} gebruikers ${say.plural(users, 'heeft', 'hebben')} conflicten.`
    },
    group: (users, total, reason, say) =>
      total === 1 ? reason : `${say.number(users)} van ${say.number(total)} gebruikers: ${reason}`,
  },
}
