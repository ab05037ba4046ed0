/*
Basic is stricter: not everybody who could have it still can. For example, a user who holds Basic.

As things stand:
  anna: Basic fails on January 11, 2027: no landline number.
  bo: From January 1, 2027, Basic no longer meets its requirements: no landline number.
  2 of 2 users

With a landline for Bo from February:
  anna: Basic fails on January 11, 2027: no landline number.
  bo: From January 1, 2027 until February 1, 2027, Basic no longer meets its requirements: +4681000001 not active until February 1, 2027.
  2 of 2 users

And one for Anna now:
  bo: From January 1, 2027 until February 1, 2027, Basic no longer meets its requirements: +4681000001 not active until February 1, 2027.
  1 of 2 users
*/
import { createLicensing, defineCatalog, describeEffects, memoryStore, wordingOf } from 'seatline'
import { compareCatalogs, describeComparison } from 'seatline/analysis'

const data = {
  id: 'data',
  name: 'Mobile data',
  licenses: [{ id: 'data10', name: 'Data 10' }],
} as const

// an edition counts from its date until the next begins; the first one always was
const catalog = defineCatalog({
  editions: [
    {
      tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }, data],
    },
    {
      from: '2027-01-01',
      tracks: [
        {
          id: 'voice',
          name: 'Voice',
          licenses: [
            { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
          ],
        },
        data,
      ],
    },
  ],
})
const words = wordingOf(catalog)

// the rules alone: what is stricter, with somebody who is refused
const on = { before: '2026-12-31', after: '2027-01-01' }
const comparison = compareCatalogs(catalog, catalog, { on })
for (const line of describeComparison({ before: catalog, after: catalog }, comparison))
  console.log(line)

const licensing = createLicensing({
  catalog,
  store: memoryStore(),
  clock: () => new Date('2026-11-02T09:00:00Z'),
})
await licensing.organizations.create(
  { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
  { actor: 'setup' },
)
const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
for (const [id, firstName] of [
  ['anna', 'Anna'],
  ['bo', 'Bo'],
] as const)
  await acme.users.create({ id, firstName, surname: 'Berg', email: `${id}@acme.example` })
await acme.confirm(await acme.plan({ users: ['bo'], assign: ['basic'], on: 'now' }))
await acme.confirm(await acme.plan({ users: ['anna'], assign: ['basic'], on: '2027-01-11' }))

/** Tells what the edition of January does to people, compared with the catalog without it. */
async function tell(when: string) {
  console.log(`\n${when}`)
  for await (const { users, summary } of licensing.tryCatalog({ edition: '2027-01-01' })) {
    for (const { user, effects } of users)
      console.log(`  ${user}: ${describeEffects(effects, { words }).join(' ')}`)
    console.log(`  ${summary.affected} of ${summary.looked} users`)
  }
}

await tell('As things stand:')
await acme.numbers.add('bo', { number: '+4681000001', type: 'landline', from: '2027-02-01' })
await tell('With a landline for Bo from February:')
await acme.numbers.add('anna', { number: '+4681000002', type: 'landline' })
await tell('And one for Anna now:')
