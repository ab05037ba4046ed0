/** Settles one date: decides which of its changes go through. */
import type { Catalog } from '../../catalog/catalog.js'
import { trackIdOf } from '../../catalog/edition.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import { listIn } from '../../core/list-in.js'
import { leavesOf } from '../../requirements/compile.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { Facts } from '../../requirements/situation.js'
import {
  byCreation,
  changeRef,
  supersede,
  type Change,
  type ChangeRef,
  type Override,
} from '../record/change.js'
import { attempt, watchFor } from './attempt.js'
import { choose, type Choice } from './choose.js'
import { explainFailures } from './explain-failure.js'
import { createDraft, holdingsOf, undoTo, type HoldingsDraft } from './holdings-draft.js'
import { moveOf, type Move, type SeatCheck } from './move.js'
import type { Outcome, Settlement } from './outcome.js'

/** What a date is settled with, beside the facts and the holdings. */
export interface SettleContext {
  readonly seatFull: SeatCheck
  /** Failed changes of earlier dates that name a license, not dismissed since. */
  readonly failures: (license: string) => readonly ChangeRef[]
  /** The override of the user: it says which of two changes counts (rule I3). */
  readonly override: Override | null
}

/**
 * Settles one date in a draft of holdings, which is left as the date leaves it; its log tells how
 * to go back.
 */
export function settleOn(
  draft: HoldingsDraft,
  changes: readonly Change[],
  context: SettleContext,
): Settlement {
  if (changes.length === 0) return NOTHING_DUE
  const superseded = supersede(
    changes,
    draft.edition,
    (license) => trackIdOf(draft.edition, draft.held.get(license) ?? { license, track: null }),
    context.override,
  )
  const outcomes: Outcome[] = []
  const moves: Move[] = []
  const barred: Move[] = []
  for (const change of changes.length > 1 ? [...changes].sort(byCreation) : changes) {
    const by = superseded.get(change.id)
    const move = by === undefined ? moveOf(change, draft, context.seatFull) : null
    if (by !== undefined) outcomes.push({ status: 'superseded', change, by })
    else if (move === null) outcomes.push({ status: 'unchanged', change })
    else (move.barriers.length > 0 ? barred : moves).push(move)
  }
  const start = draft.log.length
  const watched = watchFor(draft, moves)
  const together = attempt(draft, moves, watched)
  if (barred.length === 0 && together.broken.length === 0 && together.unmet.length === 0) {
    const all = moves.map(applied)
    return {
      outcomes: outcomes.length === 0 ? all : inOrder([...outcomes, ...all]),
      dropped: together.dropped,
    }
  }
  undoTo(draft, start)
  const allPass = together.broken.length === 0 && together.unmet.length === 0
  const { accepted, entangled } = allPass
    ? { accepted: moves, entangled: [] }
    : choose(draft, moves, watched)
  const passed = new Set(accepted)
  outcomes.push(
    ...explainAll(draft, context, [...barred, ...moves.filter((move) => !passed.has(move))], {
      accepted,
      entangled,
    }),
  )
  const { dropped } = attempt(draft, accepted, watched)
  for (const move of accepted) outcomes.push(applied(move))
  return { outcomes: inOrder(outcomes), dropped }
}

const NOTHING_DUE: Settlement = deepFreeze({ outcomes: [], dropped: [] })

function applied({ change, adds, removes }: Move): Outcome {
  return { status: 'applied', change, holding: adds, removed: removes }
}

function inOrder(outcomes: Outcome[]): readonly Outcome[] {
  return outcomes.length > 1 ? outcomes.sort((a, b) => byCreation(a.change, b.change)) : outcomes
}

function explainAll(
  draft: HoldingsDraft,
  context: SettleContext,
  failed: readonly Move[],
  { accepted, entangled }: Choice,
): readonly Outcome[] {
  const today = new Map<string, ChangeRef[]>()
  for (const { change } of failed)
    listIn(today, change.license).push(changeRef(change, draft.facts.date))
  const failures = (license: string) => [
    ...(today.get(license) ?? []),
    ...context.failures(license),
  ]
  const undecided = new Set(entangled)
  const explained = explainFailures(draft, failed, accepted, failures)
  return failed.map((move, index): Outcome => {
    const { change } = move
    const conflicts: readonly Conflict[] = undecided.has(move)
      ? [{ code: 'too_entangled', license: change.license, changes: entangled.length }]
      : withoutRepeats(move.barriers, explained[index] ?? [])
    return {
      status: 'failed',
      change,
      conflicts: conflicts.length > 0 ? conflicts : unstablePredicate(draft, change),
    }
  })
}

/**
 * Only a predicate that changes its answer can leave a failure without a reason: that is the
 * reason.
 */
function unstablePredicate({ edition }: HoldingsDraft, { license }: Change): readonly Conflict[] {
  const own = edition.licenses.get(license)
  const all = [...(own ? [own] : []), ...edition.licenses.values()].flatMap(({ requirement }) =>
    requirement ? leavesOf(requirement) : [],
  )
  const asked = all.find(({ leaf }) => leaf.kind === 'predicate')
  const predicate = asked?.leaf.kind === 'predicate' ? asked.leaf.name : ''
  return [
    {
      code: 'predicate_failed',
      license,
      path: asked?.path ?? '',
      predicate,
      reason: 'it changed its answer',
    },
  ]
}

/** A number that a detail lacks is not told again where the requirement lacks it too. */
function withoutRepeats(
  barriers: readonly Conflict[],
  others: readonly Conflict[],
): readonly Conflict[] {
  if (barriers.length === 0) return others
  const told = new Set(barriers.map(keyOfNumber))
  return [
    ...barriers,
    ...others.filter((conflict) => !('type' in conflict) || !told.has(keyOfNumber(conflict))),
  ]
}

function keyOfNumber(conflict: Conflict): string {
  return 'type' in conflict ? `${conflict.code} ${conflict.type}` : ''
}

/**
 * Decides which of the changes of one date go through (rules C1 to C8): the valid set that comes
 * first in order of creation. The order of the list does not matter.
 *
 * @param state - The catalog, the facts of the date, and the holdings at its start.
 * @param changes - The changes whose effective date it is, in any order.
 * @param context - Full licenses, earlier failures, the override; by default every seat is free,
 * nothing failed, and there is none.
 * @returns The holdings at the end, what became of each change, and what went with what it needed.
 */
export function settle(
  state: {
    readonly catalog: Catalog
    readonly facts: Facts
    readonly holdings: readonly Holding[]
  },
  changes: readonly Change[],
  context: Partial<SettleContext> = {},
): Settlement & { readonly date: CalendarDate; readonly holdings: readonly Holding[] } {
  const draft = createDraft(state.catalog, state.holdings, state.facts)
  const { seatFull = () => null, failures = () => [], override = null } = context
  const settlement = settleOn(draft, changes, { seatFull, failures, override })
  return { ...settlement, date: state.facts.date, holdings: holdingsOf(draft) }
}
