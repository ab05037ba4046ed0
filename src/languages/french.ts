import type { CalendarDate, LocaleFormats, Messages, Say } from '../index.js'

const numberWord = { landline: 'numéro fixe', mobile: 'numéro mobile' } as const
const theChange = {
  assign: 'l’attribution de la licence',
  remove: 'le retrait de la licence',
} as const
const done = { assign: 'attribuée', remove: 'retirée' } as const
const planned = { assign: 'prévue', remove: 'prévu' } as const
const TheChange = {
  assign: 'L’attribution de la licence',
  remove: 'Le retrait de la licence',
} as const

/**
 * The sentences in French. Names stand behind "licence", "catégorie", "attribut" and the like, so
 * that none of them asks for an elision or a gender; before a colon stands a space that does not
 * break.
 *
 * @public
 */
export const french: Messages = {
  locale: 'fr',
  date: (written) => written.replace(/^1 /, '1er '),
  quote: (text) => `«\u00a0${text}\u00a0»`,
  others: (count, say) => `${say.number(count)} ${say.plural(count, 'autre', 'autres')}`,
  conflict: {
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
  label: {
    license_missing: ({ anyOf, track }, say) =>
      track === null
        ? `il manque ${oneOf(anyOf, say)}`
        : `aucune licence de la catégorie ${say.track(track)}`,
    excluded_by: ({ license, licenses, declaredBy }, say) =>
      `incompatible avec ${allOf(declaredBy === license ? licenses : [declaredBy], say)}`,
    still_needed: ({ by }, say) => `encore requise par ${allOf(by, say)}`,
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
  need: {
    license_missing: ({ anyOf, track }, say) =>
      track === null ? oneOf(anyOf, say) : `une licence de la catégorie ${say.track(track)}`,
    excluded_by: ({ licenses }, say) =>
      `l’absence ${licenses.length === 1 ? 'de la licence' : 'des licences'} ${say.licenses(licenses, 'and')}`,
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
    attribute_missing: ({ attribute, anyOf }, say) =>
      `l’attribut ${say.quote(say.attribute(attribute))} ${anyOf === null ? 'renseigné' : `avec la valeur ${say.values(anyOf)}`}`,
    attribute_not_allowed: ({ attribute, anyOf }, say) =>
      `l’attribut ${say.quote(say.attribute(attribute))} ${anyOf === null ? 'non renseigné' : `sans la valeur ${say.values(anyOf)}`}`,
    predicate_not_met: ({ predicate }, say) =>
      `la condition ${say.quote(say.predicate(predicate))} remplie`,
    predicate_failed: ({ predicate }, say) =>
      `la condition ${say.quote(say.predicate(predicate))} remplie (elle n’a pas pu être vérifiée)`,
    alternatives_not_met: ({ needed, anyOf }, say) =>
      `${howMany(needed, say)} de ces éléments ${say.alternatives(anyOf, 'letters')}`,
  },
  cause: {
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
  condition: {
    licenses: ({ licenses, track, wanted }, say) => {
      if (track !== null)
        return `${wanted ? 'A une' : 'N’a aucune'} licence de la catégorie ${say.track(track)}`
      if (wanted) return `A ${oneOf(licenses, say)}`
      return licenses.length === 1
        ? `N’a pas ${oneOf(licenses, say)}`
        : `N’a aucune des licences ${say.licenses(licenses, 'and')}`
    },
    number: ({ type, wanted }) => `${wanted ? 'A un' : 'N’a aucun'} ${numberWord[type]} actif`,
    capability: ({ capability, wanted }, say) =>
      `L’organisation ${wanted ? 'dispose' : 'ne dispose pas'} de la fonctionnalité ${say.quote(say.capability(capability))}`,
    attribute: ({ attribute, anyOf, wanted }, say) =>
      anyOf === null
        ? `L’attribut ${say.quote(say.attribute(attribute))} ${wanted ? 'est' : 'n’est pas'} renseigné`
        : `L’attribut ${say.quote(say.attribute(attribute))} ${wanted ? 'a' : 'n’a pas'} la valeur ${say.values(anyOf)}`,
    predicate: ({ predicate, wanted }, say) =>
      `La condition ${say.quote(say.predicate(predicate))} ${wanted ? 'est' : 'n’est pas'} remplie`,
    group: ({ atLeast, count }, say) =>
      atLeast >= count
        ? 'Tous ces points'
        : atLeast === 1
          ? 'L’un de ces points'
          : `Au moins ${say.number(atLeast)} de ces points`,
  },
  action: {
    choose_number: ({ license, detail, number }, say) =>
      `choisissez le ${number === null ? 'nouveau numéro' : `numéro ${number}`} comme ${say.quote(say.detail(license, detail))} pour la licence ${say.license(license)}`,
    port_number: ({ number, by }, say) =>
      `demandez la portabilité du numéro ${number} au plus tard pour ${day(by, say)}`,
    add_number: ({ type, by }, say) =>
      `ajoutez un ${numberWord[type]} actif au plus tard ${day(by, say)}`,
    set_attribute: ({ attribute, value }, say) =>
      value === null
        ? `renseignez l’attribut ${say.quote(say.attribute(attribute))}`
        : `donnez à l’attribut ${say.quote(say.attribute(attribute))} la valeur ${say.values([value])}`,
    clear_attribute: ({ attribute }, say) =>
      `videz l’attribut ${say.quote(say.attribute(attribute))}`,
    assign: ({ license, on }, say) =>
      `attribuez la licence ${say.license(license)} ${day(on, say)}`,
    remove: ({ license, on }, say) => `retirez la licence ${say.license(license)} ${day(on, say)}`,
    cancel_change: ({ license }, say) =>
      `annulez le changement planifié de la licence ${say.license(license)}`,
    remove_dependents: ({ licenses }, say) =>
      licenses.length === 0
        ? 'retirez aussi les licences qui en dépendent'
        : `retirez aussi ${allOf(licenses, say)}`,
    enable_capability: ({ capability, by }, say) =>
      `activez la fonctionnalité ${say.quote(say.capability(capability))} pour l’organisation au plus tard ${day(by, say)}`,
    disable_capability: ({ capability, by }, say) =>
      `désactivez la fonctionnalité ${say.quote(say.capability(capability))} pour l’organisation au plus tard ${day(by, say)}`,
    free_seat: ({ license, count, by }, say) =>
      count === 1
        ? `libérez une place pour la licence ${say.license(license)} chez une autre personne au plus tard ${day(by, say)}`
        : `libérez ${say.number(count)} places pour la licence ${say.license(license)} chez d’autres personnes au plus tard ${day(by, say)}`,
    clear_detail: ({ license, detail }, say) =>
      `laissez ${say.quote(say.detail(license, detail))} sans choix pour la licence ${say.license(license)}`,
    move_change: ({ license, on }, say) =>
      `déplacez le changement planifié de la licence ${say.license(license)} ${say.tense(on) === 'today' ? 'à aujourd’hui' : `au ${say.date(on)}`}`,
    remove_number: ({ number }) => `supprimez le numéro ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `portez la limite de la licence ${say.license(license)} à ${say.number(limit)} ${say.plural(limit, 'place', 'places')} à partir ${say.tense(from) === 'today' ? 'd’aujourd’hui' : `du ${say.date(from)}`}`,
    choose_date: ({ on }, say) => `choisissez ${day(on, say)} comme date`,
  },
  button: {
    choose_number: ({ number }) => `Choisir le ${number ?? 'nouveau numéro'}`,
    port_number: () => 'Demander la portabilité',
    add_number: ({ type }) => `Ajouter un ${numberWord[type]}`,
    set_attribute: ({ attribute }, say) => `Renseigner ${say.quote(say.attribute(attribute))}`,
    clear_attribute: ({ attribute }, say) => `Vider ${say.quote(say.attribute(attribute))}`,
    assign: ({ license }, say) => `Attribuer ${say.license(license)}`,
    remove: ({ license }, say) => `Retirer ${say.license(license)}`,
    cancel_change: () => 'Annuler le changement',
    remove_dependents: () => 'Les retirer aussi',
    enable_capability: ({ capability }, say) => `Activer ${say.quote(say.capability(capability))}`,
    disable_capability: ({ capability }, say) =>
      `Désactiver ${say.quote(say.capability(capability))}`,
    free_seat: ({ count }, say) =>
      count === 1 ? 'Libérer une place' : `Libérer ${say.number(count)} places`,
    clear_detail: ({ license, detail }, say) => `Vider ${say.quote(say.detail(license, detail))}`,
    move_change: ({ on }, say) =>
      `Déplacer ${say.tense(on) === 'today' ? 'à aujourd’hui' : `au ${say.date(on)}`}`,
    remove_number: ({ number }) => `Supprimer le ${number}`,
    raise_seat_limit: ({ limit }, say) =>
      `Passer à ${say.number(limit)} ${say.plural(limit, 'place', 'places')}`,
    choose_date: ({ on }, say) => `Choisir ${day(on, say)}`,
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
  effect: {
    supersedes: ({ kind, license, on }, say) =>
      `Un autre changement remplace ${theChange[kind]} ${say.license(license)}, ${planned[kind]} ${day(on, say)}.`,
    restores: ({ kind, license, on }, say) =>
      `${TheChange[kind]} ${say.license(license)}, ${planned[kind]} ${day(on, say)}, compte de nouveau.`,
    repairs: ({ kind, license, on }, say) =>
      `La licence ${say.license(license)} peut désormais être ${done[kind]}${say.tense(on) === 'today' ? '' : ` le ${say.date(on)}`}.`,
    idles: ({ kind, license, on }, say) =>
      `${TheChange[kind]} ${say.license(license)}, ${planned[kind]} ${day(on, say)}, ne change désormais rien.`,
    activates: ({ kind, license, on }, say) =>
      `${TheChange[kind]} ${say.license(license)} prend désormais effet ${day(on, say)}.`,
    ends: (license, on, say) =>
      `La licence ${say.license(license)} prend désormais fin ${day(on, say)}.`,
    stays: (license, on, say) =>
      `La licence ${say.license(license)} ne prend plus fin ${day(on, say)}.`,
    endMoves: (license, { from, to }, say) =>
      `La licence ${say.license(license)} prend désormais fin ${day(to, say)} et non plus ${day(from, say)}.`,
    noncompliant: (license, labels, say) =>
      `Les conditions de la licence ${say.license(license)} ne sont plus remplies\u00a0: ${labels.join('\u202f; ')}.`,
    compliant: (license, say) =>
      `Les conditions de la licence ${say.license(license)} sont de nouveau remplies.`,
  },
  exchange: {
    takesAway: (licenses, say) => `Cela retire ${say.licenses(licenses, 'and')}.`,
    loses: (features, say) => `L’utilisateur perd ${say.list(features.map(say.feature), 'and')}.`,
    less: (feature, { from, to }, say) => `${say.feature(feature)} passe de ${from} à ${to}.`,
    twice: (feature, licenses, say) =>
      `${say.feature(feature)} figure alors dans plusieurs licences\u00a0: ${say.licenses(licenses, 'and')}.`,
  },
  status: {
    ready: 'Prêt',
    needs_details: 'Informations requises',
    conflict: 'Conflit',
    unchanged: 'Aucun changement',
    scheduled: 'Planifié',
    applied: 'Effectué',
    superseded: 'Remplacé',
    failed: 'Échec',
    refused: 'Refusé',
    plan_stale: 'Obsolète',
    skipped: 'Non effectué',
    user_deleted: 'Utilisateur supprimé',
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

/** "aujourd’hui", or "le 1er décembre 2026". */
function day(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'aujourd’hui' : `le ${say.date(date)}`
}

function howMany(count: number, say: Say): string {
  return count === 1 ? 'l’un' : say.number(count)
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

function oneOf(licenses: readonly string[], say: Say): string {
  return licenses.length === 1
    ? `la licence ${say.licenses(licenses, 'or')}`
    : `l’une des licences ${say.licenses(licenses, 'or')}`
}

function allOf(licenses: readonly string[], say: Say): string {
  return `${licenses.length === 1 ? 'la licence' : 'les licences'} ${say.licenses(licenses, 'and')}`
}

function window(from: string | null, until: string | null, say: Say): string {
  const ends = [
    ...(from === null ? [] : [`à partir du ${say.date(from)}`]),
    ...(until === null ? [] : [`avant le ${say.date(until)}`]),
  ]
  return ends.join(' et ')
}
