/*
Send the onboarding e-mail to anna@acme.example
2026-11-02 setup organization_created
2026-11-02 eva@acme.example user_created
2026-11-02 eva@acme.example capabilities_changed
2026-11-02 eva@acme.example number_changed
2026-11-02 eva@acme.example change_scheduled
2026-12-01 system change_applied
Delivered again: 0
On 2026-11-15 Anna held nothing, on 2026-12-01 basic
*/
import { openPortal } from './portal.js'

const { licensing, acme, travelTo } = await openPortal()
const anna = await acme.users.create(
  { firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' },
  { onboarding: 'send' },
)
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })
await acme.confirm(await acme.plan({ users: [anna.id], assign: ['basic'], on: '2026-12-01' }))

travelTo('2026-12-02')
await licensing.applyDue() // from cron, or from a job queue
const lines: string[] = []
await licensing.deliverEvents((event) => {
  if (event.kind === 'user_created' && event.onboarding === 'send')
    console.log(`Send the onboarding e-mail to ${event.profile.email}`)
  lines.push(`${event.date} ${event.actor} ${event.kind}`)
})
console.log(lines.join('\n'))
console.log(`Delivered again: ${(await licensing.deliverEvents(() => undefined)).delivered}`)

const held = async (date: string) =>
  (await acme.users.stateOn(anna.id, date)).user?.holdings.map(({ license }) => license).join(', ')
console.log(
  `On 2026-11-15 Anna held ${(await held('2026-11-15')) || 'nothing'}, on 2026-12-01 ${await held('2026-12-01')}`,
)
