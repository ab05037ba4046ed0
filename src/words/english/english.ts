/** English, with all its sentences. */
import type { Language } from '../language/language.js'
import { englishActions } from './actions.js'
import { englishForms } from './forms.js'
import { englishConditions } from './conditions.js'
import { englishConflicts } from './conflicts.js'
import { englishEffects } from './effects.js'
import { englishFindings } from './findings.js'
import { englishIssues } from './issues.js'
import { englishLabels } from './labels.js'
import { englishSheet } from './sheet.js'
import { englishStatus } from './status.js'

/**
 * English, with the dates of the United States; for others give it another `locale`, such as
 * `en-GB`.
 *
 * @public
 */
export const english: Language = {
  locale: 'en',
  forms: englishForms,
  conditions: englishConditions,
  conflicts: englishConflicts,
  actions: englishActions,
  effects: englishEffects,
  status: englishStatus,
  issues: englishIssues,
  labels: englishLabels,
  findings: englishFindings,
  sheet: englishSheet,
}
