import type { CalendarDate, Messages, Say } from '../index.js'

const aNumber = { landline: 'een actief vast nummer', mobile: 'een actief mobiel nummer' } as const
const numberWord = { landline: 'vast nummer', mobile: 'mobiel nummer' } as const
/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'het verwijderen van ' } as const
const TheChange = { assign: '', remove: 'Het verwijderen van ' } as const
const theIntent = { assign: 'de toewijzing van', remove: 'het verwijderen van' } as const
const TheIntent = { assign: 'De toewijzing van', remove: 'Het verwijderen van' } as const
const done = { assign: 'toegewezen', remove: 'verwijderd' } as const

/** The sentences in Dutch. @public */
export const dutch: Messages = {
  locale: 'nl',
  date: (written) => written,
  quote: (text) => `‘${text}’`,
  others: (count, say) => `${say.number(count)} andere`,
  conflict: {
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
        ? `Na de wijziging van ${say.license(license)} is niet meer voldaan aan de vereisten van ${say.licenses(by, 'and')}.`
        : `${say.licenses(by, 'and')} ${by.length === 1 ? 'heeft' : 'hebben'} ${say.licenses(licenses, 'and')} nog nodig.`,
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
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} vereist dat het kenmerk ${say.quote(say.attribute(attribute))} is ingevuld.`
        : `${say.license(license)} vereist dat het kenmerk ${say.quote(say.attribute(attribute))} ${say.values(anyOf)} is.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} is voor gebruikers zonder het kenmerk ${say.quote(say.attribute(attribute))}.`
        : `${say.license(license)} is niet voor gebruikers bij wie het kenmerk ${say.quote(say.attribute(attribute))} ${say.values(anyOf)} is.`,
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
  label: {
    license_missing: ({ anyOf, track }, say) =>
      track === null
        ? `geen ${say.licenses(anyOf, 'or')}`
        : `geen licentie in de categorie ${say.track(track)}`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `niet te combineren met ${declaredBy === license ? say.licenses(licenses, 'or') : say.license(declaredBy)}`,
    still_needed: ({ by }, say) => `nog nodig voor ${say.licenses(by, 'and')}`,
    number_missing: ({ type }) => `geen ${numberWord[type]}`,
    number_foreign: ({ type }) => `${numberWord[type]} bij een andere aanbieder`,
    number_porting: ({ number, from }, say) => `${number} pas actief op ${say.date(from)}`,
    number_not_allowed: ({ type }) => `${numberWord[type]} niet toegestaan`,
    number_not_chosen: ({ type }) => `${numberWord[type]} niet gekozen`,
    number_not_owned: ({ type, number }) =>
      `${number} is geen ${numberWord[type]} van deze gebruiker`,
    detail_unknown: ({ license, detail }, say) =>
      `onbekend gegeven ${say.quote(say.detail(license, detail))}`,
    capability_missing: ({ capability }, say) => `organisatie zonder ${say.capability(capability)}`,
    capability_not_allowed: ({ capability }, say) =>
      `niet toegestaan met ${say.capability(capability)}`,
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
  need: {
    license_missing: ({ anyOf, track }, say) => {
      if (track !== null) return `een licentie in de categorie ${say.track(track)}`
      return anyOf.length === 1
        ? say.licenses(anyOf, 'or')
        : `een van ${say.licenses(anyOf, 'and')}`
    },
    excluded_by: ({ licenses }, say) =>
      `${licenses.length === 1 ? 'geen licentie' : 'geen van de licenties'} ${say.licenses(licenses, 'and')}`,
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
    attribute_missing: ({ attribute, anyOf }, say) =>
      `het kenmerk ${say.quote(say.attribute(attribute))}${anyOf === null ? '' : ` met de waarde ${say.values(anyOf)}`}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `geen kenmerk ${say.quote(say.attribute(attribute))}`
        : `het kenmerk ${say.quote(say.attribute(attribute))} niet met de waarde ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `de voorwaarde ${say.quote(say.predicate(predicate))}`,
    predicate_failed: ({ predicate }, say) =>
      `de voorwaarde ${say.quote(say.predicate(predicate))} (die kon niet worden gecontroleerd)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} van ${say.alternatives(anyOf, 'letters')}`,
  },
  cause: {
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
  condition: {
    licenses: ({ licenses, track, wanted }, say) => {
      if (track !== null)
        return `Heeft ${wanted ? 'een' : 'geen'} licentie in de categorie ${say.track(track)}`
      if (wanted) return `Heeft ${say.licenses(licenses, 'or')}`
      return licenses.length === 1
        ? `Heeft ${say.licenses(licenses, 'or')} niet`
        : `Heeft geen van de licenties ${say.licenses(licenses, 'and')}`
    },
    number: ({ type, wanted }) =>
      wanted ? `Heeft ${aNumber[type]}` : `Heeft geen actief ${numberWord[type]}`,
    capability: ({ capability, wanted }, say) =>
      `De organisatie beschikt ${wanted ? '' : 'niet '}over ${say.capability(capability)}`,
    attribute: ({ attribute, anyOf, wanted }, say) =>
      `Het kenmerk ${say.quote(say.attribute(attribute))} is ${wanted ? '' : 'niet '}${anyOf === null ? 'ingevuld' : say.values(anyOf)}`,
    predicate: ({ predicate, wanted }, say) =>
      `Aan de voorwaarde ${say.quote(say.predicate(predicate))} is ${wanted ? '' : 'niet '}voldaan`,
    group: ({ atLeast, count }, say) =>
      atLeast >= count
        ? 'Al deze punten'
        : atLeast === 1
          ? 'Een van deze punten'
          : `Minstens ${say.number(atLeast)} van deze punten`,
  },
  action: {
    choose_number: ({ license, detail, number }, say) =>
      `kies ${number ?? 'het nieuwe nummer'} als ${say.quote(say.detail(license, detail))} voor ${say.license(license)}`,
    port_number: ({ number, by }, say) => `laat ${number} uiterlijk ${day(by, say)} overdragen`,
    add_number: ({ type, by }, say) =>
      `voeg een ${numberWord[type]} toe dat uiterlijk ${day(by, say)} actief is`,
    set_attribute: ({ attribute, value }, say) =>
      value === null
        ? `vul het kenmerk ${say.quote(say.attribute(attribute))} in`
        : `stel het kenmerk ${say.quote(say.attribute(attribute))} in op ${say.values([value])}`,
    clear_attribute: ({ attribute }, say) =>
      `maak het kenmerk ${say.quote(say.attribute(attribute))} leeg`,
    assign: ({ license, on }, say) => `wijs ${say.license(license)} ${day(on, say)} toe`,
    remove: ({ license, on }, say) => `verwijder ${say.license(license)} ${day(on, say)}`,
    cancel_change: ({ license }, say) =>
      `annuleer de geplande wijziging van ${say.license(license)}`,
    remove_dependents: ({ licenses }, say) =>
      licenses.length === 0
        ? 'verwijder ook de licenties die ervan afhangen'
        : `verwijder ook ${say.licenses(licenses, 'and')}`,
    enable_capability: ({ capability, by }, say) =>
      `schakel ${say.capability(capability)} uiterlijk ${day(by, say)} in voor de organisatie`,
    disable_capability: ({ capability, by }, say) =>
      `schakel ${say.capability(capability)} uiterlijk ${day(by, say)} uit voor de organisatie`,
    free_seat: ({ license, count, by }, say) =>
      count === 1
        ? `maak uiterlijk ${day(by, say)} bij een andere gebruiker een plaats voor ${say.license(license)} vrij`
        : `maak uiterlijk ${day(by, say)} bij andere gebruikers ${say.number(count)} plaatsen voor ${say.license(license)} vrij`,
    clear_detail: ({ license, detail }, say) =>
      `laat ${say.quote(say.detail(license, detail))} voor ${say.license(license)} open`,
    move_change: ({ license, on }, say) =>
      `verplaats de geplande wijziging van ${say.license(license)} naar ${dateOrToday(on, say)}`,
    remove_number: ({ number }) => `verwijder het nummer ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `verhoog de limiet van ${say.license(license)} vanaf ${dateOrToday(from, say)} naar ${say.number(limit)} ${say.plural(limit, 'plaats', 'plaatsen')}`,
    choose_date: ({ on }, say) => `kies ${dateOrToday(on, say)} als datum`,
  },
  button: {
    choose_number: ({ number }) => `${number ?? 'Nieuw nummer'} kiezen`,
    port_number: ({ number }) => `${number} overdragen`,
    add_number: ({ type }) =>
      type === 'landline' ? 'Vast nummer toevoegen' : 'Mobiel nummer toevoegen',
    set_attribute: ({ attribute }, say) => `${say.attribute(attribute)} invullen`,
    clear_attribute: ({ attribute }, say) => `${say.attribute(attribute)} leegmaken`,
    assign: ({ license }, say) => `${say.license(license)} toewijzen`,
    remove: ({ license }, say) => `${say.license(license)} verwijderen`,
    cancel_change: () => 'Wijziging annuleren',
    remove_dependents: () => 'Ook verwijderen',
    enable_capability: ({ capability }, say) => `${say.capability(capability)} inschakelen`,
    disable_capability: ({ capability }, say) => `${say.capability(capability)} uitschakelen`,
    free_seat: ({ count }, say) =>
      count === 1 ? 'Plaats vrijmaken' : `${say.number(count)} plaatsen vrijmaken`,
    clear_detail: ({ license, detail }, say) => `${say.detail(license, detail)} leegmaken`,
    move_change: ({ on }, say) => `Verplaatsen naar ${dateOrToday(on, say)}`,
    remove_number: ({ number }) => `${number} verwijderen`,
    raise_seat_limit: ({ limit }, say) =>
      `Verhogen naar ${say.number(limit)} ${say.plural(limit, 'plaats', 'plaatsen')}`,
    choose_date: ({ on }, say) => `${say.tense(on) === 'today' ? 'Vandaag' : say.date(on)} kiezen`,
  },
  chain: {
    failing: ({ kind, license, on, status }, say) =>
      status === 'failed'
        ? `${TheChange[kind]}${say.license(license)} is ${day(on, say)} niet doorgegaan`
        : `${TheChange[kind]}${say.license(license)} gaat ${day(on, say)} niet door`,
    behind: ({ kind, license, on, status, inRequest }, date, say) => {
      const scheduled = `gepland ${date === 'same_date' ? 'op dezelfde dag' : `voor ${dateOrToday(on, say)}`}`
      const known = inRequest ? 'onderdeel van dit verzoek' : scheduled
      return `${theChange[kind]}${say.license(license)}, ${known}, ${status === 'failed' ? 'is niet doorgegaan' : 'gaat niet door'}`
    },
    because: (failing, behind, say) => `${failing}, want ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Bovendien: ${labels.join('; ')}`,
  },
  effect: {
    supersedes: ({ kind, license, on }, say) =>
      `Een andere wijziging vervangt ${theIntent[kind]} ${say.license(license)} ${day(on, say)}.`,
    restores: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${day(on, say)} telt weer mee.`,
    repairs: ({ kind, license, on }, say) =>
      `${say.license(license)} kan nu${say.tense(on) === 'today' ? '' : ` op ${say.date(on)}`} worden ${done[kind]}.`,
    idles: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} verandert ${day(on, say)} nu niets.`,
    activates: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} wordt ${day(on, say)} nu van kracht.`,
    ends: (license, on, say) => `${say.license(license)} eindigt nu ${day(on, say)}.`,
    stays: (license, on, say) => `${say.license(license)} eindigt ${day(on, say)} niet meer.`,
    endMoves: (license, { from, to }, say) =>
      `${say.license(license)} eindigt nu ${day(to, say)} in plaats van ${day(from, say)}.`,
    noncompliant: (license, labels, say) =>
      `Aan de vereisten van ${say.license(license)} is niet meer voldaan: ${labels.join('; ')}.`,
    compliant: (license, say) => `Aan de vereisten van ${say.license(license)} is weer voldaan.`,
  },
  exchange: {
    takesAway: (licenses, say) => `Dit neemt ${say.licenses(licenses, 'and')} weg.`,
    loses: (features, say) =>
      `De gebruiker verliest ${say.list(features.map(say.feature), 'and')}.`,
    less: (feature, { from, to }, say) => `${say.feature(feature)} daalt van ${from} naar ${to}.`,
    twice: (feature, licenses, say) =>
      `${say.feature(feature)} zit dan in meer dan één licentie: ${say.licenses(licenses, 'and')}.`,
  },
  status: {
    ready: 'Gereed',
    needs_details: 'Gegevens nodig',
    conflict: 'Conflict',
    unchanged: 'Geen wijziging',
    scheduled: 'Gepland',
    applied: 'Doorgevoerd',
    superseded: 'Vervangen',
    failed: 'Mislukt',
    refused: 'Geweigerd',
    plan_stale: 'Verouderd',
    skipped: 'Niet uitgevoerd',
    user_deleted: 'Gebruiker verwijderd',
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

const HELD = {
  past: (date: string) => `is sinds ${date} toegewezen`,
  today: () => 'is vandaag toegewezen',
  future: (date: string) => `wordt op ${date} toegewezen`,
  open: (date: string) => `is vanaf ${date} toegewezen`,
} as const

/** "vandaag", or "op 1 december 2026". */
function day(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'vandaag' : `op ${say.date(date)}`
}

function dateOrToday(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'vandaag' : say.date(date)
}

function howMany(count: number, say: Say): string {
  return count === 1 ? 'een' : say.number(count)
}

function isOver(until: CalendarDate | null, say: Say): boolean {
  return until !== null && ['past', 'today'].includes(say.tense(until))
}

function withOther(numbers: readonly string[]): string {
  return `${numbers.length === 1 ? 'is' : 'zijn'} in beheer bij een andere aanbieder`
}

function activeFrom(number: string, from: CalendarDate, say: Say): string {
  return `${number} ${isOver(from, say) ? 'was' : 'is'} pas actief op ${say.date(from)}`
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
