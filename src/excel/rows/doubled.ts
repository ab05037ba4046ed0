/** Joins rows of one user, and refuses rows that share an e-mail address or a number. */
import { emailKey } from '../../core/email.js'
import { doubledIn, licensesIn } from '../../licensing/imports/row-rules.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { issueLevels } from '../issues/issue-codes.js'
import type { IssueKeeper } from '../issues/issue-keeper.js'
import { issueAt } from '../issues/issue.js'
import type { RowDraft, RowOutcome } from './row-outcome.js'

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
  const byEmail = new Map<string, RowOutcome[]>()
  for (const outcome of outcomes) {
    const { email } = outcome.draft
    if (email === undefined) continue
    const group = byEmail.get(emailKey(email)) ?? []
    group.push(outcome)
    byEmail.set(emailKey(email), group)
  }
  for (const group of byEmail.values()) {
    const [first, ...others] = group
    const whole = first === undefined ? undefined : joined(group)
    if (first === undefined || whole === undefined) continue
    Object.assign(first.draft, whole)
    for (const other of others) {
      other.status = 'joined'
      if (!keeper.keeps('row_merged', issueLevels.row_merged, other.issues)) continue
      const where = { sheet, row: other.draft.row }
      other.issues.push(issueAt('row_merged', where, { into: first.draft.row }))
    }
  }
}

/** The rows as one, if they say the same of the user and each brings licenses of its own. */
function joined(group: readonly RowOutcome[]): Partial<RowDraft> | undefined {
  const whole: Partial<RowDraft> = {}
  const seen = new Set<string>()
  const dates = new Set(group.map(({ draft }) => draft.assignmentDate ?? 'now'))
  if (dates.size > 1) return undefined
  for (const { draft, status } of group) {
    if (status !== 'accepted' || draft.version !== undefined) return undefined
    const { assign, remove } = licensesIn(draft)
    const own = [...assign, ...remove]
    if (own.length === 0 || own.some((license) => seen.has(license))) return undefined
    for (const license of own) seen.add(license)
    if (!take(whole, draft)) return undefined
  }
  return { ...whole, ...licensesOf(group) }
}

/** Merges what a row says into the whole; `false` if it contradicts the rows before it. */
function take(whole: Partial<RowDraft>, draft: RowDraft): boolean {
  const { row: _row, email: _email, license: _license, removeLicense: _remove, ...says } = draft
  for (const [name, value] of Object.entries(says)) {
    if (value === undefined) continue
    const before = whole[name as keyof RowDraft]
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value)) return false
    Object.assign(whole, { [name]: value })
  }
  return true
}

function licensesOf(group: readonly RowOutcome[]): Partial<RowDraft> {
  const all = group.map(({ draft }) => licensesIn(draft))
  const [assign, remove] = [all.flatMap((one) => one.assign), all.flatMap((one) => one.remove)]
  return {
    ...(assign.length === 0 ? {} : { license: assign.length === 1 ? assign[0] : assign }),
    ...(remove.length === 0 ? {} : { removeLicense: remove.length === 1 ? remove[0] : remove }),
  }
}
