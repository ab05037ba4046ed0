/**
 * Explains failing changes: from each conflict through the change that caused it down to the facts.
 */
import type { ChangeId } from '../../core/ids.js'
import type { Conflict, Cause } from '../../requirements/conflict.js'
import type {
  FailingChange,
  Explanation,
  ExplainedChange,
  Reason,
} from '../language/explanation.js'

/**
 * Explains failing changes of one user: from each conflict through the change that caused it down
 * to the facts. Every change is told once, and cycles end.
 *
 * @param failing - The changes asked about, in the order in which to tell them.
 * @param known - Other failing changes of the user, to be told where they are behind these.
 * @remarks Rule C4.
 */
export function explainChanges(
  failing: readonly FailingChange[],
  known: readonly FailingChange[] = [],
): Explanation {
  const byId = new Map([...known, ...failing].map((change) => [change.change, change]))
  const shown = new Map<ChangeId, ExplainedChange>()
  const tell = (change: FailingChange): ExplainedChange => {
    const reasons: Reason[] = []
    const explained: ExplainedChange = { ...identityOf(change), shown: 'here', reasons }
    shown.set(change.change, explained)
    reasons.push(...change.conflicts.map((conflict) => reasonFor(conflict, change)))
    return explained
  }
  const reasonFor = (conflict: Conflict, of: FailingChange): Reason => {
    const causes = 'causes' in conflict ? conflict.causes : []
    return {
      conflict,
      behind: causes.flatMap((cause) =>
        cause.kind === 'failed_change' ? [tellCause(cause, of)] : [],
      ),
      blocking: causes.flatMap((cause) => (cause.kind === 'failed_change' ? [] : [cause])),
      alternatives:
        conflict.code === 'alternatives_not_met'
          ? conflict.anyOf.map((part) => part.map((inner) => reasonFor(inner, of)))
          : [],
    }
  }
  const tellCause = (
    cause: Extract<Cause, { kind: 'failed_change' }>,
    of: FailingChange,
  ): ExplainedChange => {
    const { change, intent, license, on, inRequest } = cause
    const known = byId.get(change)
    if (known && !shown.has(change)) return tell(known)
    if (known) return { ...identityOf(known), shown: 'before', reasons: [] }
    const status = on < of.on ? 'failed' : of.status
    return {
      change,
      kind: intent,
      license,
      on,
      status,
      ...(inRequest && { inRequest }),
      shown: 'unknown',
      reasons: [],
    }
  }
  const changes = failing.flatMap((change) => (shown.has(change.change) ? [] : [tell(change)]))
  return { changes, roots: rootsOf([...shown.values()]) }
}

function identityOf({
  change,
  kind,
  license,
  on,
  status,
  inRequest,
}: FailingChange): Omit<ExplainedChange, 'shown' | 'reasons'> {
  return { change, kind, license, on, status, ...(inRequest && { inRequest }) }
}

/** What has no failing change behind it, once each, with every change that comes to it. */
function rootsOf(shown: readonly ExplainedChange[]): Explanation['roots'] {
  const byId = new Map(shown.map((change) => [change.change, change]))
  const roots = new Map<string, { conflict: Conflict; changes: ChangeId[] }>()
  for (const { change } of shown) {
    for (const conflict of factsUnder(change, byId)) {
      const key = factOf(conflict)
      const root = roots.get(key)
      if (root === undefined) roots.set(key, { conflict, changes: [change] })
      else if (root.changes.at(-1) !== change) root.changes.push(change)
    }
  }
  return [...roots.values()]
}

function factsUnder(
  change: ChangeId,
  byId: ReadonlyMap<ChangeId, ExplainedChange>,
): readonly Conflict[] {
  const seen = new Set<ChangeId>()
  const facts: Conflict[] = []
  const visit = (id: ChangeId): void => {
    if (seen.has(id)) return
    seen.add(id)
    byId.get(id)?.reasons.forEach(follow)
  }
  const follow = (reason: Reason): void => {
    const behind = failingBehind(reason)
    if (behind.length === 0) facts.push(reason.conflict)
    behind.forEach((next) => visit(next.change))
  }
  visit(change)
  return facts
}

/** The failing changes behind a reason, those of its alternatives too. */
export function failingBehind({ behind, alternatives }: Reason): readonly ExplainedChange[] {
  return alternatives.length === 0
    ? behind
    : [...behind, ...alternatives.flat().flatMap(failingBehind)]
}

/** What a conflict says of the user or the organization, whichever license finds it out. */
function factOf(conflict: Conflict): string {
  const isShared = 'path' in conflict && !('declaredBy' in conflict)
  return JSON.stringify(conflict, (key, value: unknown) =>
    isShared && OF_THE_LICENSE.has(key) ? undefined : value,
  )
}

const OF_THE_LICENSE: ReadonlySet<string> = /* @__PURE__ */ new Set(['license', 'path', 'detail'])
