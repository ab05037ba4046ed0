/** The short words that stand in pictures and tables. */

/** The short words that stand in pictures and tables, in one language. @public */
export interface Labels {
  /** The name of a picture, with whose timeline it is. */
  readonly timeline: (of: string | null) => string
  /** The name of the picture of a catalog. */
  readonly catalog: string
  readonly today: string
  readonly override: string
  readonly ownDate: string
  readonly numbers: string
  readonly noLicense: string
  readonly otherTrack: string
  readonly held: string
  readonly planned: string
  /** What is done: "Assign Basic". With the name of the license; `null` in a legend. */
  readonly assign: (license: string | null) => string
  /** What is done: "Remove Basic". With the name of the license; `null` in a legend. */
  readonly remove: (license: string | null) => string
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
  /** Of what moves of a user, where that is more than phone numbers. */
  readonly userFacts: string
  readonly department: string
  /** Of the department or an attribute, on the date from which it is another. */
  readonly becomes: (fact: string, value: string) => string
  /** Of the department or an attribute, on the date from which there is none. */
  readonly isNone: (fact: string) => string
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
  /** With how many there are beside those named. */
  readonly more: (count: number) => string
}
