import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { defineCatalog } from '../../src/index.js'
import {
  annotateWorkbook,
  readUsers,
  writeTemplate,
  type ReadUsersOptions,
  type ReadUsersResult,
} from '../../src/excel/index.js'
import { openWith } from '../support/portal.js'
import { catalogOfColumns as catalog } from './support/catalog-of-columns.js'

const reading = (lines: readonly string[], options: Partial<ReadUsersOptions> = {}) =>
  readUsers(strToU8(lines.join('\n')), { defaultCountry: 'SE', catalog, ...options })
const licenses = ({ rows }: ReadUsersResult) => rows.map(({ license }) => license)
const codes = ({ issues, notices }: ReadUsersResult) =>
  [...issues, ...notices].map(
    ({ code, where: { column = '', row = '' } }) => `${code}@${column}${row}`,
  )

describe('X4 a row may name several licenses', () => {
  it.each([
    ['Basic, Office', ['basic', 'office']],
    ['Basic+office', ['basic', 'office']],
    ['basic; VPN ;Office', ['basic', 'vpn', 'office']],
    ['Mail + Calendar', 'mail'],
    ['VPN + Mail + Calendar', ['vpn', 'mail']],
    ['Office / VPN', ['office', 'vpn']],
    ['Basic,', 'basic'],
  ])('in one cell: %s', async (cell, expected) => {
    const result = await reading([
      'First name\tSurname\tE-mail\tLicense',
      `A\tB\ta@acme.example\t${cell}`,
    ])
    expect(licenses(result)).toEqual([expected])
  })

  it('of which one that is unknown refuses the row', async () => {
    const result = await reading(['E-mail;License', 'a@acme.example;"Basic, Golden"'])
    expect(codes(result)).toEqual(['license_unknown@B2'])
  })

  it('in a column for each track', async () => {
    const result = await reading([
      'First name;Surname;E-mail;Voice;Apps',
      'Anna;Berg;anna@acme.example;Premium;"Office, VPN"',
      'Bo;Ek;bo@acme.example;;Office',
      'Cia;Ås;cia@acme.example;Office;',
    ])
    expect(licenses(result)).toEqual([['premium', 'office', 'vpn'], 'office'])
    expect(codes(result)).toEqual(['license_unknown@D4'])
  })

  it.each(['x', 'TRUE', '1', 'ja'])('in a column for each license, ticked: %s', async (tick) => {
    const result = await reading([
      'First name;Surname;E-mail;Basic;Office;VPN',
      `Anna;Berg;anna@acme.example;${tick};;${tick}`,
      'Bo;Ek;bo@acme.example;no;0;FALSE',
    ])
    expect(licenses(result)).toEqual([['basic', 'vpn'], undefined])
    expect(codes(result)).toEqual([])
  })

  it('but a column that only is called like a license is left alone', async () => {
    const result = await reading(['First name;Surname;E-mail;Office', 'A;B;a@acme.example;Room 18'])
    expect(result.columns.at(-1)).toMatchObject({ target: null, suggestion: 'license:office' })
    expect(result.rows).toHaveLength(1)
  })

  it('and a person may say which license a column is for', async () => {
    const result = await reading(['E-mail;Remote', 'a@acme.example;x'], {
      mapping: { B: 'license:vpn' },
    })
    expect(licenses(result)).toEqual(['vpn'])
  })

  it('licenses in the rows of a sheet without headers do not make one a header', async () => {
    const rows = ['Anna;anna@acme.example;Basic;Office', 'Bo;bo@acme.example;Basic;VPN']
    await expect(reading(rows)).rejects.toMatchObject({ code: 'no_header' })
  })
})

describe('X4 the licenses of a row may have dates of their own', () => {
  it('behind each in one cell', async () => {
    const result = await reading([
      'E-mail;License;Start date',
      'a@acme.example;"Basic 2027-03-01, Mail + Calendar (2027-04-01), VPN";2027-01-01',
    ])
    expect(result.rows[0]).toMatchObject({
      assignmentDate: '2027-01-01',
      license: [
        { license: 'basic', on: '2027-03-01' },
        { license: 'mail', on: '2027-04-01' },
        'vpn',
      ],
    })
  })

  it('in a column of dates beside the one of a track or of a license', async () => {
    const result = await reading([
      'E-mail;Voice;Voice start date;Office;Ingangsdatum Office;Date Apps',
      'a@acme.example;Premium;2027-03-01;x;2027-04-01;',
      'b@acme.example;Basic;;x;;',
    ])
    expect(result.columns.map(({ target }) => target)).toEqual([
      'email',
      'track:voice',
      'trackDate:voice',
      'license:office',
      'licenseDate:office',
      'trackDate:apps',
    ])
    expect(licenses(result)).toEqual([
      [
        { license: 'premium', on: '2027-03-01' },
        { license: 'office', on: '2027-04-01' },
      ],
      ['basic', 'office'],
    ])
  })

  it('in place of a tick', async () => {
    const result = await reading([
      'E-mail;Basic;Office',
      'a@acme.example;2027-03-01;now',
      'b@acme.example;03/04/2027;x',
    ])
    expect(licenses(result)).toEqual([
      [
        { license: 'basic', on: '2027-03-01' },
        { license: 'office', on: 'now' },
      ],
    ])
    expect(codes(result)).toEqual(['date_ambiguous@B3'])
  })

  it('and a date that is none refuses the row', async () => {
    const result = await reading(['E-mail;Voice;Voice date', 'a@acme.example;Basic;soon'])
    expect(codes(result)).toEqual(['date_invalid@C2'])
    expect(result.issues[0]?.where.field).toBe('assignmentDate')
  })

  it.each(['Basic 2027-02-30', '2027-03-01', 'Basic on Monday'])(
    'but %s names no license',
    async (cell) => {
      const result = await reading(['E-mail;License', `a@acme.example;${cell}`])
      expect(codes(result)).toEqual(['license_unknown@B2'])
    },
  )
})

describe('X4 CLEAR removes by column', () => {
  it('everything of a track, or one license, on its date', async () => {
    const result = await reading([
      'E-mail;Voice;Voice date;VPN;License',
      'a@acme.example;CLEAR;2027-03-01;CLEAR;Office',
    ])
    expect(result.rows[0]).toMatchObject({
      license: 'office',
      removeLicense: [{ track: 'voice', on: '2027-03-01' }, 'vpn'],
    })
  })

  it('only in capitals', async () => {
    const result = await reading([
      'E-mail;Voice;VPN',
      'a@acme.example;Basic;x',
      'b@acme.example;Clear;clear',
    ])
    expect(codes(result)).toEqual(['clear_misspelled@B3', 'clear_misspelled@C3'])
  })

  it('but says nothing in a column for any license', async () => {
    const result = await reading(['E-mail;License', 'a@acme.example;CLEAR'])
    expect(codes(result)).toEqual(['clear_not_allowed@B2'])
  })
})

describe('X3 rows that agree in everything but their licenses are one user', () => {
  const header = 'First name;Surname;E-mail;Mobile;License'

  it('whose licenses the first row takes', async () => {
    const result = await reading([
      header,
      'Anna;Berg;anna@acme.example;070-174 06 05;Basic',
      'Bo;Ek;bo@acme.example;;Office',
      'Anna;Berg;Anna@acme.example;070-174 06 05;VPN',
      ';;anna@acme.example;;Office',
    ])
    expect(result.rows.map(({ row, license }) => [row, license])).toEqual([
      [2, ['basic', 'vpn', 'office']],
      [3, 'office'],
    ])
    expect(codes(result)).toEqual(['row_merged@4', 'row_merged@5'])
    expect(result.summary).toMatchObject({ rows: 4, accepted: 2, refused: 0 })
  })

  it('each license on the date of its row', async () => {
    const result = await reading([
      `${header};Remove license;Start date`,
      'Anna;Berg;anna@acme.example;;Basic;;',
      'Anna;Berg;anna@acme.example;;VPN;;2027-01-01',
      'Anna;Berg;anna@acme.example;;;Basic;2027-03-01',
    ])
    expect(result.rows).toMatchObject([
      {
        row: 2,
        license: ['basic', { license: 'vpn', on: '2027-01-01' }],
        removeLicense: [{ license: 'basic', on: '2027-03-01' }],
        joined: [3, 4],
      },
    ])
  })

  it.each([
    ['another name', 'Anna;Dahl;anna@acme.example;;VPN'],
    ['the same license', 'Anna;Berg;anna@acme.example;;Basic'],
    ['no license', 'Anna;Berg;anna@acme.example;;'],
  ])('but with %s all of them are flagged', async (_, second) => {
    const result = await reading([
      `${header};Start date`,
      'Anna;Berg;anna@acme.example;;Basic',
      second,
    ])
    expect(codes(result)).toEqual(['email_doubled@C2', 'email_doubled@C3'])
    expect(result.rows).toEqual([])
  })
})

describe('X4 the licenses of a row go through one plan', () => {
  it('they are assigned together, and twice changes nothing', async () => {
    const { acme } = await openWith(catalog)
    const { rows } = await reading([
      'First name;Surname;E-mail;Voice;Apps',
      'Bo;Ek;bo@acme.example;Basic;"Office, VPN"',
    ])
    const done = await acme.imports.confirm(await acme.imports.plan(rows))
    expect(done.rows.map(({ status }) => status)).toEqual(['created'])
    const bo = await acme.users.get(done.rows[0]?.user ?? '')
    expect(bo.holdings.map(({ license }) => license)).toEqual(['basic', 'office', 'vpn'])
    const again = await acme.imports.plan(rows)
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged'])
  })

  it('several are removed in one row', async () => {
    const { acme } = await openWith(catalog)
    const header = 'First name;Surname;E-mail;License;Remove license'
    const first = await reading([header, 'Bo;Ek;bo@acme.example;"Office, VPN, Basic";'])
    const done = await acme.imports.confirm(await acme.imports.plan(first.rows))
    const second = await reading([header, ';;bo@acme.example;;"Office, VPN"'])
    await acme.imports.confirm(await acme.imports.plan(second.rows))
    const bo = await acme.users.get(done.rows[0]?.user ?? '')
    expect(bo.holdings.map(({ license }) => license)).toEqual(['basic'])
  })

  it('two of a track that holds one are told by user, and refuse the row', async () => {
    const { acme } = await openWith(catalog)
    const bytes = strToU8('First name;Surname;E-mail;License\nA;B;a@acme.example;"Basic, Premium"')
    const read = await readUsers(bytes, { defaultCountry: 'SE', catalog })
    const plan = await acme.imports.plan(read.rows)
    expect(plan.rows[0]?.issues).toMatchObject([
      { code: 'licenses_of_one_track', track: 'voice', licenses: ['basic', 'premium'] },
    ])
    const back = await readUsers(await annotateWorkbook(bytes, read, { rows: plan.rows }), {
      defaultCountry: 'SE',
      catalog,
    })
    expect(licenses(back)).toEqual([['basic', 'premium']])
  })
})

describe('Q7 a catalog of several editions', () => {
  const voice = (licenses: readonly { readonly id: string; readonly name: string }[]) => [
    { id: 'voice', name: 'Voice', licenses },
  ]
  const editions = defineCatalog<string, string>({
    editions: [
      {
        tracks: voice([
          { id: 'b1', name: 'Basic' },
          { id: 'p1', name: 'Plus' },
        ]),
      },
      {
        from: '2027-01-01',
        tracks: voice([
          { id: 'b2', name: 'Basic' },
          { id: 'p1', name: 'Premium' },
        ]),
      },
    ],
  })
  const named = async (cells: readonly string[], on?: string) => {
    const rows = cells.map((cell, index) => `A\tB\ta${index}@acme.example\t${cell}`)
    const options = { catalog: editions, ...(on !== undefined && { on }) }
    return licenses(await reading(['First name\tSurname\tE-mail\tLicense', ...rows], options))
  }

  it('a file may name licenses of all of them, by each of their names', async () =>
    expect(await named(['Plus', 'Premium', 'b1', 'b2'])).toEqual(['p1', 'p1', 'b1', 'b2']))

  it('a name that two licenses had is that of the edition of the date, or of the newest', async () => {
    expect(await named(['Basic'])).toEqual(['b2'])
    expect(await named(['Basic'], '2026-12-31')).toEqual(['b1'])
  })

  it('a template offers the edition of the date, or the newest', async () => {
    const offered = async (on?: string) => {
      const bytes = await writeTemplate({ catalog: editions, ...(on !== undefined && { on }) })
      const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
      return ['Basic', 'Plus', 'Premium'].filter((name) => parts.join('').includes(`>${name}<`))
    }
    expect(await offered('2026-12-31')).toEqual(['Basic', 'Plus'])
    expect(await offered('2027-01-01')).toEqual(['Basic', 'Premium'])
    expect(await offered()).toEqual(['Basic', 'Premium'])
  })
})
