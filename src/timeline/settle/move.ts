/**
 * Works out what a change would do to the holdings, and which barriers no other change can remove.
 */
import type { Catalog } from '../../catalog/catalog.js'
import type { License } from '../../catalog/edition.js'
import { nextAvailable } from '../../catalog/lookup.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import { bySince, sameDetails, type Details, type Holding } from '../../core/holding.js'
import { isActiveOn, type E164, type NumberType } from '../../core/phone-number.js'
import type { Conflict } from '../../requirements/conflict.js'
import { explainNumber } from '../../requirements/explain.js'
import { heldInTrack, type Facts } from '../../requirements/situation.js'
import type { Change } from '../record/change.js'
import type { HoldingsDraft } from './holdings-draft.js'

/**
 * The seats of a license of which none is free, or `null` when the user may take one. More are held
 * than the limit says where that was lowered.
 */
export type SeatCheck = (
  license: string,
) => { readonly limit: number; readonly held: number } | null

/** What a change would do to the draft if it went through. */
export interface Move {
  readonly change: Change
  /**
   * The license it assigns; `null` for a removal, and for a license that is not in the edition.
   */
  readonly license: License | null
  readonly adds: Holding | null
  readonly removes: readonly Holding[]
  /**
   * Whether it brings a license that is not held: only then is the requirement judged (rule Q6).
   */
  readonly isNew: boolean
  /** Conflicts that no other change can mend: details, availability, seats. */
  readonly barriers: readonly Conflict[]
}

/** Works out what a change would do, or `null` if it would change nothing. */
export function moveOf(change: Change, draft: HoldingsDraft, seatFull: SeatCheck): Move | null {
  const held = draft.held.get(change.license)
  if (change.kind === 'remove') {
    return held === undefined
      ? null
      : { change, license: null, adds: null, removes: [held], isNew: false, barriers: [] }
  }
  const license = draft.edition.licenses.get(change.license)
  if (license === undefined) {
    return {
      change,
      license: null,
      adds: null,
      removes: [],
      isNew: true,
      barriers: [notOffered(draft.catalog, change.license, draft.facts.date)],
    }
  }
  const chosen = chooseDetails(license, change.details, held?.details ?? {}, draft.facts)
  const removes = replacedBy(license, draft)
  if (held !== undefined && removes.length === 0 && sameDetails(held.details, chosen.details))
    return null
  const barriers =
    held === undefined ? barriersTo(license, draft, seatFull, chosen.conflicts) : chosen.conflicts
  const adds: Holding = {
    license: license.id,
    track: license.track.id,
    details: chosen.details,
    since: held?.since ?? draft.facts.date,
  }
  return { change, license, adds, removes, isNew: held === undefined, barriers }
}

/**
 * What an assign replaces: all that a one-license track holds, more than one if a new catalog left
 * it so (rule Q5).
 */
function replacedBy({ id, track }: License, draft: HoldingsDraft): readonly Holding[] {
  if (track.holds === 'many' || !draft.tracks.has(track.id)) return NO_HOLDINGS
  const replaced = heldInTrack(draft, track.id, id)
  return replaced.length > 1 ? [...replaced].sort(bySince) : replaced
}

function barriersTo(
  license: License,
  { catalog, facts: { date } }: HoldingsDraft,
  seatFull: SeatCheck,
  others: readonly Conflict[],
): readonly Conflict[] {
  let conflicts = others
  if (
    (license.from !== null && date < license.from) ||
    (license.until !== null && date >= license.until)
  ) {
    conflicts = [...conflicts, notOffered(catalog, license.id, date)]
  }
  const full = seatFull(license.id)
  if (full !== null)
    conflicts = [
      ...conflicts,
      { code: 'no_seat', license: license.id, limit: full.limit, held: full.held },
    ]
  return conflicts
}

/**
 * Why a license cannot be had on a date, whoever asks: no edition has it, or it is offered on other
 * dates (rule Q5).
 */
export function notOffered(catalog: Catalog, license: string, date: CalendarDate): Conflict {
  const stretch = nextAvailable(catalog, license, date)
  return stretch === null
    ? { code: 'license_unknown', license }
    : { code: 'not_available', license, ...stretch }
}

/**
 * Chooses the numbers of a license. An open detail keeps what the holding has, or takes the only
 * right number (rule P2).
 */
export function chooseDetails(
  license: License,
  given: Details,
  held: Details,
  facts: Facts,
): { readonly details: Details; readonly conflicts: readonly Conflict[] } {
  if (license.details.length === 0 && isEmpty(given)) return NOTHING_TO_CHOOSE
  const details: Record<string, E164> = {}
  const conflicts: Conflict[] = []
  for (const detail of Object.keys(given)) {
    if (!license.details.some((defined) => defined.id === detail))
      conflicts.push({ code: 'detail_unknown', license: license.id, detail })
  }
  for (const { id: detail, type } of license.details) {
    const number =
      (Object.hasOwn(given, detail) ? given[detail] : undefined) ??
      (Object.hasOwn(held, detail) ? held[detail] : undefined)
    if (number !== undefined) {
      details[detail] = number
      const conflict = wrongNumber(number, { license: license.id, type, detail }, facts)
      if (conflict) conflicts.push(conflict)
      continue
    }
    const choices = choicesOf(type, facts)
    const [only] = choices
    if (only === undefined)
      conflicts.push(explainNumber(facts.numbers, { license: license.id, path: '', type, detail }))
    else if (choices.length > 1)
      conflicts.push({ code: 'number_not_chosen', license: license.id, type, detail, choices })
    else details[detail] = only
  }
  return { details, conflicts }
}

const NO_HOLDINGS: readonly Holding[] = deepFreeze([])
const NOTHING_TO_CHOOSE = deepFreeze({ details: {}, conflicts: [] } as const)

function isEmpty(details: Details): boolean {
  for (const _ in details) return false
  return true
}

/** The numbers that would do for a detail on the date of the facts. */
export function choicesOf(type: NumberType, facts: Facts): readonly E164[] {
  return facts.numbers
    .filter((number) => number.type === type && isActiveOn(number, facts.date))
    .map((number) => number.number)
}

function wrongNumber(
  number: E164,
  { license, type, detail }: { license: string; type: NumberType; detail: string },
  facts: Facts,
): Conflict | null {
  const owned = facts.numbers.find(
    (candidate) => candidate.number === number && candidate.type === type,
  )
  if (owned === undefined) return { code: 'number_not_owned', license, type, detail, number }
  if (owned.status === 'foreign')
    return { code: 'number_foreign', license, path: '', type, detail, numbers: [number] }
  const from = owned.status === 'porting' ? owned.on : owned.from
  return from <= facts.date
    ? null
    : { code: 'number_porting', license, path: '', type, detail, number, from }
}
