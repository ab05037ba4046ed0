/** French, with all its sentences. */
import type { Language } from '../../words/language/language.js'
import { frenchActions } from './actions.js'
import { frenchForms } from './forms.js'
import { frenchConditions } from './conditions.js'
import { frenchConflicts } from './conflicts.js'
import { frenchEffects } from './effects.js'
import { frenchFindings } from './findings.js'
import { frenchIssues } from './issues.js'
import { frenchLabels } from './labels.js'
import { frenchSheet } from './sheet.js'
import { frenchStatus } from './status.js'

/**
 * French. Names stand behind "licence", "catégorie", "attribut" and the like, so that none of them
 * asks for an elision or a gender; before a colon stands a space that does not break.
 *
 * @public
 */
export const french: Language = {
  locale: 'fr',
  forms: frenchForms,
  conditions: frenchConditions,
  conflicts: frenchConflicts,
  actions: frenchActions,
  effects: frenchEffects,
  status: frenchStatus,
  issues: frenchIssues,
  labels: frenchLabels,
  findings: frenchFindings,
  sheet: frenchSheet,
}
