/** Anna, with a landline and a mobile number: whom the rules about numbers are tried on. */
import type { ImportRow, UserRecord } from '../../src/index.js'
import { openPortal } from './portal.js'

export const LANDLINE = '+4681000001'
export const OTHER_LANDLINE = '+4681000002'
export const MOBILE = '+46701000001'
export const OTHER_MOBILE = '+46701000002'

/** Anna as a row of an import, with both numbers. */
export const annaRow: ImportRow = {
  row: 2,
  email: 'anna@acme.example',
  firstName: 'Anna',
  surname: 'Berg',
  landline: '+4681234567',
  mobile: '+46701234567',
}

/** Anna, with a landline and a mobile number, on 1 November 2026. */
export async function givenAnna(options: Parameters<typeof openPortal>[0] = {}) {
  const portal = await openPortal(options)
  const anna = await portal.user('Anna')
  await portal.acme.numbers.add(anna, { number: LANDLINE, type: 'landline' })
  await portal.acme.numbers.add(anna, { number: MOBILE, type: 'mobile' })
  return {
    ...portal,
    anna,
    numbers: portal.acme.numbers,
    get: async () => portal.acme.users.get(anna),
  }
}

/** Anna, who holds Business Mobile with both numbers. */
export async function givenAnnaWithBusinessMobile(options: Parameters<typeof openPortal>[0] = {}) {
  const given = await givenAnna(options)
  await given.assign(given.anna, 'businessMobile', 'now', { landline: LANDLINE, mobile: MOBILE })
  return given
}

/** A number with another operator. */
export const foreign = { number: OTHER_MOBILE, type: 'mobile', status: 'foreign' } as const

/** A number of a user, as it stands. */
export const numberOf = (user: UserRecord, number: string) =>
  user.numbers.find((candidate) => candidate.number === number)

/** What a user's first license was given. */
export const detailsOf = (user: UserRecord) => user.holdings[0]?.details
