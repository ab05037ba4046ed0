/** Actions in Dutch, as phrases and on buttons. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ActionSentences } from '../../words/language/actions.js'
import { numberWord, day, dateOrToday } from './forms.js'

function inTime(date: CalendarDate | undefined, say: Say): string {
  return date === undefined ? '' : ` uiterlijk ${day(date, say)}`
}

/** What to do in Dutch. @public */
export const dutchActions: ActionSentences = {
  phrases: {
    choose_number: ({ license, detail, number }, say) =>
      `kies ${number ?? 'het nieuwe nummer'} als ${say.quote(say.detail(license, detail))} voor ${say.license(license)}`,
    port_number: ({ number, by }, say) => `laat ${number} uiterlijk ${day(by, say)} overdragen`,
    add_number: ({ type, by }, say) =>
      `voeg een ${numberWord[type]} toe dat uiterlijk ${day(by, say)} actief is`,
    set_attribute: ({ attribute, value, by }, say) =>
      value === null
        ? `vul${inTime(by, say)} het kenmerk ${say.quote(say.attribute(attribute))} in`
        : `stel${inTime(by, say)} het kenmerk ${say.quote(say.attribute(attribute))} in op ${say.values([value])}`,
    clear_attribute: ({ attribute, by }, say) =>
      `maak${inTime(by, say)} het kenmerk ${say.quote(say.attribute(attribute))} leeg`,
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
  buttons: {
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
}
