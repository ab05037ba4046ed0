import type { Catalog } from '../../catalog/catalog.js'
import { addDays, parseCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import type { NumberType } from '../../core/phone-number.js'
import { createLicensing, type Licensing, type Organization } from '../../licensing/licensing.js'
import type { SeatlineStore } from '../../storage/port.js'
import type { Beginning, SampleNumber } from './deed.js'

/** An organization in which deeds are done: everything a portal would have, with a clock that moves when told. */
export interface Stage {
  readonly catalog: Catalog
  readonly licensing: Licensing
  readonly organization: Organization
  readonly users: readonly string[]
  /** What has happened so far, a line each, as a person would tell it. */
  readonly story: string[]
  today: CalendarDate
  /** Counts numbers, so that no two are the same. */
  numbers: number
}

/** The first day of every story: a Monday. */
const FIRST_DAY = parseCalendarDate('2027-01-04')
/** The users of every story. */
const NAMES: readonly string[] = ['Sam', 'Kim', 'Alex', 'Robin']

/** Sets an organization up. Nothing is told yet but how it begins. */
export async function openStage(catalog: Catalog, store: SeatlineStore, beginning: Beginning, story: string[]): Promise<Stage> {
  let ids = 0
  const stage: { -readonly [K in keyof Stage]?: Stage[K] } = { catalog, today: FIRST_DAY, numbers: 0, story }
  const licensing = createLicensing({
    catalog,
    store,
    clock: () => new Date(`${stage.today}T12:00:00Z`),
    newId: () => `id${String(++ids).padStart(6, '0')}`,
  })
  await store.migrate()
  await licensing.organizations.create({ id: 'acme', timeZone: 'Etc/UTC', country: 'SE' }, { actor: 'setup' })
  const organization = licensing.organization('acme', { actor: 'admin' })
  const opened = Object.assign(stage, { licensing, organization, users: beginning.users.map((_, index) => nameOf(index)) }) as Stage // all of it is there now
  for (const capability of beginning.capabilities) await organization.settings.enable(capability)
  if (beginning.capabilities.length > 0) tell(opened, `The organization has ${beginning.capabilities.join(' and ')}.`)
  for (const [index, { numbers, attributes }] of beginning.users.entries()) {
    const id = nameOf(index)
    await organization.users.create({ id, firstName: id, surname: 'Berg', email: `${id.toLowerCase()}@acme.example`, attributes })
    for (const number of numbers) tell(opened, `${id} has ${await addNumber(opened, id, number)}.`)
    for (const [name, value] of Object.entries(attributes)) tell(opened, `${id} has ${name} ${JSON.stringify(value)}.`)
  }
  return opened
}

/** The name of a user, by place; it is the id too. */
export function nameOf(user: number): string {
  return NAMES[user % NAMES.length] ?? 'Sam'
}

/** Adds a line to the story. */
export function tell(stage: Stage, line: string): void {
  stage.story.push(line)
}

/** The date so many days from today. */
export function dateIn(stage: Stage, days: number): CalendarDate {
  return addDays(stage.today, days)
}

/** Adds a number to a user, and says what it is. */
export async function addNumber(stage: Stage, user: string, { type, status, in: days }: SampleNumber): Promise<string> {
  const number = numberFor(type, ++stage.numbers)
  const { numbers } = stage.organization
  await numbers.add(user, { number, type, status: status === 'active' ? 'active' : 'foreign' })
  if (status === 'active') return `the ${type} number ${number}`
  if (status === 'foreign') return `the ${type} number ${number} at another operator`
  await numbers.startPorting(user, number, dateIn(stage, days))
  return `the ${type} number ${number} in porting until ${dateIn(stage, days)}`
}

/** Numbers of the right shape, each only once. */
function numberFor(type: NumberType, count: number): string {
  return `${type === 'landline' ? '+468' : '+4670'}${String(1_000_000 + count)}`
}
