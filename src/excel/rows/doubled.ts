/** Joins rows of one user, and refuses rows that share an e-mail address or a number. */
import { joinedRow, rowsByUser } from '../../licensing/imports/join-rows.js'
import { doubledIn } from '../../licensing/imports/row-rules.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { issueLevels } from '../issues/issue-codes.js'
import type { IssueKeeper } from '../issues/issue-keeper.js'
import { issueAt } from '../issues/issue.js'
import type { RowOutcome } from './row-outcome.js'

/** Where issues go, and in which sheet they are. */
interface Keeping {
  readonly keeper: IssueKeeper
  readonly sheet: string
}

/**
 * Refuses every row of a group that has one e-mail address or one number, each with all rows of the
 * group named. Rows that agree in everything but their licenses are one user's: the first one takes
 * their licenses (rule X3).
 */
export function settleDoubled(
  outcomes: readonly RowOutcome[],
  columns: readonly ColumnMatch[],
  { keeper, sheet }: Keeping,
): void {
  const shared = doubledIn(outcomes.map(({ draft }) => draft))
  if (shared.size === 0) return
  joinRowsOfUsers(
    [...shared.keys()].map((index) => outcomes[index]!),
    { keeper, sheet },
  )
  const left = outcomes.filter(({ status }) => status !== 'joined')
  for (const [index, doubled] of doubledIn(left.map(({ draft }) => draft))) {
    const outcome = left[index]!
    for (const { field, value, rows } of doubled) {
      const code = field === 'email' ? 'email_doubled' : 'number_doubled'
      if (!keeper.keeps(code, issueLevels[code], outcome.issues)) continue
      const { column = '', header = '' } = columns.find(({ target }) => target === field) ?? {}
      const where = { sheet, row: outcome.draft.row, column, header, field, value }
      outcome.issues.push(issueAt(code, where, { rows }))
    }
    outcome.status = 'refused'
  }
}

function joinRowsOfUsers(outcomes: readonly RowOutcome[], { keeper, sheet }: Keeping): void {
  const byDraft = new Map(outcomes.map((outcome) => [outcome.draft, outcome]))
  for (const group of rowsByUser(outcomes.map(({ draft }) => draft)).values()) {
    const [first, ...others] = group
    const isRefused = group.some((draft) => byDraft.get(draft)?.status !== 'accepted')
    const whole = isRefused ? null : joinedRow(group)
    if (first === undefined || whole === null) continue
    Object.assign(first, whole)
    for (const draft of others) {
      const outcome = byDraft.get(draft)! // made of these
      outcome.status = 'joined'
      if (!keeper.keeps('row_merged', issueLevels.row_merged, outcome.issues)) continue
      outcome.issues.push(issueAt('row_merged', { sheet, row: draft.row }, { into: first.row }))
    }
  }
}
