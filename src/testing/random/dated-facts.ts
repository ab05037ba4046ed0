/** Random dates of a user's department and attributes. */
import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import {
  atFacts,
  attributeFact,
  withFacts,
  type DatedFact,
  type FactName,
} from '../../core/user-facts.js'
import type { AttributeValue } from '../../core/user.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { DAYS } from './phone-numbers.js'
import type { Vocabulary } from './vocabulary.js'

/** What a fact is to be for a while, before its dates are known. */
export interface DatedFactSketch {
  readonly fact: FactName
  readonly value: AttributeValue | null
  /** Days from today on which it begins. */
  readonly from: number
  readonly length: number | null
}

/** Facts that come and go: attributes that a catalog knows, and the department. */
export function datedFactSketches({
  attributes,
}: Vocabulary): fc.Arbitrary<readonly DatedFactSketch[]> {
  const department = { fact: 'department' as const, value: 'IT' }
  const named = [...attributes].flatMap(([name, values]) =>
    [...values, null].map((value) => ({ fact: attributeFact(name), value })),
  )
  const one = fc
    .record({
      named: fc.constantFrom(...(named.length > 0 ? named : [department]), department),
      from: fc.integer({ min: -2, max: DAYS }),
      length: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    .map(({ named: fact, ...dates }): DatedFactSketch => ({ ...fact, ...dates }))
  const some = fc.uniqueArray(one, {
    selector: ({ fact, from }) => `${fact} ${from}`,
    minLength: 1,
    maxLength: 3,
  })
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<readonly DatedFactSketch[]>([]) },
    { weight: 1, arbitrary: some },
  )
}

/** A user with facts that come and go, as it is settled today. */
export function withDatedFacts(
  record: UserRecord,
  sketches: readonly DatedFactSketch[],
  today: CalendarDate,
): UserRecord {
  const dated = sketches.map(({ from, length, ...named }): DatedFact => ({
    ...named,
    from: addDays(today, from),
    until: length === null ? null : addDays(today, from + length),
  }))
  return dated.length === 0 ? record : atFacts(withFacts(record, dated), today)
}
