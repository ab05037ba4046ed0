/** Dutch, with all its sentences. */
import type { Language } from '../../words/language/language.js'
import { dutchActions } from './actions.js'
import { dutchForms } from './forms.js'
import { dutchConditions } from './conditions.js'
import { dutchConflicts } from './conflicts.js'
import { dutchEffects } from './effects.js'
import { dutchFindings } from './findings.js'
import { dutchIssues } from './issues.js'
import { dutchLabels } from './labels.js'
import { dutchSheet } from './sheet.js'
import { dutchStatus } from './status.js'

/** Dutch, with all its sentences. @public */
export const dutch: Language = {
  locale: 'nl',
  forms: dutchForms,
  conditions: dutchConditions,
  conflicts: dutchConflicts,
  actions: dutchActions,
  effects: dutchEffects,
  status: dutchStatus,
  issues: dutchIssues,
  labels: dutchLabels,
  findings: dutchFindings,
  sheet: dutchSheet,
}
