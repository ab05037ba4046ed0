/** Compares two catalogs, license by license, within a bound of work. */
import type { Catalog } from '../catalog/catalog.js'
import type { Edition, License } from '../catalog/edition.js'
import { editionFor } from '../catalog/lookup.js'
import { exchangeOf } from '../catalog/compare.js'
import { dateOrNull } from '../core/calendar-date.js'
import { checkAll, optionsOf, whole } from '../core/check.js'
import { catalogCheck, dateOfEdition } from '../words/language/checks.js'
import type {
  AvailableDates,
  CatalogComparison,
  LicenseComparison,
  RuleExample,
} from './comparison.js'
import type { AnalysisBounds } from './finding.js'
import { createSides, findRefused, isSameRule, type Side } from './rule-difference.js'
import { STEPS } from './study.js'
import type { Effort } from './solver/state.js'

/**
 * Compares two catalogs, or two editions of one, most often one and the next (rule Q8): for each
 * license whether its rule is the same, stricter, looser or neither, with an example user for each
 * direction; what is new or gone, and what has other features, tracks, numbers or dates. Names are
 * left out.
 *
 * Facts are free: any user of any organization counts. So are custom predicates, which are never
 * called: those of one name and parameters are taken to answer the same in both catalogs. Dates are
 * left aside: when a license can be assigned is told by itself. The answer is exact, or says
 * `undecided` where it had to stop; it depends on the catalogs and the bounds alone.
 *
 * @param before - The catalog to compare with.
 * @param after - The one that takes its place.
 * @param bounds - How far to go; catalogs of 100 licenses need a small part of what is allowed. `on`
 * picks the editions by date, the newest by default: `before` and `after` may be one catalog.
 * @throws `SeatlineError` `input_invalid` if the bound is not a whole number above 0.
 *
 * @example A rule that gets stricter
 * ```ts
 * const withRule = (requirement: Requirement) => defineCatalog<string, string>({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic', requirement }] }] })
 * const landline: Requirement = { kind: 'number', type: 'landline' }
 * const { licenses } = compareCatalogs(withRule(landline), withRule({ kind: 'all', of: [landline, { kind: 'country', in: ['SE'] }] }))
 * licenses[0] // => { license: 'basic', rule: 'stricter', refused: { user: { holds: ['basic'], numbers: ['landline'], country: null, ... }, inOrder: true }, allowed: null, ... }
 * ```
 *
 * @remarks Rule Q8. @public
 */
export function compareCatalogs(
  before: Catalog,
  after: Catalog,
  bounds: AnalysisBounds & {
    readonly on?: { readonly before?: string; readonly after?: string }
  } = {},
): CatalogComparison {
  checkAll({
    before: [before, catalogCheck],
    after: [after, catalogCheck],
    bounds: [bounds, comparing],
  })
  const { steps = STEPS, on = {} } = bounds
  return compareEditions(
    editionFor(before, dateOrNull(on.before)),
    editionFor(after, dateOrNull(on.after)),
    steps,
  )
}

const comparing = /* @__PURE__ */ optionsOf<AnalysisBounds & { on: unknown }>({
  steps: whole(1),
  on: optionsOf<{ before: string; after: string }>({ before: dateOfEdition, after: dateOfEdition }),
})

function compareEditions(before: Edition, after: Edition, limit: number): CatalogComparison {
  const effort: Effort = { steps: 0, limit }
  const sides = createSides(before, after, effort)
  const licenses = [...after.licenses.values()].flatMap((is): readonly LicenseComparison[] => {
    const was = before.licenses.get(is.id)
    if (was === undefined) return []
    const rule = isSameRule([before, was], [after, is]) ? SAME : ruleOf(sides, is.id)
    return [{ license: is.id, ...rule, ...partsOf(was, is) }]
  })
  return {
    complete: licenses.every(({ rule }) => rule !== 'undecided'),
    editions: { before: before.from, after: after.from },
    licenses,
    added: [...after.licenses.keys()].filter((id) => !before.licenses.has(id)),
    removed: [...before.licenses.keys()].filter((id) => !after.licenses.has(id)),
    tracks: [...after.tracks.values()].flatMap(({ id, holds }) => {
      const was = before.tracks.get(id)
      return was === undefined || was.holds === holds ? [] : [{ track: id, holds }]
    }),
    steps: effort.steps,
  }
}

type Rule = Pick<LicenseComparison, 'rule' | 'refused' | 'allowed'>

const SAME: Rule = { rule: 'same', refused: null, allowed: null }

function ruleOf(
  { before, after }: { readonly before: Side; readonly after: Side },
  license: string,
): Rule {
  const refused = findRefused(before, after, license)
  const allowed = findRefused(after, before, license)
  const known = (example: RuleExample | 'unknown' | null) =>
    example === 'unknown' ? null : example
  const isIn = (example: RuleExample | 'unknown' | null) => known(example)?.inOrder ?? false
  const decided = DECIDED[isIn(refused) ? 'fewer' : 'asMany'][isIn(allowed) ? 'more' : 'none']
  const isOpen = refused === 'unknown' || allowed === 'unknown'
  return {
    rule: isOpen ? 'undecided' : decided,
    refused: known(refused),
    allowed: known(allowed),
  }
}

const DECIDED = {
  fewer: { more: 'different', none: 'stricter' },
  asMany: { more: 'looser', none: 'same' },
} as const

/** What else has changed about a license. */
function partsOf(
  was: License,
  is: License,
): Pick<LicenseComparison, 'track' | 'features' | 'details' | 'availability'> {
  const isAsked = (by: License, id: string, type: string) =>
    by.details.some((detail) => detail.id === id && detail.type === type)
  const asked = (of: License, by: License) =>
    of.details.filter(({ id, type }) => !isAsked(by, id, type)).map(({ id }) => id)
  const dates = ({ from, until }: License): AvailableDates => ({ from, until })
  return {
    track: was.track.id === is.track.id ? null : { before: was.track.id, after: is.track.id },
    features: exchangeOf(was.features, is.features),
    details: { added: asked(is, was), removed: asked(was, is) },
    availability:
      was.from === is.from && was.until === is.until
        ? null
        : { before: dates(was), after: dates(is) },
  }
}
