/** Actions in Swedish, as phrases and on buttons. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../../words/language/say.js'
import type { ActionSentences } from '../../words/language/actions.js'
import { numberWord, day } from './forms.js'

function inTime(date: CalendarDate | undefined, say: Say): string {
  return date === undefined ? '' : ` senast ${day(date, say)}`
}

/** What to do in Swedish. @public */
export const swedishActions: ActionSentences = {
  phrases: {
    choose_number: ({ license, detail, number }, say) =>
      `välj ${number ?? 'det nya numret'} som ${say.quote(say.detail(license, detail))} för ${say.license(license)}`,
    port_number: ({ number, by }, say) => `portera ${number} senast ${day(by, say)}`,
    add_number: ({ type, by }, say) =>
      `lägg till ett ${numberWord[type]} som är aktivt senast ${day(by, say)}`,
    set_attribute: ({ attribute, value, by }, say) =>
      value === null
        ? `fyll i attributet ${say.quote(say.attribute(attribute))}${inTime(by, say)}`
        : `ange ${say.values([value])} för attributet ${say.quote(say.attribute(attribute))}${inTime(by, say)}`,
    clear_attribute: ({ attribute, by }, say) =>
      `töm attributet ${say.quote(say.attribute(attribute))}${inTime(by, say)}`,
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
      `lämna uppgiften ${say.quote(say.detail(license, detail))} för ${say.license(license)} tom`,
    move_change: ({ license, on }, say) =>
      `flytta den schemalagda ändringen av ${say.license(license)} till ${day(on, say)}`,
    remove_number: ({ number }) => `ta bort numret ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `höj gränsen för ${say.license(license)} till ${say.number(limit)} ${say.plural(limit, 'plats', 'platser')} från och med ${day(from, say)}`,
    choose_date: ({ on }, say) => `välj ${day(on, say)} som datum`,
  },
  buttons: {
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
}
