import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  readUsers,
  writeTemplate,
  type TemplateOptions,
  type WrittenUser,
} from '../../src/excel/index.js'
import { sheetLanguages, type SheetLanguage } from '../support/languages.js'

const languages = Object.keys(sheetLanguages) as SheetLanguage[]
const licenses = [
  { id: 'basic', name: 'Basic' },
  { id: 'mobile', name: 'Business Mobile' },
  { id: 'x1', name: 'Twice' },
  { id: 'x2', name: 'twice' },
]
const departments = ['Sales', 'R&D "north"']
const attributes = [
  { name: 'employeeId', headers: ['Employee ID'] },
  { name: 'site', values: ['Oslo', 'Umeå'] },
]
const offered: TemplateOptions = { licenses, departments, attributes }

function user(part: Partial<WrittenUser> & { readonly id: string }): WrittenUser {
  const base = {
    revision: 3,
    firstName: 'Anna',
    surname: 'Berg',
    email: `${part.id}@acme.example`,
    department: 'Sales',
  }
  return { ...base, attributes: {}, numbers: [], holdings: [], ...part }
}

function numbers(
  ...list: readonly (readonly ['landline' | 'mobile', string])[]
): WrittenUser['numbers'] {
  return list.map(([type, number]) => ({
    type,
    number,
    status: 'active',
    from: '2026-01-01',
  })) as unknown as WrittenUser['numbers'] // well-formed
}

const parts = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  )
const read = (bytes: Uint8Array) =>
  readUsers(bytes, { defaultCountry: 'SE', ...(offered as object) })

describe('X5 the template', () => {
  test('the licenses to choose from may be those of a catalog', async () => {
    const catalog = { definition: { tracks: [{ id: 'all', name: 'All', licenses }] } }
    expect(await writeTemplate({ ...offered, catalog })).toEqual(await writeTemplate(offered))
    const { licenses: _, ...others } = offered
    expect(await writeTemplate({ ...others, catalog })).toEqual(await writeTemplate(offered))
  })

  test('the example of a license is the first one there is', async () => {
    const instructions = async (options: TemplateOptions) =>
      Object.values(parts(await writeTemplate(options))).find((part) =>
        part.includes('The license to assign.'),
      )
    expect(await instructions(offered)).toContain('>Basic<')
    expect(await instructions({ departments, attributes })).not.toContain('>Basic<')
  })

  test.each(languages)(
    'in %s: reading knows every column, and the words fit where Excel shows them',
    async (name) => {
      const language = sheetLanguages[name]
      const words = language.sheet
      const bytes = await writeTemplate({ ...offered, language, users: [[user({ id: 'u1' })]] })
      const file = await read(bytes)
      expect(file.sheet).toBe(words.sheets.data)
      expect(file.columns.map(({ target, reason }) => target ?? reason)).toEqual([
        'firstName',
        'surname',
        'email',
        'department',
        'attribute:employeeId',
        'attribute:site',
        'landline',
        'mobile',
        'license',
        'removeLicense',
        'assignmentDate',
        'onboardingEmail',
        'read_only',
        'read_only',
        'version',
      ])
      expect(
        file.columns.every(({ confidence, target }) => target === null || confidence >= 0.9),
      ).toBe(true)
      const texts = [...Object.values(words.fields), words.currentLicenses, words.otherNumbers]
      expect(
        texts.filter(
          ({ hint, header }) => hint.length > 255 || header.replace(/ \[.*/, '').length > 32,
        ),
      ).toEqual([])
    },
  )

  test.each(languages)('in %s: what a person is told to write is what is read', async (name) => {
    const { fields, yes, no } = sheetLanguages[name].sheet
    const columns = Object.values(fields)
    const csv = [columns.map(({ header }) => header), columns.map(({ example }) => example)]
      .map((row) => row.join(';'))
      .join('\n')
    const country = {
      english: 'GB',
      swedish: 'SE',
      norwegian: 'NO',
      danish: 'DK',
      finnish: 'FI',
      dutch: 'NL',
      german: 'DE',
      french: 'FR',
    }[name]
    const { rows, issues } = await readUsers(new TextEncoder().encode(csv), {
      defaultCountry: country,
    })
    expect(issues.filter(({ level }) => level !== 'note')).toEqual([])
    expect(rows).toMatchObject([{ assignmentDate: '2027-01-31', onboardingEmail: true }])
    const words = new TextEncoder().encode(
      `${fields.email.header};${fields.onboardingEmail.header}\na@acme.example;${yes}\nb@acme.example;${no}`,
    )
    expect(
      (await readUsers(words, { defaultCountry: country })).rows.map((row) => row.onboardingEmail),
    ).toEqual([true, false])
  })

  test('an empty one has no rows and no columns that are only shown', async () => {
    const file = await read(await writeTemplate(offered))
    expect([
      file.rows,
      file.refused,
      file.columns.some(({ target }) => target === 'version'),
    ]).toEqual([[], [], false])
  })

  test('the same input gives the same bytes', async () => {
    const once = () =>
      writeTemplate({ ...offered, users: [[user({ id: 'u1' })], [user({ id: 'u2' })]] })
    expect(await once()).toEqual(await once())
  })

  test('frozen header, pick-lists, text for numbers, columns that take nothing', async () => {
    const { 'xl/worksheets/sheet2.xml': data = '', 'xl/worksheets/sheet3.xml': lists = '' } = parts(
      await writeTemplate({ ...offered, users: [[user({ id: 'u1' })]] }),
    )
    expect(data).toContain(
      '<pane xSplit="3" ySplit="1" topLeftCell="D2" activePane="bottomRight" state="frozen"/>',
    )
    expect(data.match(/<dataValidation type="list"/g)).toHaveLength(5)
    expect(data.match(/<dataValidation type="custom"[^>]*>\s*<formula1>FALSE/g)).toHaveLength(2)
    expect(data).toMatch(/<col min="15" max="15" [^>]*hidden="1"/)
    expect(lists).toContain('R&amp;D "north"'.replaceAll('"', '&quot;'))
    expect(lists).toContain('>x1<')
    expect(data.indexOf('<autoFilter')).toBeLessThan(data.indexOf('<dataValidations'))
  })

  test('fields that are left out are not there', async () => {
    const file = await read(
      await writeTemplate({
        leaveOut: ['license', 'removeLicense', 'assignmentDate', 'firstName'],
      }),
    )
    expect(file.columns.map(({ target }) => target)).toEqual([
      'surname',
      'email',
      'department',
      'landline',
      'mobile',
      'onboardingEmail',
    ])
  })

  test('a filled one reads as the users it was filled with', async () => {
    const anna = user({
      id: 'u1',
      attributes: { employeeId: '0042', site: 'Umeå' },
      numbers: numbers(
        ['landline', '+4684650041'],
        ['mobile', '+46701740605'],
        ['mobile', '+46701740606'],
      ),
      holdings: [{ license: 'basic' }],
    })
    const { rows, issues } = await read(await writeTemplate({ ...offered, users: [[anna]] }))
    expect(issues).toEqual([])
    expect(rows).toEqual([
      {
        row: 2,
        email: 'u1@acme.example',
        firstName: 'Anna',
        surname: 'Berg',
        department: 'Sales',
        attributes: { employeeId: '0042', site: 'Umeå' },
        landline: '+4684650041',
        mobile: '+46701740605',
        version: 'v3:u1',
      },
    ])
  })

  test('what reading would refuse or change is left blank, so that the row stays what it is', async () => {
    const odd = user({
      id: 'u1',
      firstName: 'CLEAR',
      surname: 'Be\u0000rg ',
      department: 'Closed',
      attributes: { site: 'Oslo', employeeId: 'n/a' },
      numbers: numbers(['landline', '+46701740605']),
    })
    const { rows, issues } = await read(await writeTemplate({ ...offered, users: [[odd]] }))
    expect(issues).toEqual([])
    expect(rows).toEqual([
      { row: 2, email: 'u1@acme.example', attributes: { site: 'Oslo' }, version: 'v3:u1' },
    ])
  })

  test('a user who is called like an example or a total is still a user', async () => {
    const called = ['Sample 1', 'Muster', 'Total'].map((firstName, index) =>
      user({ id: `u${index}`, firstName, attributes: { site: 'Oslo' } }),
    )
    const { rows, notices } = await read(await writeTemplate({ ...offered, users: [called] }))
    expect(rows.map(({ firstName }) => firstName)).toEqual(['Sample 1', 'Muster', 'Total'])
    expect(notices.filter(({ code }) => code === 'example_skipped')).toEqual([])
  })

  test('texts of every length that a user may have come back, longer ones are refused in their cell', async () => {
    const surname = 'x'.repeat(200)
    const anna = user({
      id: 'u1',
      surname,
      attributes: { site: 'Oslo', employeeId: 'y'.repeat(2_000) },
    })
    const bytes = await writeTemplate({ ...offered, users: [[anna]] })
    expect((await read(bytes)).rows[0]).toMatchObject({ surname, attributes: anna.attributes })
    const csv = `First name;Surname;E-mail\nAnna;${surname}x;anna@acme.example`
    const { issues } = await read(new TextEncoder().encode(csv))
    expect(issues).toMatchObject([
      { code: 'text_too_long', max: 200, where: { column: 'B', field: 'surname' } },
    ])
  })

  test('a name that is a formula stays a text', async () => {
    const { 'xl/worksheets/sheet2.xml': data = '' } = parts(
      await writeTemplate({ users: [[user({ id: 'u1', surname: '=1+1' })]] }),
    )
    expect(data).not.toContain('<f>')
    expect(data).toContain('<t xml:space="preserve">=1+1</t>')
  })

  test('20,000 users in batches: progress, abort, and no more than the packed file in memory', async () => {
    let made = 0
    function* users() {
      for (let batch = 0; batch < 40; batch++)
        yield Array.from({ length: 500 }, () => user({ id: `u${++made}` }))
    }
    const seen: number[] = []
    const bytes = await writeTemplate({
      users: users(),
      onProgress: ({ done }) => void seen.push(done),
    })
    expect(seen.at(-1)).toBe(20_000)
    expect(bytes.length).toBeLessThan(2_000_000)
    const stop = new AbortController()
    const aborted = writeTemplate({
      users: users(),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(aborted).rejects.toMatchObject({ code: 'aborted', data: { done: 500 } })
  })
})
