// The whole guide on a real workbook: npm run quickstart
import { PGlite } from '@electric-sql/pglite'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  compareLicenses,
  conflictNote,
  createLicensing,
  describeConflict,
  describeRemedy,
  wordingOf,
  type Conflict,
  type Remedies,
} from 'seatline'
import { readUsers } from 'seatline/excel'
import { pgliteDriver, postgresStore } from 'seatline/postgres'
import { catalog } from './catalog.js'

const words = wordingOf(catalog)
const heading = (title: string) => console.log(`\n\u001b[1m${title}\u001b[0m`)
const say = (line: string) => console.log(`  ${line}`)
const because = (conflicts: readonly Conflict[]) =>
  [...new Set(conflicts.map((conflict) => describeConflict(conflict, { words })))].join(' ')

let now = new Date('2026-11-02T09:00:00Z')
const folder = await mkdtemp(join(tmpdir(), 'seatline-quickstart-'))
console.log('Starting PostgreSQL, embedded in this process and kept in a folder: a few seconds.')
const db = await PGlite.create(folder)
const store = postgresStore(pgliteDriver(db)) // a PostgreSQL server instead: pgDriver(pool). No database: memoryStore()
await store.migrate()
const licensing = createLicensing({ catalog, store, clock: () => now })
await licensing.organizations.create(
  { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
  { actor: 'setup' },
)
const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
await acme.settings.enable('5g')

heading('1. Import users from examples/data/users.xlsx')
const file = await readUsers(await readFile(new URL('data/users.xlsx', import.meta.url)), {
  defaultCountry: 'SE',
  catalog,
})
const imported = await acme.imports.confirm(await acme.imports.plan(file.rows))
const count = (status: string) => imported.rows.filter((row) => row.status === status).length
say(
  `Sheet ${file.sheet}: ${file.rows.length + file.refused.length} rows. ${count('created') + count('partial')} users created${count('partial') > 0 ? `, ${count('partial')} of them without a license yet` : ''}.`,
)
for (const { where, message, suggestion } of file.issues.filter(({ level }) => level === 'error'))
  say(
    `${where.column ?? 'row '}${where.row}: ${message}${suggestion ? ` Meant ${suggestion}?` : ''}`,
  )
for (const row of imported.rows) {
  if (row.status === 'refused')
    say(`row ${row.row} refused: ${row.answer?.issues.map((one) => one.message).join(' ') ?? ''}`)
  if (row.status === 'partial')
    say(
      `row ${row.row} license not given: ${because(row.answer?.licenses.flatMap(({ conflicts }) => conflicts) ?? [])}`,
    )
}

heading('2. Compare the licenses of Mobile data')
const comparison = compareLicenses(catalog, ['data10', 'unlimited5g'])
console.log(
  ['', ...comparison.licenses.map(({ name }) => name)].map((cell) => cell.padEnd(16)).join(''),
)
for (const { name, unit, values } of comparison.rows) {
  const cells = values.map((value) =>
    value === null
      ? '-'
      : value === true
        ? 'yes'
        : `${value}${unit && typeof value === 'number' ? ` ${unit}` : ''}`,
  )
  console.log([`  ${name}`, ...cells].map((cell) => cell.padEnd(16)).join(''))
}

heading('3. Plan Unlimited 5G for everybody who has no Voice license')
const users = (await acme.users.list()).filter((user) => user.holdings.length === 0)
const plan = await acme.plan({
  users: users.map((user) => user.id),
  assign: ['unlimited5g'],
  on: '2026-12-15',
})
const note = conflictNote(catalog, plan)
for (const group of note.groups) say(group.line)
for (const answer of plan.users) {
  const { firstName, surname } = users.find((user) => user.id === answer.user) ?? {
    firstName: '',
    surname: '',
  }
  say(
    `${firstName} ${surname}: ${answer.status === 'ready' ? 'would go through, with the Voice license scheduled before it' : `would help: ${helpOf(answer.remedies)}`}`,
  )
}

heading('4. Schedule: conflicts are warnings, the day decides')
const confirmed = await acme.confirm(plan)
say(
  `${confirmed.users.filter((user) => user.status === 'scheduled').length} changes scheduled for 2026-12-15.`,
)
const [lucky, unlucky] = users.filter((user) =>
  plan.users.some((answer) => answer.user === user.id && answer.status === 'conflict'),
)
if (!lucky || !unlucky) throw new Error('The workbook has too few users.')
await acme.numbers.add(lucky.id, { number: '+4681000001', type: 'landline' })
const base = await acme.confirm(
  await acme.plan({ users: [lucky.id], assign: ['basic'], on: '2026-12-15' }),
)
for (const repaired of base.users[0]?.verdict?.effects.repairs ?? [])
  say(`Basic for ${lucky.firstName} on the same day mends ${words.license(repaired.license)}.`)

heading(`5. One date for all changes of ${lucky.firstName}: 2027-01-10`)
const override = await acme.schedule.override(lucky.id, '2027-01-10')
if (override.status === 'done')
  say(`The own dates stay, and come back when the override is cleared.`)
for (const { change, effectiveDate, forecast } of (await acme.schedule.of(lucky.id)).changes) {
  say(
    `${effectiveDate}  ${words.license(change.license).padEnd(14)} (own date ${change.ownDate}) forecast: ${forecast?.status ?? '-'}`,
  )
}

heading('6. Let the days pass')
for (const day of ['2026-12-15', '2027-01-10']) {
  now = new Date(`${day}T05:00:00Z`)
  const { settled } = await licensing.applyDue()
  say(`${day}: ${settled} ${settled === 1 ? 'user' : 'users'} settled.`)
}
for (const user of [lucky, unlucky]) {
  const { holdings, changes } = await acme.users.get(user.id)
  say(
    `${user.firstName} ${user.surname} has ${holdings.map((holding) => words.license(holding.license)).join(' and ') || 'nothing'}.`,
  )
  for (const { license, failure } of changes)
    if (failure)
      say(`  ${words.license(license)} failed on ${failure.on}: ${because(failure.conflicts)}`)
}

heading('7. What left as events')
const kinds = new Map<string, number>()
await licensing.deliverEvents(
  (event) => void kinds.set(event.kind, (kinds.get(event.kind) ?? 0) + 1),
)
say([...kinds].map(([kind, times]) => `${times} ${kind}`).join(', '))
await db.close()
await rm(folder, { recursive: true })
console.log('\nThe same flows, one by one: examples/. The words and rules: docs/.')

/** The first remedy as a sentence. */
function helpOf({ sets: [first] }: Remedies): string {
  return first ? describeRemedy(first, { words }) : 'nothing that is in reach'
}
