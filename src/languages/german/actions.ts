/** Actions in German, as phrases and on buttons. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ActionSentences } from '../../words/language/actions.js'
import { numberWord, day } from './forms.js'

function upTo(date: CalendarDate, say: Say): string {
  return say.tense(date) === 'today' ? 'noch heute' : `bis zum ${say.date(date)}`
}

function inTime(date: CalendarDate | undefined, say: Say): string {
  return date === undefined ? '' : ` ${upTo(date, say)}`
}

/** What to do in German. @public */
export const germanActions: ActionSentences = {
  phrases: {
    choose_number: ({ license, detail, number }, say) =>
      `wählen Sie ${number ?? 'die neue Nummer'} als ${say.quote(say.detail(license, detail))} für ${say.license(license)}`,
    port_number: ({ number, by }, say) => `lassen Sie ${number} ${upTo(by, say)} portieren`,
    add_number: ({ type, by }, say) =>
      `fügen Sie eine spätestens ${day('am', by, say)} aktive ${numberWord[type]} hinzu`,
    set_attribute: ({ attribute, value, by }, say) =>
      value === null
        ? `füllen Sie${inTime(by, say)} das Attribut ${say.quote(say.attribute(attribute))} aus`
        : `setzen Sie${inTime(by, say)} das Attribut ${say.quote(say.attribute(attribute))} auf ${say.values([value])}`,
    clear_attribute: ({ attribute, by }, say) =>
      `leeren Sie${inTime(by, say)} das Attribut ${say.quote(say.attribute(attribute))}`,
    assign: ({ license, on }, say) =>
      `weisen Sie ${say.license(license)} ${day('zum', on, say)} zu`,
    remove: ({ license, on }, say) =>
      `entfernen Sie ${say.license(license)} ${day('zum', on, say)}`,
    cancel_change: ({ license }, say) =>
      `stornieren Sie die geplante Änderung von ${say.license(license)}`,
    remove_dependents: ({ licenses }, say) =>
      licenses.length === 0
        ? 'entfernen Sie auch die davon abhängigen Lizenzen'
        : `entfernen Sie auch ${say.licenses(licenses, 'and')}`,
    enable_capability: ({ capability, by }, say) =>
      `aktivieren Sie ${say.quote(say.capability(capability))} ${upTo(by, say)} für die Organisation`,
    disable_capability: ({ capability, by }, say) =>
      `deaktivieren Sie ${say.quote(say.capability(capability))} ${upTo(by, say)} für die Organisation`,
    free_seat: ({ license, count, by }, say) =>
      count === 1
        ? `geben Sie ${upTo(by, say)} bei einer anderen Person einen Platz für ${say.license(license)} frei`
        : `geben Sie ${upTo(by, say)} bei anderen Personen ${say.number(count)} Plätze für ${say.license(license)} frei`,
    clear_detail: ({ license, detail }, say) =>
      `lassen Sie ${say.quote(say.detail(license, detail))} für ${say.license(license)} offen`,
    move_change: ({ license, on }, say) =>
      `verschieben Sie die geplante Änderung von ${say.license(license)} auf ${day('den', on, say)}`,
    remove_number: ({ number }) => `entfernen Sie die Nummer ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `erhöhen Sie das Limit für ${say.license(license)} ab ${day('dem', from, say)} auf ${say.number(limit)} ${say.plural(limit, 'Platz', 'Plätze')}`,
    choose_date: ({ on }, say) => `wählen Sie ${day('den', on, say)} als Datum`,
  },
  buttons: {
    choose_number: ({ number }) => `${number ?? 'Neue Nummer'} wählen`,
    port_number: ({ number }) => `${number} portieren`,
    add_number: ({ type }) => `${numberWord[type]} hinzufügen`,
    set_attribute: ({ attribute }, say) => `${say.attribute(attribute)} ausfüllen`,
    clear_attribute: ({ attribute }, say) => `${say.attribute(attribute)} leeren`,
    assign: ({ license }, say) => `${say.license(license)} zuweisen`,
    remove: ({ license }, say) => `${say.license(license)} entfernen`,
    cancel_change: () => 'Änderung stornieren',
    remove_dependents: () => 'Ebenfalls entfernen',
    enable_capability: ({ capability }, say) => `${say.capability(capability)} aktivieren`,
    disable_capability: ({ capability }, say) => `${say.capability(capability)} deaktivieren`,
    free_seat: ({ count }, say) =>
      count === 1 ? 'Platz freigeben' : `${say.number(count)} Plätze freigeben`,
    clear_detail: ({ license, detail }, say) => `${say.detail(license, detail)} leeren`,
    move_change: ({ on }, say) => `Auf ${day('den', on, say)} verschieben`,
    remove_number: ({ number }) => `${number} entfernen`,
    raise_seat_limit: ({ limit }, say) =>
      `Auf ${say.number(limit)} ${say.plural(limit, 'Platz', 'Plätze')} erhöhen`,
    choose_date: ({ on }, say) => `${say.tense(on) === 'today' ? 'Heute' : say.date(on)} wählen`,
  },
}
