/** Finds the holdings whose requirement no longer holds. */
import type { Catalog } from '../../catalog/catalog.js'
import type { License } from '../../catalog/edition.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Details, Holding } from '../../core/holding.js'
import type { Conflict } from '../../requirements/conflict.js'
import { explain, heldAmong } from '../../requirements/explain.js'
import { nextTurn, type Asked } from '../../requirements/predicate.js'
import type { Facts } from '../../requirements/situation.js'
import { createDraft, type HoldingsDraft } from '../settle/holdings-draft.js'
import { chooseDetails, notOffered } from '../settle/move.js'

/**
 * A holding whose requirement or details are no longer right, because a fact or the catalog changed
 * (rules C5 and Q5).
 */
export interface OutOfCompliance {
  readonly license: string
  readonly conflicts: readonly Conflict[]
}

/** The holdings that are out of compliance. They block nobody, and stay until someone acts. */
export function outOfCompliance(
  catalog: Catalog,
  holdings: readonly Holding[],
  facts: Facts,
): readonly OutOfCompliance[] {
  return outIn(createDraft(catalog, holdings, facts), holdings)
}

/** The same, of holdings that are laid out already. */
export function outIn(
  draft: HoldingsDraft,
  holdings: Iterable<Holding>,
): readonly OutOfCompliance[] {
  let out: OutOfCompliance[] | null = null
  for (const { license, details } of holdings) {
    const conflicts = conflictsOf(draft, license, details)
    if (conflicts.length > 0) (out ??= []).push({ license, conflicts })
  }
  return out ?? NONE_OUT
}

const NONE_OUT: readonly OutOfCompliance[] = deepFreeze([])

function conflictsOf(draft: HoldingsDraft, name: string, details: Details): readonly Conflict[] {
  const { catalog, facts } = draft
  const license = draft.edition.licenses.get(name)
  if (license === undefined) return [notOffered(catalog, name, facts.date)]
  const { requirement, track } = license
  const unmet = requirement && !requirement.test(draft) ? explain(requirement, draft) : []
  const chosen = chooseDetails(license, details, {}, facts).conflicts
  const isDoubled = track.holds === 'one' && (draft.tracks.get(track.id) ?? 0) > 1
  if (!isDoubled && chosen.length === 0) return unmet
  return [...unmet, ...chosen, ...(isDoubled ? doubled(draft, license) : [])]
}

/** So many dates that predicates name are looked at at most: one may turn every day for ever. */
export const TURNS = 400

/**
 * The first date after that of the facts on which holdings can fall out of compliance, or come back,
 * although no fact moves: a predicate named it (rule F3).
 */
export function turnOfHeld(draft: HoldingsDraft): CalendarDate | null {
  const dated: Asked[] = []
  for (const license of draft.held.keys())
    dated.push(...(draft.edition.licenses.get(license)?.datedPredicates ?? []))
  return dated.length === 0 ? null : nextTurn(dated, draft)
}

/** A new catalog may leave two holdings in a one-license track: both stay, and are reported. */
function doubled(draft: HoldingsDraft, { id: license, track }: License): readonly Conflict[] {
  const licenses = heldAmong(track.licenses, track.id, draft).filter((other) => other !== license)
  return [{ code: 'excluded_by', license, path: '', licenses, declaredBy: license, causes: [] }]
}
