import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { previewUsers, readUsers, type ReadUsersOptions } from '../../src/excel/index.js'

const HEADER =
  '<row r="1"><c t="inlineStr"><is><t>First name</t></is></c><c t="inlineStr"><is><t>E-mail</t></is></c></row>'
const relation = (type: string, target: string) =>
  `<Relationships><Relationship Id="r1" Type="x/${type}" Target="${target}"/></Relationships>`

function workbookOf(sheet: string): Uint8Array {
  const parts = {
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook><sheets><sheet name="__proto__" id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'sheet.xml'),
    'xl/sheet.xml': sheet,
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  )
}

const endOf = (file: Uint8Array, options: Partial<ReadUsersOptions> = {}): Promise<string> =>
  readUsers(file, { defaultCountry: 'SE', ...options }).then(
    () => 'read',
    (error: { code: string }) => error.code,
  )
const codeOf = (sheet: string, limits: ReadUsersOptions['limits'] = {}) =>
  endOf(workbookOf(sheet), { limits })
const csv = (text: string) => strToU8(text)

/**
 * Milliseconds and megabytes that an answer took. Shown in the report, bounded far above what they
 * are.
 */
async function costOf(
  work: () => Promise<unknown>,
): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const [memory, started] = [process.memoryUsage.rss(), performance.now()]
  await work()
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: (process.memoryUsage.rss() - memory) / 1024 / 1024,
  }
}

describe('X6 hostile workbooks end in a typed error', () => {
  it('a compressed bomb stops at the limit', async () => {
    const bomb = `<worksheet><sheetData>${HEADER}${'<row/>'.repeat(4_000_000)}</sheetData></worksheet>`
    expect(await codeOf(bomb, { unpackedBytes: 1_000_000 })).toBe('file_too_large')
  })

  it('a bomb of 100 MB in 100 KB costs little memory, and can be left while it is read', async () => {
    const bomb = workbookOf(
      `<worksheet><sheetData>${HEADER}${`<row>${' '.repeat(1_000)}</row>`.repeat(100_000)}</sheetData></worksheet>`,
    )
    const { megabytes } = await costOf(async () =>
      expect(await endOf(bomb, { limits: { unpackedBytes: 40_000_000 } })).toBe('file_too_large'),
    )
    expect(megabytes).toBeLessThan(300)
    const signal = AbortSignal.timeout(50)
    expect(await endOf(bomb, { signal })).toBe('aborted')
  })

  it('too many rows stop at the limit', async () => {
    expect(
      await codeOf(
        `<worksheet><sheetData>${HEADER.replace(' r="1"', '').repeat(20)}</sheetData></worksheet>`,
        { rows: 5 },
      ),
    ).toBe('file_too_large')
  })

  it('a cell in the millionth column is refused', async () => {
    const far = `<row r="2"><c r="ZZZZ2"><v>1</v></c></row>`
    expect(
      await codeOf(
        `<worksheet><dimension ref="A1:ZZZZ9999999"/><sheetData>${HEADER}${far}</sheetData></worksheet>`,
      ),
    ).toBe('file_too_large')
  })

  it('entities of its own are refused', async () => {
    expect(
      await codeOf(
        `<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData>${HEADER}</sheetData></worksheet>`,
      ),
    ).toBe('file_corrupt')
  })

  it('deep nesting is refused', async () =>
    expect(await codeOf('<a>'.repeat(100_000))).toBe('file_corrupt'))

  it('a sheet named __proto__ is read like any other', async () => {
    expect(await codeOf(`<worksheet><sheetData>${HEADER}</sheetData></worksheet>`)).toBe('read')
  })

  it('columns, attributes and mappings named __proto__ reach no prototype', async () => {
    const file = csv('E-mail;__proto__;constructor\nanna@acme.example;x;y')
    const { rows } = await readUsers(file, {
      defaultCountry: 'SE',
      attributes: [{ name: 'constructor' }],
    })
    expect(Object.hasOwn(rows[0]?.attributes ?? {}, 'constructor')).toBe(true)
    expect(await endOf(file, { attributes: [{ name: '__proto__' }] })).toBe('input_invalid')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('an .xls whose link covers every cell makes none of them', async () => {
    const book = XLSX.utils.book_new()
    const sheet = XLSX.utils.aoa_to_sheet([
      ['First name', 'E-mail'],
      ['Anna', 'anna@acme.example'],
    ])
    Object.assign(sheet['B2'] as XLSX.CellObject, { l: { Target: 'mailto:anna@acme.example' } })
    XLSX.utils.book_append_sheet(book, sheet, 'Data')
    const bytes = new Uint8Array(
      XLSX.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer,
    )
    const link = bytes.findIndex(
      (byte, at) =>
        byte === 0xb8 && bytes[at + 1] === 0x01 && bytes[at + 4] === 1 && bytes[at + 8] === 1,
    )
    expect(link).toBeGreaterThan(0)
    bytes.set([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff], link + 4)
    const { seconds, megabytes } = await costOf(async () => expect(await endOf(bytes)).toBe('read'))
    expect(seconds).toBeLessThan(20)
    expect(megabytes).toBeLessThan(300)
  })
})

describe('X6 what is small in the file and large outside of it stops at a limit', () => {
  const fault = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../fixtures/faults/${name}`, import.meta.url)))

  it('a record of an .xls that says nothing about cells is passed over, whatever is in it', async () =>
    expect(await endOf(fault('b-theme-broken.xls'))).toBe('read'))

  it('a text of 32,767 characters is read, and one more is too long', async () => {
    const file = (length: number) => csv(`E-mail;Note\na@acme.example;${'x'.repeat(length)}`)
    expect(await endOf(file(32_767))).toBe('read')
    expect(await endOf(file(32_768))).toBe('file_too_large')
  })

  it('cells in all, in every format', async () => {
    const rows = [['E-mail'], ...Array.from({ length: 30 }, (_, at) => [`u${at}@acme.example`])]
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Data')
    for (const bookType of ['xlsx', 'xlsb', 'biff8', 'ods', 'csv'] as const) {
      const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
      expect(await endOf(bytes, { limits: { cells: 31 } }), bookType).toBe('read')
      expect(await endOf(bytes, { limits: { cells: 30 } }), bookType).toBe('file_too_large')
    }
  })

  it('of many rows that open with a lone quotation mark, one is told', async () => {
    const file = csv(`E-mail;Name\n${'"a@acme.example;b\n'.repeat(500)}`)
    const { notices } = await readUsers(file, { defaultCountry: 'SE' })
    expect(notices.filter(({ code }) => code === 'quote_unclosed')).toHaveLength(1)
  })

  it('what a reader throws is an error that says what to do', async () => {
    const broken = new TypeError('x is not a function')
    const sheet = {
      name: 'Data',
      visibility: 'visible' as const,
      layout: () => ({ hiddenColumns: [], merges: [], links: new Map() }),
      rows: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(broken) }) }),
    }
    const workbook = {
      format: 'xlsx',
      dateSystem: '1900',
      sheets: [sheet],
      remarks: () => [],
    } as const
    const reader = { open: () => Promise.resolve(workbook) }
    expect(await endOf(csv(''), { reader })).toBe('file_corrupt')
    expect(await endOf(csv(''), { reader: { open: () => Promise.reject(broken) } })).toBe(
      'file_corrupt',
    )
  })

  it('an abort is heard among the cells of wide rows', async () => {
    const file = csv(`E-mail\n${`${'x;'.repeat(10_000)}\n`.repeat(400)}`)
    const abort = new AbortController()
    let stopped = 0
    setTimeout(() => {
      stopped = performance.now()
      abort.abort()
    }, 20)
    expect(await endOf(file, { signal: abort.signal })).toBe('aborted')
    expect(performance.now() - stopped).toBeLessThan(2_000) // 100 ms on a machine of one's own
  })
})

describe('X6 no text is slow to understand', () => {
  const evil: readonly (readonly [what: string, text: string])[] = [
    ['spaces', ' '.repeat(32_000)],
    ['digits', '1'.repeat(32_000)],
    ['dots and at signs', 'a.'.repeat(8_000) + '@' + 'b.'.repeat(8_000)],
    ['brackets', '('.repeat(16_000) + '0'.repeat(16_000)],
    ['numbers and slashes', '070 / '.repeat(5_000)],
    ['combining marks', 'a' + '\u0301'.repeat(32_000)],
    ['joiners', '\u200d'.repeat(32_000)],
    ['dates', '1 1 1 '.repeat(5_000)],
    ['extensions', '1 ext'.repeat(6_000)],
  ]
  for (const [what, text] of evil) {
    it(`a cell full of ${what} in a header and in every column`, async () => {
      const headers = [
        'First name',
        'Surname',
        'E-mail',
        'Department',
        'Landline',
        'Mobile',
        'Employee ID',
        'License',
        'Assignment date',
        'Onboarding e-mail',
      ]
      const file = csv(`${headers.join(';')};${text}\n${headers.map(() => text).join(';')}\n`)
      const { seconds } = await costOf(async () => {
        await readUsers(file, {
          defaultCountry: 'SE',
          licenses: [{ id: 'basic' }],
          departments: ['Sales'],
        })
        await previewUsers(file, { defaultCountry: 'SE' })
      })
      expect(seconds).toBeLessThan(10)
    })
  }
})

describe('X6 issues are kept up to a limit, and all of them are counted', () => {
  const wrong = (rows: number) =>
    csv(
      `E-mail;Mobile;Landline\n${Array.from({ length: rows }, (_, at) => `u${at}(at)acme.example;1;2\n`).join('')}`,
    )

  it('every refused row keeps its first error, and a notice says how many are not listed', async () => {
    const { issues, refused, notices, summary } = await readUsers(wrong(100), {
      defaultCountry: 'SE',
      limits: { issues: 30 },
    })
    expect(summary).toMatchObject({ refused: 100, errors: 300 })
    expect(summary.byCode.map(({ count }) => count)).toEqual([200, 100])
    expect(issues).toHaveLength(30 + 90)
    expect(refused.every((row) => row.issues.length > 0)).toBe(true)
    expect(notices.find(({ code }) => code === 'issues_left_out')).toMatchObject({ count: 180 })
  })

  it('notes do not take the room of errors', async () => {
    const { issues, summary } = await readUsers(
      csv(
        `E-mail;Mobile\n${' a@acme.example;070-174 06 05\n'.repeat(40)}x(at)acme.example;070-174 06 06\n`,
      ),
      { defaultCountry: 'SE', limits: { issues: 10 } },
    )
    expect(issues.filter(({ level }) => level === 'note')).toHaveLength(10)
    expect(summary.notes).toBe(40)
    expect(issues.filter(({ code }) => code === 'email_invalid')).toHaveLength(1)
  })

  it('nothing is said where all of them are kept', async () => {
    const { notices, issues, summary } = await readUsers(wrong(5), {
      defaultCountry: 'SE',
      limits: { issues: 15 },
    })
    expect(issues).toHaveLength(15)
    expect(summary.errors).toBe(15)
    expect(notices.map(({ code }) => code)).not.toContain('issues_left_out')
  })
})
