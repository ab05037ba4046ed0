import pg from 'pg'

/** The PostgreSQL server that `npm run test:postgres` started, or that was named to it. */
export function serverUrl(): string {
  const url = process.env['SEATLINE_POSTGRES_URL']
  if (url === undefined)
    throw new Error('Run this with npm run test:postgres, or set SEATLINE_POSTGRES_URL.')
  return url
}

/** A pool to the server, which loses no process to a connection that ends while idle. */
export function openPool(options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: serverUrl(), max: 20, ...options })
  pool.on('error', () => undefined)
  return pool
}

/** Runs SQL once, as the owner of the database. */
export async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
