/*
xlsx, sheet Data, header in row 1
A firstName, B surname, C email, D department, E landline, F mobile, G onboardingEmail, H license, I assignmentDate
7 of 14 rows created
The same file again: 7 unchanged
*/
import { readFile } from 'node:fs/promises'
import { readUsers } from 'seatline/excel'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const licenses = catalog.definition.tracks.flatMap((track) => track.licenses.map(({ id, name }) => ({ id, name })))
const bytes = await readFile(new URL('data/users.xlsx', import.meta.url))
const read = await readUsers(bytes, { defaultCountry: 'SE', licenses })
console.log(`${read.format}, sheet ${read.sheet}, header in row ${read.headerRow}`)
console.log(read.columns.map(({ column, target }) => `${column} ${target}`).join(', '))

const first = await acme.imports.confirm(await acme.imports.plan(read.rows))
console.log(`${first.rows.filter(({ status }) => status === 'created').length} of ${read.rows.length + read.refused.length} rows created`)
const second = await acme.imports.plan(read.rows)
console.log(`The same file again: ${second.rows.filter(({ outcome }) => outcome === 'unchanged').length} unchanged`)
