import { strToU8 } from 'fflate'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  previewUsers,
  readUsers,
  type ReadUsersOptions,
  type ReadUsersResult,
} from '../../src/excel/index.js'

const FOLDER = new URL('../fixtures/faults/', import.meta.url)
const OPTIONS = {
  defaultCountry: 'SE',
  attributes: [{ name: 'employeeId' }, { name: 'ICCID' }, { name: 'Shift' }],
} as const

const reading = (file: Uint8Array, options: Partial<ReadUsersOptions> = {}) =>
  readUsers(file, { ...OPTIONS, ...options })
const ofFile = (name: string, options?: Partial<ReadUsersOptions>) =>
  reading(new Uint8Array(readFileSync(new URL(name, FOLDER))), options)
const ofCsv = (...lines: readonly string[]) => reading(strToU8(lines.join('\n')))

/** The issues and notices as `code@cell`, without notes. */
const flagged = ({ issues, notices }: ReadUsersResult) =>
  [...issues, ...notices]
    .filter(({ level }) => level !== 'note')
    .map(({ code, where: { column = '', row = '' } }) => `${code}@${column}${row}`)

describe('X2 the workbook itself is read', () => {
  it('never one that is embedded in it', async () => {
    const { rows } = await ofFile('b-embedded-workbook.xls')
    expect(rows.map(({ email }) => email)).toEqual(['anna@acme.example'])
  })

  it('without the modules that old versions of Excel left in it', async () => {
    const { rows } = await ofFile('x-module-sheet.xlsx')
    expect(rows.map(({ email }) => email)).toEqual(['anna@acme.example'])
  })
})

describe('X2 a value is what the sheet shows', () => {
  it('with the letters and zeros of its format', async () => {
    const result = await ofFile('x-id-formats.xlsx')
    expect(result.rows.map(({ attributes }) => attributes?.['employeeId'])).toEqual([
      'E00005',
      '00042',
    ])
    expect(result.rows.map(({ mobile }) => mobile)).toEqual(['+46701740605', '+46701740606'])
    expect(result.issues).toEqual([])
  })

  it('as a time of day or a share', async () => {
    const { rows } = await ofFile('x-time-attribute.xlsx')
    expect(rows.map(({ attributes }) => attributes?.['Shift'])).toEqual(['08:30', '50%'])
  })

  it('but a date is not a department, in .ods as elsewhere', async () => {
    const result = await ofFile('t-date-as-department.ods')
    expect(flagged(result)).toEqual(['date_instead_of_text@D2'])
    expect(result.issues[0]?.where.value).toBe('2027-03-15')
  })

  it('and nothing that is hidden under a merged cell', async () => {
    const result = await ofFile('x-hidden-under-merge.xlsx')
    expect(flagged(result)).toEqual(['merged_cell@C3', 'merged_cell@D3'])
  })

  it.each(['8,94601E+18', '8.94601E+18', '8946012345678900000'])(
    'and %s is flagged: its digits are lost',
    async (shown) => {
      const result = await ofCsv('First name;Surname;E-mail;ICCID', `A;B;a@acme.example;${shown}`)
      expect(flagged(result)).toEqual(['number_precision_lost@D2'])
    },
  )

  it.each(['8946012345678901234', '12E4', 'E00005'])('but %s is a text', async (shown) => {
    const { rows } = await ofCsv('First name;Surname;E-mail;ICCID', `A;B;a@acme.example;${shown}`)
    expect(rows[0]?.attributes).toEqual({ ICCID: shown })
  })
})

describe('X2 separated text is read as people see it', () => {
  it('rows are counted without the line that names the separator', async () => {
    const result = await ofCsv('sep=;', 'First name;E-mail', 'Anna;anna@acme.example', 'Bo;bo(at)x')
    expect(result.headerRow).toBe(1)
    expect(result.rows.map(({ row }) => row)).toEqual([2])
    expect(flagged(result)).toEqual(['email_invalid@B3'])
  })

  it.each([
    ["'anna@acme.example", { email: 'anna@acme.example' }],
    ["anna@acme.example;'0701740605", { mobile: '+46701740605' }],
    ["anna@acme.example;;'00042", { attributes: { employeeId: '00042' } }],
    ["anna@acme.example;;;'t Hart", { surname: "'t Hart" }],
  ])('%s is read without the apostrophe that keeps it a text', async (cells, expected) => {
    const { rows } = await ofCsv('E-mail;Mobile;Employee ID;Surname', cells)
    expect(rows[0]).toMatchObject(expected)
  })

  it('a value to the right of the last header is told', async () => {
    const result = await ofCsv(
      'First name;Surname;E-mail;Department',
      'Anna;Berg;anna@acme.example;Sales; North',
      'Bo;Ek;bo@acme.example;IT;;',
    )
    expect(flagged(result)).toEqual(['value_without_header@E2'])
    expect(result.rows).toHaveLength(2)
  })

  it('an encoding that was guessed is a warning, and one that was chosen is none', async () => {
    expect(flagged(await ofFile('csv-cp1250.csv'))).toEqual(['encoding_assumed@'])
    const chosen = await ofFile('csv-cp1250.csv', { encoding: 'windows-1250' })
    expect(chosen.rows.map(({ surname }) => surname)).toEqual(['Żółć', 'Čapek'])
    expect(flagged(chosen)).toEqual([])
    expect(chosen.encoding).toBe('windows-1250')
  })

  it.each(['shift_jis', 'gbk', 'windows-1251'])(
    'the encoding %s can be chosen',
    async (encoding) => {
      const name = encoding === 'windows-1251' ? 'Анна' : '王'
      const file = encodedAs(encoding, `First name;E-mail\n`, name, `;a@acme.example`)
      const { rows } = await reading(file, { encoding })
      expect(rows[0]?.firstName).toBe(name)
      const preview = await previewUsers(file, { ...OPTIONS, encoding })
      expect(preview.sheets[0]?.columns[0]?.samples).toEqual([name])
    },
  )

  it('an encoding that nobody knows is refused', async () =>
    await expect(reading(strToU8('E-mail\n'), { encoding: 'klingon' })).rejects.toMatchObject({
      code: 'input_invalid',
    }))
})

describe('X1 two columns do not rule each other out', () => {
  it('a room is no phone number', async () => {
    const { rows, columns } = await ofCsv(
      'User Name,First Name,Last Name,Office Number,Office Phone,Mobile Phone',
      'anna@acme.example,Anna,Berg,18/2111,08-123 45 67,070-174 06 05',
    )
    expect(rows[0]).toMatchObject({ landline: '+4681234567', mobile: '+46701740605' })
    expect(columns.find(({ header }) => header === 'Office Number')?.target).toBeNull()
  })

  it('a column of rooms alone is none either, and one of numbers is', async () => {
    const header = 'First name,Surname,E-mail,Office number'
    const rooms = await ofCsv(header, 'Anna,Berg,anna@acme.example,18/2111')
    expect(rooms.rows[0]).not.toHaveProperty('landline')
    const numbers = await ofCsv(header, 'Anna,Berg,anna@acme.example,08-123 45 67')
    expect(numbers.rows[0]?.landline).toBe('+4681234567')
  })
})

describe('X2 an address in the form of a mail program is suggested', () => {
  it.each([
    '[anna@acme.example](mailto:anna@acme.example)',
    'anna@acme.example<mailto:Anna@acme.example>',
    'Anna Berg (anna@acme.example)',
    "'anna@acme.example'",
    'Anna Berg: anna@acme.example;',
  ])('%s', async (shown) => {
    const { issues } = await ofCsv('First name\tE-mail', `Anna\t${shown}`)
    expect(issues.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ['email_invalid', 'anna@acme.example'],
    ])
  })

  it('but not one of two', async () => {
    const { issues } = await ofCsv('First name\tE-mail', 'Anna\ta@acme.example, b@acme.example')
    expect(issues[0]?.suggestion).toBeUndefined()
  })
})

describe('X1 headers are known in eleven languages', () => {
  it.each([
    [
      'Nombre;Apellidos;Correo electrónico;Departamento;Teléfono fijo;Teléfono móvil;Licencia;Fecha de inicio',
    ],
    [
      'Imię;Nazwisko;Adres e-mail;Dział;Telefon stacjonarny;Telefon komórkowy;Licencja;Data rozpoczęcia',
    ],
    ['Nome;Cognome;Indirizzo e-mail;Reparto;Telefono fisso;Cellulare;Licenza;Data di inizio'],
  ])('%s', async (header) => {
    const { columns } = await ofCsv(header, 'A;B;a@acme.example')
    expect(columns.map(({ target }) => target)).toEqual([
      'firstName',
      'surname',
      'email',
      'department',
      'landline',
      'mobile',
      'license',
      'assignmentDate',
    ])
  })
})

/** Encodes the letters of one name by trying all pairs of bytes: no engine encodes but UTF-8. */
function encodedAs(encoding: string, before: string, name: string, after: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const codes = Array.from({ length: 0x10000 }, (_, code) =>
    code < 256 ? Uint8Array.of(code) : Uint8Array.of(code >> 8, code & 255),
  )
  const bytesOf = (letter: string) => codes.find((bytes) => decoder.decode(bytes) === letter)!
  return Uint8Array.from([
    ...strToU8(before),
    ...[...name].flatMap((letter) => [...bytesOf(letter)]),
    ...strToU8(after),
  ])
}
