/** Checks that a value is a plan of this organization. */
import { atLeast, invalidInput, isObject, listOf, text, type Check } from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import { parseId, type ChangeId } from '../../core/ids.js'
import type { Session } from './session.js'

const verdict = {
  status: text,
  conflicts: listOf(isThing),
  effects: atLeast<Record<'supersedes' | 'breaks', unknown>>({
    supersedes: listOf(isThing),
    breaks: listOf(isThing),
  }),
}

/** What of an answer is looked at before it is compared with the answer of now. */
const answers = {
  users: atLeast<Record<'user' | keyof typeof verdict, unknown>>({ user: text, ...verdict }),
  rows: atLeast<Record<'outcome' | 'differences' | 'effects' | 'issues' | 'licenses', unknown>>({
    outcome: text,
    differences: listOf(isThing),
    effects: atLeast<{ readonly breaks: unknown }>({ breaks: listOf(isThing) }),
    issues: listOf(isThing),
    licenses: listOf(atLeast<Record<keyof typeof verdict, unknown>>(verdict)),
  }),
} satisfies { readonly [list: string]: Check }

function isThing(value: unknown, path: string) {
  return isObject(value) ? [] : [{ path, message: 'must be an object' }]
}

/**
 * Refuses what is no plan, for it may come back from a browser or a queue, and a plan of another
 * organization.
 */
export function checkPlan(
  session: Session,
  plan: { readonly id: string; readonly organization: string },
  list: 'users' | 'rows',
): void {
  const given: Record<string, unknown> =
    typeof plan === 'object' && plan !== null ? { ...plan } : {}
  const isPlan = typeof given['id'] === 'string' && typeof given['organization'] === 'string'
  if (!isPlan || !Array.isArray(given[list])) throw noPlan()
  parseId<ChangeId>(plan.id, 'plan.id') // ids of changes and of users begin with it
  if (listOf(answers[list])(given[list], list).length > 0) throw noPlan()
  if (plan.organization === session.organization) return
  const message = `The plan ${plan.id} is of the organization ${plan.organization}, not of ${session.organization}. Open that organization.`
  throw new SeatlineError('plan_mismatch', message, { plan: plan.id })
}

/** The error for what is no plan. */
export function noPlan(): SeatlineError<'input_invalid'> {
  return invalidInput(
    'plan',
    'is not a plan',
    'This is not a plan. Pass what was planned, whole, after `await`; it may have been JSON.',
  )
}
