import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotateWorkbook, readUsers, writeTemplate } from '../../src/excel/index.js'
import type { ImportPlan, ImportRow } from '../../src/index.js'
import { addresses } from '../support/addresses.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { guideCatalog, openPortal } from '../support/portal.js'

const LICENSES = [
  'basic',
  'businessMobile',
  'small',
  'unlimited5g',
  'recording',
  'privacy',
  'loyalty',
]
const landlines = fc.constantFrom('+4681000001', '+4681000002', '+4681000003')
const mobiles = fc.constantFrom('+46701000001', '+46701000002', '+46701000003')
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

const dates = fc.constantFrom('now', '2026-11-01', '2026-11-20', '2026-12-01', '2026-10-01')
const license = fc.record({ license: fc.constantFrom(...LICENSES), on: dates })
const track = fc.record({ track: fc.constantFrom('voice', 'data', 'addons'), on: dates })
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })

const rowsOf = (clears: 'with_clears' | 'without_clears') => {
  const cell = <T>(one: fc.Arbitrary<T>) =>
    maybe(clears === 'with_clears' ? fc.option(one, { nil: null, freq: 3 }) : one)
  const row = fc.record({
    user: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    firstName: maybe(fc.constantFrom('Anna', 'Bo', ' ')),
    surname: maybe(fc.constantFrom('Berg', 'Ek')),
    department: cell(fc.constantFrom('Sales', 'IT')),
    desk: cell(fc.constantFrom('1', '2')),
    landline: cell(landlines),
    mobile: cell(mobiles),
    license: maybe(fc.oneof(fc.constantFrom(...LICENSES, 'gone'), several(license))),
    removeLicense: maybe(fc.oneof(fc.constantFrom(...LICENSES), several(fc.oneof(license, track)))),
    assignmentDate: maybe(dates),
  })
  return fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) =>
    rows.map(({ user, desk, ...cells }, index) => {
      const given = Object.fromEntries(
        Object.entries(cells).filter(([, value]) => value !== undefined),
      )
      return {
        row: index + 2,
        email: `${user}@acme.example`,
        ...given,
        ...(desk === undefined ? {} : { attributes: { desk } }),
      }
    }),
  )
}

const STATUS = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  partial: 'partial',
  refused: 'refused',
}

/** A portal that an earlier file has filled. */
async function filledBy(rows: readonly ImportRow[]) {
  const { acme } = await openPortal()
  const named = rows.map((row) => ({ firstName: 'Eva', surname: 'Ny', ...row }))
  await acme.imports.confirm(await acme.imports.plan(named))
  return acme
}

describe('law Import twice', () => {
  test('what was carried out is unchanged the second time', { timeout: timeoutOf(1) }, async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf('with_clears'), rowsOf('with_clears'), async (earlier, rows) => {
        const acme = await filledBy(earlier)
        const first = await acme.imports.confirm(await acme.imports.plan(rows))
        const again = await acme.imports.plan(rows)
        for (const [index, { status }] of first.rows.entries()) {
          if (status === 'partial' || status === 'refused') continue
          expect(again.rows[index]).toMatchObject({ outcome: 'unchanged', differences: [] })
        }
      }),
      { numRuns: runsOf(1) },
    )
  })

  test(
    'nothing at all changes, where no row frees what another was refused for',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          rowsOf('without_clears'),
          rowsOf('without_clears'),
          async (earlier, rows) => {
            const acme = await filledBy(earlier)
            await acme.imports.confirm(await acme.imports.plan(rows))
            const before = await acme.users.list()
            await acme.imports.confirm(await acme.imports.plan(rows))
            expect(await acme.users.list()).toEqual(before)
          },
        ),
        { numRuns: runsOf(1) },
      )
    },
  )
})

describe('law Plan, for imports', () => {
  test(
    'the plan tells what confirm does, and confirming again gives the same',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(rowsOf('with_clears'), rowsOf('with_clears'), async (earlier, rows) => {
          const acme = await filledBy(earlier)
          const before = await acme.users.list()
          const plan = JSON.parse(JSON.stringify(await acme.imports.plan(rows))) as ImportPlan
          expect(await acme.users.list()).toEqual(before)
          const result = await acme.imports.confirm(plan)
          expect(result.rows.map(({ status }) => status)).toEqual(
            plan.rows.map(({ outcome }) => STATUS[outcome]),
          )
          const after = await acme.users.list()
          for (const { user, outcome, differences } of plan.rows) {
            const was = before.find(({ id }) => id === user)
            const is = after.find(({ id }) => id === user)
            if (outcome === 'refused' || outcome === 'unchanged') expect(is).toEqual(was)
            for (const { field, to } of differences) {
              if (field === 'firstName' || field === 'surname' || field === 'department')
                expect(is?.[field]).toBe(to)
              if (field === 'attributes.desk') expect(is?.attributes.desk ?? null).toBe(to)
              if ((field === 'landline' || field === 'mobile') && to !== null)
                expect(is?.numbers).toContainEqual(
                  expect.objectContaining({ number: to, type: field }),
                )
            }
          }
          expect(await acme.imports.confirm(plan)).toEqual(result)
          expect(await acme.users.list()).toEqual(after)
        }),
        { numRuns: runsOf(1) },
      )
    },
  )
})

/** Texts that people and machines have stored as names. */
const odd = fc
  .oneof(
    fc.constantFrom(
      'CLEAR',
      'clear',
      'n/a',
      '-',
      '=1+1',
      '+46701740605',
      '007',
      '1e5',
      '2027-01-31',
      ' a  b ',
      'A\u0308ngla',
      '_x0041_',
      '<&">',
      'TRUE',
      'Example',
      'Sample 1',
      'Muster',
      'Total',
      'First name *',
      'E-mail *',
      'Mobile',
      'seatline:version',
      'x'.repeat(200),
      'ö x '.repeat(50).trim(),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  )
  .filter((text) => text.trim() !== '')

const longest = fc.constantFrom('y'.repeat(2_000), 'y z'.repeat(666))

/** What a portal may have stored, whether numbering plans know it or not. */
const numbers = fc.uniqueArray(
  fc.record({
    number: fc.constantFrom(
      '+46701740605',
      '+4684650041',
      '+999123456',
      '+4611200',
      '+12025550123',
    ),
    type: fc.constantFrom('landline' as const, 'mobile' as const),
    status: fc.constantFrom('active' as const, 'foreign' as const),
  }),
  { selector: ({ number }) => number, maxLength: 3 },
)

describe('law Template: what was downloaded and uploaded again changes nothing', () => {
  test(
    'whatever users are called, and in the workbook that is handed back too',
    { timeout: timeoutOf(1) },
    async () => {
      const person = fc.record({
        firstName: odd,
        surname: odd,
        department: fc.option(odd),
        attributes: fc.record({ desk: fc.oneof(odd, fc.integer(), fc.boolean(), longest) }),
      })
      await fc.assert(
        fc.asyncProperty(
          rowsOf('without_clears'),
          fc.array(person, { maxLength: 4 }),
          numbers,
          fc.constantFrom('one' as const, 'by_track' as const),
          fc.constantFrom('text' as const, 'number' as const, 'yes_no' as const, 'date' as const),
          async (rows, people, held, licenseColumns, type) => {
            const acme = await filledBy(rows)
            for (const [index, one] of people.entries())
              await acme.users.create({ ...one, email: `p${index}@acme.example` })
            const [first] =
              people.length > 0 ? [await acme.users.findByEmail('p0@acme.example')] : []
            for (const one of first ? held : []) await acme.numbers.add(first!.id, one)
            const columns = { attributes: [{ name: 'desk', type }], catalog: guideCatalog }
            const options = { ...columns, defaultCountry: 'SE' }
            const users = acme.users.pages({ limit: 2 })
            const bytes = await writeTemplate({ ...columns, users, licenseColumns })
            const before = await acme.users.list()
            const read = await readUsers(bytes, options)
            expect([read.rows.length, read.refused, read.issues]).toEqual([before.length, [], []])
            const result = await acme.imports.confirm(await acme.imports.plan(read.rows))
            expect(result.rows.filter(({ status }) => status !== 'unchanged')).toEqual([])
            const back = await readUsers(
              await annotateWorkbook(bytes, read, { rows: result.rows }),
              options,
            )
            expect(back.rows).toEqual(read.rows)
            expect(await acme.users.list()).toEqual(before)
          },
        ),
        { numRuns: runsOf(0.2) },
      )
    },
  )
})

describe('law Template, for e-mail addresses: what create accepts is read again', () => {
  test(
    'created, written, read and planned, nothing changes',
    { timeout: timeoutOf(1) },
    async () => {
      await fc.assert(
        fc.asyncProperty(addresses, async (emails) => {
          const { acme } = await openPortal()
          for (const email of emails)
            await acme.users.create({ firstName: 'Eva', surname: 'Ny', email })
          const before = await acme.users.list()
          const read = await readUsers(await writeTemplate({ users: acme.users.pages() }), {
            defaultCountry: 'SE',
          })
          expect([read.refused, read.issues]).toEqual([[], []])
          expect(read.rows.map(({ email }) => email)).toEqual(before.map(({ email }) => email))
          const byFile = await acme.imports.plan(read.rows)
          const typed = emails.map((email, index) => ({ row: index + 1, email }))
          for (const { rows } of [byFile, await acme.imports.plan(typed)]) {
            expect(rows.map(({ outcome }) => outcome)).toEqual(emails.map(() => 'unchanged'))
          }
        }),
        { numRuns: runsOf(0.5) },
      )
    },
  )
})
