/**
 * The headers that seatline writes itself and knows again, in whatever language the workbook is.
 * Writing and reading agree here.
 */

/**
 * The column that says which state of which user a row was filled in against. Hidden, so it has one
 * name everywhere.
 */
export const VERSION_HEADER = 'seatline:version'

const MARK = '(seatline)'

/** The header of the column of issues in a workbook that is handed back. */
export function issuesHeader(word: string): string {
  return `${word} ${MARK}`
}

/** Whether a header is that of a column of issues: it is left out when the file is read again. */
export function isIssuesHeader(header: string): boolean {
  const text = header.trim().toLowerCase()
  return text === 'seatline:issues' || (text.endsWith(MARK) && text.length < 60)
}
