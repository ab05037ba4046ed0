/** Counts the issues of a sheet, and says which of them are kept. */
import type { Issue, IssueCode } from '../../licensing/imports/issue.js'

/** Counts issues, and has room for so many of each level. */
export interface IssueKeeper {
  /**
   * Counts an issue, and says whether to make it: if there is room, or if it is the first error of
   * its row. Nobody is refused without a reason.
   *
   * @param own - The issues of its row so far.
   */
  keeps(code: IssueCode, level: Issue['level'], own: readonly Issue[]): boolean
  /** All issues so far. */
  readonly counts: { readonly [level in Issue['level']]: number }
  readonly byCode: ReadonlyMap<IssueCode, number>
  /** How many of them were not kept. */
  readonly leftOut: () => number
}

/** Makes the keeper of one reading of a sheet. */
export function createIssueKeeper(most: number): IssueKeeper {
  const counts = { error: 0, warning: 0, note: 0 }
  const byCode = new Map<IssueCode, number>()
  let leftOut = 0
  return {
    keeps(code, level, own) {
      counts[level] += 1
      byCode.set(code, (byCode.get(code) ?? 0) + 1)
      const isKept =
        counts[level] <= most || (level === 'error' && !own.some((issue) => issue.level === level))
      if (!isKept) leftOut += 1
      return isKept
    },
    counts,
    byCode,
    leftOut: () => leftOut,
  }
}
