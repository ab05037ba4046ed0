/** What states are called in Dutch. */
import type { StatusNames } from '../../words/language/language.js'

/** What states are called in Dutch. @public */
export const dutchStatus: StatusNames = {
  ready: 'Gereed',
  needs_details: 'Gegevens nodig',
  conflict: 'Conflict',
  unchanged: 'Geen wijziging',
  scheduled: 'Gepland',
  applied: 'Doorgevoerd',
  superseded: 'Vervangen',
  failed: 'Mislukt',
  refused: 'Geweigerd',
  plan_stale: 'Verouderd',
  skipped: 'Niet uitgevoerd',
  user_deleted: 'Gebruiker verwijderd',
}
