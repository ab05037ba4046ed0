/** Why changes fail, as data: each conflict with the changes behind it. */
import type { ChangeId } from '../../core/ids.js'
import type { Conflict, Cause } from '../../requirements/conflict.js'
import type { ChangeRef } from '../../timeline/record/change.js'

/**
 * A change that does not go through, with its conflicts: it `failed` on its date, or `will_fail` as
 * things stand.
 *
 * @public
 */
export interface FailingChange extends ChangeRef {
  readonly conflicts: readonly Conflict[]
  readonly status: 'failed' | 'will_fail'
  /** Given where the request that is explained asks for it: nothing of it is scheduled yet. */
  readonly inRequest?: true
}

/** A failing change with what is behind it. @public */
export interface ExplainedChange extends ChangeRef {
  readonly status: 'failed' | 'will_fail'
  /** Given where the request that is explained asks for it: nothing of it is scheduled yet. */
  readonly inRequest?: true
  /**
   * Whether its reasons stand `here`, or were told `before` in the same explanation, so that
   * nothing is told twice and no cycle goes on; `unknown` if what was explained from does not have
   * it.
   */
  readonly shown: 'here' | 'before' | 'unknown'
  /** One for each conflict; empty unless they stand here. */
  readonly reasons: readonly {
    /** Its `path` is the node in the requirement. */
    readonly conflict: Conflict
    /** Failing changes that would have helped. */
    readonly behind: readonly ExplainedChange[]
    /** Holdings and accepted changes that stand in the way. */
    readonly blocking: readonly Exclude<Cause, { kind: 'failed_change' }>[]
    /** Of `alternatives_not_met`: what is behind each alternative. */
    readonly alternatives: readonly ExplainedChange['reasons'][]
  }[]
}

/** A conflict with what is behind it. */
export type Reason = ExplainedChange['reasons'][number]

/**
 * Why changes fail, down to the facts. Plain JSON; `describeExplanation` makes sentences of it.
 * @public
 */
export interface Explanation {
  /** The changes asked about; one that was told behind another is not repeated. */
  readonly changes: readonly ExplainedChange[]
  /** What has to be mended, once each, however many changes wait for it. */
  readonly roots: readonly {
    /** As the first of the changes has it; others have the same but for license and path. */
    readonly conflict: Conflict
    /** The changes that fail by it, themselves or through another. */
    readonly changes: readonly ChangeId[]
  }[]
}
