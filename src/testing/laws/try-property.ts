/** Tries a property, and tells what broke it. */
import fc from 'fast-check'
import { isSeatlineError, SeatlineError } from '../../core/errors.js'
import { LawBroken } from '../law/law-broken.js'

/** What the laws that are held while organizations are driven say, when they do not hold. */
const SAYS: { readonly [law: string]: string | undefined } = {
  rule: 'a rule of your own does not hold',
  predicates: 'a predicate gives no answer',
  sound: 'a user came to hold a license whose requirement is not met',
  forecast: 'what was forecast is not what happened',
  plan: 'confirming did something else than the plan said',
  replay: 'history does not give the record',
  isolation: 'one organization changed another',
  split: 'settling late gives something else than settling every day',
  told: 'a command does something else than it says',
  answers: 'a command failed',
}

const FICKLE =
  'It held when it was told again: something gives another answer each time, such as a predicate that is not pure.'

/** How often something is tried, and from which seed. */
export interface Tries {
  readonly runs: number
  readonly seed?: number
}

/**
 * Tries a property, and tells the smallest case in which it does not hold.
 *
 * @param again - Runs a case once more, to have its story and what was seen in it.
 */
export async function tryProperty<D>(
  property: fc.IRawProperty<[D]>,
  { runs: numRuns, seed }: Tries,
  title: string | null,
  again: (drawn: D, story: string[]) => void | Promise<void>,
): Promise<void> {
  const details = await fc.check(property as fc.IAsyncProperty<[D]>, {
    numRuns,
    ...(seed === undefined ? {} : { seed }),
  }) // waiting does for both
  const [smallest] = details.counterexample ?? []
  if (!details.failed || smallest === undefined) return
  const story: string[] = []
  const broken = await brokenBy(async () => again(smallest, story), details.errorInstance)
  throw brokenLaw(broken, title, story, details.seed)
}

async function brokenBy(again: () => Promise<void>, first: unknown): Promise<LawBroken> {
  try {
    await again()
  } catch (error) {
    if (error instanceof LawBroken) return error
    const seen = error instanceof Error ? error.message : String(error)
    return new LawBroken('answers', isSeatlineError(error) ? `${error.code}: ${seen}` : seen)
  }
  return first instanceof LawBroken
    ? new LawBroken(first.law, `${first.message} ${FICKLE}`)
    : new LawBroken('answers', FICKLE)
}

/**
 * The error that tells that a law does not hold.
 *
 * @param title - What the law says, of a law about one user; `null` for what is held while
 * organizations are driven.
 */
export function brokenLaw(
  { law, message: seen }: LawBroken,
  title: string | null,
  story: readonly string[],
  seed: number,
): SeatlineError<'law_broken'> {
  const told = story.length === 0 ? [] : [story.map((line) => `  ${line}`).join('\n')]
  const paragraphs =
    title === null
      ? [`In this catalog, ${SAYS[law] ?? `the law ${law} does not hold`}: ${seen}`, ...told]
      : [`In this catalog, the law ${law} does not hold: ${title}.`, ...told, seen]
  const message = [...paragraphs, `To see it again: { seed: ${seed} }.`].join('\n\n')
  return new SeatlineError('law_broken', message, { law, seen, story, seed })
}
