/** Decides what of a user's department and attributes is to count on which dates. */
import { invalidInput } from '../../core/check.js'
import type { Interval } from '../../core/interval.js'
import {
  aboutFact,
  attributeFact,
  factOf,
  type DatedFact,
  type FactName,
} from '../../core/user-facts.js'
import type { AttributeValue, Profile } from '../../core/user.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { comingOn, written } from '../writing/dated-facts.js'
import type { CommandContext } from '../writing/load-user.js'

/** A fact to write, without dates. */
type Named = Pick<DatedFact, 'fact' | 'value'>

/** The facts that a patch names, of those that may have dates. */
export function factsIn(
  { department }: Partial<Omit<Profile, 'attributes'>>,
  merge: readonly (readonly [string, AttributeValue | null])[],
): readonly Named[] {
  const attributes = merge.map(([name, value]): Named => ({ fact: attributeFact(name), value }))
  return department === undefined
    ? attributes
    : [{ fact: 'department', value: department }, ...attributes]
}

/** Why only the department and attributes may be in a patch. */
const ONLY_FACTS = {
  has_dates: {
    issue: 'has no dates',
    advice:
      'Only the department and attributes have dates: change the rest without from and until.',
  },
  for_many: {
    issue: "is each user's own",
    advice: 'Only the department and attributes can be the same for many users.',
  },
} as const

/** Refuses what is neither a department nor an attribute. */
export function refuseOthers(
  { department: _, ...others }: Partial<Omit<Profile, 'attributes'>>,
  why: keyof typeof ONLY_FACTS,
): void {
  const [other] = Object.keys(others)
  const { issue, advice } = ONLY_FACTS[why]
  if (other !== undefined) throw invalidInput(`patch.${other}`, issue, advice)
}

/** Decides to let facts count on dates; those that begin later stay (rule F1). */
export function decideDated(
  { record, today }: CommandContext,
  facts: readonly Named[],
  span: Interval,
): { readonly happens: readonly DatedBody[] } {
  const dated = record.facts ?? []
  const happens = facts.flatMap((named): readonly DatedBody[] => {
    const to: DatedFact = { ...named, ...span }
    const about = aboutFact(named.fact)
    const isLike = (counting: DatedFact | null) =>
      (counting === null ? factOf(record, named.fact) : counting.value) === named.value
    const after = written(dated, to, { about, isLike, today })
    const from = dated.find((one) => about(one) && one.from === span.from) ?? null
    return after.to === dated ? [] : [{ kind: 'fact_changed', from, to, date: today }]
  })
  return { happens }
}

/** Decides to withdraw a dated fact before it begins. */
export function decideWithdrawn(
  { record, today }: CommandContext,
  fact: FactName,
  from: unknown,
): { readonly happens: readonly DatedBody[] } {
  const coming = comingOn(record.facts ?? [], aboutFact(fact), { fact, from, today })
  return { happens: [{ kind: 'fact_changed', from: coming, to: null, date: today }] }
}

/** The dated facts of a user that begin after a date, of those that a write is about. */
export function laterThan(
  { facts = [] }: UserRecord,
  names: readonly Named[],
  date: string,
): readonly DatedFact[] {
  return facts.filter(({ fact, from }) => from > date && names.some((one) => one.fact === fact))
}
