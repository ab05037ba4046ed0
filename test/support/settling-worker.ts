// A process that settles what is due until nothing is left, whatever happens to the server: node
// --import tsx settling-worker.ts URL
import pg from 'pg'
import { isSeatlineError } from '../../src/index.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import { licensingOn } from './due-users.js'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 2 })
pool.on('error', () => undefined)
const licensing = licensingOn(postgresStore(pgDriver(pool)))

for (let left = 'some'; left === 'some';) {
  try {
    let before = 0
    const onProgress = ({ done }: { readonly done: number }) => {
      process.stdout.write(`${done - before}\n`)
      before = done
    }
    left = (await licensing.applyDue({ batch: 40, onProgress })).remaining
  } catch (error) {
    if (!isSeatlineError(error, 'store_failed') || !error.data.retry) throw error
    process.stdout.write('failed\n')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
process.stdout.write('done\n')
await pool.end()
