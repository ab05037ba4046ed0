/** Finds the holdings whose requirement no longer holds. */
import type { Catalog } from '../../catalog/catalog.js'
import type { License } from '../../catalog/edition.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import type { Conflict } from '../../requirements/conflict.js'
import { explain, heldAmong } from '../../requirements/explain.js'
import { nextTurn } from '../../requirements/predicate.js'
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
  const draft = createDraft(catalog, holdings, facts)
  return holdings.flatMap((holding) => {
    const license = draft.edition.licenses.get(holding.license)
    if (license === undefined)
      return [
        {
          license: holding.license,
          conflicts: [notOffered(catalog, holding.license, facts.date)],
        },
      ]
    const rivals =
      license.track.holds === 'one' && (draft.tracks.get(license.track.id) ?? 0) > 1
        ? doubled(draft, license)
        : []
    const conflicts = [
      ...(license.requirement ? explain(license.requirement, draft) : []),
      ...chooseDetails(license, holding.details, {}, facts).conflicts,
      ...rivals,
    ]
    return conflicts.length > 0 ? [{ license: license.id, conflicts }] : []
  })
}

/** So many dates that predicates name are looked at at most: one may turn every day for ever. */
export const TURNS = 400

/**
 * The first date after that of the facts on which holdings can fall out of compliance, or come back,
 * although no fact moves: a predicate named it (rule F3).
 */
export function turnOfHeld(draft: HoldingsDraft): CalendarDate | null {
  const dated = [...draft.held.keys()].flatMap(
    (license) => draft.edition.licenses.get(license)?.datedPredicates ?? [],
  )
  return dated.length === 0 ? null : nextTurn(dated, draft)
}

/** A new catalog may leave two holdings in a one-license track: both stay, and are reported. */
function doubled(draft: HoldingsDraft, { id: license, track }: License): readonly Conflict[] {
  const licenses = heldAmong(track.licenses, track.id, draft).filter((other) => other !== license)
  return [{ code: 'excluded_by', license, path: '', licenses, declaredBy: license, causes: [] }]
}
