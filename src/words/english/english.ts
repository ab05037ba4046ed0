/** English, with all its sentences. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ExplainedChange } from '../language/explanation.js'
import type { Messages } from '../language/messages.js'
import type { Say } from '../language/requirement-messages.js'
import { byDate, englishRequirements, onDate } from './requirements.js'

/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'the removal of ' } as const
const TheChange = { assign: '', remove: 'The removal of ' } as const
const theIntent = { assign: 'the assignment of', remove: 'the removal of' } as const
const TheIntent = { assign: 'The assignment of', remove: 'The removal of' } as const
const done = { assign: 'assigned', remove: 'removed' } as const

/** To when: "today", or "December 1, 2026". */
const dateOrToday = (date: CalendarDate, say: Say) =>
  say.tense(date) === 'today' ? 'today' : say.date(date)

/** What a failing change does, seen from today. */
function fails({ on, status }: ExplainedChange, say: Say): string {
  if (status === 'failed') return 'failed'
  return say.tense(on) === 'future' ? 'will fail' : 'fails'
}

/**
 * The sentences in English, with the dates of the United States; for others give it another
 * `locale`, such as `en-GB`.
 *
 * @public
 */
export const english: Messages = {
  ...englishRequirements,
  action: {
    choose_number: ({ license, detail, number }, say) =>
      `choose ${number ?? 'the new number'} as ${say.quote(say.detail(license, detail))} for ${say.license(license)}`,
    port_number: ({ number, by }, say) => `have ${number} ported ${byDate(by, say)}`,
    add_number: ({ type, by }, say) => `add a ${type} number that is active ${byDate(by, say)}`,
    set_attribute: ({ attribute, value }, say) =>
      value === null
        ? `fill in the attribute ${say.quote(say.attribute(attribute))}`
        : `set the attribute ${say.quote(say.attribute(attribute))} to ${say.values([value])}`,
    clear_attribute: ({ attribute }, say) =>
      `clear the attribute ${say.quote(say.attribute(attribute))}`,
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
  button: {
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
  chain: {
    failing: (change, say) =>
      `${TheChange[change.kind]}${say.license(change.license)} ${fails(change, say)} ${onDate(change.on, say)}`,
    behind: (change, date, say) => {
      const isThat = date === 'same_date' && say.tense(change.on) !== 'today'
      const scheduled = `scheduled for ${isThat ? 'that date' : dateOrToday(change.on, say)}`
      const known = change.inRequest ? 'which is part of this request' : scheduled
      return `${theChange[change.kind]}${say.license(change.license)}, ${known}, ${fails(change, say)}`
    },
    because: (failing, behind, say) => `${failing} because ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Also: ${labels.join('; ')}`,
  },
  effect: {
    supersedes: ({ kind, license, on }, say) =>
      `Another change replaces ${theIntent[kind]} ${say.license(license)} ${onDate(on, say)}.`,
    restores: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} counts again ${onDate(on, say)}.`,
    repairs: ({ kind, license, on }, say) =>
      `${say.license(license)} can now be ${done[kind]} ${onDate(on, say)}.`,
    idles: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} now changes nothing ${onDate(on, say)}.`,
    activates: ({ kind, license, on }, say) =>
      `${TheIntent[kind]} ${say.license(license)} now takes effect ${onDate(on, say)}.`,
    ends: (license, on, say) => `${say.license(license)} now ends ${onDate(on, say)}.`,
    stays: (license, on, say) => `${say.license(license)} no longer ends ${onDate(on, say)}.`,
    endMoves: (license, { from, to }, say) =>
      `${say.license(license)} now ends ${onDate(to, say)} instead of ${dateOrToday(from, say)}.`,
    noncompliant: (license, labels, say) =>
      `${say.license(license)} no longer meets its requirements: ${labels.join('; ')}.`,
    compliant: (license, say) => `${say.license(license)} meets its requirements again.`,
  },
  exchange: {
    takesAway: (licenses, say) => `It takes away ${say.licenses(licenses, 'and')}.`,
    loses: (features, say) => `The user loses ${say.list(features.map(say.feature), 'and')}.`,
    less: (feature, { from, to }, say) => `${say.feature(feature)} drops from ${from} to ${to}.`,
    twice: (feature, licenses, say) =>
      `More than one license then includes ${say.feature(feature)}: ${say.licenses(licenses, 'and')}.`,
  },
  status: {
    ready: 'Ready',
    needs_details: 'Details needed',
    conflict: 'Conflict',
    unchanged: 'No change',
    scheduled: 'Scheduled',
    applied: 'Done',
    superseded: 'Replaced',
    failed: 'Failed',
    refused: 'Refused',
    plan_stale: 'Out of date',
    skipped: 'Not carried out',
    user_deleted: 'User deleted',
  },
  note: {
    withConflicts: (users, total, say) => {
      if (users === 0) return 'No conflicts.'
      if (total === 1) return 'This user has conflicts.'
      return `${say.number(users)} of ${say.number(total)} users ${say.plural(users, 'has', 'have')} conflicts.`
    },
    group: (users, total, reason, say) =>
      total === 1 ? reason : `${say.number(users)} of ${say.number(total)} users: ${reason}`,
  },
}
