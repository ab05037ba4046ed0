/** Checks that nothing crosses between organizations. */
import { licenseIdsOf } from '../../catalog/lookup.js'
import type { Catalog } from '../../catalog/catalog.js'
import type { SeatlineStore } from '../../storage/port.js'
import { demand } from '../law/law-broken.js'
import { perform } from './perform.js'
import { openScenario, type OrganizationScenario } from './scenario.js'
import type { ScenarioStep, OrganizationBeginning } from './step.js'

/** What happens in another organization, whose users have the same ids. */
export interface Elsewhere {
  readonly beginning: OrganizationBeginning
  readonly steps: readonly ScenarioStep[]
}

/** Nothing done in one organization changes an answer in another (law *Isolation*). */
export async function demandIsolation(
  scenario: OrganizationScenario,
  { beginning, steps }: Elsewhere,
  { catalog, store }: { readonly catalog: Catalog; readonly store: SeatlineStore },
): Promise<void> {
  await scenario.licensing.recheck() // what has turned by itself is told before
  const before = await everythingOf(scenario)
  const story: string[] = []
  const other = await openScenario(
    { catalog, store, id: 'other', today: scenario.today, story },
    beginning,
  )
  for (const step of steps) await perform(other, step)
  const [user = ''] = other.users
  await other.organization.users.delete(user, { scheduled: 'cancel' })
  other.tell(`${user} is deleted.`)
  for (const line of story) scenario.tell(`Elsewhere: ${line}`)
  const after = await everythingOf(scenario)
  const moved = Object.keys(before).find((name) => before[name] !== after[name])
  demand(
    moved === undefined,
    'isolation',
    `What happened in another organization changed ${moved ?? 'nothing'}.`,
  )
}

/** What an administrator can see of an organization. */
async function everythingOf({
  organization,
  users,
  catalog,
}: OrganizationScenario): Promise<{ readonly [what: string]: string }> {
  const histories = await Promise.all(
    users.map(async (user) => organization.users.history(user, { limit: 1_000 })),
  )
  return {
    'its users': JSON.stringify(await organization.users.list()),
    'its schedule': JSON.stringify(await organization.schedule.list()),
    'its settings': JSON.stringify(await organization.settings.get()),
    'its seats': JSON.stringify(await organization.seats.count(licenseIdsOf(catalog))),
    'its history': JSON.stringify(histories),
  }
}
