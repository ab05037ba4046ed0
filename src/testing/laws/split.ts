/** The law *Split*: settling every day equals settling once at the end. */
import { versionsOf } from '../../catalog/lookup.js'
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import type { SeatlineStore } from '../../storage/port.js'
import { demand } from '../law/law-broken.js'
import { vocabularyOf, type AttributeValues } from '../random/vocabulary.js'
import { openScenario, type OrganizationScenario } from '../simulation/scenario.js'
import {
  limitedBeginnings,
  limitedSteps,
  type ScenarioStep,
  type LimitedBeginning,
} from '../simulation/step.js'
import { tried, type StagedLaw } from './staged-law.js'

/** What happens in an organization in which seats are limited. */
export interface SplitDrive extends LimitedBeginning {
  readonly steps: readonly ScenarioStep[]
}

/** Nobody is better or worse off for how often what is due is settled. */
export const SPLIT: StagedLaw<SplitDrive> = {
  id: 'organization.split',
  title:
    'running every day is running once at the end, whatever is done in between and whoever is left without a seat',
  share: 0.3,
  drives: drivesOver,
  demand: demandSame,
}

/** How many days after the last step everything that was scheduled has come. */
const END = 5

/** Organizations in which seats are limited, and what happens in them. */
function drivesOver(
  catalog: Catalog,
  { attributes, steps }: { readonly attributes: AttributeValues; readonly steps: number },
): fc.Arbitrary<SplitDrive> {
  const vocabulary = vocabularyOf(catalog, attributes)
  // nothing but a seat is in the way
  const free = vocabulary.licenses.filter((id) =>
    versionsOf(catalog, id).every(({ requirement }) => requirement === null),
  )
  return fc.constantFrom(...vocabulary.licenses, ...free, ...free, ...free).chain((scarce) =>
    fc
      .record({
        begun: limitedBeginnings(vocabulary, scarce),
        steps: fc.array(limitedSteps(vocabulary, scarce), {
          minLength: Math.ceil(steps / 2),
          maxLength: steps,
          size: 'max',
        }),
      })
      .map(({ begun, steps: done }) => ({ ...begun, steps: done })),
  )
}

/**
 * Lives the same days twice: once settled every day, once settled at the end only, by commands and
 * reads apart.
 *
 * @returns One if somebody was left without a seat.
 */
async function demandSame(
  { catalog, store }: { readonly catalog: Catalog; readonly store: SeatlineStore },
  drive: SplitDrive,
  story: string[] = [],
): Promise<number> {
  const late = await live({ catalog, store, id: 'late', settling: 'never' }, drive)
  const punctual = await live(
    { catalog, store, id: 'punctual', settling: 'every_day', story },
    drive,
  )
  const told = punctual.story.findIndex((line, index) => line !== late.story[index])
  demand(
    told < 0,
    'split',
    `Settled at the end, it went another way: ${late.story[told] ?? 'nothing'}`,
  )
  for (const [user, seen] of punctual.seen) {
    const other = late.seen.get(user) ?? 'nothing'
    demand(
      seen === other,
      'split',
      `Settled every day, ${user} comes to ${seen}; settled at the end, to ${other}.`,
    )
  }
  const said = [...punctual.story, ...punctual.seen.values()]
  return said.some((line) => line.includes('no_seat')) ? 1 : 0
}

/** What came of the days, told and seen. */
interface Lived {
  readonly story: readonly string[]
  /** Each user's record and history, as text. */
  readonly seen: ReadonlyMap<string, string>
}

async function live(
  setting: Parameters<typeof openScenario>[0],
  { beginning, limits, steps }: SplitDrive,
): Promise<Lived> {
  const scenario = await openScenario(setting, beginning)
  for (const step of [...limits, ...steps]) await tried(scenario, step)
  for (let day = 0; day < END; day += 1) await scenario.pass(1)
  await scenario.licensing.applyDue()
  const users = await scenario.organization.users.list()
  // those who were deleted, and those who were imported
  const ids = new Set([...scenario.users, ...users.map(({ id }) => id)])
  const seen = new Map<string, string>()
  for (const id of ids) seen.set(id, await everythingOf(scenario, id))
  return { story: scenario.story, seen }
}

/** The record and the history of a user, but for how and when it was settled. */
async function everythingOf({ organization }: OrganizationScenario, id: string): Promise<string> {
  const history = await organization.users.history(id, { limit: 1_000 })
  const last = history.at(-1)
  const user = last?.kind === 'user_deleted' ? null : await organization.users.get(id)
  return JSON.stringify({
    holds: user && [user.holdings, user.changes, user.override, user.numbers],
    facts: user && [user.department, user.attributes, user.facts],
    history: history.map(({ at: _at, organization: _organization, ...event }) => event),
  })
}
