/** What is said about the findings of an analysis, in English. */
import type { FindingSentences } from '../language/findings.js'

const impossible = {
  contradictory: 'its conditions contradict each other',
  clash: 'what it needs clashes',
  availability: 'what it needs cannot be had in time',
} as const

const questions = {
  holdable: (license: string) => `anyone can hold ${license}`,
  together: (license: string) => `${license} can come alone`,
  redundant: (license: string) => `${license} is redundant`,
  conditions: (license: string) => `all conditions of ${license} matter`,
}

/** Sentences about findings in English. @public */
export const englishFindings: FindingSentences = {
  sentences: {
    never_holdable: ({ reason }, { license, proof }) =>
      `Nobody can hold ${license}: ${impossible[reason]}. ${proof}`,
    only_together: ({ licenses }, { license, others, proof, example }, say) =>
      licenses.length > 1
        ? `${say.list([license, ...others], 'and')} can only come together, in one request. ${proof} ${example}`
        : `${license} can only come together with others, in one request. ${proof} ${example}`,
    condition_never_matters: ({ as }, { license, condition, proof }, say) =>
      as === 'met'
        ? `${license}: the condition ${say.quote(condition)} never matters; where the rest is met, it is too. ${proof}`
        : `${license}: the alternative ${say.quote(condition)} never matters; it is never the one that helps. ${proof}`,
    exclusion_doubled: (_, { license, others }, say) =>
      `${license} excludes ${say.list(others, 'and')}, and the other way round: one side is enough.`,
    license_included: (_, { license, others, proof }, say) =>
      `${license} is redundant: whoever has it also has ${say.list(others, 'and')}, with all that it offers. ${proof}`,
    license_surpassed: (_, { license, others, example }, say) =>
      `${license} is redundant: whoever has it could have ${say.list(others, 'and')} instead, with all that it offers. ${example}`,
    undecided: ({ question, steps }, { license }, say) =>
      `Whether ${questions[question](license)} was not decided within ${say.number(steps)} steps.`,
  },
  condition: (license, condition, met) =>
    met ? `${license}: ${condition}.` : `${license}, otherwise: ${condition}.`,
  detail: (license, detail) => `${license} asks for a number as ${detail}.`,
  oneLicense: (track) => `A user holds one license of ${track} at most.`,
  neverHoldable: (license) => `Nobody can hold ${license}.`,
  availability: (license, from, until) =>
    `${license} can be assigned ${[from === null ? '' : `from ${from}`, until === null ? '' : `until ${until}`].filter(Boolean).join(' ')}.`,
  example: (holds, facts) => `For example, a user who holds ${[holds, ...facts].join(', ')}.`,
  number: (type) => `with an active ${type} number`,
  capability: (capability) => `in an organization that has ${capability}`,
  country: (country) => `in an organization whose country is ${country}`,
  attribute: (attribute, value) => `whose ${attribute} is ${value}`,
  assumed: (predicate, answer) =>
    `assumed that the condition ${predicate} is ${answer ? 'met' : 'not met'}`,
  on: (date) => `assigned on ${date}`,
  inEdition: (date, finding) => `In the edition of ${date}: ${finding}`,
  comparison: {
    added: (license) => `${license} is new.`,
    removed: (license) => `${license} is no longer in the catalog.`,
    stricter: (license, inOrder, example) =>
      `${license} is stricter${inOrder ? '' : ', but only for users whose licenses are out of order'}: not everybody who could have it still can. ${example}`,
    looser: (license, inOrder, example) =>
      `${license} is looser${inOrder ? '' : ', but only for users whose licenses are out of order'}: some who could not have it now can. ${example}`,
    undecided: (license, steps) =>
      `Whether ${license} is stricter or looser was not decided within ${steps} steps.`,
    moved: (license, from, to) => `${license} moves from ${from} to ${to}.`,
    gained: (license, features) => `${license} now includes ${features}.`,
    lost: (license, features) => `${license} no longer includes ${features}.`,
    changed: (license, feature, from, to) =>
      `In ${license}, ${feature} changes from ${from} to ${to}.`,
    notAsked: (license, detail) => `${license} no longer asks for a number as ${detail}.`,
    anyDate: (license) => `${license} can be assigned on any date.`,
    manyLicenses: (track) => `A user can hold several licenses of ${track}.`,
  },
}
