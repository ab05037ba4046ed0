/** What states are called in German. */
import type { StatusNames } from '../../words/language/language.js'

/** What states are called in German. @public */
export const germanStatus: StatusNames = {
  ready: 'Bereit',
  needs_details: 'Angaben erforderlich',
  conflict: 'Konflikt',
  unchanged: 'Keine Änderung',
  scheduled: 'Geplant',
  applied: 'Durchgeführt',
  superseded: 'Ersetzt',
  failed: 'Fehlgeschlagen',
  refused: 'Abgelehnt',
  plan_stale: 'Veraltet',
  skipped: 'Nicht durchgeführt',
  user_deleted: 'Benutzer gelöscht',
}
