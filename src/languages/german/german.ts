/** German, with all its sentences. */
import type { Language } from '../../words/language/language.js'
import { germanActions } from './actions.js'
import { germanForms } from './forms.js'
import { germanConditions } from './conditions.js'
import { germanConflicts } from './conflicts.js'
import { germanEffects } from './effects.js'
import { germanFindings } from './findings.js'
import { germanIssues } from './issues.js'
import { germanLabels } from './labels.js'
import { germanSheet } from './sheet.js'
import { germanStatus } from './status.js'

/** German, with the formal "Sie". @public */
export const german: Language = {
  locale: 'de',
  forms: germanForms,
  conditions: germanConditions,
  conflicts: germanConflicts,
  actions: germanActions,
  effects: germanEffects,
  status: germanStatus,
  issues: germanIssues,
  labels: germanLabels,
  findings: germanFindings,
  sheet: germanSheet,
}
