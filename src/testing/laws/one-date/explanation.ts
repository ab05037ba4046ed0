/** Laws of explanations. */
import type { License } from '../../../catalog/edition.js'
import type { Conflict } from '../../../requirements/conflict.js'
import type { Requirement } from '../../../requirements/requirement.js'
import { describeConflict } from '../../../words/describe/conflicts.js'
import { wordingOf } from '../../../words/language/wording.js'
import { pureLaw, type PureLaw } from '../../law/law.js'
import { changeInWords } from '../../law/narrate.js'
import { endOf, truthOf } from './by-the-book.js'
import { editionOf, idsOf, oneDates, oneDateStory, settled } from './one-date-case.js'

/** What people are told about a change that failed (rule C4). */
export const explanationLaws: readonly PureLaw[] = [
  pureLaw('reasons', 'every failure has a reason', {
    drawn: (source) => oneDates(source),
    refuted: (given) => {
      const silent = settled(given).outcomes.find(
        (outcome) => outcome.status === 'failed' && outcome.conflicts.length === 0,
      )
      return silent === undefined
        ? null
        : `${changeInWords(given.userContext.catalog, silent.change)} failed without a reason.`
    },
    story: oneDateStory,
  }),
  pureLaw('needed', 'only of a change that takes something away is it said that others need that', {
    drawn: (source) => oneDates(source),
    refuted: (given) => {
      const { catalog } = given.userContext
      for (const outcome of settled(given).outcomes) {
        const told = outcome.status === 'failed' ? outcome.conflicts : []
        const empty = told.find(
          (conflict) => conflict.code === 'still_needed' && conflict.licenses.length === 0,
        )
        if (empty === undefined) continue
        return `${changeInWords(catalog, outcome.change)} takes nothing away, and is told: ${describeConflict(empty, { words: wordingOf(catalog) })}`
      }
      return null
    },
    story: oneDateStory,
  }),
  pureLaw(
    'explanation',
    'where nothing is negated: if all reported conditions held, the requirement would be met',
    {
      drawn: (source) => oneDates(source),
      refuted: (given) => {
        const { catalog } = given.userContext
        const { outcomes } = settled(given)
        const applied = given.changes.filter((change) =>
          idsOf({ outcomes }, 'applied').includes(change.id),
        )
        for (const outcome of outcomes) {
          const { change } = outcome
          const license = editionOf(given).licenses.get(change.license)
          if (outcome.status !== 'failed' || change.kind === 'remove' || !isAffirmative(license))
            continue
          if (given.holdings.some((holding) => holding.license === change.license)) continue
          const { holdings } = endOf([...applied, change], given)
          if (
            wouldBeMet(
              license.definition.requirement,
              outcome.conflicts,
              license.id,
              (leaf) => truthOf(leaf, holdings, given) === true,
            )
          )
            continue
          const words = outcome.conflicts
            .map((conflict) => describeConflict(conflict, { words: wordingOf(catalog) }))
            .join(' ')
          return `${changeInWords(catalog, change)} failed, and were it only for what is told, it still would: ${words}`
        }
        return null
      },
      story: oneDateStory,
    },
  ),
]

/** Whether nothing in the requirement of a license is negated, or unknown as predicates are. */
function isAffirmative(license: License | undefined): license is License {
  const requirement = license?.definition.requirement
  return license !== undefined && (requirement === undefined || isPositive(requirement))
}

function isPositive(requirement: Requirement): boolean {
  if (
    requirement.kind === 'not' ||
    requirement.kind === 'excludes' ||
    requirement.kind === 'atMost' ||
    requirement.kind === 'predicate'
  )
    return false
  return !('of' in requirement) || requirement.of.every(isPositive)
}

function wouldBeMet(
  requirement: Requirement | undefined,
  conflicts: readonly Conflict[],
  license: string,
  isTrue: (leaf: Requirement) => boolean,
): boolean {
  if (requirement === undefined) return true
  const told = reportedLeaves(conflicts, license)
  return wouldHold(requirement, '', (leaf, path) => {
    return (
      told.paths.includes(path) ||
      (leaf.kind === 'number' && told.types.includes(leaf.type)) ||
      isTrue(leaf)
    )
  })
}

function reportedLeaves(
  conflicts: readonly Conflict[],
  license: string,
): { readonly paths: readonly string[]; readonly types: readonly string[] } {
  const leaves = conflicts.flatMap((conflict): readonly Conflict[] =>
    conflict.code === 'alternatives_not_met' ? conflict.anyOf.flat() : [conflict],
  )
  if (leaves.some((conflict) => conflict.code === 'alternatives_not_met'))
    return reportedLeaves(leaves, license)
  const own = leaves.filter((conflict) => conflict.license === license)
  return {
    paths: own.flatMap((conflict) =>
      'path' in conflict && !('detail' in conflict && conflict.detail !== null)
        ? [conflict.path]
        : [],
    ),
    types: own.flatMap((conflict) => ('type' in conflict ? [conflict.type] : [])),
  }
}

/** Whether a requirement without negation would be met, given the truth of its leaves. */
function wouldHold(
  requirement: Requirement,
  path: string,
  truth: (leaf: Requirement, path: string) => boolean,
): boolean {
  if (requirement.kind === 'not') return false // such licenses are passed over
  if (requirement.kind !== 'all' && requirement.kind !== 'any' && requirement.kind !== 'atLeast')
    return truth(requirement, path)
  const met = requirement.of.filter((part, index) =>
    wouldHold(part, `${path}/of/${index}`, truth),
  ).length
  if (requirement.kind === 'atLeast') return met >= requirement.count
  return requirement.kind === 'all' ? met === requirement.of.length : met > 0
}
