import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import type { TrialPage } from '../../src/index.js'
import { pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { catalogOf } from '../support/given.js'
import { openPortal } from '../support/portal.js'

test(
  'Q8 a catalog is tried on a database that refuses to write, though something is due in it',
  { timeout: 60_000 },
  async () => {
    const db = await PGlite.create()
    const store = postgresStore(pgliteDriver(db))
    await store.migrate()
    const portal = await openPortal({ store })
    const { acme, user, assign } = portal
    await acme.settings.setSeatLimit('loyalty', 1)
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await assign(anna, 'loyalty', '2026-11-02')
    await assign(bo, 'loyalty', '2026-11-03')
    portal.travelTo('2026-11-02')
    await db.exec('set default_transaction_read_only = on')

    const next = catalogOf({ voice: { basic: null } })
    const pages: TrialPage[] = []
    for await (const page of portal.licensing.tryCatalog(next)) pages.push(page)
    expect(pages.flatMap(({ users }) => users)).toMatchObject([
      { user: anna, effects: { noncompliant: [{ license: 'loyalty', from: '2026-11-02' }] } },
    ])
    await expect(acme.users.get(anna)).rejects.toMatchObject({ code: 'store_failed' })
    await db.close()
  },
)
