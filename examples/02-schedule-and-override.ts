/*
Unlimited 5G on 2026-11-20: conflict, earliest 2026-12-01
Unlimited 5G on 2026-12-01: ready
Basic moved to 2027-01-01 breaks unlimited5g on 2026-12-01
One date for all, 2027-02-01, repairs unlimited5g on 2027-02-01
Clearing it breaks unlimited5g on 2026-12-01
Basic back on 2026-12-01 repairs unlimited5g on 2026-12-01
On 2026-12-01 Anna holds basic, unlimited5g
*/
import { openPortal } from './portal.js'

const { acme, travelTo } = await openPortal()
const anna = await acme.users.create({
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })

const basic = await acme.planFor(anna.id, { assign: ['basic'], on: '2026-12-01' })
const {
  changes: [change = ''],
} = await acme.confirmFor(basic.plan)
const early = await acme.planFor(anna.id, { assign: ['unlimited5g'], on: '2026-11-20' })
const { status, earliestDate } = early.answer
console.log(`Unlimited 5G on 2026-11-20: ${status}, earliest ${earliestDate}`)
const { plan, answer } = await acme.planFor(anna.id, { assign: ['unlimited5g'], on: '2026-12-01' })
console.log(`Unlimited 5G on 2026-12-01: ${answer.status}`)
await acme.confirm(plan)

await tell('Basic moved to 2027-01-01', acme.schedule.move(anna.id, change, '2027-01-01'))
await tell('One date for all, 2027-02-01,', acme.schedule.override(anna.id, '2027-02-01'))
await tell('Clearing it', acme.schedule.clearOverride(anna.id))
await tell('Basic back on 2026-12-01', acme.schedule.move(anna.id, change, '2026-12-01'))

travelTo('2026-12-01')
console.log(
  `On 2026-12-01 Anna holds ${(await acme.users.get(anna.id)).holdings.map(({ license }) => license).join(', ')}`,
)

/** Every edit says what it does to the other changes. */
async function tell(what: string, edit: ReturnType<typeof acme.schedule.move>) {
  const result = await edit
  if (result.status === 'refused') return console.log(`${what} is refused`)
  for (const { license, on } of result.effects.breaks)
    console.log(`${what} breaks ${license} on ${on}`)
  for (const { license, on } of result.effects.repairs)
    console.log(`${what} repairs ${license} on ${on}`)
}
