/** A law about one user: what it says, and how a case of it is tried. */
import fc from 'fast-check'
import type { UserContext } from '../../timeline/settle/user-context.js'
import type { UserContextShape } from '../random/user-contexts.js'
import { LawBroken } from './law-broken.js'

/**
 * Gives random users: over the caller's catalog, or, in the tests of this package, over random
 * catalogs.
 */
export type UserContextSource = (
  shape?: Pick<UserContextShape, 'changes'>,
) => fc.Arbitrary<UserContext>

/** One case of a law: what speaks against the law in it, and the story that leads there. */
export interface LawCase {
  readonly refuted: () => string | null
  readonly story: () => readonly string[]
  readonly [fc.toStringMethod]: () => string
}

/** A law about one user: what it says, and how it is tried. */
export interface PureLaw {
  readonly id: string
  readonly title: string
  /** The part of the ordinary number of runs that it gets: slow laws take less. */
  readonly share: number
  /** The law as a property; where it does not hold, `LawBroken` says so. */
  readonly over: (source: UserContextSource) => fc.IPropertyWithHooks<[LawCase]>
}

/** How a law is tried. */
interface Trying<D> {
  /** What it looks at. */
  readonly drawn: (source: UserContextSource) => fc.Arbitrary<D>
  /** What speaks against it, or `null`. */
  readonly refuted: (drawn: D) => string | null
  readonly story: (drawn: D) => readonly string[]
  readonly share?: number
}

/** Makes a law. */
export function pureLaw<D>(
  id: string,
  title: string,
  { drawn, refuted, story, share = 1 }: Trying<D>,
): PureLaw {
  const trial = (one: D): LawCase => ({
    refuted: () => refuted(one),
    story: () => story(one),
    [fc.toStringMethod]: () => ['', ...story(one)].join('\n  '),
  })
  const over = (source: UserContextSource) =>
    fc.property(drawn(source).map(trial), (one) => {
      const seen = one.refuted()
      if (seen !== null) throw new LawBroken(id, seen)
    })
  return { id, title, share, over }
}
