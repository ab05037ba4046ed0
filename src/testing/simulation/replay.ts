/** Checks that replaying history gives the record. */
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import { demand } from '../law/law-broken.js'
import type { OrganizationScenario } from './scenario.js'

const PAGE = 1_000

/** History gives the record (law *Replay*). */
export async function demandReplay({ organization, users }: OrganizationScenario): Promise<void> {
  for (const id of users) {
    const { outOfCompliance: _, ...record } = await organization.users.get(id)
    const events: DatedBody[] = []
    for (let after = 0; ; after += PAGE) {
      const page = await organization.users.history(id, { after, limit: PAGE })
      events.push(...(page as readonly DatedBody[])) // a user's history holds events of users alone
      if (page.length < PAGE) break
    }
    const replayed = evolve(null, record, events)
    demand(
      JSON.stringify(replayed) === JSON.stringify(record),
      'replay',
      `The history of ${id} does not give the record.`,
    )
  }
}
