/** Decides edits of scheduled and failed changes. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { SeatlineError } from '../../core/errors.js'
import type { Change, Override } from '../../timeline/record/change.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import { settleToday, type Decision } from './command.js'
import type { CommandContext } from './load-user.js'

/** The change that a command means. */
export function find({ record }: CommandContext, id: string): Change {
  const change = record.changes.find((candidate) => candidate.id === id)
  if (change) return change
  throw new SeatlineError(
    'change_unknown',
    `The user ${record.id} has no change ${id} that is scheduled or failed. See schedule.of(user).`,
    { user: record.id, change: id },
  )
}

/** The scheduled change that an edit means. */
export function scheduled(now: CommandContext, id: string): Change {
  const change = find(now, id)
  if (change.status === 'scheduled') return change
  throw new SeatlineError(
    'change_not_scheduled',
    `The change ${id} has failed. Retry or dismiss it.`,
    {
      change: id,
      status: change.status,
    },
  )
}

/** The failed change that a command means. */
export function failed(now: CommandContext, id: string): Change {
  const change = find(now, id)
  if (change.status === 'failed') return change
  throw new SeatlineError(
    'change_not_failed',
    `The change ${id} has not failed: move or cancel it.`,
    { change: id, status: change.status },
  )
}

/** Decides the end of a change. */
export function ends(
  kind: 'change_canceled' | 'change_dismissed',
  change: Change,
  { today }: CommandContext,
): Decision {
  return { happens: [{ kind, change, date: today }] }
}

/** Decides an edit of a change. */
export function edited(
  from: Change,
  part: Partial<Change>,
  edit: 'moved' | 'details' | 'dependents' | 'retried',
  { today }: CommandContext,
): Decision & { readonly happens: readonly DatedBody[] } {
  return { happens: [{ kind: 'change_edited', edit, from, to: { ...from, ...part }, date: today }] }
}

/** Decides another own date of a change. */
export function move(now: CommandContext, change: Change, on: CalendarDate): Decision {
  return settleIfToday(
    now,
    edited(change, { ownDate: on, dated: now.record.sequence + 1 }, 'moved', now).happens,
    on,
  )
}

/** Decides that a failed change is tried again. */
export function retry(
  now: CommandContext,
  change: Change,
  on: CalendarDate,
  created: string,
): Decision {
  const part: Partial<Change> = {
    status: 'scheduled',
    failure: null,
    ownDate: on,
    dated: now.record.sequence + 1,
    created,
  }
  return settleIfToday(now, edited(change, part, 'retried', now).happens, on)
}

/** What is dated to today is settled at once, all of it or nothing. */
export function settleIfToday(
  now: CommandContext,
  edits: readonly DatedBody[],
  on: CalendarDate,
): Decision {
  if (on !== now.today) return { happens: edits }
  const settled = settleToday(
    now,
    edits.flatMap((edit) => (edit.kind === 'change_edited' ? [edit.to] : [])),
  )
  return 'refused' in settled ? settled : { happens: [...edits, ...settled.happens] }
}

/** Decides one date for all that is scheduled (rule I2). */
export function override(now: CommandContext, on: CalendarDate): Decision {
  const { record, today } = now
  const covered = record.changes.filter((change) => change.status === 'scheduled')
  if (covered.length === 0) return { happens: [] }
  const to: Override = { date: on, dated: record.sequence + 1 }
  const set: DatedBody = {
    kind: 'override_changed',
    edit: 'set',
    from: record.override,
    to,
    date: today,
  }
  if (on !== today) return { happens: [set] }
  const settled = settleToday({ ...now, record: { ...record, override: to } }, [])
  return 'refused' in settled ? settled : { happens: [set, ...settled.happens] }
}
