import { addDays } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import { afterActions, type Action } from '../../timeline/remedies/action.js'
import { earliestDate } from '../../timeline/remedies/earliest-date.js'
import { findRemedies, type Remedies } from '../../timeline/remedies/find-remedies.js'
import type { Outcome } from '../../timeline/settle/outcome.js'
import { forecast } from '../../timeline/settle/timeline-walk.js'
import type { Outlook } from '../../timeline/settle/user-context.js'
import { describeRemedy } from '../../words/describe/changes.js'
import { wordingOf } from '../../words/language/wording.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { apart } from '../law/narrate.js'
import { wishedStory, wishes, type Wished } from '../law/random-requests.js'

/** Looking for remedies takes longer than everything else. */
const SHARE = 0.3

/** What holds of the remedies of a request that has a conflict. */
export const remedyLaws: readonly PureLaw[] = [
  ofRemedies(
    'remedies.sound',
    'after a remedy the request goes through, with everything that is scheduled and held, and changes something if it has another date',
    (wished) => {
      const useless = remediesOf(wished).sets.find(({ actions }) => !passes(wished, actions))
      if (useless !== undefined) return `It still does not go through after this: ${inWords(wished, useless.actions)}`
      const idle = remediesOf(wished).sets.find(({ actions }) => isDated(actions) && !changesSomething(wished, actions))
      return idle === undefined ? null : `It changes nothing after this: ${inWords(wished, idle.actions)}`
    },
  ),
  ofRemedies('remedies.minimal', 'no part of a remedy is a remedy', (wished) => {
    for (const { actions } of remediesOf(wished).sets) {
      const part = properSubsets(actions).find((some) => passes(wished, some))
      if (part !== undefined) return `Of this remedy: ${inWords(wished, actions)} a part is enough: ${inWords(wished, part)}`
    }
    return null
  }),
  ofRemedies('remedies.told', 'what was to go through still does after a remedy, or the remedy says that it breaks it', (wished) => {
    const { catalog } = wished.outlook
    const goingThrough = passing(wished.outlook)
    for (const { actions, breaks } of remediesOf(wished).sets) {
      const after = passing(withRequest(wished, actions))
      const canceled = actions.flatMap((action) => (action.kind === 'cancel_change' ? [action.change] : []))
      const lost = goingThrough.filter((id) => !after.includes(id) && !canceled.includes(id)).sort()
      const told = breaks.map(({ change }) => change).sort()
      const licenses = (ids: readonly ChangeId[]) => {
        const some = wished.outlook.record.changes.filter(({ id }) => ids.includes(id))
        return some.map(({ kind, license }) => `${kind} ${wordingOf(catalog).license(license)}`).join(', ') || 'nothing'
      }
      const seen = apart(
        { what: `After this: ${inWords(wished, actions)} no longer goes through`, value: lost, words: licenses(lost) },
        { what: 'It says that it breaks', value: told, words: licenses(told) },
      )
      if (seen !== null) return seen
    }
    return null
  }),
  pureLaw('remedies.date', 'another date is a remedy by itself exactly if there is one and the request does not go through on its own', {
    drawn: (source) => wishes(source, { changes: 4, most: 1 }),
    refuted: (wished) => {
      const earliest = earliestOf(wished)
      const alone = remediesOf(wished).sets.filter(({ actions: [first, ...rest] }) => first?.kind === 'choose_date' && rest.length === 0)
      const expected = earliest === null || earliest === wished.on || passes(wished, []) ? [] : [earliest]
      const came = alone.flatMap(({ actions }) => actions.flatMap((action) => (action.kind === 'choose_date' ? [action.on] : [])))
      return apart(
        { what: 'Other dates that help', value: expected, words: expected.join() || 'none' },
        { what: 'Remedies that are another date', value: came, words: came.join() || 'none' },
      )
    },
    story: wishedStory,
    share: SHARE,
  }),
]

/** A law about requests that do not go through; where all of them do, there is nothing to look at. */
function ofRemedies(id: string, title: string, refuted: (wished: Wished) => string | null): PureLaw {
  return pureLaw(id, title, {
    drawn: (source) => wishes(source, { changes: 4, most: 1 }),
    refuted: (wished) => (passes(wished, []) ? null : refuted(wished)),
    story: wishedStory,
    share: SHARE,
  })
}

function remediesOf(wished: Wished): Remedies {
  return findRemedies(wished.outlook, wished.changes, wished.on, earliestOf(wished))
}

function earliestOf({ outlook, changes }: Wished) {
  return earliestDate(outlook, changes, outlook.record.settledThrough)
}

/** The outlook with the request and a remedy written into it. */
function withRequest({ outlook, changes, on }: Wished, actions: readonly Action[]): Outlook {
  const trial = afterActions({ outlook, changes, on }, actions)
  const { record } = trial.outlook
  // what is asked for today is settled today, beside what was settled before
  const today = trial.on === record.settledThrough ? { settledThrough: addDays(trial.on, -1) } : {}
  return { ...trial.outlook, record: { ...record, ...today, changes: [...record.changes, ...trial.changes] } }
}

/** Whether a request goes through after actions: they are carried out, written into the record, and the forecast is asked. */
export function passes(wished: Wished, actions: readonly Action[]): boolean {
  const { outlook, changes, on } = wished
  const asked = new Set(afterActions({ outlook, changes, on }, actions).changes.map((change) => change.id))
  return outcomesOf(wished, actions, asked).every((outcome) => {
    // a removal that an assign of the request includes is done by it
    if (outcome.status === 'superseded') return outcome.change.kind === 'remove' && asked.has(outcome.by)
    return outcome.status !== 'failed'
  })
}

/** Whether something that was asked for is changed after actions. */
function changesSomething(wished: Wished, actions: readonly Action[]): boolean {
  const asked = new Set(wished.changes.map((change) => change.id))
  return outcomesOf(wished, actions, asked).some(({ status }) => status === 'applied')
}

function outcomesOf(wished: Wished, actions: readonly Action[], asked: ReadonlySet<ChangeId>): readonly Outcome[] {
  const outcomes = forecast(withRequest(wished, actions)).flatMap((step) => step.outcomes)
  return outcomes.filter(({ change }) => asked.has(change.id))
}

function isDated(actions: readonly Action[]): boolean {
  return actions.some(({ kind }) => kind === 'choose_date')
}

/** The changes that go through in the forecast. */
function passing(outlook: Outlook): readonly ChangeId[] {
  return forecast(outlook)
    .flatMap((step) => step.outcomes)
    .flatMap(({ change, status }) =>
      !change.id.startsWith('asked') && (status === 'applied' || status === 'unchanged') ? [change.id] : [],
    )
}

function inWords({ outlook: { catalog } }: Wished, actions: readonly Action[]): string {
  return actions.length === 0 ? 'nothing.' : describeRemedy({ actions }, wordingOf(catalog))
}

function properSubsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items
    .reduce<readonly (readonly T[])[]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
    .filter((set) => set.length < items.length)
}
