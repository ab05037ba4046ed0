import { englishRequirements } from '../requirements/english.js'
import type { Messages } from './messages.js'

/** Of an assignment the license alone is named. */
const theChange = { assign: '', remove: 'the removal of ' } as const
const TheChange = { assign: '', remove: 'The removal of ' } as const

/** The sentences in English, with the dates of the United States; for others give it another `locale`, such as `en-GB`. @public */
export const english: Messages = {
  ...englishRequirements,
  action: {
    choose_number: ({ license, detail, number }, say) =>
      `choose ${number ?? 'the new number'} as ${say.quote(say.detail(license, detail))} for ${say.license(license)}`,
    port_number: ({ number, by }, say) => `have ${number} ported by ${say.date(by)}`,
    add_number: ({ type, by }, say) => `add a ${type} number that is active by ${say.date(by)}`,
    set_attribute: ({ attribute, value }, say) =>
      value === null
        ? `fill in the attribute ${say.quote(say.attribute(attribute))}`
        : `set the attribute ${say.quote(say.attribute(attribute))} to ${say.values([value])}`,
    clear_attribute: ({ attribute }, say) => `clear the attribute ${say.quote(say.attribute(attribute))}`,
    assign: ({ license, on }, say) => `assign ${say.license(license)} on ${say.date(on)}`,
    remove: ({ license, on }, say) => `remove ${say.license(license)} on ${say.date(on)}`,
    cancel_change: ({ license }, say) => `cancel the scheduled change of ${say.license(license)}`,
    remove_dependents: ({ licenses }, say) =>
      licenses.length === 0 ? 'remove the licenses that depend on it too' : `remove ${say.licenses(licenses, 'and')} too`,
    enable_capability: ({ capability, by }, say) => `enable ${say.capability(capability)} for the organization by ${say.date(by)}`,
    disable_capability: ({ capability, by }, say) => `disable ${say.capability(capability)} for the organization by ${say.date(by)}`,
    free_seat: ({ license, count, by }, say) =>
      count === 1
        ? `take a seat of ${say.license(license)} from another user by ${say.date(by)}`
        : `take ${say.number(count)} seats of ${say.license(license)} from other users by ${say.date(by)}`,
    clear_detail: ({ license, detail }, say) => `leave ${say.quote(say.detail(license, detail))} of ${say.license(license)} open`,
    move_change: ({ license, on }, say) => `move the scheduled change of ${say.license(license)} to ${say.date(on)}`,
    remove_number: ({ number }) => `remove the number ${number}`,
    raise_seat_limit: ({ license, limit, from }, say) =>
      `raise the limit of ${say.license(license)} to ${say.number(limit)} ${limit === 1 ? 'seat' : 'seats'} from ${say.date(from)} on`,
    choose_date: ({ on }, say) => `choose ${say.date(on)} as the date`,
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
    free_seat: ({ count }, say) => (count === 1 ? 'Free a seat' : `Free ${say.number(count)} seats`),
    clear_detail: ({ license, detail }, say) => `Clear ${say.detail(license, detail)}`,
    move_change: ({ on }, say) => `Move to ${say.date(on)}`,
    remove_number: ({ number }) => `Remove ${number}`,
    raise_seat_limit: ({ limit }, say) => `Raise to ${say.number(limit)} ${limit === 1 ? 'seat' : 'seats'}`,
    choose_date: ({ on }, say) => `Choose ${say.date(on)}`,
  },
  chain: {
    failing: ({ kind, license, on, status }, say) =>
      `${TheChange[kind]}${say.license(license)} ${status === 'failed' ? 'failed' : 'fails'} on ${say.date(on)}`,
    behind: ({ kind, license, on, status }, date, say) =>
      `${theChange[kind]}${say.license(license)}, scheduled for ${date === 'same_date' ? 'that date' : say.date(on)}, ${status === 'failed' ? 'failed' : 'fails'}`,
    because: (failing, behind, say) => `${failing} because ${say.list(behind, 'and')}`,
    reasons: (clause, labels) => `${clause}: ${labels.join('; ')}`,
    also: (labels) => `Also: ${labels.join('; ')}`,
  },
  effect: {
    supersedes: ({ kind, license, on }, say) =>
      `${TheChange[kind]}${say.license(license)} on ${say.date(on)} no longer counts: another change takes its place.`,
    restores: ({ kind, license, on }, say) => `${TheChange[kind]}${say.license(license)} on ${say.date(on)} counts again.`,
    repairs: ({ kind, license, on }, say) => `${TheChange[kind]}${say.license(license)} on ${say.date(on)} now goes through.`,
    noncompliant: (license, labels, say) => `${say.license(license)} no longer meets its requirements: ${labels.join('; ')}.`,
    compliant: (license, say) => `${say.license(license)} meets its requirements again.`,
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
    not_tried: 'Not carried out',
    user_gone: 'User deleted',
  },
  note: {
    withConflicts: (users, total, say) =>
      users === 0
        ? 'No conflicts.'
        : `${say.number(users)} of ${say.number(total)} ${total === 1 ? 'user' : 'users'} ${users === 1 ? 'has' : 'have'} conflicts.`,
    group: (users, total, reason, say) => `${say.number(users)} of ${say.number(total)} ${total === 1 ? 'user' : 'users'}: ${reason}`,
  },
}
