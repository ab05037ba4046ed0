/*
Unlimited 5G on 2026-11-20: conflict, by itself from 2026-12-01
  1. move_change: breaks nothing
  2. choose_date: breaks nothing
  3. add_number and assign: breaks nothing
Preview of 1: ready, and Basic is still on 2026-12-01
Done and confirmed: all
  basic on 2026-11-20: applied
  unlimited5g on 2026-11-20: applied
*/
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const anna = await acme.users.create({
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })
await acme.confirm(await acme.plan({ users: [anna.id], assign: ['basic'], on: '2026-12-01' }))

const plan = await acme.plan({ users: [anna.id], assign: ['unlimited5g'], on: '2026-11-20' })
const [answer] = plan.users
console.log(`Unlimited 5G on 2026-11-20: ${answer?.status}, by itself from ${answer?.earliestDate}`)
const sets = answer?.remedies.sets ?? []
for (const [index, { actions, breaks }] of sets.entries()) {
  const broken = breaks.map(({ license, on }) => `${license} on ${on}`).join(', ') || 'nothing'
  console.log(`  ${index + 1}. ${actions.map(({ kind }) => kind).join(' and ')}: breaks ${broken}`)
}

const choice = { user: anna.id, remedy: sets[0] ?? { actions: [] } }
const preview = await acme.remedy(plan, choice, { preview: true })
const [basic] = (await acme.schedule.of(anna.id)).changes
if (preview.status === 'done')
  console.log(
    `Preview of 1: ${preview.plan.users[0]?.status}, and Basic is still on ${basic?.effectiveDate}`,
  )

const done = await acme.remedy(plan, choice)
if (done.status === 'done')
  console.log(`Done and confirmed: ${(await acme.confirm(done.plan)).carriedOut}`)
for (const { change, effectiveDate, forecast } of (await acme.schedule.of(anna.id)).changes)
  console.log(`  ${change.license} on ${effectiveDate}: ${forecast?.status}`)
