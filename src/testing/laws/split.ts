import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { isSeatlineError } from '../../core/errors.js'
import type { SeatlineStore } from '../../storage/port.js'
import { demand } from '../law/law-broken.js'
import { vocabularyOf, type AttributeValues } from '../random/vocabulary.js'
import { act } from '../simulation/perform.js'
import { nameOf, openStage, type OrganizationStage } from '../simulation/scenario.js'
import { deedInWords, limitedBeginnings, limitedDeeds, type Deed, type LimitedBeginning } from '../simulation/step.js'

/** What happens in an organization in which seats are limited. */
export interface SplitDrive extends LimitedBeginning {
  readonly deeds: readonly Deed[]
}

/** What the law says. */
export const SPLIT = {
  id: 'organization.split',
  title: 'running every day is running once at the end, whatever is done in between and whoever is left without a seat',
  /** The part of the ordinary number of runs that it gets. */
  share: 0.3,
}

/** How many days after the last deed everything that was scheduled has come. */
const END = 5

/** Organizations in which seats are limited, and what happens in them. */
export function splitDrives(
  catalog: Catalog,
  { attributes, deeds }: { readonly attributes: AttributeValues; readonly deeds: number },
): fc.Arbitrary<SplitDrive> {
  const vocabulary = vocabularyOf(catalog, attributes)
  const free = vocabulary.licenses.filter((id) => catalog.licenses.get(id)?.requirement === null) // nothing but a seat is in the way
  return fc.constantFrom(...vocabulary.licenses, ...free, ...free, ...free).chain((scarce) =>
    fc
      .record({
        begun: limitedBeginnings(vocabulary, scarce),
        deeds: fc.array(limitedDeeds(vocabulary, scarce), { minLength: Math.ceil(deeds / 2), maxLength: deeds, size: 'max' }),
      })
      .map(({ begun, deeds: done }) => ({ ...begun, deeds: done })),
  )
}

/**
 * Lives the same days twice: once settled every day, once settled at the end only, by commands and reads apart.
 *
 * @returns Whether somebody was left without a seat: where nobody ever is, the law says little.
 */
export async function demandSplit(
  { catalog, store }: { readonly catalog: Catalog; readonly store: SeatlineStore },
  drive: SplitDrive,
  story: string[] = [],
): Promise<{ readonly withoutSeat: boolean }> {
  const late = await live({ catalog, store, id: 'late', settling: 'never' }, drive)
  const punctual = await live({ catalog, store, id: 'punctual', settling: 'every_day', story }, drive)
  const told = punctual.story.findIndex((line, index) => line !== late.story[index])
  demand(told < 0, 'split', `Settled at the end, it went another way: ${late.story[told] ?? 'nothing'}`)
  for (const [user, seen] of punctual.seen) {
    const other = late.seen.get(user) ?? 'nothing'
    demand(seen === other, 'split', `Settled every day, ${user} comes to ${seen}; settled at the end, to ${other}.`)
  }
  const said = [...punctual.story, ...punctual.seen.values()]
  return { withoutSeat: said.some((line) => line.includes('no_seat')) }
}

/** What came of the days, told and seen. */
interface Lived {
  readonly story: readonly string[]
  /** Each user's record and history, as text. */
  readonly seen: ReadonlyMap<string, string>
}

async function live(setting: Parameters<typeof openStage>[0], { beginning, limits, deeds }: SplitDrive): Promise<Lived> {
  const stage = await openStage(setting, beginning)
  for (const deed of [...limits, ...deeds]) await tried(stage, deed)
  for (let day = 0; day < END; day += 1) await stage.pass(1)
  await stage.licensing.applyDue()
  const users = await stage.organization.users.list()
  const ids = new Set([...stage.users, ...users.map(({ id }) => id)]) // those who were deleted, and those who were imported
  const seen = new Map<string, string>()
  for (const id of ids) seen.set(id, await everythingOf(stage, id))
  return { story: stage.story, seen }
}

/** Does a deed; what is refused is refused both times. Days pass one by one. */
async function tried(stage: OrganizationStage, deed: Deed): Promise<void> {
  if (deed.kind === 'pass') {
    for (let day = 0; day < deed.days; day += 1) await stage.pass(1)
    return
  }
  try {
    await act(stage, deed)
  } catch (error) {
    if (!isSeatlineError(error)) throw error
    stage.tell(`${stage.today}: ${deedInWords(deed, nameOf)}: ${error.code}.`)
  }
}

/** The record and the history of a user, but for how and when it was settled. */
async function everythingOf({ organization }: OrganizationStage, id: string): Promise<string> {
  const history = await organization.users.history(id, { limit: 1_000 })
  const last = history.at(-1)
  const user = last?.kind === 'user_deleted' ? null : await organization.users.get(id)
  return JSON.stringify({
    holds: user && [user.holdings, user.changes, user.override, user.numbers],
    history: history.map(({ at: _at, organization: _organization, ...event }) => event),
  })
}
