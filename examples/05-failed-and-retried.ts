/*
On 2026-12-01 unlimited5g failed: Unlimited 5G needs one of the Voice licenses (Basic or Business Mobile). Basic failed on December 1, 2026.
Retry today: refused
Retry on 2026-12-10 after Basic: applied
*/
import { describeConflict, parseCalendarDate, wordingOf } from 'seatline'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme, travelTo } = await openPortal()
const anna = await acme.users.create({
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
await acme.confirm(
  await acme.plan({ users: [anna.id], assign: ['basic', 'unlimited5g'], on: '2026-12-01' }),
)

travelTo('2026-12-02')
const { changes } = await acme.users.get(anna.id)
const [basic, unlimited] = changes
if (!basic || !unlimited) throw new Error('both should have failed')
const words = { ...wordingOf(catalog), today: parseCalendarDate('2026-12-02') } // so that the past is told as the past
const reasons = unlimited.failure?.conflicts
  .map((conflict) => describeConflict(conflict, { words }))
  .join(' ')
console.log(`On ${unlimited.failure?.on} ${unlimited.license} failed: ${reasons}`)

console.log(`Retry today: ${(await acme.schedule.retry(anna.id, unlimited.id, 'now')).status}`)
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })
await acme.schedule.retry(anna.id, basic.id, '2026-12-10')
await acme.schedule.retry(anna.id, unlimited.id, '2026-12-10')
const forecast = (await acme.schedule.of(anna.id)).changes.find(
  ({ change }) => change.id === unlimited.id,
)?.forecast
console.log(`Retry on 2026-12-10 after Basic: ${forecast?.status}`)
