/** Compares conflicts of a plan with those found when it is confirmed. */
import type { Conflict } from '../../requirements/conflict.js'

/**
 * Conflicts as they are compared when a plan is confirmed (rule P3): how many seats are taken is
 * only told, so that one more seat taken over a limit makes no plan stale.
 */
export function conflictKey(conflicts: readonly Conflict[] = []): string {
  if (conflicts.length === 0) return ''
  return JSON.stringify(conflicts, (key, value: unknown) => (key === 'held' ? undefined : value))
}
