// Settling by pg-boss: a schedule starts a job every five minutes on one of your machines, and a
// job that leaves something starts the next.
import PgBoss from 'pg-boss'
import { openDuePortal } from './due-portal.js'

const { url, pool, licensing } = await openDuePortal('recipe_boss')
const boss = new PgBoss({ connectionString: url, schema: 'recipe_boss_jobs' })
boss.on('error', (error) => console.error(error.message))
await boss.start()
await boss.createQueue('seatline-due', {
  name: 'seatline-due',
  retryLimit: 5,
  retryBackoff: true,
  expireInMinutes: 15,
})
await boss.schedule('seatline-due', '*/5 * * * *')

const done = new Promise<void>((resolve) => {
  void boss.work('seatline-due', { pollingIntervalSeconds: 0.5 }, async () => {
    const { settled, remaining: left } = await licensing.applyDue({ maxUsers: 100_000 }) // what throws here, pg-boss tries again
    if (left === 'some') await boss.send('seatline-due', {})
    console.log(`settled ${settled}, left ${left}`)
    resolve()
  })
})
await boss.send('seatline-due', {}) // not to wait for the schedule
await done
await boss.stop({ graceful: true, timeout: 5_000 })
await pool.end()
