import type { Catalog } from '../catalog/catalog.js'
import { englishRequirements } from '../words/english/requirements.js'
import type { RequirementMessages, Wording } from '../words/language/requirement-messages.js'
import { wordingOf } from '../words/language/wording.js'

/** The short words that stand in pictures and tables, in one language. @public */
export interface Labels {
  /** The name of a picture, with whose timeline it is. */
  readonly timeline: (of: string | null) => string
  readonly today: string
  readonly override: string
  readonly ownDate: string
  readonly numbers: string
  readonly noLicense: string
  readonly otherTrack: string
  readonly held: string
  readonly planned: string
  readonly assign: string
  readonly remove: string
  readonly willFail: string
  /**
   * Begins what becomes of an assignment: "Assigning Basic will fail." With the name of the
   * license.
   */
  readonly assigning: (license: string) => string
  /** Begins what becomes of a removal: "Removing Basic will fail." With the name of the license. */
  readonly removing: (license: string) => string
  readonly failed: string
  readonly unchanged: string
  readonly superseded: string
  /** By the name of the license whose change counts. */
  readonly supersededBy: (license: string) => string
  /** With the names of the licenses, joined. */
  readonly replaces: (licenses: string) => string
  /** Of a license that goes along (rule C6). */
  readonly goes: string
  /** Of a phone number, on the date from which it is active. */
  readonly active: string
  /** With the two numbers. */
  readonly swapped: (from: string, to: string) => string
  /** With a date as it is to be read. */
  readonly since: (date: string) => string
  /** With a date as it is to be read. */
  readonly until: (date: string) => string
  readonly nothingScheduled: string
  readonly feature: string
  readonly included: string
  readonly notIncluded: string
  readonly differs: string
  readonly needs: string
  readonly oneOf: string
  /** With how many of several are needed. */
  readonly atLeast: (count: number) => string
  readonly excludes: string
  readonly noConflicts: string
  /** With how many there are beside those named. */
  readonly more: (count: number) => string
}

/** The English labels. @public */
export const englishLabels: Labels = {
  timeline: (of) => (of === null ? 'Timeline' : `Timeline of ${of}`),
  today: 'Today',
  override: 'One date for all',
  ownDate: 'own date',
  numbers: 'Phone numbers',
  noLicense: 'No license',
  otherTrack: 'Other',
  held: 'Held',
  planned: 'Will be held',
  assign: 'Assign',
  remove: 'Remove',
  willFail: 'will fail',
  assigning: (license) => `Assigning ${license}`,
  removing: (license) => `Removing ${license}`,
  failed: 'failed',
  unchanged: 'changes nothing',
  superseded: 'superseded',
  supersededBy: (license) => `superseded by ${license}`,
  replaces: (licenses) => `replaces ${licenses}`,
  goes: 'goes with what it needed',
  active: 'active',
  swapped: (from, to) => `${to} takes the place of ${from}`,
  since: (date) => `since ${date}`,
  until: (date) => `until ${date}`,
  nothingScheduled: 'Nothing is scheduled.',
  feature: 'Feature',
  included: 'Yes',
  notIncluded: 'No',
  differs: 'differs',
  needs: 'needs',
  oneOf: 'one of',
  atLeast: (count) => `at least ${count} of`,
  excludes: 'excludes',
  noConflicts: 'No conflicts.',
  more: (count) => `and ${count} more`,
}

/** In whose words a picture speaks. @public */
export interface WordingOptions {
  /** What to call licenses, tracks and other things; by their names in the catalog by default. */
  readonly words?: Wording
  /**
   * The sentences of conflicts and conditions: English by default, others are in
   * `seatline/languages`.
   */
  readonly messages?: RequirementMessages
  /** The short words of the picture itself; English where one is missing. */
  readonly labels?: Partial<Labels>
  /**
   * How dates are written beside marks and in lists; as they are stored by default. Sentences write
   * them as their language does.
   */
  readonly date?: (date: string) => string
}

/** The words, sentences and labels that a picture speaks with. */
export interface Speech {
  readonly words: Wording & { readonly date: (date: string) => string }
  readonly messages: RequirementMessages
  readonly labels: Labels
}

/** Fills what the options leave open. */
export function speechOf(
  { words, messages, labels, date }: WordingOptions,
  catalog: Catalog,
): Speech {
  return {
    words: { ...(words ?? wordingOf(catalog)), date: date ?? ((stored) => stored) },
    messages: messages ?? englishRequirements,
    labels: { ...englishLabels, ...labels },
  }
}
