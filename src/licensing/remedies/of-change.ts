/** Decides everything that a remedy does to a change of the schedule. */
import { sameDetails } from '../../core/holding.js'
import { effectiveDate, type Change } from '../../timeline/record/change.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { Action } from '../../timeline/remedies/action.js'
import { newChangesFor } from '../plan/plan.js'
import { upcoming } from '../session/as-of.js'
import { createdKey, type ReceivedAt } from '../session/request-order.js'
import type { Session } from '../session/session.js'
import { find } from '../writing/change-edits.js'
import { settleToday, type Decision } from '../writing/command.js'
import type { CommandContext } from '../writing/load-user.js'
import type { RemedyChoice } from './choice.js'
import { commandsOf, decideAll } from './commands.js'
import { dateAfter, placeOf, requestedAfter } from './request.js'

/**
 * The commands that an action is where it helps a change of the schedule: what would be a part of a
 * request is an edit of the change.
 */
export function commandsForChange(action: Action): readonly string[] {
  switch (action.kind) {
    case 'choose_date':
      return ['schedule.move', 'schedule.retry']
    case 'assign':
    case 'remove':
    case 'remove_dependents':
      return ['confirm']
    default:
      return commandsOf(action)
  }
}

/**
 * Decides everything that a remedy does to the user of a change, the change itself included: one
 * write, or nothing. A scheduled change is edited; one that failed is tried again. What comes to be
 * today is settled at once (rule I6).
 */
export function decideForChange(
  session: Session,
  now: CommandContext,
  id: string,
  actions: readonly Action[],
  choice: RemedyChoice,
  made: { readonly receivedAt: ReceivedAt; readonly request: string },
): Decision {
  const facts = decideAll(
    session,
    now,
    actions.filter((action) => placeOf(action) === 'user'),
    choice,
  )
  if ('refused' in facts) return facts
  const record = evolve(now.record, now.record, facts.happens) ?? now.record
  const change = find({ ...now, record }, id)
  const asked = actions.filter((action) => placeOf(action) === 'request')
  const on = upcoming(
    dateAfter(change.status === 'failed' ? 'now' : effectiveDate(change, record.override), asked),
    now.today,
  )
  const edits = editsOf(
    { ...now, record },
    change,
    asked,
    on,
    createdKey(made.receivedAt, made.request, 0),
  )
  const edited = evolve(record, record, edits) ?? record
  const userContext: CommandContext = { ...now, record: edited }
  const [, ...others] = requestedAfter([change], asked)
  const newChanges = newChangesFor(
    userContext,
    others,
    on,
    made.request,
    1,
    made.receivedAt,
  ).filter((one) => one !== null)
  if (on !== now.today)
    return {
      happens: [...facts.happens, ...edits, ...newChanges.map((one) => scheduling(one, now))],
    }
  const settled = settleToday({ ...now, record }, [find(userContext, id), ...newChanges])
  if ('refused' in settled) return settled
  const isNothing = (body: DatedBody) => body.kind === 'change_unchanged' && body.change.id !== id
  return {
    happens: [...facts.happens, ...edits, ...settled.happens.filter((body) => !isNothing(body))],
  }
}

/** What is edited of the change itself, one edit after the other. */
function editsOf(
  { record, today }: CommandContext,
  change: Change,
  actions: readonly Action[],
  on: string,
  created: string,
): readonly DatedBody[] {
  const edits: DatedBody[] = []
  let current = change
  const edit = (
    kind: Extract<DatedBody, { kind: 'change_edited' }>['edit'],
    part: Partial<Change>,
  ) => {
    const to: Change = { ...current, ...part }
    edits.push({ kind: 'change_edited', edit: kind, from: current, to, date: today })
    current = to
  }
  const dated = record.sequence + 1
  const ownDate = upcoming(on, today)
  if (change.status === 'failed')
    edit('retried', { status: 'scheduled', failure: null, ownDate, dated, created })
  else if (actions.some(({ kind }) => kind === 'choose_date')) edit('moved', { ownDate, dated })
  const [requested] = requestedAfter([change], actions)
  if (requested && !sameDetails(requested.details, change.details))
    edit('details', { details: requested.details })
  if (requested && requested.dependents !== change.dependents)
    edit('dependents', { dependents: requested.dependents })
  return edits
}

function scheduling(change: Change, { today }: CommandContext): DatedBody {
  return { kind: 'change_scheduled', change, date: today }
}
