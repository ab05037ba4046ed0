/*
Call recording: 1 held, 1 to be taken, 0 free of 2
Cia: conflict, All 1 seats of Privacy are taken.
  would help: free_seat
  would help: raise_seat_limit
*/
import { describeConflict, wordingOf } from 'seatline'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const names = ['Anna', 'Bo', 'Cia']
const ids = await Promise.all(
  names.map(async (name) => (await acme.users.create({ firstName: name, surname: 'Berg', email: `${name}@acme.example` })).id),
)
const [anna = '', bo = '', cia = ''] = ids
for (const [index, user] of [anna, bo].entries()) {
  await acme.numbers.add(user, { number: `+46810000${index}1`, type: 'landline' })
  await acme.confirm(await acme.plan({ users: [user], assign: ['basic'], on: 'now' }))
}
await acme.settings.setSeatLimit('recording', 2)
await acme.confirm(await acme.plan({ users: [anna], assign: ['recording'], on: 'now' }))
await acme.confirm(await acme.plan({ users: [bo], assign: ['recording'], on: '2026-12-01' }))
const [seats] = await acme.seats.count(['recording'], { through: '2026-12-01' })
console.log(`Call recording: ${seats?.held} held, ${seats?.toBeTaken} to be taken, ${seats?.free} free of ${seats?.limit}`)

await acme.settings.setSeatLimit('privacy', 1)
await acme.confirm(await acme.plan({ users: [bo], assign: ['privacy'], on: 'now' }))
const [answer] = (await acme.plan({ users: [cia], assign: ['privacy'], on: 'now' })).users
console.log(`Cia: ${answer?.status}, ${answer?.conflicts.map((conflict) => describeConflict(conflict, wordingOf(catalog))).join(' ')}`)
for (const { actions } of answer?.remedies.sets ?? []) console.log(`  would help: ${actions.map(({ kind }) => kind).join(' and ')}`)
