import { assertType, expectTypeOf, test } from 'vitest'
import {
  defineCatalog,
  memoryStore,
  createLicensing,
  type ImportRow,
  type ListedChange,
  type Plan,
} from '../../src/index.js'
import {
  annotateWorkbook,
  describeIssue,
  exportChanges,
  exportConflicts,
  exportUsers,
  readUsers,
  sheetWords,
  writeTemplate,
  type ImportField,
  type Issue,
  type ImportRow as ReadRow,
  type IssueCode,
  type ReadUsersResult,
  type SheetLanguage,
} from '../../src/excel/index.js'

const bytes = new Uint8Array()
const catalog = defineCatalog({
  tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }],
})
const acme = createLicensing({ catalog, store: memoryStore() }).organization('acme', {
  actor: 'eva',
})

test('the rows read are the rows that an import plans', async () => {
  expectTypeOf<ReadRow>().toEqualTypeOf<ImportRow>()
  const read = await readUsers(bytes, { defaultCountry: 'SE', catalog })
  expectTypeOf(read).toEqualTypeOf<ReadUsersResult>()
  const planned = await acme.imports.plan(read.rows, { mode: 'upsert' })
  const done = await acme.imports.confirm(planned)
  void annotateWorkbook(bytes, read, { rows: done.rows })
  void annotateWorkbook(bytes, read, { rows: planned.rows })
})

test('in a row, absent leaves a field as it is and null clears it', () => {
  assertType<ImportRow>({ row: 2, email: 'anna@acme.example' })
  assertType<ImportRow>({
    row: 2,
    email: 'anna@acme.example',
    department: null,
    mobile: null,
    attributes: { employeeId: null },
  })
  // @ts-expect-error -- a name cannot be cleared
  assertType<ImportRow>({ row: 2, email: 'anna@acme.example', firstName: null })
  // @ts-expect-error -- which user is it?
  assertType<ImportRow>({ row: 2, firstName: 'Anna' })
})

test('the country of numbers is always given', () => {
  // @ts-expect-error -- defaultCountry is missing
  void readUsers(bytes, {})
})

test('columns are for fields, or for attributes of the portal', () => {
  void readUsers(bytes, {
    defaultCountry: 'SE',
    mapping: { A: 'email', B: 'attribute:costCenter', C: null },
  })
  // @ts-expect-error -- there is no such field
  void readUsers(bytes, { defaultCountry: 'SE', mapping: { A: 'mail' } })
  expectTypeOf<'email'>().toExtend<ImportField>()
})

test('a language has a sentence for each issue, or replaces some', () => {
  expectTypeOf(sheetWords).toHaveProperty('sv')
  expectTypeOf<keyof typeof sheetWords>().toEqualTypeOf<SheetLanguage>()
  const issue = {} as Issue
  expectTypeOf(issue.code).toEqualTypeOf<IssueCode>()
  expectTypeOf(describeIssue(issue, { number_invalid: () => 'Ogiltigt nummer.' })).toBeString()
  // @ts-expect-error -- there is no such code
  describeIssue(issue, { number_wrong: () => 'Ogiltigt nummer.' })
  void describeIssue(issue, { number_doubled: ({ rows }) => rows.join(' och ') })
  // @ts-expect-error -- it has no rows
  void describeIssue(issue, { number_several: ({ rows }) => String(rows) })
})

test('reading and importing have one type of issue, which knows its data by its code', async () => {
  const { rows } = await acme.imports.plan([])
  const { issues } = await readUsers(bytes, { defaultCountry: 'SE' })
  for (const issue of [...issues, ...rows.flatMap((row) => row.issues)]) {
    expectTypeOf(issue).toExtend<Issue>()
    if (issue.code === 'number_doubled') expectTypeOf(issue.rows).toEqualTypeOf<readonly number[]>()
    // @ts-expect-error -- not every issue has rows
    void issue.rows
  }
})

test('what the organization lists can be written as it comes', () => {
  expectTypeOf(exportUsers(acme.users.pages())).toEqualTypeOf<Promise<Uint8Array>>()
  void exportChanges(acme.schedule.pages({ track: 'voice' }), { format: 'csv' })
  void writeTemplate({ users: acme.users.pages(), language: 'sv' })
  expectTypeOf(exportChanges)
    .parameter(0)
    .extract<Iterable<unknown>>()
    .toEqualTypeOf<Iterable<readonly ListedChange[]>>()
  expectTypeOf(exportConflicts).parameter(0).toEqualTypeOf<Plan>()
  // @ts-expect-error -- there is no such language
  void writeTemplate({ language: 'xx' })
})
