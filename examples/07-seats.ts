/*
Call recording: 1 held, 1 to be taken, 0 free of 2
Cia: conflict, The only seat of Privacy is taken.
  would help: Take a seat of Privacy from another user by November 2, 2026.
  would help: Raise the limit of Privacy to 2 seats starting November 2, 2026.
*/
import { describeConflict, describeRemedy, wordingOf } from 'seatline'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const names = ['Anna', 'Bo', 'Cia']
const ids = await Promise.all(
  names.map(
    async (name) =>
      (await acme.users.create({ firstName: name, surname: 'Berg', email: `${name}@acme.example` }))
        .id,
  ),
)
const [anna = '', bo = '', cia = ''] = ids
for (const [index, user] of [anna, bo].entries()) {
  await acme.numbers.add(user, { number: `+46810000${index}1`, type: 'landline' })
  await acme.confirm(await acme.plan({ users: [user], assign: ['basic'], on: 'now' }))
}
await acme.settings.setSeatLimit('recording', 2)
await acme.confirm(await acme.plan({ users: [anna], assign: ['recording'], on: 'now' }))
await acme.confirm(await acme.plan({ users: [bo], assign: ['recording'], on: '2026-12-01' }))
const [seats] = await acme.seats.count(['recording'], { on: '2026-12-01' })
console.log(
  `Call recording: ${seats?.held} held, ${seats?.toBeTaken} to be taken, ${seats?.free} free of ${seats?.limit}`,
)

await acme.settings.setSeatLimit('privacy', 1)
await acme.confirm(await acme.plan({ users: [bo], assign: ['privacy'], on: 'now' }))
const [answer] = (await acme.plan({ users: [cia], assign: ['privacy'], on: 'now' })).users
console.log(
  `Cia: ${answer?.status}, ${answer?.conflicts.map((conflict) => describeConflict(conflict, { words: wordingOf(catalog) })).join(' ')}`,
)
for (const remedy of answer?.remedies.sets ?? [])
  console.log(`  would help: ${describeRemedy(remedy, { words: wordingOf(catalog) })}`)
