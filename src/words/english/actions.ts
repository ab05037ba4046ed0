/** Actions in English, as phrases and on buttons. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Say } from '../language/say.js'
import type { ActionSentences } from '../language/actions.js'
import { onDate, dateOrToday } from './forms.js'

/** Until when: "today", or "by December 1, 2026". */
const byDate = (date: CalendarDate, say: Say): string =>
  say.tense(date) === 'today' ? 'today' : `by ${say.date(date)}`

/** From when an attribute counts that has dates: nothing where it has none. */
const inTime = (date: CalendarDate | undefined, say: Say): string =>
  date === undefined ? '' : ` ${byDate(date, say)}`

/** What to do in English. @public */
export const englishActions: ActionSentences = {
  phrases: {
    choose_number: ({ license, detail, number }, say) =>
      `choose ${number ?? 'the new number'} as ${say.quote(say.detail(license, detail))} for ${say.license(license)}`,
    port_number: ({ number, by }, say) => `have ${number} ported ${byDate(by, say)}`,
    add_number: ({ type, by }, say) => `add a ${type} number that is active ${byDate(by, say)}`,
    set_attribute: ({ attribute, value, by }, say) =>
      value === null
        ? `fill in the attribute ${say.quote(say.attribute(attribute))}${inTime(by, say)}`
        : `set the attribute ${say.quote(say.attribute(attribute))} to ${say.values([value])}${inTime(by, say)}`,
    clear_attribute: ({ attribute, by }, say) =>
      `clear the attribute ${say.quote(say.attribute(attribute))}${inTime(by, say)}`,
    assign: ({ license, on }, say) => `assign ${say.license(license)} ${onDate(on, say)}`,
    remove: ({ license, on }, say) => `remove ${say.license(license)} ${onDate(on, say)}`,
    cancel_change: ({ license }, say) => `cancel the scheduled change of ${say.license(license)}`,
    remove_dependents: ({ licenses }, say) =>
      licenses.length === 0
        ? 'also remove the licenses that depend on it'
        : `also remove ${say.licenses(licenses, 'and')}`,
    enable_capability: ({ capability, by }, say) =>
      `enable ${say.capability(capability)} for the organization ${byDate(by, say)}`,
    disable_capability: ({ capability, by }, say) =>
      `disable ${say.capability(capability)} for the organization ${byDate(by, say)}`,
    free_seat: ({ license, count, by }, say) =>
      count === 1
        ? `take a seat of ${say.license(license)} from another user ${byDate(by, say)}`
        : `take ${say.number(count)} seats of ${say.license(license)} from other users ${byDate(by, say)}`,
    clear_detail: ({ license, detail }, say) =>
      `leave ${say.quote(say.detail(license, detail))} of ${say.license(license)} open`,
    move_change: ({ license, on }, say) =>
      `move the scheduled change of ${say.license(license)} to ${dateOrToday(on, say)}`,
    remove_number: ({ number }) => `remove the number ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `raise the limit of ${say.license(license)} to ${say.number(limit)} ${say.plural(limit, 'seat', 'seats')} starting ${dateOrToday(from, say)}`,
    choose_date: ({ on }, say) => `choose ${dateOrToday(on, say)} as the date`,
  },
  buttons: {
    choose_number: ({ number }) => `Choose ${number ?? 'the new number'}`,
    port_number: ({ number }) => `Port ${number}`,
    add_number: ({ type }) => (type === 'landline' ? 'Add landline' : 'Add mobile number'),
    set_attribute: ({ attribute }, say) => `Set ${say.attribute(attribute)}`,
    clear_attribute: ({ attribute }, say) => `Clear ${say.attribute(attribute)}`,
    assign: ({ license }, say) => `Assign ${say.license(license)}`,
    remove: ({ license }, say) => `Remove ${say.license(license)}`,
    cancel_change: () => 'Cancel change',
    remove_dependents: () => 'Remove them too',
    enable_capability: ({ capability }, say) => `Enable ${say.capability(capability)}`,
    disable_capability: ({ capability }, say) => `Disable ${say.capability(capability)}`,
    free_seat: ({ count }, say) =>
      count === 1 ? 'Free a seat' : `Free ${say.number(count)} seats`,
    clear_detail: ({ license, detail }, say) => `Clear ${say.detail(license, detail)}`,
    move_change: ({ on }, say) => `Move to ${dateOrToday(on, say)}`,
    remove_number: ({ number }) => `Remove ${number}`,
    raise_seat_limit: ({ limit }, say) =>
      `Raise to ${say.number(limit)} ${say.plural(limit, 'seat', 'seats')}`,
    choose_date: ({ on }, say) => `Choose ${dateOrToday(on, say)}`,
  },
}
