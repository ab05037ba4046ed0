/** What those who explain and describe a timeline are given (rule E1). */
import { anything, atLeast, isObject, listOf, looksLike, type Check } from '../../core/check.js'

const conflicting = looksLike('a change with its conflicts', { conflicts: 'list' })

/** Changes with their conflicts. */
export const conflictingChanges: Check = listOf(conflicting)

const answer: Check = atLeast<Record<'changes' | 'behind', unknown>>({
  changes: conflictingChanges,
  behind: conflictingChanges,
})

const kept = looksLike('a change of a user', { id: 'string', ownDate: 'string', dated: 'number' })
const entry = atLeast<Record<'change' | 'effectiveDate', unknown>>({
  change: kept,
  effectiveDate: anything,
})

const scheduleOrUser: Check = atLeast<{ changes: unknown }>({
  changes: listOf((value, path) =>
    (isObject(value) && 'change' in value ? entry : kept)(value, path),
  ),
})

/** What is explained: a plan's answer for one user, a user's schedule, or the user. */
export const sourceCheck: Check = (value, path) =>
  (isObject(value) && 'behind' in value ? answer : scheduleOrUser)(value, path)

/** An explanation. */
export const explanationCheck: Check = looksLike('an explanation, such as explain gives', {
  changes: 'list',
  roots: 'list',
})

/** What a write does to the rest. */
export const effectsCheck: Check = looksLike('the effects of a plan or a command', {
  supersedes: 'list',
  restores: 'list',
  breaks: 'list',
  repairs: 'list',
  idles: 'list',
  activates: 'list',
  moves: 'list',
  ends: 'list',
  noncompliant: 'list',
  compliant: 'list',
  others: 'list',
})

/** What a request takes away, and what the user then has twice. */
export const exchangeCheck: Check = atLeast<Record<'takesAway' | 'hasTwice', unknown>>({
  takesAway: looksLike('what a request takes away', {
    licenses: 'list',
    features: 'list',
    less: 'list',
  }),
  hasTwice: listOf(
    looksLike('a feature that several licenses give', { feature: 'string', licenses: 'list' }),
  ),
})
