// Settling by graphile-worker: a crontab line adds a job every five minutes, and a job that leaves
// something adds the next.
import { parseCrontab, runOnce, quickAddJob, type TaskList } from 'graphile-worker'
import { openDuePortal } from './due-portal.js'

const { pool, licensing } = await openDuePortal('recipe_graphile')
export const parsedCronItems = parseCrontab('*/5 * * * * seatline-due ?jobKey=seatline-due&max=5')

const taskList: TaskList = {
  'seatline-due': async (_payload, { addJob }) => {
    const { settled, remaining: left } = await licensing.applyDue({ maxUsers: 100_000 }) // what throws here, graphile-worker tries again
    if (left === 'some') await addJob('seatline-due', {})
    console.log(`settled ${settled}, left ${left}`)
  },
}
const options = { pgPool: pool, schema: 'recipe_graphile_jobs' }
await quickAddJob(options, 'seatline-due', {}) // not to wait for the crontab
await runOnce({ ...options, taskList }) // in a portal: run({ ...options, taskList, parsedCronItems })
await pool.end()
