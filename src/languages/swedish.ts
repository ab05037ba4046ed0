import type { CalendarDate, Messages, Say } from '../index.js'

const aNumber = {
  landline: 'ett aktivt fast telefonnummer',
  mobile: 'ett aktivt mobilnummer',
} as const
const numberWord = { landline: 'fast telefonnummer', mobile: 'mobilnummer' } as const
/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'borttagningen av ' } as const
const TheChange = { assign: '', remove: 'Borttagningen av ' } as const
const theIntent = { assign: 'tilldelningen av', remove: 'borttagningen av' } as const
const TheIntent = { assign: 'Tilldelningen av', remove: 'Borttagningen av' } as const
const done = { assign: 'tilldelas', remove: 'tas bort' } as const

/** The sentences in Swedish. @public */
export const swedish: Messages = {
  locale: 'sv',
  date: (written) => written,
  quote: (text) => `”${text}”`,
  others: (count, say) => `${say.number(count)} till`,
  conflict: {
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
  label: {
    license_missing: ({ anyOf, track }, say) =>
      `${track === null ? say.licenses(anyOf, 'or') : `licens i kategorin ${say.track(track)}`} saknas`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `kan inte kombineras med ${declaredBy === license ? say.licenses(licenses, 'or') : say.license(declaredBy)}`,
    still_needed: ({ by }, say) => `krävs fortfarande av ${say.licenses(by, 'and')}`,
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
  need: {
    license_missing: ({ anyOf, track }, say) => {
      if (track !== null) return `en licens i kategorin ${say.track(track)}`
      return anyOf.length === 1
        ? say.licenses(anyOf, 'or')
        : `någon av ${say.licenses(anyOf, 'and')}`
    },
    excluded_by: ({ licenses }, say) =>
      licenses.length === 1
        ? `att ${say.licenses(licenses, 'or')} inte är tilldelad`
        : `att varken ${say.licenses(licenses, 'or')} är tilldelad`,
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
    attribute_missing: ({ attribute, anyOf }, say) =>
      `att attributet ${say.quote(say.attribute(attribute))} är ${anyOf === null ? 'ifyllt' : say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      `att attributet ${say.quote(say.attribute(attribute))} inte är ${anyOf === null ? 'ifyllt' : say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `att villkoret ${say.quote(say.predicate(predicate))} är uppfyllt`,
    predicate_failed: ({ predicate }, say) =>
      `att villkoret ${say.quote(say.predicate(predicate))} är uppfyllt (det gick inte att kontrollera)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} av ${say.alternatives(anyOf, 'letters')}`,
  },
  cause: {
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
  condition: {
    licenses: ({ licenses, track, wanted }, say) =>
      track === null
        ? `Har ${wanted ? '' : licenses.length === 1 ? 'inte ' : 'varken '}${say.licenses(licenses, 'or')}`
        : `Har ${wanted ? 'en' : 'ingen'} licens i kategorin ${say.track(track)}`,
    number: ({ type, wanted }) =>
      wanted ? `Har ${aNumber[type]}` : `Har inget aktivt ${numberWord[type]}`,
    capability: ({ capability, wanted }, say) =>
      `Organisationen har ${wanted ? '' : 'inte '}${say.capability(capability)}`,
    attribute: ({ attribute, anyOf, wanted }, say) =>
      `Attributet ${say.quote(say.attribute(attribute))} är ${wanted ? '' : 'inte '}${anyOf === null ? 'ifyllt' : say.values(anyOf)}`,
    predicate: ({ predicate, wanted }, say) =>
      `Villkoret ${say.quote(say.predicate(predicate))} är ${wanted ? '' : 'inte '}uppfyllt`,
    group: ({ atLeast, count }, say) =>
      atLeast >= count
        ? 'Alla följande'
        : atLeast === 1
          ? 'Något av följande'
          : `Minst ${say.number(atLeast)} av följande`,
  },
  action: {
    choose_number: ({ license, detail, number }, say) =>
      `välj ${number ?? 'det nya numret'} som ${say.quote(say.detail(license, detail))} för ${say.license(license)}`,
    port_number: ({ number, by }, say) => `portera ${number} senast ${day(by, say)}`,
    add_number: ({ type, by }, say) =>
      `lägg till ett ${numberWord[type]} som är aktivt senast ${day(by, say)}`,
    set_attribute: ({ attribute, value }, say) =>
      value === null
        ? `fyll i attributet ${say.quote(say.attribute(attribute))}`
        : `ange ${say.values([value])} för attributet ${say.quote(say.attribute(attribute))}`,
    clear_attribute: ({ attribute }, say) =>
      `töm attributet ${say.quote(say.attribute(attribute))}`,
    assign: ({ license, on }, say) => `tilldela ${say.license(license)} ${day(on, say)}`,
    remove: ({ license, on }, say) => `ta bort ${say.license(license)} ${day(on, say)}`,
    cancel_change: ({ license }, say) =>
      `avbryt den schemalagda ändringen av ${say.license(license)}`,
    remove_dependents: ({ licenses }, say) =>
      licenses.length === 0
        ? 'ta även bort licenserna som är beroende av den'
        : `ta även bort ${say.licenses(licenses, 'and')}`,
    enable_capability: ({ capability, by }, say) =>
      `aktivera ${say.capability(capability)} för organisationen senast ${day(by, say)}`,
    disable_capability: ({ capability, by }, say) =>
      `inaktivera ${say.capability(capability)} för organisationen senast ${day(by, say)}`,
    free_seat: ({ license, count, by }, say) =>
      count === 1
        ? `frigör en plats för ${say.license(license)} hos en annan användare senast ${day(by, say)}`
        : `frigör ${say.number(count)} platser för ${say.license(license)} hos andra användare senast ${day(by, say)}`,
    clear_detail: ({ license, detail }, say) =>
      `lämna ${say.quote(say.detail(license, detail))} för ${say.license(license)} öppen`,
    move_change: ({ license, on }, say) =>
      `flytta den schemalagda ändringen av ${say.license(license)} till ${day(on, say)}`,
    remove_number: ({ number }) => `ta bort numret ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `höj gränsen för ${say.license(license)} till ${say.number(limit)} ${say.plural(limit, 'plats', 'platser')} från och med ${day(from, say)}`,
    choose_date: ({ on }, say) => `välj ${day(on, say)} som datum`,
  },
  button: {
    choose_number: ({ number }) => `Välj ${number ?? 'det nya numret'}`,
    port_number: ({ number }) => `Portera ${number}`,
    add_number: ({ type }) =>
      type === 'landline' ? 'Lägg till fast nummer' : 'Lägg till mobilnummer',
    set_attribute: ({ attribute }, say) => `Ange ${say.attribute(attribute)}`,
    clear_attribute: ({ attribute }, say) => `Töm ${say.attribute(attribute)}`,
    assign: ({ license }, say) => `Tilldela ${say.license(license)}`,
    remove: ({ license }, say) => `Ta bort ${say.license(license)}`,
    cancel_change: () => 'Avbryt ändringen',
    remove_dependents: () => 'Ta även bort dem',
    enable_capability: ({ capability }, say) => `Aktivera ${say.capability(capability)}`,
    disable_capability: ({ capability }, say) => `Inaktivera ${say.capability(capability)}`,
    free_seat: ({ count }, say) =>
      count === 1 ? 'Frigör en plats' : `Frigör ${say.number(count)} platser`,
    clear_detail: ({ license, detail }, say) => `Töm ${say.detail(license, detail)}`,
    move_change: ({ on }, say) => `Flytta till ${day(on, say)}`,
    remove_number: ({ number }) => `Ta bort ${number}`,
    raise_seat_limit: ({ limit }, say) =>
      `Höj till ${say.number(limit)} ${say.plural(limit, 'plats', 'platser')}`,
    choose_date: ({ on }, say) => `Välj ${say.tense(on) === 'today' ? 'i dag' : say.date(on)}`,
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
  effect: {
    supersedes: ({ kind, license, on }, say) =>
      `En annan ändring ersätter ${theIntent[kind]} ${say.license(license)} ${day(on, say)}.`,
    restores: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ${day(on, say)} gäller igen.`,
    repairs: ({ kind, license, on }, say) =>
      `${say.license(license)} kan nu ${done[kind]}${say.tense(on) === 'today' ? '' : ` den ${say.date(on)}`}.`,
    idles: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} ändrar nu ingenting ${day(on, say)}.`,
    activates: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} träder nu i kraft ${day(on, say)}.`,
    ends: (license, on, say) => `${say.license(license)} upphör nu ${day(on, say)}.`,
    stays: (license, on, say) => `${say.license(license)} upphör inte längre ${day(on, say)}.`,
    endMoves: (license, { from, to }, say) =>
      `${say.license(license)} upphör nu ${day(to, say)} i stället för ${day(from, say)}.`,
    noncompliant: (license, labels, say) =>
      `Kraven för ${say.license(license)} är inte längre uppfyllda: ${labels.join('; ')}.`,
    compliant: (license, say) => `Kraven för ${say.license(license)} är uppfyllda igen.`,
  },
  exchange: {
    takesAway: (licenses, say) => `Då försvinner ${say.licenses(licenses, 'and')}.`,
    loses: (features, say) => `Användaren förlorar ${say.list(features.map(say.feature), 'and')}.`,
    less: (feature, { from, to }, say) =>
      `${say.feature(feature)} minskar från ${from} till ${to}.`,
    twice: (feature, licenses, say) =>
      `${say.feature(feature)} ingår då i flera licenser: ${say.licenses(licenses, 'and')}.`,
  },
  status: {
    ready: 'Klar att genomföra',
    needs_details: 'Uppgifter saknas',
    conflict: 'Konflikt',
    unchanged: 'Ingen ändring',
    scheduled: 'Schemalagd',
    applied: 'Genomförd',
    superseded: 'Ersatt',
    failed: 'Misslyckad',
    refused: 'Nekad',
    plan_stale: 'Inaktuell',
    skipped: 'Ej utförd',
    user_deleted: 'Användaren är borttagen',
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

const HELD = {
  past: (date: string) => `är tilldelad sedan den ${date}`,
  today: () => 'tilldelades i dag',
  future: (date: string) => `tilldelas den ${date}`,
  open: (date: string) => `är tilldelad från och med den ${date}`,
} as const

/** "i dag", or "den 1 december 2026". */
function day(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'i dag' : `den ${say.date(date)}`
}

function howMany(count: number, say: Say): string {
  return count === 1 ? 'ett' : say.number(count)
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
