/** What states are called in Swedish. */
import type { StatusNames } from '../../words/language/language.js'

/** What states are called in Swedish. @public */
export const swedishStatus: StatusNames = {
  ready: 'Klar att genomföra',
  needs_details: 'Uppgifter saknas',
  conflict: 'Konflikt',
  unchanged: 'Ingen ändring',
  scheduled: 'Schemalagd',
  applied: 'Genomförd',
  superseded: 'Ersatt',
  failed: 'Misslyckad',
  refused: 'Nekad',
  plan_stale: 'Inaktuell',
  skipped: 'Ej utförd',
  user_deleted: 'Användaren är borttagen',
}
