/** Begins a drawn organization through the public API, with a clock that is moved by hand. */
import type { EditionDefinition } from '../../../src/catalog/definition.js'
import {
  createLicensing,
  defineCatalog,
  type Licensing,
  type Organization,
  type SeatlineStore,
} from '../../../src/index.js'
import { addDays, parseCalendarDate, type CalendarDate } from '../../../src/core/calendar-date.js'
import { LICENSES, type DrawnOrganization } from './draws.js'

const BEGINNING = parseCalendarDate('2027-01-10')
const NAMES = ['anna', 'bo', 'cy', 'dan', 'eva'] as const

/** An organization that lives. */
export interface LivingOrganization {
  readonly acme: Organization
  readonly licensing: Licensing
  readonly users: readonly string[]
  readonly story: string[]
  /** The organization's date. */
  readonly today: () => CalendarDate
  /** Moves the clock; nothing is settled by it. */
  readonly wait: (days: number) => void
}

/** Begins an organization with its users, what they hold, and its seat limits. */
export async function begin(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<LivingOrganization> {
  let today = BEGINNING
  let ids = 0
  const licensing = createLicensing<string, string>({
    catalog: defineCatalog(drawn.definition),
    store,
    clock: () => new Date(`${today}T12:00:00Z`),
    newId: () => `id${String(++ids).padStart(4, '0')}`,
  })
  const at = { id: 'acme', timeZone: 'Etc/UTC', country: 'SE' }
  await licensing.organizations.create(at, { actor: 'setup' })
  const living: LivingOrganization = {
    acme: licensing.organization('acme', { actor: 'eva' }),
    licensing,
    users: NAMES.slice(0, drawn.users.length),
    story: catalogInWords(drawn.definition),
    today: () => today,
    wait: (days) => {
      today = addDays(today, days)
    },
  }
  await beginUsers(living, drawn)
  await beginHoldings(living, drawn)
  await beginLimits(living, drawn)
  return living
}

function catalogInWords({ tracks }: EditionDefinition): string[] {
  return tracks
    .flatMap(({ licenses }) => licenses)
    .map(({ id, requirement, details = [] }) => {
      const needs = requirement ? JSON.stringify(requirement) : 'nothing'
      return `${id} needs ${needs}${details.length > 0 ? ' and a mobile number to choose' : ''}.`
    })
}

async function beginUsers({ acme, users, story }: LivingOrganization, drawn: DrawnOrganization) {
  if (drawn.capability !== null) {
    const dates = spanOf(drawn.capability)
    await acme.settings.enable('5g', dates)
    story.push(`The organization has 5g${spanInWords(dates)}.`)
  }
  for (const [index, id] of users.entries()) {
    const { role, spell, mobiles } = drawn.users[index]!
    const attributes = role === null ? {} : { role }
    await acme.users.create({
      id,
      firstName: id,
      surname: 'Berg',
      email: `${id}@acme.example`,
      attributes,
    })
    if (spell !== null) {
      const dates = spanOf(spell)
      await acme.users.update(id, { attributes: { role: spell.is } }, dates)
      story.push(`${id} is ${spell.is ?? 'not chief'}${spanInWords(dates)}.`)
    }
    for (const [place, day] of mobiles.entries()) {
      const number = `+4670${1_000_000 + index * 10 + place}`
      await acme.numbers.add(id, {
        number,
        type: 'mobile',
        status: day === 0 ? 'active' : 'foreign',
      })
      if (day !== null && day > 0)
        await acme.numbers.startPorting(id, number, addDays(BEGINNING, day))
      story.push(`${id} has ${number}, ${mobileInWords(day)}.`)
    }
  }
}

/** Gives each user the licenses that were drawn, as far as their requirements are met. */
async function beginHoldings(
  { acme, users, story }: LivingOrganization,
  drawn: DrawnOrganization,
): Promise<void> {
  for (const license of LICENSES) {
    const getting = users.filter((_, index) => drawn.users[index]?.holds.includes(license))
    if (getting.length === 0) continue
    const request = { users: getting, assign: [license], on: 'now' }
    await acme.confirm(await acme.plan(request, { help: 'none' }))
  }
  for (const [index, id] of users.entries()) {
    const held = (await acme.users.get(id)).holdings.map((holding) => holding.license)
    const chief = drawn.users[index]?.role === 'chief' ? 'is chief and ' : ''
    story.push(`${id} ${chief}holds ${held.join(' and ') || 'nothing'}.`)
  }
}

async function beginLimits(
  { acme, story }: LivingOrganization,
  { limits }: DrawnOrganization,
): Promise<void> {
  for (const { license, limit, ...span } of limits) {
    const dates = spanOf(span)
    await acme.settings.setSeatLimit(license, limit, dates)
    story.push(`There are ${limit} seats of ${license}${spanInWords(dates)}.`)
  }
}

function spanOf({ from, days }: { readonly from: number; readonly days: number | null }) {
  const begins = addDays(BEGINNING, from)
  return { from: begins, ...(days === null ? {} : { until: addDays(begins, days) }) }
}

function spanInWords({ from, until }: ReturnType<typeof spanOf>): string {
  return ` from ${from}${until === undefined ? '' : ` until ${until}`}`
}

function mobileInWords(day: number | null): string {
  if (day === null) return 'at another operator'
  return day === 0 ? 'active' : `in porting until ${addDays(BEGINNING, day)}`
}
