/** Performs the steps that concern a whole organization. */
import type { ImportRow } from '../../licensing/imports/import-row.js'
import { dateIn, nameOf, type OrganizationScenario } from './scenario.js'
import type { ScenarioStep } from './step.js'

type StepOf<K extends ScenarioStep['kind']> = Extract<ScenarioStep, { readonly kind: K }>

/**
 * Does what is done to an organization as a whole, or to who is in it, and tells what came of it.
 */
export async function manage(
  scenario: OrganizationScenario,
  step:
    | StepOf<'capability'>
    | StepOf<'country'>
    | StepOf<'limitSeats'>
    | StepOf<'import'>
    | StepOf<'delete'>,
): Promise<void> {
  const { settings } = scenario.organization
  switch (step.kind) {
    case 'capability': {
      const { capability, to } = step
      await (to === 'on' ? settings.enable(capability) : settings.disable(capability))
      const does = to === 'on' ? 'gets' : 'loses'
      return scenario.tell(`${scenario.today}: the organization ${does} ${capability}.`)
    }
    case 'country':
      await settings.update({ country: step.country })
      return scenario.tell(`${scenario.today}: the organization moves to ${step.country}.`)
    case 'limitSeats':
      return limitSeats(scenario, step)
    case 'import':
      return importRow(scenario, step)
    case 'delete': {
      const user = nameOf(step.user)
      await scenario.organization.users.delete(user, { scheduled: step.scheduled })
      return scenario.tell(`${scenario.today}: ${user} is deleted.`)
    }
  }
}

async function limitSeats(
  scenario: OrganizationScenario,
  { license, limit, in: days, days: length }: StepOf<'limitSeats'>,
): Promise<void> {
  const from = dateIn(scenario, days)
  const until = length === null ? null : dateIn(scenario, days + length)
  const span = { from, ...(until === null ? {} : { until }) }
  const { overLimit } = await scenario.organization.settings.setSeatLimit(license, limit, span)
  const over = overLimit > 0 ? `; today ${overLimit} hold more than that` : ''
  scenario.tell(
    `${scenario.today}: at most ${limit} may hold ${license} from ${from}${until === null ? '' : ` until ${until}`}${over}.`,
  )
}

/** Imports a row as a portal would, and confirms it. */
async function importRow(
  scenario: OrganizationScenario,
  { user: place, license, requested, in: days }: StepOf<'import'>,
): Promise<void> {
  const { imports } = scenario.organization
  const user = nameOf(place)
  const row: ImportRow = {
    row: 1,
    email: `${user.toLowerCase()}@acme.example`,
    firstName: user,
    surname: 'Berg',
    assignmentDate: days === 0 ? 'now' : dateIn(scenario, days),
    ...(requested === 'assign' ? { license } : { removeLicense: license }),
  }
  const plan = await imports.plan([row])
  const [planned] = plan.rows
  const [confirmed] = (await imports.confirm(plan)).rows
  scenario.tell(
    `${scenario.today}: import ${user}, ${requested} ${license} on ${row.assignmentDate}: ${planned?.outcome}, ${confirmed?.status}.`,
  )
}
