import { describe, expect, test } from 'vitest'
import { createLicensing, memoryStore, type RowIssue } from '../../src/index.js'
import {
  annotateWorkbook,
  describeIssue,
  englishIssues,
  readUsers,
  sheetWords,
  type IssueMessages,
} from '../../src/excel/index.js'
import { depthOfIsolates, oddNames } from '../support/odd-names.js'
import { guideCatalog } from '../support/portal.js'

const codes = Object.keys(englishIssues) as (keyof IssueMessages)[]
const tables = Object.entries(sheetWords).flatMap(([language, { issueMessages }]) =>
  issueMessages === undefined ? [] : [[language, issueMessages] as const],
)

/** Says a code with parameters that can be told apart, and notes which of them it asks for. */
function saidOf(
  messages: Partial<IssueMessages>,
  code: keyof IssueMessages,
  given: { readonly [name: string]: string | number } = {},
) {
  const asked = new Set<string>()
  const parameters = new Proxy(given, {
    get: (_, name) => (asked.add(String(name)), given[String(name)] ?? `‹${String(name)}›`),
  })
  return { sentence: messages[code]?.(parameters) ?? '', asked }
}

describe('issues of cells and rows in words', () => {
  test('there are tables for the languages in which conflicts are told', () => {
    expect(tables.map(([language]) => language).sort()).toEqual(['de', 'en', 'fr', 'nl', 'sv'])
  })

  describe.each(tables)('%s', (language, messages) => {
    test.each(codes)('%s: a sentence that has what the English one has', (code) => {
      const { sentence, asked } = saidOf(messages, code)
      expect(sentence).toMatch(/^[\p{Lu}‹„“"”‘«][^]*\.$/u)
      expect(sentence).not.toMatch(/undefined|\[object| {2}|\.\.|\s[.,]/)
      for (const name of asked)
        if (name !== 'field' && name !== 'count')
          expect([code, sentence]).toEqual([code, expect.stringContaining(`‹${name}›`)])
      const english = saidOf(englishIssues, code)
      const needed = [...english.asked].filter((name) => name !== 'field')
      expect([code, [...asked].filter((name) => name !== 'field')]).toEqual([
        code,
        expect.arrayContaining(needed),
      ])
      if (language !== 'en') expect(sentence).not.toBe(english.sentence)
    })

    test.each(Object.entries(oddNames))('reads well with %s in every parameter', (_, name) => {
      const given = Object.fromEntries(
        ['value', 'holder', 'header', 'sheet', 'attribute', 'link', 'email'].map((key) => [
          key,
          name,
        ]),
      )
      for (const code of codes) {
        const { sentence } = saidOf(messages, code, given)
        const bare = sentence.replaceAll(name, 'NAME')
        expect([code, bare]).toEqual([
          code,
          expect.not.stringMatching(/(?<!\.)\.\.(?!\.)|NAME\.\.|\.{4}| {2}|undefined/),
        ])
        expect([code, depthOfIsolates(sentence)]).toEqual([code, 0])
      }
    })

    test('a text that is written as a date is not told to be written so', () => {
      const of = (value: string) => saidOf(messages, 'date_invalid', { value }).sentence
      expect(of('2027-02-31')).not.toMatch(/-(MM|DD)|-(TT|JJ)/)
      expect(of('soon')).toMatch(/-MM-/)
    })

    test('one and several read differently', () => {
      for (const code of ['rows_hidden', 'rows_without_user', 'notes_left_out'] as const) {
        const of = (count: number) => saidOf(messages, code, { count, first: 7 }).sentence
        expect(of(1)).not.toBe(of(2).replace('2', '1'))
        expect(of(2)).toContain('2')
      }
    })
  })

  test('every issue of a row has the parameters of its sentence', async () => {
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
    const issues = rows.flatMap((row): readonly RowIssue[] => row.issues)
    expect(new Set(issues.map(({ code }) => code)).size).toBeGreaterThan(11)
    for (const issue of issues) {
      for (const [, messages] of tables)
        expect(describeIssue(issue, messages)).not.toMatch(/undefined/)
      for (const value of Object.values(issue.parameters))
        expect(issue.message).toContain(String(value).slice(0, 4))
    }
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
      language: 'sv',
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
