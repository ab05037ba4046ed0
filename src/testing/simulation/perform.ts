/** Performs a step as a portal would, and checks what the portal was promised. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { findLicense } from '../../catalog/lookup.js'
import { isSeatlineError } from '../../core/errors.js'
import type { ChangeId } from '../../core/ids.js'
import type { Plan } from '../../licensing/plan/plan.js'
import type { AssignInput } from '../../licensing/plan/request.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { Change } from '../../timeline/record/change.js'
import { demand } from '../law/law-broken.js'
import { manage } from './manage.js'
import { addNumber, dateIn, nameOf, type OrganizationScenario } from './scenario.js'
import type { ScenarioStep } from './step.js'

/**
 * Does a step as a portal would, tells what came of it, and holds the laws about what the portal
 * was promised.
 */
export async function perform(scenario: OrganizationScenario, step: ScenarioStep): Promise<void> {
  switch (step.kind) {
    case 'request':
      return request(scenario, step)
    case 'pass':
      return pass(scenario, step.days)
    case 'move':
    case 'cancel':
    case 'retry':
      return edit(scenario, step)
    case 'override':
    case 'clearOverride':
      return override(scenario, step)
    case 'addNumber':
      return scenario.tell(
        `${nameOf(step.user)} gets ${await addNumber(scenario, nameOf(step.user), step.number)}.`,
      )
    case 'removeNumber':
    case 'setAttribute':
      return moveFact(scenario, step)
    case 'capability':
    case 'country':
    case 'limitSeats':
    case 'import':
    case 'delete':
      return manage(scenario, step)
  }
}

type StepOf<K extends ScenarioStep['kind']> = Extract<ScenarioStep, { readonly kind: K }>

/** An edit of a change that is scheduled, or failed. */
type Edit = Extract<ScenarioStep, { readonly change: number }>

async function request(scenario: OrganizationScenario, step: StepOf<'request'>): Promise<void> {
  const user = nameOf(step.user)
  const { organization } = scenario
  const on = step.in === 0 ? 'now' : dateIn(scenario, step.in)
  const { dependents } = step
  const remove = step.remove.map((license) => ({ license, dependents }))
  const ask = async (assign: readonly AssignInput[]) =>
    organization.plan({ users: [user], assign, remove, on }, { help: 'none' })
  const date = dateIn(scenario, step.in)
  let assign = oneForEachTrack(scenario, step.assign, date)
  let plan = await ask(assign.map((license) => ({ license, dependents })))
  for (let round = step.help === 'mend' ? 0 : ROUNDS - 1; round < ROUNDS; round += 1) {
    const missing =
      step.help === 'mend'
        ? missingIn(plan).filter((license) => !step.remove.includes(license))
        : []
    const more = oneForEachTrack(scenario, [...new Set([...assign, ...missing])], date)
    if (more.length === assign.length && plan.users[0]?.status !== 'needs_details') break
    assign = more
    plan = await ask(
      assign.map((license) => ({ license, dependents, details: chosen(plan, license) })),
    )
  }
  const status = (await organization.confirm(plan)).users[0]?.status ?? 'refused'
  scenario.tell(
    `${asked(scenario, user, { assign, remove: step.remove, on })}: ${status}${status === 'refused' ? reasons(plan) : ''}.`,
  )
  demandPromised(plan, on, status)
}

/** Why a request is refused, in codes. */
function reasons({ users: [answer] }: Plan): string {
  return ` (${[...new Set((answer?.conflicts ?? []).map(({ code }) => code))].join(', ')})`
}

/** Confirming does what the plan said (law *Plan*). */
function demandPromised({ users: [answer] }: Plan, on: string, status: string): void {
  demand(
    promisedBy(answer, on).includes(status),
    'plan',
    `The plan said ${answer?.status ?? 'nothing'}, and confirming gave ${status}.`,
  )
}

function promisedBy(answer: Plan['users'][number] | undefined, on: string): readonly string[] {
  if (answer?.conflicts.some(({ code }) => code === 'too_entangled')) return ['refused']
  if (on !== 'now') return ['scheduled', 'unchanged']
  if (answer?.status === 'ready') return ['applied']
  return [answer?.status === 'unchanged' ? 'unchanged' : 'refused']
}

/** How often an administrator asks again, along with what is missing. */
const ROUNDS = 3

/**
 * Licenses that are missing, as an administrator would read it: the first of those that would do,
 * and the first alternative.
 */
function missingIn({ users: [answer] }: Plan): readonly string[] {
  const missing = (conflict: Conflict): readonly string[] => {
    if (conflict.code === 'alternatives_not_met') return (conflict.anyOf[0] ?? []).flatMap(missing)
    return conflict.code === 'license_missing' ? conflict.anyOf.slice(0, 1) : []
  }
  return (answer?.conflicts ?? []).flatMap(missing)
}

/** The first of the numbers that would do, for each detail left open. */
function chosen(plan: Plan, license: string): { readonly [detail: string]: string } {
  const change = plan.users[0]?.changes.find((one) => one.license === license)
  return Object.fromEntries(
    Object.entries(change?.choices ?? {}).flatMap(([detail, [first]]) =>
      first === undefined ? [] : [[detail, first]],
    ),
  )
}

/** A request may not name two licenses of a track that holds one on its date. */
function oneForEachTrack(
  { catalog }: OrganizationScenario,
  licenses: readonly string[],
  on: CalendarDate,
): readonly string[] {
  const tracks = new Set<string>()
  return licenses.filter((id) => {
    const track = findLicense(catalog, id, on)?.track
    if (track?.holds !== 'one') return true
    const isFree = !tracks.has(track.id)
    tracks.add(track.id)
    return isFree
  })
}

function asked(
  scenario: OrganizationScenario,
  user: string,
  {
    assign,
    remove,
    on,
  }: {
    readonly assign: readonly string[]
    readonly remove: readonly string[]
    readonly on: string
  },
): string {
  const names = (ids: readonly string[]) =>
    ids.map((id) => findLicense(scenario.catalog, id)?.definition.name ?? id).join(' and ')
  const parts = [
    ...(assign.length > 0 ? [`give ${user} ${names(assign)}`] : []),
    ...(remove.length > 0 ? [`take ${names(remove)} from ${user}`] : []),
  ]
  return `${scenario.today}: ${parts.join(', ')} ${on === 'now' ? 'now' : `on ${on}`}`
}

/**
 * Days pass, and what is due is settled. What was forecast is what happened, if nothing else moved
 * (law *Forecast*).
 */
async function pass(scenario: OrganizationScenario, days: number): Promise<void> {
  const { organization, users } = scenario
  const until = dateIn(scenario, days)
  const foretold = await Promise.all(
    users.map(async (user) => (await organization.users.stateOn(user, until)).user?.holdings),
  )
  await scenario.pass(days)
  for (const [index, user] of users.entries()) {
    const { holdings } = await organization.users.get(user)
    const isForetold = JSON.stringify(holdings) === JSON.stringify(foretold[index])
    demand(
      isForetold,
      'forecast',
      `${user} was forecast to hold ${JSON.stringify(foretold[index])}, and holds ${JSON.stringify(holdings)}.`,
    )
  }
}

async function edit(scenario: OrganizationScenario, step: Edit): Promise<void> {
  const user = nameOf(step.user)
  const change = await changeAt(
    scenario,
    user,
    step.change,
    step.kind === 'retry' ? 'failed' : 'scheduled',
  )
  if (change === null) return
  const { schedule } = scenario.organization
  const what = `${change.kind} ${findLicense(scenario.catalog, change.license)?.definition.name ?? change.license}`
  if (step.kind === 'cancel') {
    await schedule.cancel(user, change.id)
    return scenario.tell(`${scenario.today}: cancel for ${user}: ${what}.`)
  }
  const on = dateIn(scenario, step.in)
  const { status } = await schedule[step.kind](user, change.id, on)
  scenario.tell(`${scenario.today}: ${step.kind} for ${user} to ${on}: ${what}: ${status}.`)
}

async function changeAt(
  scenario: OrganizationScenario,
  user: string,
  place: number,
  status: Change['status'],
): Promise<({ readonly id: ChangeId } & Change) | null> {
  const { changes } = await scenario.organization.schedule.of(user)
  const some = changes.filter(({ change }) => change.status === status)
  return some.length === 0 ? null : (some[place % some.length]?.change ?? null)
}

async function override(
  scenario: OrganizationScenario,
  step: StepOf<'override'> | StepOf<'clearOverride'>,
): Promise<void> {
  const user = nameOf(step.user)
  const { schedule } = scenario.organization
  if (step.kind === 'override') {
    const on = dateIn(scenario, step.in)
    const { status } = await schedule.override(user, on)
    return scenario.tell(`${scenario.today}: override for ${user} to ${on}: ${status}.`)
  }
  try {
    const { status } = await schedule.clearOverride(user)
    scenario.tell(`${scenario.today}: clear the override of ${user}: ${status}.`)
  } catch (error) {
    if (!isSeatlineError(error, 'override_missing')) throw error
  }
}

async function moveFact(
  scenario: OrganizationScenario,
  step: StepOf<'removeNumber'> | StepOf<'setAttribute'>,
): Promise<void> {
  const { numbers, users } = scenario.organization
  const user = nameOf(step.user)
  if (step.kind === 'setAttribute') {
    await users.update(user, { attributes: { [step.attribute]: step.value } })
    return scenario.tell(
      `${scenario.today}: ${step.attribute} of ${user} becomes ${JSON.stringify(step.value)}.`,
    )
  }
  const all = (await users.get(user)).numbers
  const number = all[step.number % Math.max(1, all.length)]
  if (number === undefined) return
  await numbers.remove(user, number.number)
  scenario.tell(`${scenario.today}: ${user} loses the ${number.type} number ${number.number}.`)
}
