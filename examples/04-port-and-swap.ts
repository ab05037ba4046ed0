/*
Too early: A mobile number cannot be ported on 2026-11-05. The earliest date is 2026-11-09.
Ported on 2026-11-09 (weekends_only), which repairs businessMobile on 2026-11-09
Swapped on 2026-12-01: Business Mobile now rings +46702000002
*/
import { isSeatlineError, createLicensing, memoryStore } from 'seatline'
import { catalog } from './catalog.js'
import { swedishPorting } from './swedish-porting.js'

let now = new Date('2026-11-02T09:00:00Z')
const licensing = createLicensing({
  catalog,
  store: memoryStore(),
  clock: () => now,
  porting: swedishPorting(),
})
await licensing.organizations.create(
  { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
  { actor: 'setup' },
)
const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
const anna = await acme.users.create({
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })
await acme.numbers.add(anna.id, { number: '+46701000001', type: 'mobile', status: 'foreign' })
await acme.confirm(
  await acme.plan({ users: [anna.id], assign: ['businessMobile'], on: '2026-11-09' }),
)

try {
  await acme.numbers.startPorting(anna.id, '+46701000001', '2026-11-05')
} catch (error) {
  if (isSeatlineError(error, 'porting_date_refused')) console.log(`Too early: ${error.message}`)
}
const ported = await acme.numbers.startPorting(anna.id, '+46701000001', '2026-11-09')
if (ported.status === 'done') {
  const [repaired] = ported.effects.repairs
  console.log(
    `Ported on 2026-11-09 (${ported.calendar}), which repairs ${repaired?.license} on ${repaired?.on}`,
  )
}

await acme.numbers.add(anna.id, { number: '+46702000002', type: 'mobile' })
await acme.schedule.setDetails(
  anna.id,
  (await acme.schedule.of(anna.id)).changes[0]?.change.id ?? '',
  {
    landline: '+4681000001',
    mobile: '+46701000001',
  },
)
await acme.numbers.swap(anna.id, { from: '+46701000001', to: '+46702000002', on: '2026-12-01' })
now = new Date('2026-12-01T09:00:00Z')
console.log(
  `Swapped on 2026-12-01: Business Mobile now rings ${(await acme.users.get(anna.id)).holdings[0]?.details['mobile']}`,
)
