/** Laws of remedies and of the earliest date. */
import { addDays } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import type { Change } from '../../timeline/record/change.js'
import { afterActions } from '../../timeline/remedies/action-table.js'
import type { Action } from '../../timeline/remedies/action.js'
import { earliestDate } from '../../timeline/remedies/earliest-date.js'
import { findRemedies, type Remedies } from '../../timeline/remedies/find-remedies.js'
import { goesThrough, type Outcome } from '../../timeline/settle/outcome.js'
import { forecast, type Step } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { describeRemedy } from '../../words/describe/actions.js'
import { wordingOf } from '../../words/language/wording.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { apart } from '../law/narrate.js'
import { requestStory, randomRequests, type RandomRequest } from '../law/random-requests.js'

/** Looking for remedies takes longer than everything else. */
const SHARE = 0.3

/** What holds of the remedies of a request that has a conflict. */
export const remedyLaws: readonly PureLaw[] = [
  ofRemedies(
    'remedies.sound',
    'after a remedy the request goes through, with everything that is scheduled and held, and changes something if it has another date',
    (request) => {
      const useless = remediesOf(request).sets.find(({ actions }) => !passes(request, actions))
      if (useless !== undefined)
        return `It still does not go through after this: ${inWords(request, useless.actions)}`
      const idle = remediesOf(request).sets.find(
        ({ actions }) => isDated(actions) && !changesSomething(request, actions),
      )
      return idle === undefined
        ? null
        : `It changes nothing after this: ${inWords(request, idle.actions)}`
    },
  ),
  ofRemedies('remedies.minimal', 'no part of a remedy is a remedy', (request) => {
    for (const { actions } of remediesOf(request).sets) {
      const part = properSubsets(actions).find((some) => passes(request, some))
      if (part !== undefined)
        return `Of this remedy: ${inWords(request, actions)} a part is enough: ${inWords(request, part)}`
    }
    return null
  }),
  ofRemedies(
    'remedies.told',
    'what was to go through still does after a remedy, or the remedy says that it breaks it',
    (request) => {
      const { catalog } = request.userContext
      const goingThrough = passing(request.userContext)
      for (const { actions, breaks } of remediesOf(request).sets) {
        const after = passing(withRequest(request, actions))
        const canceled = actions.flatMap((action) =>
          action.kind === 'cancel_change' ? [action.change] : [],
        )
        const lost = goingThrough
          .filter((id) => !after.includes(id) && !canceled.includes(id))
          .sort()
        const told = breaks.map(({ change }) => change).sort()
        const licenses = (ids: readonly ChangeId[]) => {
          const some = request.userContext.record.changes.filter(({ id }) => ids.includes(id))
          return (
            some
              .map(({ kind, license }) => `${kind} ${wordingOf(catalog).license(license)}`)
              .join(', ') || 'nothing'
          )
        }
        const seen = apart(
          {
            what: `After this: ${inWords(request, actions)} no longer goes through`,
            value: lost,
            words: licenses(lost),
          },
          { what: 'It says that it breaks', value: told, words: licenses(told) },
        )
        if (seen !== null) return seen
      }
      return null
    },
  ),
  pureLaw(
    'remedies.date',
    'another date is a remedy by itself exactly if there is one and the request does not go through on its own',
    {
      drawn: (source) => randomRequests(source, { changes: 4, most: 1 }),
      refuted: (request) => {
        const earliest = earliestOf(request)
        const alone = remediesOf(request).sets.filter(
          ({ actions: [first, ...rest] }) => first?.kind === 'choose_date' && rest.length === 0,
        )
        const expected =
          earliest === null || earliest === request.on || passes(request, []) ? [] : [earliest]
        const came = alone.flatMap(({ actions }) =>
          actions.flatMap((action) => (action.kind === 'choose_date' ? [action.on] : [])),
        )
        return apart(
          { what: 'Other dates that help', value: expected, words: expected.join() || 'none' },
          { what: 'Remedies that are another date', value: came, words: came.join() || 'none' },
        )
      },
      story: requestStory,
      share: SHARE,
    },
  ),
]

/**
 * A law about requests that do not go through; where all of them do, there is nothing to look at.
 */
function ofRemedies(
  id: string,
  title: string,
  refuted: (request: RandomRequest) => string | null,
): PureLaw {
  return pureLaw(id, title, {
    drawn: (source) => randomRequests(source, { changes: 4, most: 1 }),
    refuted: (request) => (passes(request, []) ? null : refuted(request)),
    story: requestStory,
    share: SHARE,
  })
}

function remediesOf(request: RandomRequest): Remedies {
  return findRemedies(request, earliestOf(request))
}

function earliestOf({ userContext, changes }: RandomRequest) {
  return earliestDate(userContext, changes, userContext.record.settledThrough)
}

/** The user context with the request and a remedy written into it. */
function withRequest(
  { userContext, changes, on }: RandomRequest,
  actions: readonly Action[],
): UserContext {
  const trial = afterActions({ userContext, changes, on }, actions)
  const { record } = trial.userContext
  // what is asked for today is settled today, beside what was settled before
  const today = trial.on === record.settledThrough ? { settledThrough: addDays(trial.on, -1) } : {}
  return {
    ...trial.userContext,
    record: { ...record, ...today, changes: [...record.changes, ...trial.changes] },
  }
}

/**
 * Whether a request goes through after actions: they are carried out, written into the record, and
 * the forecast is asked. What is assigned has to be there at the end of its date.
 */
export function passes(request: RandomRequest, actions: readonly Action[]): boolean {
  const { userContext, changes, on } = request
  const asked = new Set(
    afterActions({ userContext, changes, on }, actions).changes.map((change) => change.id),
  )
  const isDropped = ({ dropped }: Step, { kind, license }: Change) =>
    kind === 'assign' && dropped.some((one) => one.license === license)
  return stepsOf(request, actions).every((step) =>
    ownIn(step, asked).every((outcome) => {
      // a removal that an assign of the request includes is done by it
      if (outcome.status === 'superseded')
        return outcome.change.kind === 'remove' && asked.has(outcome.by)
      return outcome.status !== 'failed' && !isDropped(step, outcome.change)
    }),
  )
}

/** Whether something that was asked for is changed after actions. */
function changesSomething(request: RandomRequest, actions: readonly Action[]): boolean {
  const asked = new Set(request.changes.map((change) => change.id))
  return stepsOf(request, actions).some((step) =>
    ownIn(step, asked).some(({ status }) => status === 'applied'),
  )
}

function stepsOf(request: RandomRequest, actions: readonly Action[]): readonly Step[] {
  return forecast(withRequest(request, actions))
}

function ownIn({ outcomes }: Step, asked: ReadonlySet<ChangeId>): readonly Outcome[] {
  return outcomes.filter(({ change }) => asked.has(change.id))
}

function isDated(actions: readonly Action[]): boolean {
  return actions.some(({ kind }) => kind === 'choose_date')
}

/** The changes that go through in the forecast. */
function passing(userContext: UserContext): readonly ChangeId[] {
  return forecast(userContext)
    .flatMap((step) => step.outcomes)
    .filter((outcome) => goesThrough(outcome) && !outcome.change.id.startsWith('asked'))
    .map(({ change }) => change.id)
}

function inWords({ userContext: { catalog } }: RandomRequest, actions: readonly Action[]): string {
  return actions.length === 0
    ? 'nothing.'
    : describeRemedy({ actions }, { words: wordingOf(catalog) })
}

function properSubsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items
    .reduce<readonly (readonly T[])[]>(
      (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
      [[]],
    )
    .filter((set) => set.length < items.length)
}
