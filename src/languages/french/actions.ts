/** Actions in French, as phrases and on buttons. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ActionSentences } from '../../words/language/actions.js'
import { numberWord, day, allOf } from './forms.js'

function inTime(date: CalendarDate | undefined, say: Say): string {
  return date === undefined ? '' : ` au plus tard ${day(date, say)}`
}

/** What to do in French. @public */
export const frenchActions: ActionSentences = {
  phrases: {
    choose_number: ({ license, detail, number }, say) =>
      `choisissez le ${number === null ? 'nouveau numéro' : `numéro ${number}`} comme ${say.quote(say.detail(license, detail))} pour la licence ${say.license(license)}`,
    port_number: ({ number, by }, say) =>
      `demandez la portabilité du numéro ${number} pour ${day(by, say)} au plus tard`,
    add_number: ({ type, by }, say) =>
      `ajoutez un ${numberWord[type]} actif au plus tard ${day(by, say)}`,
    set_attribute: ({ attribute, value, by }, say) =>
      value === null
        ? `renseignez l’attribut ${say.quote(say.attribute(attribute))}${inTime(by, say)}`
        : `donnez à l’attribut ${say.quote(say.attribute(attribute))} la valeur ${say.values([value])}${inTime(by, say)}`,
    clear_attribute: ({ attribute, by }, say) =>
      `videz l’attribut ${say.quote(say.attribute(attribute))}${inTime(by, say)}`,
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
  buttons: {
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
}
