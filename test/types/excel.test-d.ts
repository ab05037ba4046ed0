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
  writeTemplate,
  type ImportField,
  type Issue,
  type ImportRow as ReadRow,
  type IssueCode,
  type ReadUsersResult,
} from '../../src/excel/index.js'
import { danish, english, extendLanguage } from '../../src/languages/index.js'

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

test('an issue is described in a language that has the sentences', () => {
  const issue = {} as Issue
  expectTypeOf(issue.code).toEqualTypeOf<IssueCode>()
  expectTypeOf(describeIssue(issue, { language: english })).toBeString()
  // @ts-expect-error -- Danish has no sentences about issues
  describeIssue(issue, { language: danish })
  extendLanguage(english, { issues: { number_doubled: ({ rows }) => rows.join(' och ') } })
  // @ts-expect-error -- it has no rows
  extendLanguage(english, { issues: { number_several: ({ rows }) => String(rows) } })
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
  void writeTemplate({ users: acme.users.pages(), language: danish })
  expectTypeOf(exportChanges)
    .parameter(0)
    .extract<Iterable<unknown>>()
    .toEqualTypeOf<Iterable<readonly ListedChange[]>>()
  expectTypeOf(exportConflicts).parameter(0).toEqualTypeOf<Plan>()
  // @ts-expect-error -- a language is no code
  void writeTemplate({ language: 'sv' })
  // @ts-expect-error -- Danish has the words of workbooks only
  void exportConflicts({} as Plan, { language: danish })
})
