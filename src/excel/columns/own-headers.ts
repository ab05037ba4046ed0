/**
 * The headers that seatline writes itself and knows again, in whatever language the workbook is.
 * Writing and reading agree here.
 */
import { isLicenseColumn, type LicenseColumn } from './fields.js'

/**
 * The column that says which state of which user a row was filled in against. Hidden, so it has one
 * name everywhere.
 */
export const VERSION_HEADER = 'seatline:version'

/** What follows the header of a column of licenses whose name could mean something else. */
export function targetMark(target: LicenseColumn): string {
  return `[${target}]`
}

/** The column of licenses that a header names by its mark. */
export function markedTarget(header: string): LicenseColumn | undefined {
  const target = /\[((?:track|license):[^\]]+)\]\s*$/.exec(header)?.[1] ?? null
  return isLicenseColumn(target) ? target : undefined
}

/** The name that stands in handed-back files, where the portal has given none of its own. */
export const NO_PORTAL = 'seatline'

/** The header of the column of issues in a workbook that is handed back, and how many rows have any. */
export function issuesHeader(word: string, portal: string, count: string): string {
  return `${word} (${portal}): ${count}`
}

const LONGEST_HEADER = 200

/** Whether a header is that of a column of issues: it is left out when the file is read again. */
export function isIssuesHeader(header: string, portal = NO_PORTAL): boolean {
  const text = header.trim().toLowerCase()
  if (text === 'seatline:issues') return true
  return (
    [portal.trim().toLowerCase(), NO_PORTAL].some((name) =>
      new RegExp(`^[^(]+ \\(${escaped(name)}\\)(?::|$)`).test(text),
    ) && text.length < LONGEST_HEADER
  )
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
