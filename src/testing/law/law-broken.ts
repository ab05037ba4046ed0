/** The error of a broken law. */

/** A law that does not hold: which, and what was seen. */
export class LawBroken extends Error {
  readonly law: string

  constructor(law: string, seen: string) {
    super(seen)
    this.name = 'LawBroken'
    this.law = law
  }
}

/** Holds a law. */
export function demand(holds: boolean, law: string, seen: string): asserts holds {
  if (!holds) throw new LawBroken(law, seen)
}
