/** What a row names that belongs to another user. */
import { emailKey } from '../../core/email.js'
import type { UserId } from '../../core/ids.js'
import type { NumberType } from '../../core/phone-number.js'
import type { ImportRow } from './import-row.js'
import type { Holders } from './import-whom.js'
import { reportTo, type RowIssue } from './report-issue.js'
import { numbersIn } from './row-rules.js'

/** What a row names that another user has. */
interface Taken {
  readonly field: 'email' | NumberType
  readonly value: string
  readonly holder: UserId
}

export function takenIn(
  row: ImportRow,
  user: UserId | undefined,
  holders: Holders,
): readonly Taken[] {
  const taken: Taken[] = []
  const claim = (field: Taken['field'], value: string, holder: UserId | undefined) => {
    if (holder !== undefined && holder !== user) taken.push({ field, value, holder })
  }
  if (row.version !== undefined) claim('email', row.email, holders.emails.get(emailKey(row.email)))
  for (const { type, number } of numbersIn(row)) claim(type, number, holders.numbers.get(number))
  return taken
}

/** Takes note of what another user has: of whom, only for those who may see that user. */
export function reportTaken(
  issues: RowIssue[],
  { row }: ImportRow,
  taken: readonly Taken[],
  shown: ReadonlySet<UserId>,
): void {
  const report = reportTo(issues, row)
  for (const { field, value, holder } of taken)
    report(
      field === 'email' ? 'email_taken' : 'number_taken',
      { field, value },
      { holder: shown.has(holder) ? holder : null },
    )
}
