/*
Basic for Anna: ready
Anna holds basic since 2026-11-02
Business Mobile for Anna: conflict
  Business Mobile needs an active mobile number, but the user has none.
  would help: Add a mobile number that is active by November 2, 2026.
*/
import { describeConflict, describeRemedy, wordingOf } from 'seatline'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const anna = await acme.users.create(
  { firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' },
  { onboarding: 'send' },
)
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })

const basic = await acme.planFor(anna.id, { assign: ['basic'], on: 'now' })
console.log(`Basic for Anna: ${basic.answer.status}`)
await acme.confirm(basic.plan)
for (const { license, since } of (await acme.users.get(anna.id)).holdings)
  console.log(`Anna holds ${license} since ${since}`)

const { answer } = await acme.planFor(anna.id, { assign: ['businessMobile'], on: 'now' })
console.log(`Business Mobile for Anna: ${answer.status}`)
for (const conflict of answer.conflicts)
  console.log(`  ${describeConflict(conflict, { words: wordingOf(catalog) })}`)
for (const remedy of answer.remedies.sets)
  console.log(`  would help: ${describeRemedy(remedy, { words: wordingOf(catalog) })}`)
