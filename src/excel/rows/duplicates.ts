import { emailKey } from '../../core/email.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { createIssue } from '../issues/issue.js'
import type { RowOutcome } from './row-outcome.js'

type Keyed = 'email' | 'landline' | 'mobile'

/**
 * Refuses every row of a group that has one e-mail address or one number, each with all rows of the
 * group named (rule X3).
 */
export function refuseDuplicates(
  outcomes: readonly RowOutcome[],
  columns: readonly ColumnMatch[],
  sheet: string,
): void {
  const groups = new Map<string, number | number[]>()
  outcomes.forEach(({ draft }, index) => {
    if (draft.email !== undefined) add(groups, emailKey(draft.email), index)
    if (typeof draft.landline === 'string') add(groups, draft.landline, index)
    if (typeof draft.mobile === 'string' && draft.mobile !== draft.landline)
      add(groups, draft.mobile, index)
  })
  for (const [key, group] of groups) {
    if (typeof group === 'number') continue
    const rows = group.slice(0, 50).map((index) => outcomes[index]!.draft.row)
    for (const index of group) flag(outcomes[index]!, key, rows, columns, sheet)
  }
}

function add(groups: Map<string, number | number[]>, key: string, index: number): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, index)
  else if (typeof group === 'number') groups.set(key, [group, index])
  else group.push(index)
}

function flag(
  outcome: RowOutcome,
  key: string,
  rows: readonly number[],
  columns: readonly ColumnMatch[],
  sheet: string,
): void {
  const field: Keyed = /^\+\d+$/.test(key)
    ? outcome.draft.mobile === key
      ? 'mobile'
      : 'landline'
    : 'email'
  const match = columns.find(({ target }) => target === field)
  const place = {
    sheet,
    row: outcome.draft.row,
    column: match?.column ?? null,
    header: match?.header ?? null,
    value: outcome.draft[field] ?? '',
  }
  outcome.issues.push(
    createIssue(field === 'email' ? 'email_doubled' : 'number_doubled', place, { rows }),
  )
  outcome.status = 'refused'
}
