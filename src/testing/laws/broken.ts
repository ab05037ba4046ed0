/** The laws that are held while deeds are done; `rule` is one of the caller's own. */
export type LawId = 'plan' | 'forecast' | 'sound' | 'predicates' | 'replay' | 'rule' | 'answers'

/** A law that does not hold: which, and what was seen. */
export class LawBroken extends Error {
  readonly law: LawId

  constructor(law: LawId, seen: string) {
    super(seen)
    this.name = 'LawBroken'
    this.law = law
  }
}

/** Holds a law. */
export function demand(holds: boolean, law: LawId, seen: string): asserts holds {
  if (!holds) throw new LawBroken(law, seen)
}
