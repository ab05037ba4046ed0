/** What states are called in French. */
import type { StatusNames } from '../../words/language/language.js'

/** What states are called in French. @public */
export const frenchStatus: StatusNames = {
  ready: 'Prêt',
  needs_details: 'Informations requises',
  conflict: 'Conflit',
  unchanged: 'Aucun changement',
  scheduled: 'Planifié',
  applied: 'Effectué',
  superseded: 'Remplacé',
  failed: 'Échec',
  refused: 'Refusé',
  plan_stale: 'Obsolète',
  skipped: 'Non effectué',
  user_deleted: 'Utilisateur supprimé',
}
