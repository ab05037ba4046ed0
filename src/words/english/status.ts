/** What states are called in English. */
import type { StatusNames } from '../language/language.js'

/** What states are called in English. @public */
export const englishStatus: StatusNames = {
  ready: 'Ready',
  needs_details: 'Details needed',
  conflict: 'Conflict',
  unchanged: 'No change',
  scheduled: 'Scheduled',
  applied: 'Done',
  superseded: 'Replaced',
  failed: 'Failed',
  refused: 'Refused',
  plan_stale: 'Out of date',
  skipped: 'Not carried out',
  user_deleted: 'User deleted',
}
