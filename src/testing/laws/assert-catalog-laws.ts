import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { isSeatlineError, SeatlineError } from '../../core/errors.js'
import type { AttributeValue } from '../../core/user.js'
import { memoryStore } from '../../storage/memory.js'
import type { SeatlineStore } from '../../storage/port.js'
import { LawBroken, type LawId } from './broken.js'
import { demandReplay, inspect, type CatalogRule, type Rules } from './inspect.js'
import { drives, newModel, type Drive, type DriveOptions } from './organization-commands.js'
import { openStage } from './stage.js'

/** How a catalog is tried. @public */
export interface CatalogLawOptions<L extends string = string, T extends string = string> {
  /** Rules of your own, by what they say: true of every user on every day, whatever an administrator does. */
  readonly rules?: { readonly [title: string]: CatalogRule<L, T> }
  /**
   * Under which circumstances your rules are held. `still` (default): the numbers and attributes of users, and the capabilities
   * of the organization, stay as they are. `moving`: they come and go; holdings stay when they go (rule C5), so few rules hold then.
   */
  readonly facts?: 'still' | 'moving'
  /** Values of attributes to try, beside those that the catalog names: those that your predicates look at. */
  readonly attributes?: { readonly [name: string]: readonly AttributeValue[] }
  /** How many organizations are tried; 100 by default. */
  readonly runs?: number
  /** What happens in one of them, at most; 20 by default. */
  readonly deeds?: number
  /** Makes the store of each organization; the memory store by default. A store of your own is tried along with the catalog. */
  readonly store?: () => SeatlineStore | Promise<SeatlineStore>
  /** Repeats a run: from the data of a `law_broken` error. */
  readonly seed?: number
}

/** What the laws say. */
const SAYS: { readonly [K in LawId]: string } = {
  rule: 'a rule of your own does not hold',
  predicates: 'a predicate gives no answer',
  sound: 'a user came to hold a license whose requirement is not met',
  forecast: 'what was forecast is not what happened',
  plan: 'confirming did something else than the plan said',
  replay: 'history does not give the record',
  answers: 'a command failed',
}

/**
 * Tries a catalog: drives whole organizations over it at random, as administrators would, and holds the laws of seatline
 * and rules of your own after everything that happens. For a test suite; it needs `fast-check`.
 *
 * What does not hold is shrunk to the shortest story that shows it.
 *
 * @throws `SeatlineError` with the code `law_broken`: the message tells the story; the data has it line by line, with the seed that repeats it.
 *
 * @example A rule that the catalog does not keep
 * ```ts
 * const catalog = defineCatalog({ tracks: [
 *   { id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] },
 *   { id: 'data', name: 'Mobile data', licenses: [{ id: 'unlimited', name: 'Unlimited' }] },
 * ] })
 * const rules: { [title: string]: CatalogRule<'basic' | 'unlimited'> } = {
 *   'nobody has Unlimited without Voice': ({ holds }) => !holds('unlimited') || holds('basic'),
 * }
 * const error = await assertCatalogLaws(catalog, { rules, seed: 1 }).catch((error: SeatlineError<'law_broken'>) => error)
 * error?.data.story // => ['2027-01-04: give Sam Unlimited now: applied.']
 * ```
 * @public
 */
export async function assertCatalogLaws<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: CatalogLawOptions<L, T> = {},
): Promise<void> {
  const rules = (options.rules ?? {}) as Rules // a rule is only asked about licenses and tracks of this catalog
  const { attributes = {}, deeds = 20, runs = 100, seed, store = memoryStore } = options
  const tried: Tried = { catalog, store, runs, ...(seed === undefined ? {} : { seed }) }
  await tryOut(tried, { rules, facts: 'still', attributes, deeds })
  await tryOut(tried, { rules: options.facts === 'moving' ? rules : {}, facts: 'moving', attributes, deeds })
}

/** What is tried, and how often. */
interface Tried {
  readonly catalog: Catalog
  readonly store: () => SeatlineStore | Promise<SeatlineStore>
  readonly runs: number
  readonly seed?: number
}

async function tryOut(tried: Tried, how: DriveOptions): Promise<void> {
  const property = fc.asyncProperty(drives(tried.catalog, how), (drive) => run(tried, drive, how.rules))
  const { runs: numRuns, seed } = tried
  const details = await fc.check(property, { numRuns, ...(seed === undefined ? {} : { seed }) })
  const [shortest] = details.counterexample ?? []
  if (!details.failed || shortest === undefined) return
  const { story, broken } = await tellAgain(tried, shortest, how.rules)
  throw brokenLaw(broken, story, details.seed)
}

/** Drives one organization from its beginning to its end. */
async function run({ catalog, store }: Tried, { beginning, commands }: Drive, rules: Rules, story: string[] = []): Promise<void> {
  const opened = await store()
  const stage = await openStage(catalog, opened, beginning, story)
  const model = newModel(await inspect(stage, null, new Map(), rules))
  await fc.asyncModelRun(() => ({ model, real: stage }), commands)
  await demandReplay(stage)
  await opened.close()
}

/** Runs the shortest case once more, to tell it. */
async function tellAgain(
  tried: Tried,
  drive: Drive,
  rules: Rules,
): Promise<{ readonly story: readonly string[]; readonly broken: LawBroken }> {
  const story: string[] = []
  try {
    await run(tried, drive, rules, story)
  } catch (error) {
    if (error instanceof LawBroken) return { story, broken: error }
    const seen = error instanceof Error ? error.message : String(error)
    return { story, broken: new LawBroken('answers', isSeatlineError(error) ? `${error.code}: ${seen}` : seen) }
  }
  return {
    story,
    broken: new LawBroken(
      'answers',
      'It held when it was told again: something gives another answer each time, such as a predicate that is not pure.',
    ),
  }
}

function brokenLaw(broken: LawBroken, story: readonly string[], seed: number): SeatlineError<'law_broken'> {
  const lines = story.map((line) => `  ${line}`).join('\n')
  return new SeatlineError(
    'law_broken',
    `In this catalog, ${SAYS[broken.law]}: ${broken.message}\n\n${lines}\n\nTo see it again: { seed: ${seed} }.`,
    { law: broken.law, seen: broken.message, story, seed },
  )
}
