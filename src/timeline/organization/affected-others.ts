/** Tells what a write does to other users, through the seats that they find. */
import type { UserId } from '../../core/ids.js'
import { compareFutures } from '../request/compare-futures.js'
import type { OtherEffect } from '../request/effects.js'
import type { SharedFuture } from './shared-future.js'

/**
 * Changes of other users whose outcome is another than before (rule I4): those who lose the seat
 * that they had booked, and those who find one now.
 *
 * @param own - Users of whom this is told anyway.
 */
export function affectedOthers(
  before: SharedFuture,
  after: SharedFuture,
  own: readonly UserId[],
): readonly OtherEffect[] {
  const others: OtherEffect[] = []
  for (const [user, steps] of after.steps) {
    if (own.includes(user)) continue
    const { breaks, repairs, idles, activates } = compareFutures(
      before.steps.get(user) ?? [],
      steps,
    )
    for (const change of [...breaks, ...repairs, ...idles, ...activates])
      others.push({ ...change, user })
  }
  return others
}
