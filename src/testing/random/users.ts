/** Random users to create, for properties of your own. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { addDays, parseCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { checkAll, optionsOf } from '../../core/check.js'
import type { NewUser } from '../../licensing/session/input.js'
import type { NewNumber } from '../../licensing/users/numbers.js'
import { catalogCheck } from '../../words/language/checks.js'
import { sampleOptions } from './checks.js'
import { DAYS } from './phone-numbers.js'
import type { SampleOptions } from './sample-options.js'
import { attributesOf } from './user-contexts.js'
import { FIRST_DAY, vocabularyOf } from './vocabulary.js'

/** A user to create, and the numbers to add: what a portal would send. @public */
export interface SampleUser {
  readonly user: NewUser & { readonly id: string }
  readonly numbers: readonly NewNumber[]
}

/** The first of each are the plainest: a case shrinks to them. */
const FIRST_NAMES = ['Sam', 'Kim', 'Åsa', 'José', 'Zoë', 'Nuala', 'Yusuf', 'Ngọc']
const SURNAMES = ['Berg', 'Li', 'Öberg', "O'Brien", 'van den Heuvel', 'Núñez-García']
const DEPARTMENTS = ['Sales', 'IT', 'Förderung & Vertrieb']

/**
 * Users as a portal could create them: names with and without accents, the numbers and attributes
 * that the catalog asks for, or not. Two of them with different ids have nothing in common that
 * must be unique.
 *
 * @example Every user that can be created can be found by e-mail
 * ```ts
 * import fc from 'fast-check'
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
 *   { id: 'basic', name: 'Basic', requirement: { kind: 'attribute', attribute: 'role', in: ['chief'] } },
 * ] }] })
 * const staff = fc.uniqueArray(usersOf(catalog), { selector: ({ user }) => user.id, minLength: 1, maxLength: 4 })
 * await fc.assert(fc.asyncProperty(staff, async (users) => {
 *   const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2027-01-04T09:00:00Z') })
 *   await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
 *   const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
 *   for (const { user, numbers } of users) {
 *     await acme.users.create(user)
 *     for (const number of numbers) await acme.numbers.add(user.id, number)
 *   }
 *   for (const { user } of users) if ((await acme.users.findByEmail(user.email))?.id !== user.id) throw new Error(user.email)
 * }), { numRuns: 10 })
 * ```
 * @public
 */
export function usersOf(catalog: Catalog, options: SampleOptions = {}): fc.Arbitrary<SampleUser> {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<SampleOptions>(sampleOptions)],
  })
  const today = todayOf(options)
  const sketch = fc.record({
    type: fc.constantFrom('landline' as const, 'mobile' as const),
    state: fc.constantFrom(
      'active' as const,
      'active' as const,
      'soon' as const,
      'foreign' as const,
    ),
    in: fc.integer({ min: 1, max: DAYS }),
  })
  return fc
    .record({
      firstName: fc.nat(FIRST_NAMES.length - 1),
      surname: fc.nat(SURNAMES.length - 1),
      department: fc.option(fc.constantFrom(...DEPARTMENTS)),
      attributes: attributesOf(vocabularyOf(catalog, options.attributes)),
      numbers: fc.array(sketch, { maxLength: 3 }),
    })
    .map(({ firstName, surname, department, attributes, numbers }): SampleUser => {
      const place = firstName * SURNAMES.length + surname
      // places of the lists
      const names = { firstName: FIRST_NAMES[firstName]!, surname: SURNAMES[surname]! }
      return {
        user: {
          id: `u${place}`,
          ...names,
          email: `u${place}@acme.example`,
          department,
          attributes,
        },
        numbers: numbers.map(({ type, state, in: days }, index): NewNumber => {
          const number = `${type === 'landline' ? '+468' : '+4670'}${1_000_000 + place * 10 + index}`
          if (state === 'foreign') return { number, type, status: 'foreign' }
          return state === 'active'
            ? { number, type }
            : { number, type, from: addDays(today, days) }
        }),
      }
    })
}

/** The date that samples count from. */
export function todayOf({ today }: SampleOptions): CalendarDate {
  return today === undefined ? FIRST_DAY : parseCalendarDate(today)
}
