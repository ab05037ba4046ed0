// Settling by a loop of your own, on as many machines as you like: needs nothing but PostgreSQL.
import { isSeatlineError } from 'seatline'
import { openDuePortal } from './due-portal.js'

const { pool, licensing } = await openDuePortal('recipe_cron')
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

while (!stop.signal.aborted) {
  try {
    const { settled, remaining: left } = await licensing.applyDue({ signal: stop.signal })
    console.log(`settled ${settled}, left ${left}`)
    await licensing.recheck({ signal: stop.signal }) // tells what a setting, another catalog or the day has turned
    await licensing.deliverEvents(() => undefined, { signal: stop.signal }) // your handler
  } catch (error) {
    if (!isSeatlineError(error, 'store_failed') || !error.data.retry) throw error
    console.error(error.message) // the next round tries again
  }
  stop.abort() // here one round is enough; in a portal: sleep for a minute
}
await pool.end()
