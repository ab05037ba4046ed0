/** Facts of a user that may have dates: the department and the attributes (rule F1). */
import { addDays, type CalendarDate } from './calendar-date.js'
import { deepFreeze } from './frozen.js'
import { countingOn } from './interval.js'
import { ascending } from './order.js'
import {
  attributeOf,
  mergedAttributes,
  type Attributes,
  type AttributeValue,
  type Profile,
} from './user.js'

/** A fact of a user that may have dates: the department, or an attribute by its name. @public */
export type FactName = 'department' | `attributes.${string}`

/**
 * What a fact of a user is on dates from `from` up to, and not including, `until`; `null` is
 * open-ended, and as a value it is none. Of those of one fact that cover a date, the one with the
 * latest `from` counts; what it hides counts again when it ends (rule F1).
 *
 * @public
 */
export interface DatedFact {
  readonly fact: FactName
  readonly value: AttributeValue | null
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** A fact of a user that moves on a date because it was dated to. @public */
export interface FactMove {
  readonly fact: FactName
  /** The same as `to` where another one hides it. */
  readonly from: AttributeValue | null
  readonly to: AttributeValue | null
}

/** The department and the attributes of a user, and what of them has dates. */
export interface UserFacts extends Pick<Profile, 'department' | 'attributes'> {
  /** Absent when nothing of them has dates. */
  readonly facts?: readonly DatedFact[]
}

const NO_MOVES: readonly FactMove[] = deepFreeze([])

/** What is no longer known since when lies under everything: the first date there is. */
const SINCE_EVER = '1900-01-01' as CalendarDate

/** Says of a fact, by name, whether a dated one is of it. */
export const aboutFact =
  (name: FactName) =>
  ({ fact }: DatedFact): boolean =>
    fact === name

/** The fact that an attribute is: `role` is `attributes.role`. */
export function attributeFact(name: string): FactName {
  return `attributes.${name}`
}

/** The attribute that a fact is: `attributes.role` is `role`. */
export function attributeIn(fact: FactName): string {
  return fact.slice('attributes.'.length)
}

/** The value of a fact today, from the profile. */
export function factOf({ department, attributes }: UserFacts, fact: FactName): FactMove['to'] {
  if (fact === 'department') return department
  return attributeOf(attributes, attributeIn(fact)) ?? null
}

/**
 * The department and the attributes of a user on a date, from the last settled one on: what has no
 * dates is as it is.
 */
export function factsOfUserOn<U extends UserFacts>(
  user: U,
  date: CalendarDate,
): Pick<UserFacts, 'department' | 'attributes'> {
  const { facts, department, attributes } = user
  if (facts === undefined) return user
  return namesIn(facts).reduce(
    (known, fact) => {
      const counting = countingOn(facts, aboutFact(fact), date)
      return counting === null ? known : withFact(known, fact, counting.value)
    },
    { department, attributes },
  )
}

/** The facts that begin or end on a date, and what they are before and from then on. */
export function movesOn(user: UserFacts, date: CalendarDate): readonly FactMove[] {
  const { facts = [] } = user
  const moving = facts.filter((one) => turnsIn(facts, one).includes(date))
  if (moving.length === 0) return NO_MOVES
  const before = factsOfUserOn(user, addDays(date, -1))
  const after = factsOfUserOn(user, date)
  return namesIn(moving).map((fact) => ({
    fact,
    from: factOf(before, fact),
    to: factOf(after, fact),
  }))
}

/** The dates on which the dated facts of a user begin and end. */
export function turnsOfFacts({ facts }: UserFacts): readonly CalendarDate[] {
  return facts === undefined ? [] : facts.flatMap((one) => turnsIn(facts, one))
}

/**
 * The dates on which a dated fact begins and ends: not its end where one without an end began over
 * it, because then it does not count again.
 */
function turnsIn(
  facts: readonly DatedFact[],
  { fact, from, until }: DatedFact,
): readonly CalendarDate[] {
  if (until === null) return [from]
  const isOver = facts.some(
    (other) =>
      other.fact === fact && other.until === null && other.from > from && other.from < until,
  )
  return isOver ? [from] : [from, until]
}

/**
 * A user once a date is reached: the profile says what counts then, and kept is only what may yet
 * count. What is written without an end lies under everything from the date on which it begins.
 */
export function atFacts<U extends UserFacts>(user: U, date: CalendarDate): U {
  const { facts = [] } = user
  const { department, attributes } = factsOfUserOn(user, date)
  const kept = namesIn(facts).flatMap((fact) => {
    const own = facts.filter(aboutFact(fact))
    const coming = own.filter(({ from }) => from > date)
    const begun = own.filter(({ from, until }) => from <= date && (until === null || until > date))
    const under = begun
      .filter(({ until }) => until === null)
      .sort(byFrom)
      .at(-1)
    const over = begun.filter((one) => one.until !== null && one.from > (under?.from ?? ''))
    if (over.length === 0) return coming
    const value = under === undefined ? factOf(user, fact) : under.value
    return [{ fact, value, from: SINCE_EVER, until: null }, ...over, ...coming]
  })
  return withFacts({ ...user, department, attributes }, kept)
}

/** A user with other dated facts. In order, so that the same ones are the same record. */
export function withFacts<U extends UserFacts>(user: U, facts: readonly DatedFact[]): U {
  const { facts: _, ...others } = user
  const plain = others as unknown as U // facts may be absent
  if (facts.length === 0) return plain
  return { ...plain, facts: [...facts].sort((a, b) => ascending(a.fact, b.fact) || byFrom(a, b)) }
}

/**
 * A user for whom some facts were written without dates: they lie under all that is to come, and
 * what has begun of them is over.
 */
export function withUndated<U extends UserFacts>(
  user: U,
  isWritten: (fact: FactName) => boolean,
  date: CalendarDate,
): U {
  if (user.facts === undefined) return user
  return withFacts(
    user,
    user.facts.filter(({ fact, from }) => from > date || !isWritten(fact)),
  )
}

function byFrom(a: DatedFact, b: DatedFact): number {
  return ascending(a.from, b.from)
}

function namesIn(facts: readonly { readonly fact: FactName }[]): readonly FactName[] {
  return [...new Set(facts.map(({ fact }) => fact))]
}

function withFact(
  {
    department,
    attributes,
  }: { readonly department: string | null; readonly attributes: Attributes },
  fact: FactName,
  value: AttributeValue | null,
): { readonly department: string | null; readonly attributes: Attributes } {
  if (fact === 'department')
    return { department: value === null ? null : String(value), attributes }
  return { department, attributes: mergedAttributes(attributes, [[attributeIn(fact), value]]) }
}
