/** What is said about the findings of an analysis, in Dutch. */
import type { FindingSentences } from '../../words/language/findings.js'

const impossible = {
  contradictory: 'de voorwaarden spreken elkaar tegen',
  clash: 'wat ervoor nodig is, gaat niet samen',
  availability: 'wat ervoor nodig is, is niet op tijd beschikbaar',
} as const

const questions = {
  holdable: (license: string) => `iemand ${license} kan hebben`,
  together: (license: string) => `${license} zonder andere licenties kan worden toegewezen`,
  redundant: (license: string) => `${license} overbodig is`,
  conditions: (license: string) => `alle voorwaarden van ${license} ertoe doen`,
}

const numberWith = {
  landline: 'met een actief vast nummer',
  mobile: 'met een actief mobiel nummer',
} as const

/** Sentences about findings in Dutch. @public */
export const dutchFindings: FindingSentences = {
  sentences: {
    never_holdable: ({ reason }, { license, proof }) =>
      `Niemand kan ${license} hebben: ${impossible[reason]}. ${proof}`,
    only_together: ({ licenses }, { license, others, proof, example }, say) =>
      licenses.length > 1
        ? `${say.list([license, ...others], 'and')} kunnen alleen samen worden toegewezen, in één verzoek. ${proof} ${example}`
        : `${license} kan alleen samen met andere licenties worden toegewezen, in één verzoek. ${proof} ${example}`,
    condition_never_matters: ({ as }, { license, condition, proof }, say) =>
      as === 'met'
        ? `${license}: de voorwaarde ${say.quote(condition)} doet er nooit toe; als aan de rest is voldaan, is ook hieraan voldaan. ${proof}`
        : `${license}: het alternatief ${say.quote(condition)} doet er nooit toe; het geeft nooit de doorslag. ${proof}`,
    exclusion_doubled: (_, { license, others }, say) =>
      `${license} sluit ${say.list(others, 'and')} uit, en omgekeerd: één kant is genoeg.`,
    license_included: (_, { license, others, proof }, say) =>
      `${license} is overbodig: wie deze licentie heeft, heeft ook ${say.list(others, 'and')}, met alles wat ze biedt. ${proof}`,
    license_surpassed: (_, { license, others, example }, say) =>
      `${license} is overbodig: wie deze licentie heeft, kan in plaats daarvan ${say.list(others, 'and')} hebben, met alles wat ze biedt. ${example}`,
    undecided: ({ question, steps }, { license }, say) =>
      `Binnen ${say.number(steps)} stappen kon niet worden bepaald of ${questions[question](license)}.`,
  },
  condition: (license, condition, met) =>
    met ? `${license}: ${condition}.` : `${license}, anders: ${condition}.`,
  detail: (license, detail) => `${license} vraagt een nummer voor het gegeven ${detail}.`,
  oneLicense: (track) => `Een gebruiker heeft hoogstens één licentie in de categorie ${track}.`,
  neverHoldable: (license) => `Niemand kan ${license} hebben.`,
  availability: (license, from, until) =>
    `${license} kan ${[...(from === null ? [] : [`vanaf ${from}`]), ...(until === null ? [] : [`vóór ${until}`])].join(' en ')} worden toegewezen.`,
  example: (holds, facts) => `Bijvoorbeeld: een gebruiker met ${[holds, ...facts].join(', ')}.`,
  number: (type) => numberWith[type],
  capability: (capability) => `in een organisatie die over ${capability} beschikt`,
  country: (country) => `in een organisatie met als land ${country}`,
  attribute: (attribute, value) => `met de waarde ${value} voor het kenmerk ${attribute}`,
  assumed: (predicate, answer) =>
    `aangenomen dat aan de voorwaarde ${predicate} ${answer ? '' : 'niet '}is voldaan`,
  on: (date) => `met toewijzing op ${date}`,
  inEdition: (date, finding) => `In de editie van ${date}: ${finding}`,
  comparison: {
    added: (license) => `${license} is nieuw.`,
    removed: (license) => `${license} staat niet meer in de catalogus.`,
    stricter: (license, inOrder, example) =>
      `${license} is strenger${inOrder ? '' : ', maar alleen voor gebruikers van wie de licenties niet in orde zijn'}: niet iedereen die deze licentie kon hebben, kan dat nog. ${example}`,
    looser: (license, inOrder, example) =>
      `${license} is soepeler${inOrder ? '' : ', maar alleen voor gebruikers van wie de licenties niet in orde zijn'}: sommigen die deze licentie niet konden hebben, kunnen dat nu wel. ${example}`,
    undecided: (license, steps) =>
      `Binnen ${steps} stappen kon niet worden bepaald of ${license} strenger of soepeler is.`,
    moved: (license, from, to) =>
      `${license} gaat van de categorie ${from} naar de categorie ${to}.`,
    gained: (license, features) => `${license} bevat nu ${features}.`,
    lost: (license, features) => `${license} bevat niet langer ${features}.`,
    changed: (license, feature, from, to) =>
      `Bij ${license} verandert ${feature} van ${from} in ${to}.`,
    notAsked: (license, detail) => `${license} vraagt geen nummer meer voor het gegeven ${detail}.`,
    anyDate: (license) => `${license} kan op elke datum worden toegewezen.`,
    manyLicenses: (track) =>
      `Een gebruiker kan meerdere licenties in de categorie ${track} hebben.`,
  },
}
