/** A column of the data sheet of a template. */
import type { ColumnWords } from '../../words/language/sheet.js'
import type { ColumnTarget } from '../columns/fields.js'

/** What is shown beside the fields and never read. */
type Shown = 'currentLicenses' | 'otherNumbers'

/** One column of the data sheet. */
export interface TemplateColumn {
  readonly target: ColumnTarget | Shown
  readonly words: ColumnWords
  readonly need: 'required' | 'required_for_new' | 'optional' | 'read_only' | 'hidden'
  /** In widths of a letter. */
  readonly width: number
  readonly format: 'text' | 'date'
  /** Values to choose from. */
  readonly values?: readonly string[]
}

/** What a column is called where something else says that it is read-only. */
export function titleOf({ need, words }: Pick<TemplateColumn, 'need' | 'words'>): string {
  return need === 'read_only' ? words.header.replace(/\s*\[[^\]]*\]$/, '') : words.header
}
