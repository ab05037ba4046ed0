/** What is said about the findings of an analysis, in Swedish. */
import type { FindingSentences } from '../../words/language/findings.js'

const impossible = {
  contradictory: 'villkoren motsäger varandra',
  clash: 'det som krävs går inte att förena',
  availability: 'det som krävs går inte att få i tid',
} as const

const questions = {
  holdable: (license: string) => `någon kan ha ${license}`,
  together: (license: string) => `${license} kan tilldelas ensam`,
  redundant: (license: string) => `${license} är överflödig`,
  conditions: (license: string) => `alla villkor för ${license} spelar roll`,
}

const numberWith = {
  landline: 'med ett aktivt fast telefonnummer',
  mobile: 'med ett aktivt mobilnummer',
} as const

/** Sentences about findings in Swedish. @public */
export const swedishFindings: FindingSentences = {
  sentences: {
    never_holdable: ({ reason }, { license, proof }) =>
      `Ingen kan ha ${license}: ${impossible[reason]}. ${proof}`,
    only_together: ({ licenses }, { license, others, proof, example }, say) =>
      licenses.length > 1
        ? `${say.list([license, ...others], 'and')} kan bara tilldelas tillsammans, i en och samma begäran. ${proof} ${example}`
        : `${license} kan bara tilldelas tillsammans med andra, i en och samma begäran. ${proof} ${example}`,
    condition_never_matters: ({ as }, { license, condition, proof }, say) =>
      as === 'met'
        ? `${license}: villkoret ${say.quote(condition)} spelar aldrig någon roll; när resten är uppfyllt är det också det. ${proof}`
        : `${license}: alternativet ${say.quote(condition)} spelar aldrig någon roll; det är aldrig det som avgör. ${proof}`,
    exclusion_doubled: (_, { license, others }, say) =>
      `${license} utesluter ${say.list(others, 'and')}, och omvänt: det räcker att den ena gör det.`,
    license_included: (_, { license, others, proof }, say) =>
      `${license} är överflödig: alla som har den har också ${say.list(others, 'and')}, med allt som den erbjuder. ${proof}`,
    license_surpassed: (_, { license, others, example }, say) =>
      `${license} är överflödig: alla som har den kan ha ${say.list(others, 'and')} i stället, med allt som den erbjuder. ${example}`,
    undecided: ({ question, steps }, { license }, say) =>
      `Det gick inte att avgöra inom ${say.number(steps)} steg om ${questions[question](license)}.`,
  },
  condition: (license, condition, met) =>
    met ? `${license}: ${condition}.` : `${license}, i annat fall: ${condition}.`,
  detail: (license, detail) => `${license} kräver ett nummer för uppgiften ${detail}.`,
  oneLicense: (track) => `En användare har högst en licens i kategorin ${track}.`,
  neverHoldable: (license) => `Ingen kan ha ${license}.`,
  availability: (license, from, until) =>
    `${license} kan tilldelas ${[...(from === null ? [] : [`från och med den ${from}`]), ...(until === null ? [] : [`före den ${until}`])].join(' och ')}.`,
  example: (holds, facts) => `Exempel: en användare som har ${[holds, ...facts].join(', ')}.`,
  number: (type) => numberWith[type],
  capability: (capability) => `i en organisation som har ${capability}`,
  country: (country) => `i en organisation vars land är ${country}`,
  attribute: (attribute, value) => `vars attribut ${attribute} är ${value}`,
  assumed: (predicate, answer) =>
    `förutsatt att villkoret ${predicate} ${answer ? 'är' : 'inte är'} uppfyllt`,
  on: (date) => `med tilldelning den ${date}`,
  inEdition: (date, finding) => `I utgåvan från ${date}: ${finding}`,
  comparison: {
    added: (license) => `${license} är ny.`,
    removed: (license) => `${license} finns inte längre i katalogen.`,
    stricter: (license, inOrder, example) =>
      `${license} har strängare villkor${inOrder ? '' : ', men bara för användare vars licenser inte är i ordning'}: några som kunde ha den kan det inte längre. ${example}`,
    looser: (license, inOrder, example) =>
      `${license} har mildare villkor${inOrder ? '' : ', men bara för användare vars licenser inte är i ordning'}: några som inte kunde ha den kan det nu. ${example}`,
    undecided: (license, steps) =>
      `Det gick inte att avgöra inom ${steps} steg om villkoren för ${license} är strängare eller mildare.`,
    moved: (license, from, to) => `${license} flyttas från kategorin ${from} till ${to}.`,
    gained: (license, features) => `${license} innehåller nu ${features}.`,
    lost: (license, features) => `${license} innehåller inte längre ${features}.`,
    changed: (license, feature, from, to) =>
      `I ${license} ändras ${feature} från ${from} till ${to}.`,
    notAsked: (license, detail) =>
      `${license} kräver inte längre något nummer för uppgiften ${detail}.`,
    anyDate: (license) => `${license} kan tilldelas vilket datum som helst.`,
    manyLicenses: (track) => `En användare kan ha flera licenser i kategorin ${track}.`,
  },
}
