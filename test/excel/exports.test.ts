import { describe, expect, test } from 'vitest'
import {
  exportChanges,
  exportConflicts,
  exportTable,
  exportUsers,
  readUsers,
} from '../../src/excel/index.js'
import { swedish } from '../../src/languages/index.js'
import { guideCatalog, openPortal } from '../support/portal.js'

const lines = (bytes: Uint8Array) =>
  new TextDecoder()
    .decode(bytes)
    .split('\r\n')
    .filter((line) => line !== '')

const DANGEROUS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u200B=1',
  "'=1",
  '＝1',
  '=cmd|"/c calc"!A1',
  '+46701740605',
]

describe('X6 what is exported cannot run', () => {
  test.each([',', ';', '\t'] as const)(
    'no field of a .csv begins like a formula (%j), and reading takes the guard off',
    async (separator) => {
      const rows = DANGEROUS.map((text, index) => [text, `u${index}@acme.example`])
      const bytes = await exportTable(
        'Users',
        [{ header: 'Surname' }, { header: 'E-mail' }],
        [rows],
        { format: 'csv', separator },
      )
      const fields = lines(bytes)
        .slice(1)
        .map((line) => line.replace(/^"/, ''))
      expect(fields.filter((field) => /^[=+\-@\t\r＝]/.test(field))).toEqual([])
      const read = await readUsers(bytes, { defaultCountry: 'SE' })
      const surnames = [...read.rows, ...read.refused.map(({ values }) => values)].map(
        ({ surname }) => surname,
      )
      expect(surnames).toContain('=1+1')
      expect(surnames).toContain('+46701740605')
      expect(surnames.filter((name) => name?.startsWith("'"))).toEqual(["'=1"])
    },
  )

  test('in .xlsx a text is a text, and a number is a number', async () => {
    const bytes = await exportTable(
      'A/B: [list]',
      [{ header: 'Text' }, { header: 'Number' }, { header: 'Truth' }],
      [[['=1+1', -5, true]], [[null, Number.NaN, false]]],
    )
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const [sheet] = workbook.worksheets
    expect(sheet?.name).toBe('A B   list')
    const values = [2, 3].map((row) =>
      [1, 2, 3].map((column) => sheet?.getCell(row, column).value ?? null),
    )
    expect(values).toEqual([
      ['=1+1', -5, true],
      [null, null, false],
    ])
    expect(sheet?.getCell(2, 1).numFmt).toBe('@')
  })
})

describe('lists of seatline', () => {
  test('users, scheduled changes and conflicts', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', '2026-12-01')
    const csv = { format: 'csv', separator: ';', catalog: guideCatalog } as const
    expect(lines(await exportUsers(acme.users.pages(), { ...csv, language: swedish }))).toEqual([
      '\uFEFFFörnamn;Efternamn;E-post;Avdelning;Fast nummer;Mobilnummer;Nuvarande licenser'.slice(
        1,
      ),
      "Anna;Berg;anna@acme.example;;'+4681000001;;Basic",
    ])
    expect(
      lines(await exportChanges([await acme.schedule.list()], { ...csv, nameOf: () => 'Anna' })),
    ).toEqual([
      'User;Change;License;Date;Own date',
      'Anna;Assign;Unlimited 5G;2026-12-01;2026-12-01',
    ])
    const plan = await acme.plan({ users: [anna], assign: ['businessMobile'], on: 'now' })
    expect(lines(await exportConflicts(plan, csv))).toEqual([
      'User;License;Date;Reason',
      `${anna};Business Mobile;2026-11-01;Business Mobile needs an active mobile number, but the user has none.`,
    ])
  })

  test('what is exported can be imported again', async () => {
    const { acme, user } = await openPortal()
    await user('Anna', 'landline', 'mobile')
    for (const format of ['csv', 'xlsx'] as const) {
      const { rows } = await readUsers(await exportUsers(acme.users.pages(), { format }), {
        defaultCountry: 'SE',
      })
      expect((await acme.imports.plan(rows)).rows.map(({ outcome }) => outcome)).toEqual([
        'unchanged',
      ])
    }
  })
})
