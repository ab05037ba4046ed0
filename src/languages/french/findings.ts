/** What is said about the findings of an analysis, in French. */
import type { FindingSentences } from '../../words/language/findings.js'
import { numberWord } from './forms.js'

const impossible = {
  contradictory: 'ses conditions se contredisent',
  clash: 'ce qu’elle requiert ne peut pas être réuni',
  availability: 'ce qu’elle requiert n’est pas disponible à temps',
} as const

const questions = {
  holdable: (license: string) => `un utilisateur peut avoir la licence ${license}`,
  together: (license: string) => `la licence ${license} peut être attribuée seule`,
  redundant: (license: string) => `la licence ${license} est superflue`,
  conditions: (license: string) => `toutes les conditions de la licence ${license} ont un effet`,
}

/** Sentences about findings in French. @public */
export const frenchFindings: FindingSentences = {
  sentences: {
    never_holdable: ({ reason }, { license, proof }) =>
      `Personne ne peut avoir la licence ${license}\u00a0: ${impossible[reason]}. ${proof}`,
    only_together: ({ licenses }, { license, others, proof, example }, say) =>
      licenses.length > 1
        ? `Les licences ${say.list([license, ...others], 'and')} ne peuvent être attribuées qu’ensemble, dans une même demande. ${proof} ${example}`
        : `La licence ${license} ne peut être attribuée qu’avec d’autres, dans une même demande. ${proof} ${example}`,
    condition_never_matters: ({ as }, { license, condition, proof }, say) =>
      as === 'met'
        ? `Licence ${license}\u00a0: la condition ${say.quote(condition)} n’a jamais d’effet\u202f; lorsque les autres conditions sont remplies, elle l’est aussi. ${proof}`
        : `Licence ${license}\u00a0: l’alternative ${say.quote(condition)} n’a jamais d’effet\u202f; ce n’est jamais elle qui fait la différence. ${proof}`,
    exclusion_doubled: (_, { license, others }, say) =>
      `La licence ${license} exclut ${say.list(others, 'and')}, et inversement\u00a0: un seul sens suffit.`,
    license_included: (_, { license, others, proof }, say) =>
      `La licence ${license} est superflue\u00a0: quiconque la possède a aussi ${say.list(others, 'and')}, avec tout ce qu’elle offre. ${proof}`,
    license_surpassed: (_, { license, others, example }, say) =>
      `La licence ${license} est superflue\u00a0: quiconque la possède pourrait avoir ${say.list(others, 'and')} à la place, avec tout ce qu’elle offre. ${example}`,
    undecided: ({ question, steps }, { license }, say) =>
      `Il n’a pas été possible de déterminer en ${say.number(steps)} étapes si ${questions[question](license)}.`,
  },
  condition: (license, condition, met) =>
    met
      ? `Licence ${license}\u00a0: ${condition}.`
      : `Licence ${license}, sinon\u00a0: ${condition}.`,
  detail: (license, detail) => `La licence ${license} demande un numéro pour le champ ${detail}.`,
  oneLicense: (track) => `Un utilisateur a au plus une licence de la catégorie ${track}.`,
  neverHoldable: (license) => `Personne ne peut avoir la licence ${license}.`,
  availability: (license, from, until) =>
    `La licence ${license} peut être attribuée ${[...(from === null ? [] : [`à partir du ${from}`]), ...(until === null ? [] : [`avant le ${until}`])].join(' et ')}.`,
  example: (holds, facts) => `Exemple\u00a0: un utilisateur avec ${[holds, ...facts].join(', ')}.`,
  number: (type) => `avec un ${numberWord[type]} actif`,
  capability: (capability) => `dans une organisation disposant de la fonctionnalité ${capability}`,
  country: (country) => `dans une organisation (pays\u00a0: ${country})`,
  attribute: (attribute, value) => `avec la valeur ${value} pour l’attribut ${attribute}`,
  assumed: (predicate, answer) =>
    `en supposant que la condition ${predicate} ${answer ? 'est' : 'n’est pas'} remplie`,
  on: (date) => `avec une attribution le ${date}`,
  inEdition: (date, finding) => `Dans l’édition du ${date}\u00a0: ${finding}`,
  comparison: {
    added: (license) => `La licence ${license} est nouvelle.`,
    removed: (license) => `La licence ${license} n’est plus dans le catalogue.`,
    stricter: (license, inOrder, example) =>
      `La licence ${license} est plus stricte${inOrder ? '' : ', mais seulement pour les utilisateurs dont les licences ne sont pas en règle'}\u00a0: certains de ceux qui pouvaient l’avoir ne le peuvent plus. ${example}`,
    looser: (license, inOrder, example) =>
      `La licence ${license} est moins stricte${inOrder ? '' : ', mais seulement pour les utilisateurs dont les licences ne sont pas en règle'}\u00a0: certains de ceux qui ne pouvaient pas l’avoir le peuvent désormais. ${example}`,
    undecided: (license, steps) =>
      `Il n’a pas été possible de déterminer en ${steps} étapes si la licence ${license} est plus ou moins stricte.`,
    moved: (license, from, to) =>
      `La licence ${license} passe de la catégorie ${from} à la catégorie ${to}.`,
    gained: (license, features) => `La licence ${license} comprend désormais\u00a0: ${features}.`,
    lost: (license, features) => `La licence ${license} ne comprend plus\u00a0: ${features}.`,
    changed: (license, feature, from, to) =>
      `Licence ${license}, ${feature}\u00a0: ${to} au lieu de ${from}.`,
    notAsked: (license, detail) =>
      `La licence ${license} ne demande plus de numéro pour le champ ${detail}.`,
    anyDate: (license) => `La licence ${license} peut être attribuée à n’importe quelle date.`,
    manyLicenses: (track) =>
      `Un utilisateur peut avoir plusieurs licences de la catégorie ${track}.`,
  },
}
