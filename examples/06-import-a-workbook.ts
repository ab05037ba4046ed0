/*
Read: xlsx, sheet Data, 8 rows go on, 6 are refused
- row 9, E-mail: The same e-mail address is in rows 9, 10. Keep it in one.
- row 10, E-mail: The same e-mail address is in rows 9, 10. Keep it in one.
- row 11, E-mail: "lena.dahl(at)nordhamn.example" is not an e-mail address.
Planned: 7 create, 1 refused
Confirmed: 7 created, 1 refused
Handed back: column J, Issues (seatline): 8 of 14 rows need a look
The same file again: 7 unchanged, 1 refused
Template: 7 users, all unchanged when uploaded as it is
One of them has changed since: row 2 stale_row, the others go on: 6 unchanged
*/
import { readFile } from 'node:fs/promises'
import { annotateWorkbook, readUsers, writeTemplate } from 'seatline/excel'
import { swedish } from 'seatline/languages'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const options = { defaultCountry: 'SE', catalog }
const bytes = await readFile(new URL('data/users.xlsx', import.meta.url))

// What the file says, and what it cannot mean
const read = await readUsers(bytes, options)
console.log(
  `Read: ${read.format}, sheet ${read.sheet}, ${read.rows.length} rows go on, ${read.refused.length} are refused`,
)
const errors = read.issues.filter(({ level }) => level === 'error')
for (const { where, message } of errors.slice(0, 3))
  console.log(`- row ${where.row}, ${where.header}: ${message}`)

// What it would do; then do it
const plan = await acme.imports.plan(read.rows)
console.log(`Planned: ${count(plan.rows.map(({ outcome }) => outcome))}`)
const result = await acme.imports.confirm(plan)
console.log(`Confirmed: ${count(result.rows.map(({ status }) => status))}`)

// The person gets the file back, with what to mend
const back = await annotateWorkbook(bytes, read, { rows: result.rows, catalog })
const mended = await readUsers(back, options)
const issues = mended.columns.find(({ reason }) => reason === 'issues')
console.log(`Handed back: column ${issues?.column}, ${issues?.header}`)
const again = await acme.imports.plan(mended.rows)
console.log(`The same file again: ${count(again.rows.map(({ outcome }) => outcome))}`)

// The next time they start from the users that there are
const template = await writeTemplate({ language: swedish, catalog, users: acme.users.pages() })
const filled = await readUsers(template, options)
const untouched = await acme.imports.plan(filled.rows)
console.log(
  `Template: ${filled.rows.length} users, all ${count(untouched.rows.map(({ outcome }) => outcome)).slice(2)} when uploaded as it is`,
)
const [first] = untouched.rows
await acme.users.update(first?.user ?? '', { department: 'Board' })
const later = await acme.imports.plan(filled.rows)
const [refused, ...others] = later.rows
console.log(
  `One of them has changed since: row ${refused?.row} ${refused?.issues[0]?.code}, the others go on: ${count(others.map(({ outcome }) => outcome))}`,
)

function count(outcomes: readonly string[]): string {
  return [...new Set(outcomes)]
    .map((outcome) => `${outcomes.filter((one) => one === outcome).length} ${outcome}`)
    .join(', ')
}
