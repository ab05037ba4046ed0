/** Refuses rows that share an e-mail address or a number. */
import { doubledIn } from '../../licensing/imports/row-rules.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { issueAt } from '../issues/issue.js'
import type { RowOutcome } from './row-outcome.js'

/**
 * Refuses every row of a group that has one e-mail address or one number, each with all rows of the
 * group named (rule X3).
 */
export function refuseDoubled(
  outcomes: readonly RowOutcome[],
  columns: readonly ColumnMatch[],
  sheet: string,
): void {
  for (const [index, doubled] of doubledIn(outcomes.map(({ draft }) => draft))) {
    const outcome = outcomes[index]!
    for (const { field, value, rows } of doubled) {
      const { column = '', header = '' } = columns.find(({ target }) => target === field) ?? {}
      const where = { sheet, row: outcome.draft.row, column, header, field, value }
      const code = field === 'email' ? 'email_doubled' : 'number_doubled'
      outcome.issues.push(issueAt(code, where, { rows }))
    }
    outcome.status = 'refused'
  }
}
