import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emailKey, isEmail } from '../../../src/core/email.js'
import { readUsers } from '../../../src/excel/index.js'
import { tidy } from '../../../src/core/tidy-text.js'
import { accepted, addresses, refused } from '../../support/addresses.js'
import { openPortal } from '../../support/portal.js'

/** What each of the three ways in says of an address. */
async function doors(email: string) {
  const { acme } = await openPortal()
  const created = await acme.users.create({ firstName: 'Eva', surname: 'Ny', email }).then(
    () => true,
    () => false,
  )
  const row = { row: 1, firstName: 'Eva', surname: 'Ny', email }
  const { issues = [] } = (await acme.imports.plan([row])).rows[0] ?? {}
  const csv = new TextEncoder().encode(`First name\tSurname\tE-mail\nEva\tNy\t${email}`)
  const { rows } = await readUsers(csv, { defaultCountry: 'SE' })
  return {
    create: created,
    plan: issues.every(({ code }) => code !== 'email_invalid'),
    read: rows.some((read) => read.email === email),
  }
}

describe('one rule for e-mail: forms, rows and cells say the same', () => {
  test.each(accepted)('%s is accepted everywhere', async (email) => {
    expect(await doors(email)).toEqual({ create: true, plan: true, read: true })
  })

  test.each(refused.map((email) => [JSON.stringify(email), email]))(
    '%s is accepted nowhere',
    async (_, email = '') => {
      expect(await doors(email)).toEqual({ create: false, plan: false, read: false })
    },
  )

  test('what looks the same is the same: composed letters are kept, full-width ones are put right', async () => {
    const { acme } = await openPortal()
    const [decomposed, wide] = ['zoe\u0308@acme.example', 'ａｎｎａ＠acme.example']
    await acme.users.create({ firstName: 'Zoë', surname: 'Ny', email: decomposed })
    expect(await acme.users.findByEmail('ZOË@acme.example')).toMatchObject({
      email: 'zoë@acme.example',
    })
    const csv = new TextEncoder().encode(
      `First name;Surname;E-mail\nA;B;${decomposed}\nA;B;${wide}`,
    )
    const { rows } = await readUsers(csv, { defaultCountry: 'SE' })
    expect(rows.map(({ email }) => email)).toEqual(['zoë@acme.example', 'anna@acme.example'])
    expect(isEmail(wide)).toBe(false)
  })

  test('tidying leaves a legal address as it is, and its key is one in capitals too', () => {
    fc.assert(
      fc.property(addresses, (emails) => {
        for (const email of emails.map((one) => one.normalize('NFC'))) {
          expect(isEmail(email)).toBe(true)
          expect(tidy(email).normalize('NFKC')).toBe(email)
          expect(emailKey(emailKey(email))).toBe(emailKey(email))
        }
      }),
    )
    expect(emailKey('J\u030cOE@acme.example')).toBe(emailKey('\u01f0oe@acme.example'))
  })
})
