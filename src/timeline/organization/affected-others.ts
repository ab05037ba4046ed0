/** Tells what a write does to other users, through the seats that they find. */
import type { UserId } from '../../core/ids.js'
import { compareFutures } from '../request/compare-futures.js'
import type { OtherEffect } from '../request/effects.js'
import type { Step } from '../settle/timeline-walk.js'
import type { SharedFuture } from './shared-future.js'

/** Whether two futures are the same in what becomes of changes: mostly they are. */
function haveSameOutcomes(before: readonly Step[], after: readonly Step[]): boolean {
  return (
    before.length === after.length &&
    after.every(({ date, outcomes }, index) => {
      const was = before[index]! // as many
      return (
        was.date === date &&
        was.outcomes.length === outcomes.length &&
        outcomes.every(({ change, status }, place) => {
          const one = was.outcomes[place]! // as many
          return one.change.id === change.id && one.status === status
        })
      )
    })
  )
}

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
    const were = before.steps.get(user)
    // only what is in both futures can have another outcome
    if (were === undefined || own.includes(user) || haveSameOutcomes(were, steps)) continue
    const { breaks, repairs, idles, activates } = compareFutures(were, steps)
    for (const change of [...breaks, ...repairs, ...idles, ...activates])
      others.push({ ...change, user })
  }
  return others
}
