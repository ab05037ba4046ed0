import { englishRequirements } from '../words/english/requirements.js'
import type { RequirementMessages, Say } from '../words/language/requirement-messages.js'
import type { Finding, FindingKind, Question } from './finding.js'

/** What findings are told with: names, and sentences that were put together before. @public */
export interface FindingParts {
  /** The license that the finding is about. */
  readonly license: string
  /** The licenses that it names beside, by name. */
  readonly others: readonly string[]
  /** The condition that it is about. */
  readonly condition: string
  /** The sentences of its proof. */
  readonly proof: string
  /** The sentence of its example. */
  readonly example: string
}

/** A sentence for each kind of finding. @public */
export type FindingSentences = {
  readonly [K in FindingKind]: (
    finding: Extract<Finding, { kind: K }>,
    parts: FindingParts,
    say: Say,
  ) => string
}

/** The sentences about findings in one language; a portal may give its own. @public */
export interface FindingMessages {
  /** The language of conditions, and of dates and lists: the messages of a language will do. */
  readonly requirements: RequirementMessages
  readonly finding: FindingSentences
  /** A statement of a proof: a condition of a license is met, or is not. */
  readonly condition: (license: string, condition: string, met: boolean) => string
  /** A statement of a proof: a license asks for a number. */
  readonly detail: (license: string, detail: string) => string
  /** A statement of a proof: a track holds one license. */
  readonly oneLicense: (track: string) => string
  /** A statement of a proof: another finding says that nobody can hold a license. */
  readonly neverHoldable: (license: string) => string
  /** A statement of a proof: the dates on which a license can be assigned. */
  readonly availability: (license: string, from: string | null, until: string | null) => string
  /** An example user: what they hold, and what else is true of them, in short texts as below. */
  readonly example: (holds: string, facts: readonly string[]) => string
  /** Of an example user: a number. */
  readonly number: (type: 'landline' | 'mobile') => string
  /** Of an example user: a capability of the organization. */
  readonly capability: (capability: string) => string
  /** Of an example user: an attribute. */
  readonly attribute: (attribute: string, value: string) => string
  /** Of an example user: what a predicate is taken to answer. */
  readonly assumed: (predicate: string, answer: boolean) => string
  /** Of an example user: when all is assigned. */
  readonly on: (date: string) => string
}

const impossible = {
  contradictory: (license: string) =>
    `Nobody can hold ${license}: its conditions contradict each other.`,
  clash: (license: string) => `Nobody can hold ${license}: what it needs clashes.`,
  availability: (license: string) =>
    `Nobody can hold ${license}: what it needs cannot be had in time.`,
}

const questions: { readonly [Q in Question]: string } = {
  holdable: 'anyone can hold %',
  together: '% can come alone',
  redundant: '% is redundant',
  conditions: 'all conditions of % matter',
}

/** Findings in English. @public */
export const englishFindings: FindingMessages = {
  requirements: englishRequirements,
  finding: {
    never_holdable: ({ reason }, { license, proof }) => `${impossible[reason](license)} ${proof}`,
    only_together: ({ licenses }, { license, others, proof, example }, say) =>
      licenses.length > 1
        ? `${say.list([license, ...others], 'and')} can only come together, in one request. ${proof} ${example}`
        : `${license} can only come together with others, in one request. ${proof} ${example}`,
    condition_never_matters: ({ as }, { license, condition, proof }, say) =>
      as === 'met'
        ? `${license}: the condition ${say.quote(condition)} never matters; where the rest is met, it is too. ${proof}`.trim()
        : `${license}: the alternative ${say.quote(condition)} never matters; it is never the one that helps. ${proof}`.trim(),
    exclusion_doubled: (_, { license, others }, say) =>
      `${license} excludes ${say.list(others, 'and')}, and the other way round: one side is enough.`,
    license_included: (_, { license, others, proof }, say) =>
      `${license} is redundant: whoever has it also has ${say.list(others, 'and')}, with all that it offers. ${proof}`,
    license_surpassed: (_, { license, others, example }, say) =>
      `${license} is redundant: whoever has it could have ${say.list(others, 'and')} instead, with all that it offers. ${example}`,
    undecided: ({ question, steps }, { license }, say) =>
      `Whether ${questions[question].replace('%', license)} was not decided within ${say.number(steps)} steps.`,
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
  attribute: (attribute, value) => `whose ${attribute} is ${value}`,
  assumed: (predicate, answer) =>
    `assumed that the condition ${predicate} is ${answer ? 'met' : 'not met'}`,
  on: (date) => `assigned on ${date}`,
}
