/** Finds and writes judgments in a store in memory. */
import { deepFreeze } from '../core/frozen.js'
import type { Outbox } from './event-streams.js'
import { isSameJudgment, isStale, type JudgmentBatch, type JudgmentQuestion } from './judgments.js'
import { appendEvents, putUser, type Partition } from './partition.js'
import type { StoredUser } from './port.js'
import { withReached } from './reached.js'
import { keysFrom } from './sorted-keys.js'

/** How many users have a stale judgment: known from counts where all have the basis. */
export function countStale(partition: Partition, question: JudgmentQuestion): number {
  if (!mayBeStale(partition, question)) return 0
  let count = 0
  for (const { judgment } of partition.users.values()) if (isStale(judgment, question)) count += 1
  return count
}

/** The first users with a stale judgment, by id. */
export function listStale(
  partition: Partition,
  question: JudgmentQuestion,
  limit: number,
): readonly StoredUser[] {
  const found: StoredUser[] = []
  if (!mayBeStale(partition, question)) return found
  for (const id of keysFrom(partition.ids)) {
    if (found.length >= limit) break
    const user = partition.users.get(id as StoredUser['record']['id'])! // every key is the id of one
    if (isStale(user.judgment, question)) found.push(user)
  }
  return found
}

function mayBeStale({ judged }: Partition, { basis, today }: JudgmentQuestion): boolean {
  for (const [other, dates] of judged) {
    if (other !== basis) return true
    for (const until of dates.keys()) if (until !== null && until <= today) return true
  }
  return false
}

/** Writes all of the judgments and what has turned, or nothing. */
export function saveJudgments(
  partition: Partition,
  outbox: Outbox,
  { judgments, told }: JudgmentBatch,
): 'written' | 'stale' {
  const { users, organization } = partition
  const isCurrent = judgments.every(({ user, revision, before }) => {
    const there = users.get(user)
    return there?.record.revision === revision && isSameJudgment(there.judgment, before)
  })
  if (!isCurrent || organization === null) return 'stale'
  if (told !== null && organization.revision !== told.expected) return 'stale'
  for (const { user, judgment } of judgments) putUser(partition, { ...users.get(user)!, judgment }) // it is there
  if (told === null) return 'written'
  partition.organization = deepFreeze(withReached(told.record, organization.reached))
  appendEvents(partition, outbox, null, told.events)
  return 'written'
}
