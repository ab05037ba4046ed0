/** A draft of what a user holds, with a log that undoes each step. */
import type { Catalog } from '../../catalog/catalog.js'
import { trackIdOf, type Edition } from '../../catalog/edition.js'
import { inForceOn } from '../../core/in-force.js'
import { bySince, type Holding } from '../../core/holding.js'
import type { Facts, Situation } from '../../requirements/situation.js'

/**
 * The licenses of one user while dates are settled. The only thing in the timeline that changes in
 * place: every step is logged, so that a set of changes can be tried and taken back.
 */
export interface HoldingsDraft extends Situation {
  facts: Facts
  readonly catalog: Catalog
  /** That of the date of the facts. */
  edition: Edition
  readonly held: Map<string, Holding>
  readonly tracks: Map<string, number>
  readonly log: { readonly license: string; readonly before: Holding | undefined }[]
}

/** Lays out what a user holds. */
export function createDraft(
  catalog: Catalog,
  holdings: readonly Holding[],
  facts: Facts,
): HoldingsDraft {
  const draft: HoldingsDraft = {
    catalog,
    facts,
    edition: inForceOn(catalog.editions, facts.date),
    held: new Map(),
    tracks: new Map(),
    trackOf: (holding) => trackIdOf(draft.edition, holding),
    log: [],
  }
  for (const holding of holdings) put(draft, holding.license, holding)
  clearLog(draft)
  return draft
}

/**
 * Goes to other facts, and to the edition of their date: a license may be in another track by it.
 * What is logged stays.
 */
export function moveTo(draft: HoldingsDraft, facts: Facts): void {
  draft.facts = facts
  const edition = inForceOn(draft.catalog.editions, facts.date)
  if (edition === draft.edition) return
  draft.edition = edition
  draft.tracks.clear()
  for (const holding of draft.held.values()) countTrack(draft, holding, 1)
}

/** Puts a holding in the draft, or takes one off with `undefined`. */
export function put(draft: HoldingsDraft, license: string, holding: Holding | undefined): void {
  const before = draft.held.get(license)
  draft.log.push({ license, before })
  replace(draft, license, before, holding)
}

/** Takes back every step since the log had a length. */
export function undoTo(draft: HoldingsDraft, length: number): void {
  while (draft.log.length > length) {
    const step = draft.log.pop()
    if (step) replace(draft, step.license, draft.held.get(step.license), step.before)
  }
}

/**
 * Makes every step so far final. The log is emptied from its end, so that it keeps its room for the
 * next date.
 */
export function clearLog({ log }: HoldingsDraft): void {
  while (log.length > 0) log.pop()
}

function replace(
  draft: HoldingsDraft,
  license: string,
  before: Holding | undefined,
  after: Holding | undefined,
): void {
  if (before !== undefined) countTrack(draft, before, -1)
  if (after !== undefined) {
    draft.held.set(license, after)
    countTrack(draft, after, 1)
  } else if (before !== undefined) draft.held.delete(license)
}

function countTrack(draft: HoldingsDraft, holding: Holding, step: 1 | -1): void {
  const track = draft.trackOf(holding)
  const count = (draft.tracks.get(track) ?? 0) + step
  if (count === 0) draft.tracks.delete(track)
  else draft.tracks.set(track, count)
}

/**
 * The holdings in the draft, in an order that does not depend on what was tried: by since, then by
 * license.
 */
export function holdingsOf(draft: HoldingsDraft): readonly Holding[] {
  return [...draft.held.values()].sort(bySince)
}
