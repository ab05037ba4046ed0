/** Runs a command on one user: decides, shows the effects, and writes. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import { affectedOthers } from '../../timeline/organization/affected-others.js'
import { othersOf } from '../../timeline/organization/seats-of-others.js'
import { futureAfter, seatsAfter } from '../../timeline/organization/shared-future.js'
import type { Change, ChangeRef } from '../../timeline/record/change.js'
import { evolve, overrideUsedUp, type DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import {
  affectedChange,
  effectsBetween,
  outcomesByChange,
} from '../../timeline/request/compare-futures.js'
import { NO_EFFECTS, type Effects } from '../../timeline/request/effects.js'
import { eventsOfStep, settledBy } from '../../timeline/settle/step-events.js'
import { forecast, startWalk, settleStep } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { authorize, type Concerned, type Session } from '../session/session.js'
import { shownOthers } from '../session/taken.js'
import type { CommandContext } from './load-user.js'
import { writeUser } from './unit-of-work.js'

/** Options of a command on one user. @public */
export interface CommandOptions {
  /** The same result, and nothing is written (rule N5). */
  readonly preview?: boolean
}

/**
 * What a command on one user did, or would do: the user afterwards, and what it does to other
 * changes (rule I4). `refused`: it would have settled changes today that do not go through; nothing
 * is written (rule I6).
 *
 * @public
 */
export type CommandResult =
  | {
      readonly status: 'done'
      readonly user: UserRecord
      readonly effects: Effects
      readonly written: boolean
    }
  | {
      readonly status: 'refused'
      /** The changes that do not go through, with the reasons. */
      readonly refused: readonly (ChangeRef & { readonly conflicts: readonly Conflict[] })[]
    }

/** Changes that a command cannot carry out. */
export type RefusedChanges = Extract<CommandResult, { status: 'refused' }>['refused']

/** What a command decides: what happens, or why not. */
export type Decision =
  { readonly happens: readonly DatedBody[] } | { readonly refused: RefusedChanges }

/**
 * The organization and its seats as they were before something was written elsewhere, along with
 * what is written to a user.
 */
export type Since = Pick<CommandContext, 'organization' | 'seatsHeld' | 'future'> &
  Pick<UserContext, 'others'>

/** A command on one user. */
export interface UserCommand {
  /** As `authorize` knows it. */
  readonly action: string
  readonly user: UserId
  /** What it names besides the user, for `authorize`. */
  readonly naming?: Pick<Concerned, 'emails' | 'licenses'>
  /**
   * From when effects count, where the organization or others were written to first; from the
   * command itself without it.
   */
  readonly since?: Since | null
}

/**
 * Runs a command on one user: settles, decides, shows what it does to the rest, writes; again if
 * another writer was ahead.
 */
export async function commandUser(
  session: Session,
  { action, user, naming = {}, since = null }: UserCommand,
  decide: (now: CommandContext) => Decision,
  { preview = false }: CommandOptions = {},
): Promise<CommandResult> {
  await authorize(session, action, { users: [user], ...naming })
  const result = await writeUser<CommandResult>(session, user, (now) => {
    const decided = consequencesOf(now, decide(now), since)
    if ('refused' in decided)
      return { result: { status: 'refused', refused: decided.refused }, change: null }
    const { after, effects, bodies } = decided
    const written = bodies.length > 0 && !preview
    return {
      result: { status: 'done', user: after, effects, written },
      change: written ? { before: now.record, after, bodies } : null,
      ...(bodies.length > 0 ? { after } : {}),
    }
  })
  return result.status === 'refused'
    ? result
    : { ...result, effects: await shownOthers(session, result.effects) }
}

/**
 * What a decision leads to: the user afterwards, and what it does to the rest; or why it is
 * refused. Nothing is written.
 *
 * @param since - From when effects count, where more than the user was written to; `null` from the
 * decision itself.
 */
export function consequencesOf(
  now: CommandContext,
  decision: Decision,
  since: Since | null = null,
):
  | { readonly refused: RefusedChanges }
  | {
      readonly after: UserRecord
      readonly bodies: readonly DatedBody[]
      readonly effects: Effects
    } {
  if ('refused' in decision) return decision
  const { record, today } = now
  const begun: CommandContext = since === null ? now : begunAt(now, since)
  if (decision.happens.length === 0)
    return {
      after: record,
      bodies: [],
      effects: since === null ? NO_EFFECTS : effectsBetween(begun, now, today),
    }
  const { bodies, after } = carriedOut(record, decision.happens, today)
  const later = now.future && futureAfter(now.future, record.id, after)
  const userContext: UserContext = {
    ...now,
    record: after,
    seatsHeld: seatsAfter(now.seatsHeld, record.holdings, after.holdings),
    ...(later && { others: othersOf(later, record.id) }),
  }
  const entangled = decision.happens.some(isEdit) ? newlyEntangled(now, userContext) : []
  return entangled.length > 0
    ? { refused: entangled }
    : {
        after,
        bodies,
        effects: {
          ...effectsBetween(begun, userContext, today, settledBy(bodies)),
          others: now.future && later ? affectedOthers(now.future, later, [record.id]) : [],
        },
      }
}

/** A user as it was before something was written elsewhere. */
function begunAt(now: CommandContext, since: Since): CommandContext {
  const { others: _, ...alone } = now
  const { organization, seatsHeld, future, others } = since
  return { ...alone, organization, seatsHeld, future, seatsFreed: [], ...(others && { others }) }
}

/** A record after events, its override dropped when it is used up. */
export function carriedOut(
  record: UserRecord,
  happens: readonly DatedBody[],
  today: CalendarDate,
): { readonly bodies: readonly DatedBody[]; readonly after: UserRecord } {
  const between = evolve(record, record, happens) ?? record
  const end = overrideUsedUp(between, today)
  return {
    bodies: [...happens, ...end],
    after: end.length > 0 ? (evolve(between, record, end) ?? between) : between,
  }
}

/** Settles changes today, beside nothing else: all of them go through, or none (rule I6). */
export function settleToday(now: CommandContext, changes: readonly Change[]): Decision {
  const step = settleStep(startWalk(now), now.today, changes)
  const refused = step.outcomes.flatMap((outcome) =>
    outcome.status === 'failed' ? [affectedChange(outcome, step.date)] : [],
  )
  return refused.length > 0 ? { refused } : { happens: eventsOfStep(step) }
}

/**
 * Whether an event edits the schedule; facts, such as a number that is removed, are what they are.
 */
function isEdit({ kind }: DatedBody): boolean {
  return kind.startsWith('change_') || kind.startsWith('override_')
}

/**
 * Changes that a write would leave too entangled to decide: it is refused, so that this arises only
 * from outside (rule C7).
 */
function newlyEntangled(before: UserContext, after: UserContext): RefusedChanges {
  const isEntangled = (conflicts: readonly Conflict[]) =>
    conflicts.some((conflict) => conflict.code === 'too_entangled')
  const entangled = [...outcomesByChange(forecast(after)).values()].flatMap(({ outcome, on }) =>
    outcome.status === 'failed' && isEntangled(outcome.conflicts)
      ? [affectedChange(outcome, on)]
      : [],
  )
  if (entangled.length === 0) return []
  const old = outcomesByChange(forecast(before))
  return entangled.filter(({ change }) => {
    const was = old.get(change)?.outcome
    return was?.status !== 'failed' || !isEntangled(was.conflicts)
  })
}
