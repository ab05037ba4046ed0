import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  isSeatlineError,
  localDate,
  memoryStore,
  parseCalendarDate,
  SeatlineError,
  type Organization,
} from '../../../src/index.js'
import { localeFormats } from '../../../src/words/language/locale.js'
import { parseE164 } from '../../../src/core/phone-number.js'
import { latestDateOnEarth } from '../../../src/core/time-zone.js'
import { unknownOrganization } from '../../../src/core/organization.js'
import { assertNever } from '../../../src/core/errors.js'
import { parseId } from '../../../src/core/ids.js'
import { emailKey } from '../../../src/core/email.js'
import { guideCatalog, openPortal } from '../../support/portal.js'
import { upcoming } from '../../../src/licensing/session/as-of.js'

describe('E1 bad input gets a typed error, and the record is unchanged', () => {
  test.each([
    ['no options', {}, ['catalog', 'store']],
    [
      'the definition instead of the catalog',
      { catalog: { tracks: [] }, store: memoryStore() },
      ['catalog'],
    ],
    [
      'a misspelled option',
      { catalog: defineCatalog({ tracks: [] }), store: memoryStore(), authorise: () => false },
      ['authorise'],
    ],
    [
      'an option that is no function',
      { catalog: defineCatalog({ tracks: [] }), store: memoryStore(), authorize: true },
      ['authorize'],
    ],
    [
      'an instant as a clock',
      { catalog: defineCatalog({ tracks: [] }), store: memoryStore(), clock: new Date(0) },
      ['clock'],
    ],
    [
      'a policy that is a date',
      {
        catalog: defineCatalog({ tracks: [] }),
        store: memoryStore(),
        porting: { first: '2026-11-02', isAllowed: () => true },
      },
      ['porting.first'],
    ],
    [
      'a class instead of a store',
      { catalog: defineCatalog({ tracks: [] }), store: memoryStore },
      ['store'],
    ],
  ])('licensing of %s', (_, options, paths) => {
    const create = () =>
      createLicensing(options as unknown as Parameters<typeof createLicensing>[0]) // as from JavaScript
    expect(create).toThrow(
      expect.objectContaining({
        code: 'input_invalid',
        data: { issues: paths.map((path) => expect.objectContaining({ path }) as unknown) },
      }),
    )
  })

  test.each([
    ['a number', () => Date.now()],
    ['no date', () => new Date('soon')],
    ['nothing', () => undefined],
  ])('a clock that gives %s', async (_, clock) => {
    const licensing = createLicensing({
      catalog: defineCatalog({ tracks: [] }),
      store: memoryStore(),
      clock: clock as () => Date,
    }) // as from JavaScript
    const creating = licensing.organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
    await expect(creating).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path: 'clock' }] },
    })
  })

  test('a request, or a choice of a remedy, that was forgotten', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const nothing = undefined as never // as from JavaScript
    await expect(acme.plan(nothing)).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path: 'request' }] },
    })
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    const noRemedy = { code: 'input_invalid', data: { issues: [{ path: 'remedy' }] } }
    await expect(acme.remedy(plan, nothing)).rejects.toMatchObject(noRemedy)
    await expect(acme.schedule.remedy(anna, 'c1', nothing)).rejects.toMatchObject(noRemedy)
  })

  test.each([
    [
      'an unknown user',
      'user_unknown',
      { users: ['nobody'], assign: ['basic' as const], on: 'now' },
    ],
    [
      'an unknown license',
      'license_unknown',
      { users: ['USER'], assign: ['gold' as 'basic'], on: 'now' },
    ],
    [
      '__proto__ as a license',
      'license_unknown',
      { users: ['USER'], assign: ['__proto__' as 'basic'], on: 'now' },
    ],
    [
      '__proto__ as a user',
      'input_invalid',
      { users: ['__proto__'], assign: ['basic' as const], on: 'now' },
    ],
    [
      'a past date',
      'date_in_past',
      { users: ['USER'], assign: ['basic' as const], on: '2026-10-31' },
    ],
    [
      'an impossible date',
      'date_invalid',
      { users: ['USER'], assign: ['basic' as const], on: '2027-02-30' },
    ],
    [
      'a number that is none',
      'number_invalid',
      {
        users: ['USER'],
        assign: [{ license: 'businessMobile' as const, details: { mobile: '0701234567' } }],
        on: 'now',
      },
    ],
    ['nothing to do', 'input_invalid', { users: ['USER'], on: 'now' }],
    ['no date', 'input_invalid', { users: ['USER'], assign: ['basic' as const] } as never],
    [
      'a license that is not in a list',
      'input_invalid',
      { users: ['USER'], assign: 'basic' as never, on: 'now' },
    ],
    ['nobody', 'input_invalid', { users: [], assign: ['basic' as const], on: 'now' }],
    [
      'two licenses of a one-license track',
      'input_invalid',
      { users: ['USER'], assign: ['basic' as const, 'businessMobile' as const], on: 'now' },
    ],
  ])('%s: %s', async (_, code, request) => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const before = await acme.users.get(anna)
    const error: unknown = await acme
      .plan({ ...request, users: request.users.map((id) => (id === 'USER' ? anna : id)) })
      .catch((caught: unknown) => caught)
    expect(isSeatlineError(error)).toBe(true)
    expect(error).toMatchObject({ code })
    expect(await acme.users.get(anna)).toEqual(before)
  })

  test('a number of somebody else is a conflict, not a change', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    const plan = await acme.plan({
      users: [anna],
      assign: [{ license: 'businessMobile', details: { mobile: '+46709999999' } }],
      on: 'now',
    })
    expect(plan.users[0]?.conflicts).toMatchObject([
      { code: 'number_not_owned', number: '+46709999999' },
    ])
  })

  test('an e-mail belongs to one user, in any case', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    await expect(
      acme.users.create({ firstName: 'A', surname: 'B', email: 'ANNA@acme.example' }),
    ).rejects.toMatchObject({
      code: 'email_taken',
      data: { holder: anna },
    })
  })

  test('an id is taken once: a creation sent twice is told from an id of somebody else', async () => {
    const { acme } = await openPortal()
    const anna = { id: 'anna', firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' }
    await acme.users.create(anna)
    const again = { code: 'id_taken', data: { user: 'anna', sameUser: true } }
    await expect(acme.users.create({ ...anna, email: 'Anna@acme.example' })).rejects.toMatchObject(
      again,
    )
    const other = { code: 'id_taken', data: { user: 'anna', sameUser: false } }
    await expect(acme.users.create({ ...anna, email: 'ann@acme.example' })).rejects.toMatchObject(
      other,
    )
    await acme.users.delete('anna')
    await expect(acme.users.create(anna)).rejects.toMatchObject(other) // deleted, the id is never used again
  })

  test('a license that left the catalog may be named as long as somebody has it or has it planned (Q5)', async () => {
    const { store, user, assign } = await openPortal()
    const [anna, bo, cleo] = [await user('Anna'), await user('Bo'), await user('Cleo')]
    await assign(anna, 'small', 'now')
    await assign(bo, 'loyalty', '2026-12-01')
    const catalog = defineCatalog({
      tracks: guideCatalog.editions[0]!.definition.tracks.filter(({ id }) => id === 'voice'),
    })
    const later = createLicensing({
      catalog,
      store,
      clock: () => new Date('2026-11-02T12:00:00Z'),
    }).organization('acme', { actor: 'eva' })
    const any: Organization = later // of any ids
    const remove = async (license: string) =>
      any.plan({ users: [cleo], remove: [license], on: 'now' })
    for (const license of ['small', 'loyalty']) {
      expect((await remove(license)).users[0]?.status).toBe('unchanged')
      expect((await any.users.list({ license })).map(({ id }) => id)).toEqual(
        license === 'small' ? [anna] : [],
      )
      expect((await any.seats.count([license])).length).toBe(1)
    }
    expect((await later.schedule.list({ licenses: ['loyalty'] })).map((one) => one.user)).toEqual([
      bo,
    ])
    const unknown = { code: 'license_unknown', data: { licenses: ['privacy'] } }
    await expect(remove('privacy')).rejects.toMatchObject(unknown)
    await expect(later.users.list({ license: 'privacy' })).rejects.toMatchObject(unknown)
    await expect(later.schedule.list({ licenses: ['loyalty', 'privacy'] })).rejects.toMatchObject(
      unknown,
    )
  })

  test('what is worked out while it is read says in JSON that it is not there', async () => {
    const { acme } = await openPortal()
    const result = JSON.parse(
      JSON.stringify(await acme.settings.disable('5g', { preview: true })),
    ) as { userEffects: unknown }
    expect(result.userEffects).toBe(
      'Not in JSON: read the effects with for await, or Array.fromAsync, before.',
    )
  })

  test('a letter is one however it is composed, and no other letter', () => {
    expect(emailKey('Rene\u0301@acme.example')).toBe(emailKey('ren\u00e9@ACME.example'))
    expect(emailKey('strasse@acme.example')).not.toBe(emailKey('straße@acme.example'))
  })

  test('a catalog that refers to what is not there: every fault at once, each with its path', () => {
    const define = () =>
      defineCatalog<string, string>({
        tracks: [
          {
            id: 'voice',
            name: 'Voice',
            licenses: [
              {
                id: 'a',
                name: 'A',
                requirement: {
                  kind: 'all',
                  of: [
                    { kind: 'license', license: 'gone' },
                    { kind: 'track', track: 'gone' },
                  ],
                },
              },
              { id: 'a', name: 'A', requirement: { kind: 'excludes', licenses: ['a'] } },
            ],
          },
        ],
      })
    expect(define).toThrowError(
      expect.objectContaining({
        code: 'catalog_invalid',
        data: {
          faults: [
            expect.objectContaining({ path: '/tracks/0/licenses/1/id', code: 'id_doubled' }),
            expect.objectContaining({
              path: '/tracks/0/licenses/0/requirement/of/0/license',
              code: 'license_not_defined',
            }),
            expect.objectContaining({
              path: '/tracks/0/licenses/0/requirement/of/1/track',
              code: 'track_not_defined',
            }),
            expect.objectContaining({
              path: '/tracks/0/licenses/1/requirement/licenses/0',
              code: 'excludes_itself',
            }),
          ],
        },
      }) as Error,
    )
  })

  test('attributes named __proto__ reach no prototype', async () => {
    const { acme } = await openPortal()
    const attributes = JSON.parse('{"__proto__": "x", "constructor": "y", "room": "12"}') as Record<
      string,
      string
    >
    const anna = await acme.users.create({
      firstName: 'A',
      surname: 'B',
      email: 'a@acme.example',
      attributes,
    })
    expect(Object.keys(anna.attributes).sort()).toEqual(['constructor', 'room'])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('E1 an error says what is wrong and what to do, and has the data concerned', () => {
  const long = 'x'.repeat(100)

  test.each<[string, () => unknown, string, string, object]>([
    [
      'a date',
      () => parseCalendarDate('tomorrow'),
      'date_invalid',
      '"tomorrow" is not a date. Write YYYY-MM-DD, for example 2027-03-01.',
      { value: 'tomorrow' },
    ],
    [
      'a day that there is not',
      () => parseCalendarDate('2027-02-31'),
      'date_invalid',
      '"2027-02-31" is not a date. February 2027 has 28 days.',
      { value: '2027-02-31' },
    ],
    [
      'a month that there is not',
      () => parseCalendarDate('2027-13-01'),
      'date_invalid',
      'There is no month 13.',
      {},
    ],
    [
      'a month 00',
      () => parseCalendarDate('2027-00-01'),
      'date_invalid',
      'There is no month 00.',
      {},
    ],
    [
      'a day that the first month does not have',
      () => parseCalendarDate('2027-01-32'),
      'date_invalid',
      '"2027-01-32" is not a date. January 2027 has 31 days.',
      {},
    ],
    ['a day 00', () => parseCalendarDate('2027-12-00'), 'date_invalid', 'There is no day 00.', {}],
    [
      'a day that the first year does not have',
      () => parseCalendarDate('1900-02-29'),
      'date_invalid',
      '"1900-02-29" is not a date. February 1900 has 28 days.',
      {},
    ],
    [
      'a year too late',
      () => parseCalendarDate('12027-02-31'),
      'date_invalid',
      '"12027-02-31" is not a date. Write YYYY-MM-DD, for example 2027-03-01.',
      {},
    ],
    [
      'a day and a time of it',
      () => parseCalendarDate('2027-02-31T10:00'),
      'date_invalid',
      '"2027-02-31T10:00" is not a date. Write YYYY-MM-DD, for example 2027-03-01.',
      {},
    ],
    [
      'a date that was forgotten',
      () => parseCalendarDate(undefined),
      'date_invalid',
      'undefined is not a date.',
      { value: 'undefined' },
    ],
    [
      'a year too early',
      () => parseCalendarDate('1899-12-31'),
      'date_invalid',
      'Dates go from 1900-01-01 to 9999-12-31.',
      {},
    ],
    [
      'an instant',
      () => parseCalendarDate(new Date(0)),
      'date_invalid',
      'Date is not a date. Write YYYY-MM-DD',
      { value: 'Date' },
    ],
    [
      'a word where now may stand too',
      () => upcoming('today', parseCalendarDate('2027-01-01')),
      'date_invalid',
      '"today" is not a date. Write \'now\' or YYYY-MM-DD, for example 2027-03-01.',
      { value: 'today' },
    ],
    [
      'a date that is null',
      () => parseCalendarDate(null),
      'date_invalid',
      'null is not a date. Write YYYY-MM-DD, for example 2027-03-01.',
      { value: 'null' },
    ],
    [
      'a date that is a number',
      () => parseCalendarDate(20270101),
      'date_invalid',
      'number is not a date.',
      { value: 'number' },
    ],
    [
      'a long text, cut',
      () => parseCalendarDate(long),
      'date_invalid',
      'is not a date.',
      { value: long.slice(0, 60) },
    ],
    [
      'a time zone',
      () => localDate(new Date(0), 'Europe/Atlantis'),
      'time_zone_unknown',
      'There is no time zone "Europe/Atlantis". Use an IANA name such as Europe/Stockholm.',
      { timeZone: 'Europe/Atlantis' },
    ],
    [
      'a long time zone, cut',
      () => localDate(new Date(0), long),
      'time_zone_unknown',
      `There is no time zone "${long.slice(0, 60)}". Use`,
      {},
    ],
    [
      'a time zone that is none',
      () => localDate(new Date(0), 7 as never),
      'time_zone_unknown',
      'There is no time zone number. Use an IANA name',
      {},
    ],
    [
      'a text for an instant',
      () => localDate('2027-01-01' as never, 'Europe/Stockholm'),
      'input_invalid',
      'instant must be a Date.',
      { issues: [{ path: 'instant', message: 'must be a Date' }] },
    ],
    [
      'what looks like an instant',
      () => localDate({ getTime: () => 0 } as never, 'Europe/Stockholm'),
      'input_invalid',
      'instant must be a Date.',
      {},
    ],
    [
      'an instant that is none',
      () => latestDateOnEarth(new Date('soon')),
      'input_invalid',
      'instant must be a Date.',
      { issues: [{ path: 'instant', message: 'must be a Date' }] },
    ],
    [
      'an organization',
      () => {
        throw unknownOrganization('acme')
      },
      'organization_unknown',
      'There is no organization acme. Create it with organizations.create.',
      { organization: 'acme' },
    ],
    [
      'an organization that is no id',
      () => unknownOrganization(7 as never),
      'input_invalid',
      'organization must be an id.',
      { issues: [{ path: 'organization', message: 'must be an id' }] },
    ],
    [
      'an id',
      () => parseId('__proto__', 'user'),
      'input_invalid',
      'user must be 1 to 128 letters, digits or . _ : @ + - and begin with a letter or digit.',
      {
        issues: [
          {
            path: 'user',
            message:
              'must be 1 to 128 letters, digits or . _ : @ + - and begin with a letter or digit',
          },
        ],
      },
    ],
    ['an id in a list', () => parseId(['anna'], 'user'), 'input_invalid', 'user must be', {}],
    ['an id with a space', () => parseId('anna berg', 'user'), 'input_invalid', 'user must be', {}],
    [
      'an id of 129 letters',
      () => parseId('a'.repeat(129), 'user'),
      'input_invalid',
      'user must be',
      {},
    ],
    [
      'a phone number',
      () => parseE164('070-123'),
      'number_invalid',
      '"070-123" is not a phone number in E.164 form, such as +46701234567.',
      { number: '070-123' },
    ],
    [
      'a phone number that is a number',
      () => parseE164(46701234567),
      'number_invalid',
      'A phone number is a text in E.164 form, such as +46701234567, and not of the type number.',
      { number: '46701234567' },
    ],
    [
      'a phone number in a list',
      () => parseE164(['+46701234567']),
      'number_invalid',
      'not of the type object',
      { number: 'object' },
    ],
    [
      'a phone number and more',
      () => parseE164('+46701234567 (work)'),
      'number_invalid',
      'is not a phone number',
      {},
    ],
    [
      'something before a phone number',
      () => parseE164('tel:+46701234567'),
      'number_invalid',
      'is not a phone number',
      {},
    ],
    [
      'a long number, cut',
      () => parseE164(long),
      'number_invalid',
      'is not a phone number',
      { number: long.slice(0, 40) },
    ],
    [
      'a locale',
      () => localeFormats('no locale'),
      'input_invalid',
      '"no locale" is not a locale, such as sv or en-GB.',
      { issues: [{ path: 'locale', message: 'not a BCP 47 tag' }] },
    ],
    [
      'a shape, in English',
      () => defineCatalog({ tracks: 'none' } as never),
      'catalog_invalid',
      'The catalog has a fault. /tracks: Invalid input: expected array, received string.',
      {
        faults: [
          {
            path: '/tracks',
            code: 'shape_invalid',
            message: 'Invalid input: expected array, received string.',
          },
        ],
      },
    ],
    [
      'two faults of a catalog',
      () =>
        defineCatalog({
          tracks: [
            {
              id: 't',
              name: 'T',
              licenses: [{ id: 'a', name: 'A', availability: { from: 'soon', until: 'later' } }],
            },
          ],
        }),
      'catalog_invalid',
      'The catalog has 2 faults. /tracks/0/licenses/0/availability/from: "soon" is not a date. /tracks/0/licenses/0/availability/until: "later" is not a date.',
      {},
    ],
  ])('%s', (_, call, code, message, data) => {
    try {
      call()
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ name: 'SeatlineError', code, data })
      expect(String(error)).toContain(message)
    }
  })

  test('keeps what it comes from as its cause', () => {
    expect(() => localeFormats('no locale')).toThrow(
      expect.objectContaining({ cause: expect.any(RangeError) as unknown }) as Error,
    )
  })

  test('is known by its brand, with its code or any: nothing else that is thrown passes for one', () => {
    const error = new SeatlineError('date_invalid', 'no date', { value: 'x' })
    expect([
      isSeatlineError(error),
      isSeatlineError(error, 'date_invalid'),
      isSeatlineError(error, 'number_invalid'),
    ]).toEqual([true, true, false])
    expect(Object.hasOwn(error, Symbol.for('seatline.error'))).toBe(true) // the same in every copy of the package
    for (const other of [
      new Error('no'),
      { code: 'date_invalid' },
      'date_invalid',
      7,
      null,
      undefined,
    ])
      expect(isSeatlineError(other)).toBe(false)
  })

  test('what cannot happen says that it is a bug', () => {
    expect(() => assertNever('gold' as never)).toThrow('seatline bug: unexpected "gold"')
  })
})
