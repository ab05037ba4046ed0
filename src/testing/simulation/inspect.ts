/** Checks every user after a step. */
import { beginningsIn, inForceOn } from '../../core/in-force.js'
import { trackIdOf } from '../../catalog/edition.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { capabilitiesOn } from '../../core/organization.js'
import { activeFrom, isActiveOn, type NumberType } from '../../core/phone-number.js'
import type { User } from '../../licensing/users/user.js'
import type { Conflict } from '../../requirements/conflict.js'
import { asksPredicates } from '../law/asked-predicates.js'
import { demand } from '../law/law-broken.js'
import type { OrganizationScenario } from './scenario.js'
import type { ScenarioStep } from './step.js'

/** A user as a rule of the caller's own looks at it, on one day. @public */
export interface RuleSubject<L extends string = string, T extends string = string> {
  /** The organization's date, `YYYY-MM-DD`. */
  readonly today: string
  readonly user: User
  /** Whether the user holds a license. */
  readonly holds: (license: L) => boolean
  /** Whether the user holds any license of a track. */
  readonly holdsAnyOf: (track: T) => boolean
  /** Whether the user has a number of a type that is active today. */
  readonly hasNumber: (type: NumberType) => boolean
  /** Whether the organization has a capability today. */
  readonly hasCapability: (capability: string) => boolean
}

/**
 * Something that must be true of every user on every day, whatever happens: `true` while it is.
 *
 * @public
 */
export type CatalogRule<L extends string = string, T extends string = string> = (
  subject: RuleSubject<L, T>,
) => boolean

/** Rules by what they say. */
export type Rules = { readonly [title: string]: CatalogRule }

/** What is out of compliance, by user. */
export type Standing = ReadonlyMap<string, ReadonlySet<string>>

/** Looks at what is out of compliance now. */
export async function standingOf({ organization, users }: OrganizationScenario): Promise<Standing> {
  const standing = new Map<string, ReadonlySet<string>>()
  for (const id of users) {
    const { outOfCompliance } = await organization.users.get(id)
    standing.set(id, new Set(outOfCompliance.map(({ license }) => license)))
  }
  return standing
}

/**
 * Looks at every user after a step: the caller's rules, and the laws about what a user may come to
 * hold.
 */
export async function inspect(
  scenario: OrganizationScenario,
  step: ScenarioStep | null,
  before: Standing,
  rules: Rules,
): Promise<void> {
  const organization = await scenario.organization.settings.get()
  const capabilities = capabilitiesOn(organization, scenario.today)
  for (const id of scenario.users) {
    const user = await scenario.organization.users.get(id)
    demandAnswers(user.outOfCompliance.flatMap((one) => one.conflicts))
    for (const { forecast } of (await scenario.organization.schedule.of(id)).changes)
      if (forecast?.status === 'failed') demandAnswers(forecast.conflicts)
    if (step !== null && !movesFacts(scenario, step, user)) {
      const fresh = user.outOfCompliance.filter(
        ({ license }) => before.get(id)?.has(license) !== true,
      )
      const names = fresh.map(({ license }) => license).join(', ')
      demand(fresh.length === 0, 'sound', `${id} holds ${names}, and what it requires is not met.`)
    }
    const subject = subjectOf(scenario, user, capabilities)
    for (const [title, rule] of Object.entries(rules)) demand(rule(subject), 'rule', title)
  }
}

/**
 * Whether a step moves what is true of a user, or the catalog, so that a holding may be out of
 * compliance after it (rules C5 and Q7).
 */
function movesFacts(
  { catalog, today }: OrganizationScenario,
  step: ScenarioStep,
  user: User,
): boolean {
  switch (step.kind) {
    case 'addNumber':
    case 'removeNumber':
    case 'setAttribute':
    case 'capability':
    case 'country':
      return true
    case 'pass': {
      const since = addDays(today, -step.days)
      const isActivated = (from: CalendarDate | null) =>
        from !== null && from > since && from <= today
      // a predicate may look at the date, so that what it says moves with it
      return (
        asksPredicates(catalog) ||
        beginningsIn(catalog.editions).some(isActivated) ||
        user.numbers.some((number) => isActivated(activeFrom(number)))
      )
    }
    case 'request':
    case 'move':
    case 'cancel':
    case 'retry':
    case 'override':
    case 'clearOverride':
    case 'limitSeats':
    case 'import':
    case 'delete':
      return false
  }
}

/** Every predicate of the catalog gives a boolean, whatever it is asked. */
function demandAnswers(conflicts: readonly Conflict[]): void {
  for (const conflict of conflicts) {
    if (conflict.code === 'alternatives_not_met') demandAnswers(conflict.anyOf.flat())
    if (conflict.code === 'predicate_failed')
      demand(
        false,
        'predicates',
        `The predicate ${conflict.predicate} of ${conflict.license} gave no answer: ${conflict.reason}.`,
      )
  }
}

function subjectOf(
  { catalog, today }: OrganizationScenario,
  user: User,
  capabilities: ReadonlySet<string>,
): RuleSubject {
  const edition = inForceOn(catalog.editions, today)
  return {
    today,
    user,
    holds: (license) => user.holdings.some((holding) => holding.license === license),
    holdsAnyOf: (track) => user.holdings.some((holding) => trackIdOf(edition, holding) === track),
    hasNumber: (type) =>
      user.numbers.some((number) => number.type === type && isActiveOn(number, today)),
    hasCapability: (capability) => capabilities.has(capability),
  }
}
