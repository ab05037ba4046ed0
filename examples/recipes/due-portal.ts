import pg from 'pg'
import { createLicensing } from 'seatline'
import { pgDriver, postgresStore } from 'seatline/postgres'
import { catalog } from '../catalog.js'

/** What the recipes start from: PostgreSQL, and a user whose change is due. */
export async function openDuePortal(schema: string) {
  const url = process.env['SEATLINE_POSTGRES_URL'] ?? 'postgres://localhost/postgres'
  const pool = new pg.Pool({ connectionString: url })
  pool.on('error', (error) => console.error(error.message)) // a connection that is lost while idle
  pool.on('connect', (client) => client.on('error', () => undefined)) // the query under way is told of it
  const store = postgresStore(pgDriver(pool), { schema })
  await store.migrate()
  let now = new Date('2026-11-02T09:00:00Z') // leave the clock out, and it is the system's
  const licensing = createLicensing({ catalog, store, clock: () => now })
  const id = `acme-${globalThis.crypto.randomUUID()}`
  await licensing.organizations.create(
    { id, timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization(id, { actor: 'eva@acme.example' })
  const anna = await acme.users.create({
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
  })
  await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })
  await acme.confirm(await acme.plan({ users: [anna.id], assign: ['basic'], on: '2026-12-01' }))
  now = new Date('2026-12-01T05:00:00Z')
  return { url, pool, licensing }
}
