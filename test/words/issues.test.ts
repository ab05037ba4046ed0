import { describe, expect, test } from 'vitest'
import { createLicensing, memoryStore } from '../../src/index.js'
import { annotateWorkbook, describeIssue, readUsers, type Issue } from '../../src/excel/index.js'
import { englishIssues, swedish, type IssueSentences } from '../../src/languages/index.js'
import { languages } from '../support/languages.js'
import { depthOfIsolates, oddNames } from '../support/odd-names.js'
import { guideCatalog } from '../support/portal.js'

const codes = Object.keys(englishIssues) as (keyof IssueSentences)[]
const tables = Object.entries(languages).map(([name, { issues }]) => [name, issues] as const)

/** Says a code with data that can be told apart, and notes which of it the sentence asks for. */
function saidOf(
  messages: Partial<IssueSentences>,
  code: keyof IssueSentences,
  given: { readonly [name: string]: unknown } = {},
) {
  const asked = new Set<string>()
  const data = new Proxy(given, {
    get: (_, name) => (asked.add(String(name)), given[String(name)] ?? standIn(String(name))),
  })
  const sentence = messages[code] as ((data: object) => string) | undefined // any data will do
  return { sentence: sentence?.(data) ?? '', asked }
}

function standIn(name: string): unknown {
  if (['actual', 'expected', 'type'].includes(name)) return 'landline'
  if (name === 'wellFormed') return true
  return ['rows', 'readings', 'columns', 'licenses'].includes(name)
    ? [`‹${name}›`, '…']
    : `‹${name}›`
}

/** What a sentence is chosen by, or names in its own words. */
const unsaid = ['field', 'count', 'actual', 'expected', 'type', 'wellFormed', 'form']

describe('issues of cells and rows in words', () => {
  describe.each(tables)('%s', (language, messages) => {
    test.each(codes)('%s: a sentence that has what the English one has', (code) => {
      const { sentence, asked } = saidOf(messages, code)
      expect(sentence).toMatch(/^[\p{Lu}‹„“"”‘«][^]*\.$/u)
      expect(sentence).not.toMatch(/undefined|\[object| {2}|\.\.|\s[.,]/)
      for (const name of asked)
        if (!unsaid.includes(name))
          expect([code, sentence]).toEqual([code, expect.stringContaining(`‹${name}›`)])
      const english = saidOf(englishIssues, code)
      const needed = [...english.asked].filter(
        (name) =>
          !['field', 'form', ...(code.startsWith('column_') ? ['attribute'] : [])].includes(name),
      )
      expect([code, [...asked]]).toEqual([code, expect.arrayContaining(needed)])
      if (language !== 'english') expect(sentence).not.toBe(english.sentence)
    })

    test.each(Object.entries(oddNames))('reads well with %s in every parameter', (_, name) => {
      const where = { sheet: name, row: 7, header: name, attribute: name, value: name }
      const known = { count: 2, first: 7, max: 9, form: undefined, ...where, field: 'surname' }
      for (const code of codes) {
        const { asked } = saidOf(messages, code, known)
        const data = [...asked].filter((key) => !Object.hasOwn(known, key))
        const odd = ['holder', 'link', 'email']
        const issue = Object.fromEntries(
          data.map((key) => [key, odd.includes(key) ? name : standIn(key)]),
        )
        const sentence = describeIssue(
          { code, level: 'error', message: '', ...known, where, ...issue } as Issue,
          { language: { issues: messages } },
        )
        const bare = sentence.replaceAll(name, 'NAME')
        expect([code, bare]).toEqual([
          code,
          expect.not.stringMatching(/(?<!\.)\.\.(?!\.)|NAME\.\.|\.{4}| {2}|undefined/),
        ])
        expect([code, depthOfIsolates(sentence)]).toEqual([code, 0])
      }
    })

    test('a text that is written as a date is not told to be written so', () => {
      const of = (wellFormed: boolean) => saidOf(messages, 'date_invalid', { wellFormed }).sentence
      expect(of(true)).not.toMatch(/-(MM|DD)|-(TT|JJ)/)
      expect(of(false)).toMatch(/-MM-/)
    })

    test('one and several read differently', () => {
      for (const code of ['rows_hidden', 'rows_without_user', 'issues_left_out'] as const) {
        const of = (count: number) => saidOf(messages, code, { count, first: 7 }).sentence
        expect(of(1)).not.toBe(of(2).replace('2', '1'))
        expect(of(2)).toContain('2')
      }
    })
  })

  test('every issue of a row has the data of its sentence', async () => {
    const licensing = createLicensing({
      catalog: guideCatalog,
      store: memoryStore(),
      clock: () => new Date('2026-11-02T09:00:00Z'),
    })
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
    const acme = licensing.organization('acme', { actor: 'eva' })
    const bo = await acme.users.create({ firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' })
    await acme.numbers.add(bo.id, { number: '+46701234567', type: 'mobile' })
    const long = 'x'.repeat(2_001)
    const { rows } = await acme.imports.plan([
      { row: 2, email: 'nobody', firstName: 'A', surname: 'B', attributes: { role: long } },
      {
        row: 3,
        email: 'a@acme.example',
        surname: long,
        landline: '08',
        mobile: '+46701234567',
        license: 'none',
        assignmentDate: '2020-01-01',
      },
      {
        row: 4,
        email: 'b@acme.example',
        license: 'basic',
        removeLicense: 'basic',
        assignmentDate: 'soon',
        version: 'edited',
      },
      { row: 5, email: 'bo@acme.example', landline: '+46701234567', version: 'v99' },
      { row: 6, email: 'c@acme.example' },
      { row: 7, email: 'c@acme.example' },
      { row: 8, email: 'bo@acme.example', firstName: 'E', surname: 'F', version: `v1:someone` },
    ])
    const issues = rows.flatMap((row): readonly Issue[] => row.issues)
    expect(new Set(issues.map(({ code }) => code)).size).toBeGreaterThan(11)
    for (const issue of issues) {
      for (const [, messages] of tables)
        expect(describeIssue(issue, { language: { issues: messages } })).not.toMatch(/undefined/)
      const { code, level, where, message, ...data } = issue
      expect([code, level, typeof where.row]).toEqual([code, 'error', 'number'])
      for (const value of Object.values(data).flat())
        if (typeof value !== 'boolean') expect(message).toContain(String(value).slice(0, 4))
    }
  })

  test('what reading and importing both find is one issue, said in one way', async () => {
    const licensing = createLicensing({ catalog: guideCatalog, store: memoryStore() })
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'America/New_York', country: 'US' },
      { actor: 'setup' },
    )
    const acme = licensing.organization('acme', { actor: 'eva' })
    const number = '+12125550123' // of a country whose numbers don't tell their type
    const bad = [
      { row: 2, email: 'nobody', firstName: 'x'.repeat(201) },
      { row: 3, email: 'a@acme.example', attributes: { employeeId: 'y'.repeat(2_001) } },
      { row: 4, email: 'A@acme.example', license: 'silver' },
      { row: 5, email: 'b@acme.example', landline: number, mobile: number },
      { row: 6, email: 'c@acme.example', assignmentDate: '2027-02-31' },
      { row: 7, email: 'd@acme.example', assignmentDate: 'soon' },
    ]
    const lines = bad.map(({ email, ...row }) =>
      [
        email,
        row.firstName,
        row.attributes?.employeeId,
        row.landline,
        row.mobile,
        row.license,
        row.assignmentDate,
      ].join(';'),
    )
    const header = 'E-mail;First name;Employee ID;Landline;Mobile;License;Start date'
    const read = await readUsers(new TextEncoder().encode([header, ...lines].join('\n')), {
      defaultCountry: 'US',
      catalog: guideCatalog,
    })
    const { rows } = await acme.imports.plan(bad)
    const found = (issues: readonly Issue[]) =>
      issues
        .filter(({ code }) => code !== 'name_missing')
        .map(({ where: { row, field, attribute, value }, suggestion: _, ...issue }) => ({
          where: { row, field, attribute, value },
          ...issue,
        }))
    const readIssues = found(read.issues)
    expect(readIssues).toHaveLength(9)
    expect(found(rows.flatMap(({ issues }): readonly Issue[] => issues))).toEqual(
      expect.arrayContaining(readIssues),
    )
    expect(read.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['email_invalid', 'text_too_long', 'email_doubled', 'number_doubled']),
    )
  })

  test('a workbook is handed back in one language, with people by their names', async () => {
    const licensing = createLicensing({
      catalog: guideCatalog,
      store: memoryStore(),
      clock: () => new Date('2026-11-02T09:00:00Z'),
    })
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
    const acme = licensing.organization('acme', { actor: 'eva' })
    const bo = await acme.users.create({ firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' })
    await acme.numbers.add(bo.id, { number: '+46701234567', type: 'mobile' })
    const csv = new TextEncoder().encode(
      'First name;Surname;E-mail;Mobile\nAnna;Berg;anna@acme.example;+46701234567',
    )
    const read = await readUsers(csv, { defaultCountry: 'SE' })
    const { rows } = await acme.imports.plan(read.rows)
    const back = await annotateWorkbook(csv, read, {
      rows,
      language: swedish,
      nameOf: (user) => (user === bo.id ? 'Bo Ek' : user),
    })
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    await workbook.xlsx.load(back.buffer as ArrayBuffer)
    const text = JSON.stringify(workbook.worksheets[0]?.getRow(2).values)
    expect(text).toContain('+46701234567 tillhör användaren Bo Ek. Ta bort numret där först.')
    expect(text).toContain('Inte importerad.')
  })
})
