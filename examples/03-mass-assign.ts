/*
500 of 520 users judged
520 of 520 users judged
3 of 520 users: Basic needs an active landline number, but the user has none.
applied: 517, refused: 3
*/
import { conflictNote } from 'seatline'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const rows = Array.from({ length: 520 }, (_, index) => ({
  row: index + 2,
  email: `user${index}@acme.example`,
  firstName: 'User',
  surname: String(index),
  ...(index % 200 === 50 ? {} : { landline: `+468${String(2_000_000 + index)}` }),
}))
const imported = await acme.imports.confirm(await acme.imports.plan(rows))
const users = imported.rows.flatMap(({ user }) => user ?? [])

const plan = await acme.plan(
  { users, assign: ['basic'], on: 'now' },
  {
    help: 'none',
    onProgress: ({ done, total }) => console.log(`${done} of ${total} users judged`),
  },
)
const note = conflictNote(catalog, plan)
for (const group of note.groups) console.log(group.line)

const result = await acme.confirm(plan)
const count = (status: string) => result.users.filter((user) => user.status === status).length
console.log(`applied: ${count('applied')}, refused: ${count('refused')}`)
