/** Conflicts, their causes and notes in French. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { LocaleFormats } from '../../words/language/locale.js'
import type { Say } from '../../words/language/say.js'
import type { ConflictSentences } from '../../words/language/conflicts.js'
import { numberWord, theChange, planned, TheChange, day, oneOf, allOf } from './forms.js'

const ASSIGNED = {
  past: 'a été attribuée',
  today: 'est attribuée',
  future: 'sera attribuée',
  open: 'est attribuée',
} as const

const HELD = {
  past: (date: string) => `est attribuée depuis le ${date}`,
  today: () => 'a été attribuée aujourd’hui',
  future: (date: string) => `sera attribuée le ${date}`,
  open: (date: string) => `est attribuée à partir du ${date}`,
} as const

function howMany(count: number, say: Say): string {
  return count === 1 ? 'l’un' : say.number(count)
}

function howManyOf(count: number, licenses: readonly string[], say: Say): string {
  return `${count === 1 ? 'une' : say.number(count)} des licences ${say.licenses(licenses, 'and')}`
}

function isOver(until: CalendarDate | null, say: Say): boolean {
  return until !== null && ['past', 'today'].includes(say.tense(until))
}

function activeFrom(number: string, from: CalendarDate, say: Say): string {
  return `numéro ${number} ${isOver(from, say) ? 'n’était' : 'ne sera'} actif qu’à partir du ${say.date(from)}`
}

function usersOf(users: number, total: number, say: LocaleFormats): string {
  return `${say.number(users)} ${say.plural(users, 'utilisateur', 'utilisateurs')} sur ${say.number(total)}`
}

function window(from: string | null, until: string | null, say: Say): string {
  const ends = [
    ...(from === null ? [] : [`à partir du ${say.date(from)}`]),
    ...(until === null ? [] : [`avant le ${say.date(until)}`]),
  ]
  return ends.join(' et ')
}

/** Sentences about conflicts in French. @public */
export const frenchConflicts: ConflictSentences = {
  sentences: {
    license_missing: ({ license, anyOf, track }, say) =>
      track === null
        ? `La licence ${say.license(license)} requiert ${oneOf(anyOf, say)}.`
        : `La licence ${say.license(license)} requiert une licence de la catégorie ${say.track(track)} (${say.licenses(anyOf, 'or')}).`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      declaredBy === license
        ? `La licence ${say.license(license)} ne peut pas être combinée avec ${allOf(licenses, say)}.`
        : `La licence ${say.license(declaredBy)} ne peut pas être combinée avec la licence ${say.license(license)}.`,
    still_needed: ({ license, licenses, by }, say) =>
      licenses.length === 0
        ? `Après le changement de la licence ${say.license(license)}, les conditions ne seraient plus remplies pour ${allOf(by, say)}.`
        : `${by.length === 1 ? 'La licence' : 'Les licences'} ${say.licenses(by, 'and')} ${by.length === 1 ? 'requiert' : 'requièrent'} encore ${allOf(licenses, say)}.`,
    too_many_held: ({ license, atMost, among, declaredBy }, say) => {
      const rule = `a licence ${say.license(declaredBy)} autorise au plus ${howManyOf(atMost, among, say)}`
      return declaredBy === license
        ? `L${rule}.`
        : `Avec la licence ${say.license(license)}, il y en aurait trop\u00a0: l${rule}.`
    },
    number_missing: ({ license, type }, say) =>
      `La licence ${say.license(license)} requiert un ${numberWord[type]} actif, mais l’utilisateur n’en a pas.`,
    number_foreign: ({ license, type, numbers }, say) =>
      numbers.length === 1
        ? `La licence ${say.license(license)} requiert un ${numberWord[type]} actif. Le numéro ${say.list(numbers, 'and')} est chez un autre opérateur. Demandez sa portabilité.`
        : `La licence ${say.license(license)} requiert un ${numberWord[type]} actif. Les numéros ${say.list(numbers, 'and')} sont chez un autre opérateur. Demandez leur portabilité.`,
    number_porting: ({ license, type, number, from }, say) =>
      `La licence ${say.license(license)} requiert un ${numberWord[type]} actif. Le ${activeFrom(number, from, say)}.`,
    number_not_allowed: ({ license, type }, say) =>
      `La licence ${say.license(license)} est réservée aux utilisateurs sans ${numberWord[type]} actif.`,
    number_not_chosen: ({ license, type, choices }, say) =>
      `Choisissez le ${numberWord[type]} pour la licence ${say.license(license)}\u00a0: ${say.list(choices, 'or')}.`,
    number_not_owned: ({ license, type, number }, say) =>
      `Le numéro ${number}, choisi pour la licence ${say.license(license)}, n’est pas un ${numberWord[type]} de cet utilisateur.`,
    detail_unknown: ({ license, detail }, say) =>
      `La licence ${say.license(license)} n’a pas de champ ${say.quote(say.detail(license, detail))}.`,
    capability_missing: ({ license, capability }, say) =>
      `La licence ${say.license(license)} requiert que l’organisation dispose de la fonctionnalité ${say.quote(say.capability(capability))}.`,
    capability_not_allowed: ({ license, capability }, say) =>
      `La licence ${say.license(license)} est réservée aux organisations sans la fonctionnalité ${say.quote(say.capability(capability))}.`,
    country_required: ({ license, anyOf }, say) =>
      `La licence ${say.license(license)} requiert un autre pays pour l’organisation\u00a0: ${say.countries(anyOf)}.`,
    country_not_allowed: ({ license, anyOf }, say) =>
      `La licence ${say.license(license)} n’est pas destinée aux organisations de ${anyOf.length === 1 ? 'ce' : 'ces'} pays\u00a0: ${say.countries(anyOf)}.`,
    attribute_missing: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `La licence ${say.license(license)} requiert que l’attribut ${say.quote(say.attribute(attribute))} soit renseigné.`
        : `La licence ${say.license(license)} requiert que l’attribut ${say.quote(say.attribute(attribute))} ait la valeur ${say.values(anyOf)}.`,
    attribute_not_allowed: ({ license, attribute, anyOf }, say) =>
      anyOf === null
        ? `La licence ${say.license(license)} est réservée aux utilisateurs sans l’attribut ${say.quote(say.attribute(attribute))}.`
        : `La licence ${say.license(license)} n’est pas destinée aux utilisateurs dont l’attribut ${say.quote(say.attribute(attribute))} a la valeur ${say.values(anyOf)}.`,
    predicate_not_met: ({ license, predicate }, say) =>
      `La licence ${say.license(license)} requiert la condition ${say.quote(say.predicate(predicate))}, qui n’est pas remplie.`,
    predicate_failed: ({ license, predicate, reason }, say) =>
      `La licence ${say.license(license)} requiert la condition ${say.quote(say.predicate(predicate))}, qui n’a pas pu être vérifiée\u00a0: ${say.text(reason)}.`,
    alternatives_not_met: ({ license, needed, anyOf }, say) =>
      `La licence ${say.license(license)} requiert ${howMany(needed, say)} de ces éléments\u00a0: ${say.alternatives(anyOf)}.`,
    not_available: ({ license, from, until }, say) =>
      `La licence ${say.license(license)} ne ${isOver(until, say) ? 'pouvait' : 'peut'} être attribuée qu’${window(from, until, say)}.`,
    no_seat: ({ license, limit, held }, say) => {
      const seats = `${say.number(limit)} ${say.plural(limit, 'place', 'places')} pour la licence ${say.license(license)}`
      const taken = `${say.number(held)} ${say.plural(held, 'est occupée', 'sont occupées')}`
      if (limit === 0 && held === 0)
        return `L’organisation n’a aucune place pour la licence ${say.license(license)}.`
      if (held > limit) return `L’organisation a ${seats}, mais ${taken}.`
      if (limit === 1) return `La seule place pour la licence ${say.license(license)} est occupée.`
      if (limit === 2)
        return `Les deux places pour la licence ${say.license(license)} sont occupées.`
      return `Les ${seats} sont toutes occupées.`
    },
    license_unknown: ({ license }, say) =>
      `La licence ${say.license(license)} n’est plus dans le catalogue.`,
    too_entangled: ({ license, changes }, say) =>
      `Le changement de la licence ${say.license(license)} fait partie de ${say.number(changes)} changements à cette date qui dépendent les uns des autres. Ils sont trop nombreux pour pouvoir trancher. Répartissez-les sur plusieurs dates.`,
  },
  labels: {
    license_missing: ({ anyOf, track }, say) =>
      track === null
        ? `il manque ${oneOf(anyOf, say)}`
        : `aucune licence de la catégorie ${say.track(track)}`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `incompatible avec ${allOf(declaredBy === license ? licenses : [declaredBy], say)}`,
    still_needed: ({ by }, say) => `encore requise par ${allOf(by, say)}`,
    too_many_held: ({ atMost, among }, say) =>
      `plus ${atMost === 1 ? 'd’' : 'de '}${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => `aucun ${numberWord[type]}`,
    number_foreign: ({ type }) => `${numberWord[type]} chez un autre opérateur`,
    number_porting: ({ number, from }, say) =>
      `numéro ${number} actif seulement à partir du ${say.date(from)}`,
    number_not_allowed: ({ type }) => `${numberWord[type]} non autorisé`,
    number_not_chosen: ({ type }) => `${numberWord[type]} non choisi`,
    number_not_owned: ({ type, number }) =>
      `${number} n’est pas un ${numberWord[type]} de cet utilisateur`,
    detail_unknown: ({ license, detail }, say) =>
      `champ ${say.quote(say.detail(license, detail))} inconnu`,
    capability_missing: ({ capability }, say) =>
      `organisation sans la fonctionnalité ${say.quote(say.capability(capability))}`,
    capability_not_allowed: ({ capability }, say) =>
      `incompatible avec la fonctionnalité ${say.quote(say.capability(capability))}`,
    country_required: ({ anyOf }, say) =>
      `pays requis pour l’organisation\u00a0: ${say.countries(anyOf)}`,
    country_not_allowed: ({ anyOf }, say) =>
      `pays exclu pour l’organisation\u00a0: ${say.countries(anyOf)}`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `attribut ${say.quote(say.attribute(attribute))} non renseigné`
        : `l’attribut ${say.quote(say.attribute(attribute))} n’a pas la valeur ${say.values(anyOf)}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      anyOf === null
        ? `attribut ${say.quote(say.attribute(attribute))} non autorisé`
        : `l’attribut ${say.quote(say.attribute(attribute))} ne doit pas avoir la valeur ${say.values(anyOf)}`,
    predicate_not_met: ({ predicate }, say) =>
      `condition ${say.quote(say.predicate(predicate))} non remplie`,
    predicate_failed: ({ predicate }, say) =>
      `condition ${say.quote(say.predicate(predicate))} impossible à vérifier`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `requiert ${howMany(needed, say)} de ces éléments\u00a0: ${say.alternatives(anyOf)}`,
    not_available: ({ from, until }, say) => `disponible uniquement ${window(from, until, say)}`,
    no_seat: () => 'aucune place libre',
    license_unknown: () => 'absente du catalogue',
    too_entangled: () => 'trop de changements dépendent les uns des autres',
  },
  needs: {
    license_missing: ({ anyOf, track }, say) =>
      track === null ? oneOf(anyOf, say) : `une licence de la catégorie ${say.track(track)}`,
    excluded_by: ({ licenses }, say) =>
      `l’absence ${licenses.length === 1 ? 'de la licence' : 'des licences'} ${say.licenses(licenses, 'and')}`,
    too_many_held: ({ atMost, among }, say) => `au plus ${howManyOf(atMost, among, say)}`,
    number_missing: ({ type }) => `un ${numberWord[type]} actif`,
    number_foreign: ({ type, numbers }, say) => {
      const which = numbers.length === 1 ? 'le numéro' : 'les numéros'
      const are = numbers.length === 1 ? 'est' : 'sont'
      return `un ${numberWord[type]} actif (${which} ${say.list(numbers, 'and')} ${are} chez un autre opérateur)`
    },
    number_porting: ({ type, number, from }, say) =>
      `un ${numberWord[type]} actif (le ${activeFrom(number, from, say)})`,
    number_not_allowed: ({ type }) => `aucun ${numberWord[type]} actif`,
    capability_missing: ({ capability }, say) =>
      `la fonctionnalité ${say.quote(say.capability(capability))} pour l’organisation`,
    capability_not_allowed: ({ capability }, say) =>
      `une organisation sans la fonctionnalité ${say.quote(say.capability(capability))}`,
    country_required: ({ anyOf }, say) =>
      `un autre pays pour l’organisation (${say.countries(anyOf)})`,
    country_not_allowed: ({ anyOf }, say) =>
      `un pays autre que ${say.countries(anyOf)} pour l’organisation`,
    attribute_missing: ({ attribute, anyOf }, say) =>
      `l’attribut ${say.quote(say.attribute(attribute))} ${anyOf === null ? 'renseigné' : `avec la valeur ${say.values(anyOf)}`}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      `l’attribut ${say.quote(say.attribute(attribute))} ${anyOf === null ? 'non renseigné' : `sans la valeur ${say.values(anyOf)}`}`,
    predicate_not_met: ({ predicate }, say) =>
      `la condition ${say.quote(say.predicate(predicate))} remplie`,
    predicate_failed: ({ predicate }, say) =>
      `la condition ${say.quote(say.predicate(predicate))} remplie (elle n’a pas pu être vérifiée)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} de ces éléments\u00a0: ${say.alternatives(anyOf, 'letters')}`,
  },
  causes: {
    failed_change: ({ intent, license, on, inRequest }, say) => {
      const change = `${TheChange[intent]} ${say.license(license)}`
      if (inRequest) return `${change}, qui fait partie de cette demande, échoue également`
      return `${change} ${say.tense(on) === 'past' ? 'a échoué' : 'échoue'} ${day(on, say)}`
    },
    accepted_change: ({ license, on, inRequest }, say) =>
      inRequest
        ? `La licence ${say.license(license)} fait partie de cette demande`
        : `La licence ${say.license(license)} ${ASSIGNED[say.tense(on)]} ${day(on, say)}`,
    holding: ({ license, since }, say) =>
      `La licence ${say.license(license)} ${HELD[say.tense(since)](say.date(since))}`,
  },
  chain: {
    failing: ({ kind, license, on, status }, say) =>
      `${TheChange[kind]} ${say.license(license)} ${status === 'failed' ? 'a échoué' : 'échoue'} ${day(on, say)}`,
    behind: ({ kind, license, on, status, inRequest }, date, say) => {
      const scheduled = `${planned[kind]} ${date === 'same_date' ? 'le même jour' : day(on, say)}`
      const known = inRequest ? 'qui fait partie de cette demande' : scheduled
      return `${theChange[kind]} ${say.license(license)}, ${known}, ${status === 'failed' ? 'a échoué' : 'échoue'}`
    },
    because: (failing, behind, say) => `${failing}, car ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}\u00a0: ${labels.join('\u202f; ')}`,
    also: (labels) => `De plus\u00a0: ${labels.join('\u202f; ')}`,
  },
  note: {
    withConflicts: (users, total, say) => {
      if (users === 0) return 'Aucun conflit.'
      if (total === 1) return 'Cet utilisateur a des conflits.'
      return `${usersOf(users, total, say)} ${say.plural(users, 'a', 'ont')} des conflits.`
    },
    group: (users, total, reason, say) =>
      total === 1 ? reason : `${usersOf(users, total, say)}\u00a0: ${reason}`,
  },
}
