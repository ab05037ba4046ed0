/** The outcome of each change of a date. */
import type { Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { Change } from '../record/change.js'

/** What became of one change on its date. @public */
export type Outcome =
  | {
      readonly status: 'applied'
      readonly change: Change
      /** The holding it made or changed; `null` for a removal. */
      readonly holding: Holding | null
      /** Holdings it replaced or removed. */
      readonly removed: readonly Holding[]
    }
  | { readonly status: 'unchanged'; readonly change: Change }
  | { readonly status: 'superseded'; readonly change: Change; readonly by: ChangeId }
  | { readonly status: 'failed'; readonly change: Change; readonly conflicts: readonly Conflict[] }

/** The outcomes of one date, and the holdings that went with what they needed (rule C6). */
export interface Settlement {
  readonly outcomes: readonly Outcome[]
  readonly dropped: readonly Holding[]
}

/** Whether a change goes through, or has nothing to do. */
export function goesThrough({ status }: Outcome): boolean {
  return status === 'applied' || status === 'unchanged'
}
