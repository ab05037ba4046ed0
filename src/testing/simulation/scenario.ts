/** An organization in which steps are performed, with a clock and a story. */
import type { Catalog } from '../../catalog/catalog.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { NumberType } from '../../core/phone-number.js'
import type { Licensing, Organization } from '../../licensing/handles.js'
import { createLicensing } from '../../licensing/licensing.js'
import type { SeatlineStore } from '../../storage/port.js'
import type { OrganizationBeginning, SampleNumber } from './step.js'

/**
 * An organization in which things are done: what a portal would have, with a clock that moves when
 * told, and the story so far.
 *
 * @public
 */
export interface OrganizationScenario<L extends string = string> {
  readonly catalog: Catalog<L>
  readonly licensing: Licensing<L>
  readonly organization: Organization<L>
  /** The ids of its users, which are their first names too. */
  readonly users: readonly string[]
  /** The organization's date. It moves by `pass`. */
  readonly today: CalendarDate
  /** What has happened so far, a line each, as a person would tell it. */
  readonly story: readonly string[]
  /** Adds a line to the story. */
  readonly tell: (line: string) => void
  /** Lets days pass, and settles what is due in them. */
  readonly pass: (days: number) => Promise<void>
  /** A number that nobody has yet. */
  readonly nextNumber: (type: NumberType) => string
}

/** The users of every story. */
const NAMES: readonly string[] = ['Sam', 'Kim', 'Alex', 'Robin']

/** Where a scenario is set up. */
export interface ScenarioSetting {
  readonly catalog: Catalog
  readonly store: SeatlineStore
  /** `acme` by default. */
  readonly id?: string
  readonly today?: CalendarDate
  /** Where the story is written. */
  readonly story?: string[]
  /** Whether `applyDue` runs when days pass; `every_day` unless it is said. */
  readonly settling?: 'every_day' | 'never'
}

/** Sets an organization up. Nothing is told yet but how it begins. */
export async function openScenario(
  setting: ScenarioSetting,
  beginning: OrganizationBeginning,
): Promise<OrganizationScenario> {
  const { catalog, store, id = 'acme', story = [], settling = 'every_day' } = setting
  let today: CalendarDate = setting.today ?? beginning.today
  let [ids, numbers] = [0, 0]
  const licensing = createLicensing({
    catalog,
    store,
    clock: () => new Date(`${today}T12:00:00Z`),
    newId: () => `id${String(++ids).padStart(6, '0')}`,
  })
  await store.migrate()
  await licensing.organizations.create(
    { id, timeZone: 'Etc/UTC', country: 'SE' },
    { actor: 'setup' },
  )
  const scenario: OrganizationScenario = {
    catalog,
    licensing,
    organization: licensing.organization(id, { actor: 'admin' }),
    users: beginning.users.map((_, index) => nameOf(index)),
    get today() {
      return today
    },
    story,
    tell: (line) => void story.push(line),
    pass: async (days) => {
      today = addDays(today, days)
      if (settling === 'every_day') await licensing.applyDue()
      story.push(`${days === 1 ? 'A day passes' : `${days} days pass`}: it is ${today}.`)
    },
    nextNumber: (type) =>
      `${type === 'landline' ? '+468' : '+4670'}${String(1_000_000 + ++numbers)}`,
  }
  await begin(scenario, beginning)
  return scenario
}

async function begin(
  scenario: OrganizationScenario,
  { capabilities, users }: OrganizationBeginning,
): Promise<void> {
  const { organization, tell } = scenario
  for (const capability of capabilities) await organization.settings.enable(capability)
  if (capabilities.length > 0) tell(`The organization has ${capabilities.join(' and ')}.`)
  for (const [index, { numbers, attributes }] of users.entries()) {
    const id = nameOf(index)
    await organization.users.create({
      id,
      firstName: id,
      surname: 'Berg',
      email: `${id.toLowerCase()}@acme.example`,
      attributes,
    })
    for (const number of numbers) tell(`${id} has ${await addNumber(scenario, id, number)}.`)
    for (const [name, value] of Object.entries(attributes))
      tell(`${id} has ${name} ${JSON.stringify(value)}.`)
  }
}

/** The name of a user, by place; it is the id too. */
export function nameOf(user: number): string {
  return NAMES[user % NAMES.length] ?? 'Sam'
}

/** The date so many days from today. */
export function dateIn({ today }: OrganizationScenario, days: number): CalendarDate {
  return addDays(today, days)
}

/** Adds a number to a user, and says what it is. */
export async function addNumber(
  scenario: OrganizationScenario,
  user: string,
  { type, status, in: days }: SampleNumber,
): Promise<string> {
  const number = scenario.nextNumber(type)
  const { numbers } = scenario.organization
  await numbers.add(user, { number, type, status: status === 'active' ? 'active' : 'foreign' })
  if (status === 'active') return `the ${type} number ${number}`
  if (status === 'foreign') return `the ${type} number ${number} at another operator`
  await numbers.startPorting(user, number, dateIn(scenario, days))
  return `the ${type} number ${number} in porting until ${dateIn(scenario, days)}`
}
