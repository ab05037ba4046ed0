import { describe, expect, it } from 'vitest'
import { readUsers } from '../../src/excel/index.js'

const reading = (...lines: readonly string[]) =>
  readUsers(new TextEncoder().encode(lines.join('\n')), { defaultCountry: 'SE' })
const anna = {
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
  department: 'Sales',
  landline: '+4684000001',
  mobile: '+46701740605',
}

describe('X1 what address books export is understood', () => {
  it.each([
    [
      'Google Contacts',
      'First Name,Middle Name,Last Name,File As,Organization Name,Organization Department,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value',
      'Anna,,Berg,,Acme,Sales,* myContacts,* Work,anna@acme.example,Home,anna@home.example,Mobile,070-174 06 05,Work,08-400 00 01',
    ],
    [
      'Google Workspace',
      'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Recovery Email,Recovery Phone [MUST BE IN THE E.164 FORMAT],Work Phone,Home Phone,Mobile Phone,Manager Email,Department',
      'Anna,Berg,anna@acme.example,****,anna@home.example,+46702222222,08-400 00 01,,070-174 06 05,boss@acme.example,Sales',
    ],
    [
      'Outlook',
      'First Name,Middle Name,Last Name,Title,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Business Phone 2,Mobile Phone,Primary Phone,Business Fax,Company Main Phone,Department,Company,Office Location',
      'Anna,,Berg,,,,anna@acme.example,anna@home.example,08-111 11 11,08-400 00 01,,070-174 06 05,,08-400 00 09,08-400 00 00,Sales,Acme,Room 4',
    ],
  ])('%s', async (_, header, row) => {
    const { rows, issues } = await reading(header, row)
    expect(rows).toEqual([{ row: 2, ...anna }])
    expect(issues).toEqual([])
  })

  it('two columns of phones that have both mobiles are left to a person', async () => {
    const { columns } = await reading(
      'E-mail 1 - Value,Phone 1 - Value,Phone 2 - Value',
      'anna@acme.example,070-174 06 05,070-174 06 06',
    )
    expect(columns.slice(1).map(({ reason }) => reason)).toEqual(['doubled', 'doubled'])
  })
})
