import {
  describeConflict,
  describeEffects,
  describeExchange,
  type ChecklistItem,
  type Plan,
  type PlannedChange,
  type RemedyChoice,
  type UserAnswer,
} from 'seatline'
import { field, h, type Child } from '../app/dom.js'
import { tracksOn, words, type Portal } from '../app/portal.js'
import { performEdit } from '../parts/perform-edit.js'
import { remedyButtons } from '../parts/remedies.js'
import type { Choice } from './license-dialog.js'

/** What the answer may change in the dialog. */
export interface Steps {
  readonly choice: Choice
  readonly refresh: () => Promise<void>
  /** Goes on with the request of another plan. */
  readonly adopt: (plan: Plan) => void
}

/**
 * The answer of a plan for one user: requirements, conflicts with what would help, details, and
 * what it does to the rest.
 */
export function answerOfOne(portal: Portal, plan: Plan, answer: UserAnswer, steps: Steps): Child {
  const { changes } = answer
  const titleOf = ({ kind, license }: PlannedChange) =>
    kind === 'assign' ? words.license(license) : `Remove ${words.license(license)}`
  const requirements = changes.filter((change) => change.checklist.length > 0)
  return [
    changes.length > 1 &&
      h('p', { class: 'note', dir: 'auto' }, `Together: ${changes.map(titleOf).join(' and ')}.`),
    ...requirements.map((change) =>
      h(
        'section',
        {},
        h(
          'h3',
          { dir: 'auto' },
          changes.length > 1 ? `Requirements of ${words.license(change.license)}` : 'Requirements',
        ),
        checklist(change.checklist),
      ),
    ),
    answer.status === 'unchanged' && h('p', { class: 'note' }, 'This would change nothing.'),
    conflictNotes(portal, plan, answer, steps),
    ...changes.map((change) => detailsOf(answer.user, change, steps)),
    consequences(portal, answer),
  ]
}

function checklist(items: readonly ChecklistItem[]): HTMLElement {
  const item = ({ met, text, of }: ChecklistItem): HTMLElement =>
    h(
      'li',
      { class: met ? 'met' : 'unmet' },
      h(
        'span',
        { class: 'sign', role: 'img', 'aria-label': met ? 'met' : 'not met' },
        met ? '✓' : '✕',
      ),
      h('span', { dir: 'auto' }, text),
      of.length > 0 && h('ul', {}, ...of.map(item)),
    )
  return h('ul', { class: 'checklist' }, ...items.map(item))
}

function conflictNotes(portal: Portal, plan: Plan, answer: UserAnswer, steps: Steps): Child {
  if (answer.conflicts.length === 0) return null
  const isLater = steps.choice.on !== 'now'
  const sentences = new Set(
    answer.conflicts.map((conflict) => describeConflict(conflict, { words })),
  )
  return h(
    'section',
    { class: 'conflicts', role: 'note' },
    h(
      'h3',
      {},
      isLater ? 'It would not go through on that date, as things stand' : 'It does not go through',
    ),
    h('ul', {}, ...[...sentences].map((sentence) => h('li', { dir: 'auto' }, sentence))),
    remedyButtons(portal, answer.remedies, (choice, what) =>
      carryOut(portal, plan, answer.user, choice, what, steps),
    ),
  )
}

/** Does what a remedy asks for outside the request, and takes the rest into the dialog. */
async function carryOut(
  portal: Portal,
  plan: Plan,
  user: string,
  choice: RemedyChoice,
  what: string,
  { adopt }: Steps,
): Promise<void> {
  const done = await performEdit(
    portal,
    user,
    what,
    (options) => portal.acme.remedy(plan, { user, ...choice }, options),
    Object.values(choice.seatsFrom ?? {}).flat(),
  )
  if (done?.status === 'done') adopt(done.plan)
}

/** The numbers of a license: chosen, proposed, or still open. */
export function detailsOf(user: string, change: PlannedChange, { choice, refresh }: Steps): Child {
  const details = Object.entries(change.choices)
  if (details.length === 0) return null
  const license = tracksOn(change.on)
    .flatMap((track) => track.licenses)
    .find(({ id }) => id === change.license)
  const nameOf = (detail: string) =>
    license?.details?.find(({ id }) => id === detail)?.name ?? detail
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
              detailsFor(choice, user, change.license).set(detail, select.value)
              void refresh()
            },
          },
          chosen === undefined && h('option', { value: '' }, 'Choose…'),
          ...choices.map((number) =>
            h('option', { value: number, selected: number === chosen }, number),
          ),
        )
        return field(
          nameOf(detail),
          select,
          change.proposed.includes(detail) ? 'The only one there is.' : null,
        )
      }),
    ),
  )
}

/** The numbers chosen for a license of a user. */
export function detailsFor(
  { details }: Choice,
  user: string,
  license: string,
): Map<string, string> {
  const licenses = details.get(user) ?? new Map<string, Map<string, string>>()
  const chosen = licenses.get(license) ?? new Map<string, string>()
  details.set(user, licenses.set(license, chosen))
  return chosen
}

/** What it does beside what was asked for. */
function consequences({ words: named }: Portal, answer: UserAnswer): Child {
  const { effects, follows, earliestDate, conflicts } = answer
  const lines = [
    ...describeExchange(answer, { words }),
    ...describeEffects(effects, { words: named }),
    // what becomes of the others is another than before: the effects tell that
    ...follows.filter(({ before, after }) => before === after).map(following),
    ...(conflicts.length > 0 && earliestDate !== null
      ? [`The first date on which it goes through by itself is ${earliestDate}.`]
      : []),
  ]
  if (lines.length === 0) return null
  return h(
    'section',
    { class: 'consequences' },
    h('h3', {}, 'What else happens'),
    h('ul', {}, ...lines.map((line) => h('li', { dir: 'auto' }, line))),
  )
}

/** A change that still follows, with what becomes of it. */
function following({ license, kind, on, after }: UserAnswer['follows'][number]): string {
  const what = `${kind === 'assign' ? 'the assignment' : 'the removal'} of ${words.license(license)} on ${on}`
  const becomes = {
    applied: 'goes through',
    unchanged: 'changes nothing',
    failed: 'fails',
    superseded: 'no longer counts',
  }
  return `Afterwards, ${what} ${becomes[after]}.`
}
