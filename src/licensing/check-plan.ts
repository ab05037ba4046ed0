import { SeatlineError } from '../core/errors.js'
import type { Session } from './context.js'

/** Refuses what is no plan, for it may come back from a browser or a queue, and a plan of another organization. */
export function checkPlan(session: Session, plan: { readonly id: string; readonly organization: string }, lists: readonly string[]): void {
  const given: Record<string, unknown> = typeof plan === 'object' && plan !== null ? { ...plan } : {}
  const isPlan = typeof given['id'] === 'string' && typeof given['organization'] === 'string'
  if (!isPlan || !lists.every((name) => Array.isArray(given[name]))) throw noPlan()
  if (plan.organization === session.organization) return
  const message = `The plan ${plan.id} is of the organization ${plan.organization}, not of ${session.organization}. Open that organization.`
  throw new SeatlineError('plan_mismatch', message, { plan: plan.id })
}

/** The error for what is no plan. */
export function noPlan(): SeatlineError<'input_invalid'> {
  return new SeatlineError('input_invalid', 'This is not a plan. Pass what was planned, whole, after `await`; it may have been JSON.', {
    issues: [{ path: 'plan', message: 'is not a plan' }],
  })
}
