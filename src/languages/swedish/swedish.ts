/** Swedish, with all its sentences. */
import type { Language } from '../../words/language/language.js'
import { swedishActions } from './actions.js'
import { swedishForms } from './forms.js'
import { swedishConditions } from './conditions.js'
import { swedishConflicts } from './conflicts.js'
import { swedishEffects } from './effects.js'
import { swedishFindings } from './findings.js'
import { swedishIssues } from './issues.js'
import { swedishLabels } from './labels.js'
import { swedishSheet } from './sheet.js'
import { swedishStatus } from './status.js'

/** Swedish, with all its sentences. @public */
export const swedish: Language = {
  locale: 'sv',
  forms: swedishForms,
  conditions: swedishConditions,
  conflicts: swedishConflicts,
  actions: swedishActions,
  effects: swedishEffects,
  status: swedishStatus,
  issues: swedishIssues,
  labels: swedishLabels,
  findings: swedishFindings,
  sheet: swedishSheet,
}
