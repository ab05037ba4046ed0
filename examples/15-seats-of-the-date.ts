/*
Bo Ek for 2026-12-10: conflict
  The only seat of Data 10 is taken.
  There will be no seat unless somebody leaves.
Cia Lind for 2026-12-15: conflict
  The only seat of Data 10 is taken.
  There will be a seat on 2026-12-24.
Bo waits: Data 10 can now be assigned on December 28, 2026.
Cia Lind for 2026-12-26: ready
  Data 10 can no longer be assigned to Bo Ek on December 28, 2026: no free seat.
Forecast: 1 of 3 users has conflicts.
  1 of 3 users: The only seat of Data 10 is taken. (Bo Ek)
2026-11-02: 1 held or booked, 0 free
2026-12-24: 0 held or booked, 1 free
2026-12-26: 1 held or booked, 0 free
2026-12-28: 2 held or booked, -1 free
Lowest: -1 on 2026-12-28
*/
import { conflictNote, describeConflict, describeEffects, wordingOf } from 'seatline'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const names = new Map<string, string>()
const user = async (firstName: string, surname: string) => {
  const email = `${firstName.toLowerCase()}@acme.example`
  const { id } = await acme.users.create({ firstName, surname, email })
  names.set(id, `${firstName} ${surname}`)
  return id
}
const words = { ...wordingOf(catalog), user: (id: string) => names.get(id) ?? id }
const [anna, bo, cia] = [
  await user('Anna', 'Berg'),
  await user('Bo', 'Ek'),
  await user('Cia', 'Lind'),
]

/** What a plan to assign Data 10 says. */
async function show(who: string, on: string) {
  const { plan, answer } = await acme.planFor(who, { assign: ['data10'], on })
  console.log(`${words.user(who)} for ${on}: ${answer.status}`)
  const conflicts = answer.conflicts.map((one) => describeConflict(one, { words }))
  const others = describeEffects(answer.effects, { words })
  for (const line of [...conflicts, ...others]) console.log(`  ${line}`)
  if (conflicts.length > 0)
    console.log(
      answer.earliestDate === null
        ? '  There will be no seat unless somebody leaves.'
        : `  There will be a seat on ${answer.earliestDate}.`,
    )
  return plan
}

// one seat, and Anna has it
await acme.settings.setSeatLimit('data10', 1)
await acme.confirm(await acme.plan({ users: [anna], assign: ['data10'], on: 'now' }))

// scheduled all the same
const {
  changes: [change = ''],
} = await acme.confirmFor(await show(bo, '2026-12-10'))

// Anna leaves, and Bo waits until then
await acme.confirm(await acme.plan({ users: [anna], remove: ['data10'], on: '2026-12-24' }))
await show(cia, '2026-12-15')
const moved = await acme.schedule.move(bo, change, '2026-12-28')
if (moved.status === 'done')
  console.log(`Bo waits: ${describeEffects(moved.effects, { words }).join(' ')}`)

// Cia comes before Bo, and is told whose seat it is
await acme.confirm(await show(cia, '2026-12-26'))

// what will happen to everybody
for await (const page of acme.reports.forecast()) {
  const note = conflictNote(catalog, page, { words })
  console.log(`Forecast: ${note.text}`)
  for (const { line, users: who } of note.groups)
    console.log(`  ${line} (${who.map(words.user).join(', ')})`)
}
const [seats] = await acme.seats.over(['data10'])
for (const { date, held, free } of seats?.dates ?? [])
  console.log(`${date}: ${held} held or booked, ${free} free`)
console.log(`Lowest: ${seats?.lowest?.free} on ${seats?.lowest?.date}`)
