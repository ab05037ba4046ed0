import { describe, expect, it } from 'vitest'
import { readUsers, writeTemplate, type AttributeColumn } from '../../src/excel/index.js'
import { swedish } from '../../src/languages/index.js'
import { openPortal } from '../support/portal.js'

const attributes: readonly AttributeColumn[] = [
  { name: 'level', headers: ['Level'], type: 'number' },
  { name: 'manager', headers: ['Manager'], type: 'yes_no' },
  { name: 'birthday', headers: ['Birthday'], type: 'date' },
]
const options = { defaultCountry: 'SE', attributes }
const header = 'First name\tSurname\tE-mail\tLevel\tManager\tBirthday'
const reading = (...cells: readonly string[]) =>
  readUsers(
    new TextEncoder().encode(`${header}\nAnna\tBerg\tanna@acme.example\t${cells.join('\t')}`),
    options,
  )

describe('X1 a column of the portal may have a type', () => {
  it('numbers, truths and dates come as what they are', async () => {
    const { rows } = await reading('3.5', 'ja', '15 March 2027')
    expect(rows[0]?.attributes).toEqual({ level: 3.5, manager: true, birthday: '2027-03-15' })
  })

  it.each([
    ['3', 3],
    ['-3,5', -3.5],
    ['0.125', 0.125],
    ['12 345 678', 12_345_678],
    ['1234,5', 1234.5],
  ])('%s is a number', async (text, level) => {
    expect((await reading(text, '', '')).rows[0]?.attributes).toEqual({ level })
  })

  it.each([
    ['1,234', '', '', 'value_not_number'],
    ['three', '', '', 'value_not_number'],
    ['1e5', '', '', 'value_not_number'],
    ['123456789012345000', '', '', 'number_precision_lost'],
    ['', 'perhaps', '', 'yes_no_invalid'],
    ['', '', '03/04/2027', 'date_ambiguous'],
    ['', '', 'now', 'date_invalid'],
  ])('%s %s %s is refused', async (level, manager, birthday, code) => {
    const { rows, issues } = await reading(level, manager, birthday)
    expect(rows).toEqual([])
    expect(issues).toMatchObject([{ code, where: { field: 'attributes' } }])
  })

  it('CLEAR empties it', async () => {
    const { rows } = await reading('CLEAR', 'CLEAR', 'CLEAR')
    expect(rows[0]?.attributes).toEqual({ level: null, manager: null, birthday: null })
  })
})

describe('X4 the user has them so', () => {
  it('created, written, read again: nothing changes', async () => {
    const { acme } = await openPortal()
    const { rows } = await reading('3', 'no', '2027-03-15')
    await acme.imports.confirm(await acme.imports.plan(rows))
    expect((await acme.users.list())[0]?.attributes).toEqual({
      level: 3,
      manager: false,
      birthday: '2027-03-15',
    })
    const template = await writeTemplate({
      attributes,
      language: swedish,
      users: acme.users.pages(),
    })
    const again = await readUsers(template, options)
    expect(again.rows[0]?.attributes).toEqual(rows[0]?.attributes)
    const plan = await acme.imports.plan(again.rows)
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['unchanged'])
  })

  it('a text that was there becomes what the type says, and an untyped column leaves a number', async () => {
    const { acme } = await openPortal()
    const row = { row: 2, email: 'anna@acme.example', firstName: 'Anna', surname: 'Berg' }
    await acme.imports.confirm(await acme.imports.plan([{ ...row, attributes: { level: '3' } }]))
    const typed = await acme.imports.plan([{ ...row, attributes: { level: 3 } }])
    expect(typed.rows[0]?.differences).toEqual([{ field: 'attributes.level', from: '3', to: 3 }])
    await acme.imports.confirm(typed)
    const untyped = await acme.imports.plan([{ ...row, attributes: { level: '3' } }])
    expect(untyped.rows[0]?.outcome).toBe('unchanged')
  })
})
