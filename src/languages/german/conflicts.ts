/** Conflicts, their causes and notes in German. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ConflictSentences } from '../../words/language/conflicts.js'
import { aNumber, numberWord, theChange, TheChange, day } from './forms.js'

const HELD = {
  past: (date: string) => `ist seit dem ${date} zugewiesen`,
  today: () => 'wurde heute zugewiesen',
  future: (date: string) => `wird am ${date} zugewiesen`,
  open: (date: string) => `ist ab dem ${date} zugewiesen`,
} as const

function howMany(count: number, say: Say): string {
  return count === 1 ? 'eine' : say.number(count)
}

function howManyOf(count: number, licenses: readonly string[], say: Say): string {
  return `${howMany(count, say)} der Lizenzen ${say.licenses(licenses, 'and')}`
}

function isOver(until: CalendarDate | null, say: Say): boolean {
  return until !== null && ['past', 'today'].includes(say.tense(until))
}

function withOther(numbers: readonly string[]): string {
  return `${numbers.length === 1 ? 'liegt' : 'liegen'} bei einem anderen Anbieter`
}

function activeFrom(number: string, from: CalendarDate, say: Say): string {
  return `${number} ${isOver(from, say) ? 'war' : 'ist'} erst ab dem ${say.date(from)} aktiv`
}

function window(
  from: string | null,
  until: string | null,
  say: { readonly date: (date: string) => string },
): string {
  const ends = [
    ...(from === null ? [] : [`ab dem ${say.date(from)}`]),
    ...(until === null ? [] : [`vor dem ${say.date(until)}`]),
  ]
  return ends.join(' und ')
}

/** Sentences about conflicts in German. @public */
export const germanConflicts: ConflictSentences = {
  sentences: {
    license_missing: ({ license, anyOf, track }, say) =>
      track === null
        ? `${say.license(license)} erfordert ${say.licenses(anyOf, 'or')}.`
        : `${say.license(license)} erfordert eine Lizenz aus der Kategorie ${say.track(track)} (${say.licenses(anyOf, 'or')}).`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      declaredBy === license
        ? `${say.license(license)} kann nicht mit ${say.licenses(licenses, 'or')} kombiniert werden.`
        : `${say.license(declaredBy)} kann nicht mit ${say.license(license)} kombiniert werden.`,
    still_needed: ({ license, licenses, by }, say) =>
      licenses.length === 0
        ? `Nach der Änderung von ${say.license(license)} wären die Voraussetzungen für ${say.licenses(by, 'and')} nicht mehr erfüllt.`
        : `${say.licenses(by, 'and')} ${by.length === 1 ? 'benötigt' : 'benötigen'} weiterhin ${say.licenses(licenses, 'and')}.`,
    too_many_held: ({ license, atMost, among, declaredBy }, say) => {
      const rule = `${say.license(declaredBy)} erlaubt höchstens ${howManyOf(atMost, among, say)}`
      return declaredBy === license
        ? `${rule}.`
        : `Mit ${say.license(license)} wären es zu viele: ${rule}.`
    },
    number_missing: ({ license, type }, say) =>
      `${say.license(license)} erfordert ${aNumber[type]}, aber es ist keine vorhanden.`,
    number_foreign: ({ license, type, numbers }, say) =>
      `${say.license(license)} erfordert ${aNumber[type]}. ${say.list(numbers, 'and')} ${withOther(numbers)}. Starten Sie die Portierung.`,
    number_porting: ({ license, type, number, from }, say) =>
      `${say.license(license)} erfordert ${aNumber[type]}. ${activeFrom(number, from, say)}.`,
    number_not_allowed: ({ license, type }, say) =>
      `${say.license(license)} ist für Benutzer ohne aktive ${numberWord[type]} vorgesehen.`,
    number_not_chosen: ({ license, type, choices }, say) =>
      `Wählen Sie die ${numberWord[type]} für ${say.license(license)}: ${say.list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, say) =>
      `${number}, ausgewählt für ${say.license(license)}, ist keine ${numberWord[type]} dieses Benutzers.`,
    detail_unknown: ({ license, detail }, say) =>
      `${say.license(license)} hat keine Angabe ${say.quote(say.detail(license, detail))}.`,
    capability_missing: ({ license, capability }, say) =>
      `${say.license(license)} erfordert, dass die Organisation über ${say.quote(say.capability(capability))} verfügt.`,
    capability_not_allowed: ({ license, capability }, say) =>
      `${say.license(license)} ist für Organisationen ohne ${say.quote(say.capability(capability))} vorgesehen.`,
    country_required: ({ license, anyOf }, say) =>
      `${say.license(license)} erfordert, dass das Land der Organisation ${say.countries(anyOf)} ist.`,
    country_not_allowed: ({ license, anyOf }, say) =>
      `${say.license(license)} ist nicht für Organisationen mit dem Land ${say.countries(anyOf)} vorgesehen.`,
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} erfordert, dass das Attribut ${say.quote(say.attribute(attribute))} ausgefüllt ist.`
        : `${say.license(license)} erfordert, dass das Attribut ${say.quote(say.attribute(attribute))} den Wert ${say.values(anyOf)} hat.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `${say.license(license)} ist für Benutzer ohne das Attribut ${say.quote(say.attribute(attribute))} vorgesehen.`
        : `${say.license(license)} ist nicht für Benutzer vorgesehen, deren Attribut ${say.quote(say.attribute(attribute))} den Wert ${say.values(anyOf)} hat.`,
    predicate_not_met: ({ license, predicate }, say) =>
      `${say.license(license)} erfordert die Bedingung ${say.quote(say.predicate(predicate))}, die nicht erfüllt ist.`,
    predicate_failed: ({ license, predicate, reason }, say) =>
      `${say.license(license)} erfordert die Bedingung ${say.quote(say.predicate(predicate))}, die nicht geprüft werden konnte: ${say.text(reason)}.`,
    alternatives_not_met: ({ license, needed, anyOf }, say) =>
      `${say.license(license)} erfordert ${howMany(needed, say)} dieser Voraussetzungen: ${say.alternatives(anyOf)}.`,
    not_available: ({ license, from, until }, say) =>
      `${say.license(license)} ${isOver(until, say) ? 'konnte' : 'kann'} nur ${window(from, until, say)} zugewiesen werden.`,
    no_seat: ({ license, limit, held }, say) => {
      const seats = `${say.number(limit)} ${say.plural(limit, 'Platz', 'Plätze')} für ${say.license(license)}`
      if (limit === 0 && held === 0)
        return `Die Organisation hat keine Plätze für ${say.license(license)}.`
      if (held > limit)
        return `Die Organisation hat ${seats}, aber ${say.number(held)} ${say.plural(held, 'ist', 'sind')} belegt.`
      if (limit === 1) return `Der einzige Platz für ${say.license(license)} ist belegt.`
      return limit === 2
        ? `Beide Plätze für ${say.license(license)} sind belegt.`
        : `Alle ${seats} sind belegt.`
    },
    license_unknown: ({ license }, say) => `${say.license(license)} ist nicht mehr im Katalog.`,
    too_entangled: ({ license, changes }, say) =>
      `${say.license(license)} ist eine von ${say.number(changes)} Änderungen an diesem Tag, die voneinander abhängen. Das sind zu viele, um darüber zu entscheiden. Verteilen Sie sie auf mehrere Tage.`,
  },
  labels: {
    license_missing: ({ anyOf, track }, say) =>
      track === null
        ? `${say.licenses(anyOf, 'or')} fehlt`
        : `keine Lizenz aus der Kategorie ${say.track(track)}`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `nicht mit ${declaredBy === license ? say.licenses(licenses, 'or') : say.license(declaredBy)} kombinierbar`,
    still_needed: ({ by }, say) => `weiterhin benötigt von ${say.licenses(by, 'and')}`,
    too_many_held: ({ atMost, among }, say) => `mehr als ${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => `keine ${numberWord[type]}`,
    number_foreign: ({ type }) => `${numberWord[type]} bei einem anderen Anbieter`,
    number_porting: ({ number, from }, say) => `${number} erst ab dem ${say.date(from)} aktiv`,
    number_not_allowed: ({ type }) => `${numberWord[type]} nicht zulässig`,
    number_not_chosen: ({ type }) => `${numberWord[type]} nicht ausgewählt`,
    number_not_owned: ({ type, number }) =>
      `${number} ist keine ${numberWord[type]} dieses Benutzers`,
    detail_unknown: ({ license, detail }, say) =>
      `unbekannte Angabe ${say.quote(say.detail(license, detail))}`,
    capability_missing: ({ capability }, say) =>
      `Organisation ohne ${say.quote(say.capability(capability))}`,
    capability_not_allowed: ({ capability }, say) =>
      `nicht zulässig mit ${say.quote(say.capability(capability))}`,
    country_required: ({ anyOf }, say) => `Land der Organisation muss ${say.countries(anyOf)} sein`,
    country_not_allowed: ({ anyOf }, say) =>
      `Land der Organisation darf nicht ${say.countries(anyOf)} sein`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `Attribut ${say.quote(say.attribute(attribute))} fehlt`
        : `Attribut ${say.quote(say.attribute(attribute))} ist nicht ${say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `Attribut ${say.quote(say.attribute(attribute))} nicht zulässig`
        : `Attribut ${say.quote(say.attribute(attribute))} darf nicht ${say.values(anyOf)} sein`,
    predicate_not_met: ({ predicate }, say) =>
      `Bedingung ${say.quote(say.predicate(predicate))} nicht erfüllt`,
    predicate_failed: ({ predicate }, say) =>
      `Bedingung ${say.quote(say.predicate(predicate))} konnte nicht geprüft werden`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `erfordert ${howMany(needed, say)} dieser Voraussetzungen: ${say.alternatives(anyOf)}`,
    not_available: ({ from, until }, say) => `nur ${window(from, until, say)} verfügbar`,
    no_seat: () => 'kein freier Platz',
    license_unknown: () => 'nicht mehr im Katalog',
    too_entangled: () => 'zu viele Änderungen hängen voneinander ab',
  },
  needs: {
    license_missing: ({ anyOf, track }, say) => {
      if (track !== null) return `eine Lizenz aus der Kategorie ${say.track(track)}`
      return anyOf.length === 1
        ? say.licenses(anyOf, 'or')
        : `eine der Lizenzen ${say.licenses(anyOf, 'or')}`
    },
    excluded_by: ({ licenses }, say) =>
      `${licenses.length === 1 ? 'keine Lizenz' : 'keine der Lizenzen'} ${say.licenses(licenses, 'and')}`,
    too_many_held: ({ atMost, among }, say) => `höchstens ${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => aNumber[type],
    number_foreign: ({ type, numbers }, say) =>
      `${aNumber[type]} (${say.list(numbers, 'and')} ${withOther(numbers)})`,
    number_porting: ({ type, number, from }, say) =>
      `${aNumber[type]} (${activeFrom(number, from, say)})`,
    number_not_allowed: ({ type }) => `keine aktive ${numberWord[type]}`,
    capability_missing: ({ capability }, say) =>
      `${say.quote(say.capability(capability))} in der Organisation`,
    capability_not_allowed: ({ capability }, say) =>
      `eine Organisation ohne ${say.quote(say.capability(capability))}`,
    country_required: ({ anyOf }, say) => `${say.countries(anyOf)} als Land der Organisation`,
    country_not_allowed: ({ anyOf }, say) =>
      `ein anderes Land der Organisation als ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      `das Attribut ${say.quote(say.attribute(attribute))}${anyOf === null ? '' : ` mit dem Wert ${say.values(anyOf)}`}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `kein Attribut ${say.quote(say.attribute(attribute))}`
        : `das Attribut ${say.quote(say.attribute(attribute))} mit einem anderen Wert als ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `die Bedingung ${say.quote(say.predicate(predicate))}`,
    predicate_failed: ({ predicate }, say) =>
      `die Bedingung ${say.quote(say.predicate(predicate))} (sie konnte nicht geprüft werden)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} dieser Voraussetzungen: ${say.alternatives(anyOf, 'letters')}`,
  },
  causes: {
    failed_change: ({ intent, license, on, inRequest }, say) => {
      const change = `${TheChange[intent]} ${say.license(license)}`
      if (inRequest) return `${change}, die Teil dieser Anfrage ist, schlägt ebenfalls fehl`
      if (say.tense(on) === 'past') return `${change} ist am ${say.date(on)} fehlgeschlagen`
      return `${change} schlägt ${day('am', on, say)} fehl`
    },
    accepted_change: ({ license, on, inRequest }, say) =>
      inRequest
        ? `${say.license(license)} ist Teil dieser Anfrage`
        : `${say.license(license)} ${say.tense(on) === 'past' ? 'wurde' : 'wird'} ${day('am', on, say)} zugewiesen`,
    holding: ({ license, since }, say) =>
      `${say.license(license)} ${HELD[say.tense(since)](say.date(since))}`,
  },
  chain: {
    failing: ({ kind, license, on, status }, say) =>
      status === 'failed'
        ? `${TheChange[kind]} ${say.license(license)} ist ${day('am', on, say)} fehlgeschlagen`
        : `${TheChange[kind]} ${say.license(license)} schlägt ${day('am', on, say)} fehl`,
    behind: ({ kind, license, on, status, inRequest }, date, say) => {
      const scheduled = `geplant für ${date === 'same_date' ? 'denselben Tag' : day('den', on, say)}`
      const known = inRequest ? 'die Teil dieser Anfrage ist' : scheduled
      return `${theChange[kind]} ${say.license(license)}, ${known}, ${status === 'failed' ? 'ist fehlgeschlagen' : 'schlägt fehl'}`
    },
    because: (failing, behind, say) => `${failing}, denn ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Außerdem: ${labels.join('; ')}`,
  },
  note: {
    withConflicts: (users, total, say) => {
      if (users === 0) return 'Keine Konflikte.'
      if (total === 1) return 'Dieser Benutzer hat Konflikte.'
      return `${say.number(users)} von ${say.number(total)} Benutzern ${say.plural(users, 'hat', 'haben')} Konflikte.`
    },
    group: (users, total, reason, say) =>
      total === 1 ? reason : `${say.number(users)} von ${say.number(total)} Benutzern: ${reason}`,
  },
}
