/** Decides what a remedy writes to its user. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { sameDetails } from '../../core/holding.js'
import { createdKey, effectiveDate, type Change } from '../../timeline/record/change.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { Action } from '../../timeline/remedies/action.js'
import { changesOf } from '../../timeline/request/request.js'
import type { RequestedChange } from '../../timeline/request/verdict.js'
import { identifyIn } from '../plan/asked.js'
import { upcoming } from '../session/as-of.js'
import type { ReceivedAt } from '../session/request-order.js'
import { edited, find } from '../writing/change-edits.js'
import { settleToday, type Decision } from '../writing/command.js'
import type { CommandContext } from '../writing/load-user.js'
import { askedAfter, at, rowOf, type UserWork } from './action-table.js'

/** Everything outside the request that is written to the user, decided one after the other. */
export function decideAll(work: UserWork, actions: readonly Action[]): Decision {
  let { record } = work.now
  const happens: DatedBody[] = []
  for (const action of at('user', actions)) {
    const decision = rowOf(action).user?.({ ...work, now: { ...work.now, record } }, action)
    if (decision === undefined) continue
    if ('refused' in decision) return decision
    happens.push(...decision.happens)
    record = evolve(record, record, decision.happens) ?? record
  }
  return { happens }
}

/**
 * Decides everything that a remedy does to the user of a change, the change itself included: one
 * write, or nothing. A scheduled change is edited; one that failed is tried again. What comes to be
 * today is settled at once (rule I6).
 */
export function decideForChange(
  work: UserWork,
  id: string,
  actions: readonly Action[],
  { receivedAt, request }: { readonly receivedAt: ReceivedAt; readonly request: string },
): Decision {
  const facts = decideAll(work, actions)
  if ('refused' in facts) return facts
  const { today } = work.now
  const record = evolve(work.now.record, work.now.record, facts.happens) ?? work.now.record
  const now: CommandContext = { ...work.now, record }
  const change = find(now, id)
  const due = change.status === 'failed' ? 'now' : effectiveDate(change, record.override)
  const asked = askedAfter({ changes: [change], on: due }, actions)
  const [wanted = change, ...others] = asked.changes
  const on = upcoming(asked.on, today)
  const isDated = change.status === 'failed' || actions.some(({ kind }) => kind === 'choose_date')
  const again = triedAgain(record, on, createdKey(receivedAt, request, 0))
  const edits = editsOf(now, change, wanted, isDated ? again : null)
  const then: CommandContext = { ...now, record: evolve(record, record, edits) ?? record }
  const planned = changesOf(then, others, on, identifyIn({ plan: request, place: 1, receivedAt }))
  const added = planned.filter((one) => one !== null)
  const later = added.map(
    (one) => ({ kind: 'change_scheduled', change: one, date: today }) as const,
  )
  const settled = on === today ? settleToday(now, [find(then, id), ...added]) : { happens: later }
  if ('refused' in settled) return settled
  const isNothing = (body: DatedBody) => body.kind === 'change_unchanged' && body.change.id !== id
  const happens = settled.happens.filter((body) => !isNothing(body))
  return { happens: [...facts.happens, ...edits, ...happens] }
}

/** The edits of the change itself, one after the other; `again` is `null` for the same date. */
function editsOf(
  now: CommandContext,
  change: Change,
  { details, dependents }: RequestedChange,
  again: ReturnType<typeof triedAgain> | null,
): readonly DatedBody[] {
  const edits: DatedBody[] = []
  let current = change
  const edit = (kind: Parameters<typeof edited>[2], part: Partial<Change>) => {
    edits.push(...edited(current, part, kind, now).happens)
    current = { ...current, ...part }
  }
  if (again && change.status === 'failed') edit('retried', again)
  else if (again) edit('moved', { ownDate: again.ownDate, dated: again.dated })
  if (!sameDetails(details, change.details)) edit('details', { details })
  if (dependents !== change.dependents) edit('dependents', { dependents })
  return edits
}

/** What is new of a failed change that is tried again: decided on last. */
export function triedAgain({ sequence }: UserRecord, on: CalendarDate, created: string) {
  const status = 'scheduled' as const
  return { status, failure: null, ownDate: on, dated: sequence + 1, created }
}
