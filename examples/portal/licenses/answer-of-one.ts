import {
  describeConflict,
  describeEffects,
  type Action,
  type CarriedOut,
  type ChecklistItem,
  type PlannedChange,
  type UserAnswer,
} from 'seatline'
import { field, h, type Child } from '../app/dom.js'
import { catalog, words, type Portal } from '../app/portal.js'
import { remedyButtons, type Given } from '../parts/remedies.js'
import type { Choice } from './license-dialog.js'

/** What the answer may change in the dialog. */
export interface Steps {
  readonly choice: Choice
  readonly refresh: () => Promise<void>
  readonly chooseDate: (on: string) => void
}

/** The answer of a plan for one user: requirements, conflicts with what would help, details, and what it does to the rest. */
export function answerOfOne(portal: Portal, answer: UserAnswer, steps: Steps): Child {
  const [change] = answer.changes
  if (change === undefined) return null
  return [
    change.checklist.length > 0 && h('section', {}, h('h3', {}, 'Requirements'), checklist(change.checklist)),
    answer.status === 'unchanged' && h('p', { class: 'note' }, 'This would change nothing.'),
    conflictNotes(portal, answer, steps),
    detailsOf(answer.user, change, steps),
    consequences(answer),
  ]
}

function checklist(items: readonly ChecklistItem[]): HTMLElement {
  const item = ({ met, text, of }: ChecklistItem): HTMLElement =>
    h(
      'li',
      { class: met ? 'met' : 'unmet' },
      h('span', { class: 'sign', role: 'img', 'aria-label': met ? 'met' : 'not met' }, met ? '✓' : '✕'),
      h('span', { dir: 'auto' }, text),
      of.length > 0 && h('ul', {}, ...of.map(item)),
    )
  return h('ul', { class: 'checklist' }, ...items.map(item))
}

function conflictNotes(portal: Portal, answer: UserAnswer, steps: Steps): Child {
  if (answer.conflicts.length === 0) return null
  const isLater = steps.choice.on !== 'now'
  const sentences = new Set(answer.conflicts.map((conflict) => describeConflict(conflict, words)))
  return h(
    'section',
    { class: 'conflicts', role: 'note' },
    h('h3', {}, isLater ? 'It would not go through on that date, as things stand' : 'It does not go through'),
    h('ul', {}, ...[...sentences].map((sentence) => h('li', { dir: 'auto' }, sentence))),
    remedyButtons(answer.remedies, (action, given) => perform(portal, answer.user, action, given, steps), steps.refresh),
  )
}

/** What is about the request itself is done in the dialog; the rest at once. */
function perform(
  { acme, perform: run }: Portal,
  user: string,
  action: Action,
  given: Given,
  { choice, chooseDate }: Steps,
): Promise<CarriedOut | null> {
  switch (action.kind) {
    case 'choose_date':
      chooseDate(action.on)
      return Promise.resolve({ status: 'done' })
    case 'choose_number':
      if (action.change !== null) return run(() => acme.carryOut(user, action, given), [user])
      if (action.number !== null) detailsFor(choice, user).set(action.detail, action.number) // one that is added will be proposed
      return Promise.resolve({ status: 'done' })
    case 'remove_dependents':
      choice.dependents = 'remove'
      return Promise.resolve({ status: 'done' })
    default:
      return run(() => acme.carryOut(user, action, given), [user])
  }
}

/** The numbers of a license: chosen, proposed, or still open. */
export function detailsOf(user: string, change: PlannedChange, { choice, refresh }: Steps): Child {
  const details = Object.entries(change.choices)
  if (details.length === 0) return null
  const license = catalog.definition.tracks.flatMap((track) => track.licenses).find(({ id }) => id === change.license)
  const nameOf = (detail: string) => license?.details?.find(({ id }) => id === detail)?.name ?? detail
  return h(
    'section',
    { class: 'details' },
    h('h3', {}, 'Details'),
    h(
      'div',
      { class: 'grid two' },
      ...details.map(([detail, choices]) => {
        const chosen = change.details[detail]
        const select = h(
          'select',
          {
            id: `detail-${user}-${detail}`,
            onchange: () => {
              detailsFor(choice, user).set(detail, select.value)
              void refresh()
            },
          },
          chosen === undefined && h('option', { value: '' }, 'Choose…'),
          ...choices.map((number) => h('option', { value: number, selected: number === chosen }, number)),
        )
        return field(nameOf(detail), select, change.proposed.includes(detail) ? 'The only one there is.' : null)
      }),
    ),
  )
}

function detailsFor(choice: Choice, user: string): Map<string, string> {
  const chosen = choice.details.get(user) ?? new Map<string, string>()
  choice.details.set(user, chosen)
  return chosen
}

/** What it does beside what was asked for. */
function consequences({ takesAway, effects, follows, earliestDate, conflicts }: UserAnswer): Child {
  const lines = [
    ...(takesAway.licenses.length > 0 ? [`It takes away ${takesAway.licenses.map(words.license).join(', ')}.`] : []),
    ...describeEffects(effects, words),
    ...follows.map(
      ({ license, kind, on }) => `Afterwards, ${words.license(license)} is ${kind === 'assign' ? 'assigned' : 'removed'} on ${on}.`,
    ),
    ...(conflicts.length > 0 && earliestDate !== null ? [`The first date on which it goes through by itself is ${earliestDate}.`] : []),
  ]
  if (lines.length === 0) return null
  return h(
    'section',
    { class: 'consequences' },
    h('h3', {}, 'What else happens'),
    h('ul', {}, ...lines.map((line) => h('li', { dir: 'auto' }, line))),
  )
}
