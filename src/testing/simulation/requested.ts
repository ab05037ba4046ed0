/** Random requests with their remedies, to compare previews with what comes of them. */
import type { PlanInput } from '../../licensing/plan/request.js'
import type { RemedyResult } from '../../licensing/remedies/carry-out.js'
import type { RemedyChoice } from '../../licensing/remedies/choice.js'
import type { Remedies, Remedy } from '../../timeline/remedies/find-remedies.js'
import type { Verdict } from '../../timeline/request/verdict.js'
import { onOrganization, onUser, type Answer } from './answer.js'
import type { Given, Moment } from './moment.js'

/** A request that is planned and confirmed: its plan is the preview. */
export async function confirmation(name: string, moment: Moment): Promise<Given> {
  const { acme, user } = moment
  const plan = await acme.plan(await requestOf(moment), { help: 'none' })
  const run: Given['run'] = async ({ preview }) => {
    if (preview === true) return verdictAs(moment, 'planned', plan.users[0]!) // of one user
    const [confirmed] = (await acme.confirm(plan)).users
    if (!confirmed?.verdict) throw new Error(`${user.id} was confirmed before, or is gone`)
    return verdictAs(moment, confirmed.status, confirmed.verdict)
  }
  return { words: `${name}(${inWords(moment)})`, about: [user.id], run }
}

/** One of the remedies of a request, if it has any. */
export async function remedyOfPlan(name: string, moment: Moment): Promise<Given | null> {
  const { acme, user } = moment
  const plan = await acme.plan(await requestOf(moment))
  const choice = await choiceOf(moment, plan.users[0]!.remedies) // of one user
  if (choice === null) return null
  const words = `${name}(${inWords(moment)}, ${JSON.stringify(choice.remedy.actions)})`
  const carryOut: Given['run'] = async (options) =>
    remedied(moment, choice, await acme.remedy(plan, { user: user.id, ...choice }, options))
  return { words, about: [user.id], run: carryOut }
}

/**
 * One of the remedies for a change that failed or will fail, if there is such a change, and a
 * remedy.
 */
export async function remedyOfChange(name: string, moment: Moment): Promise<Given | null> {
  const { acme, user, write } = moment
  const { changes } = await acme.schedule.of(user.id)
  const failing = changes.filter(
    ({ forecast }) => forecast === null || forecast.status === 'failed',
  )
  const change = failing[write.other % Math.max(1, failing.length)]?.change
  if (change === undefined) return null
  const choice = await choiceOf(moment, (await acme.schedule.help(user.id, change.id)).remedies)
  if (choice === null) return null
  const words = `${name}(${user.id}, ${change.kind} ${change.license}, ${JSON.stringify(choice.remedy.actions)})`
  const run: Given['run'] = async (options) =>
    remedied(moment, choice, await acme.schedule.remedy(user.id, change.id, choice, options))
  return { words, about: [user.id], run }
}

/** The request of a moment; details that are open are chosen as they come. */
async function requestOf({ acme, user, on, write }: Moment): Promise<PlanInput> {
  const { license, requested, dependents } = write
  const request = { users: [user.id], on }
  if (requested === 'remove') return { ...request, remove: [{ license, dependents }] }
  const asked = (details: { readonly [detail: string]: string }): PlanInput => ({
    ...request,
    assign: [{ license, details, dependents }],
  })
  const choices = (await acme.plan(asked({}), { help: 'none' })).users[0]?.changes[0]?.choices ?? {}
  return asked(
    Object.fromEntries(
      Object.entries(choices).flatMap(([detail, [first]]) =>
        first === undefined ? [] : [[detail, first]],
      ),
    ),
  )
}

function inWords({ user, on, write }: Moment): string {
  return `${user.id}, ${write.requested} ${write.license} on ${on}`
}

/**
 * A remedy with what a person gives for what it leaves open; `null` without one, or where too few
 * could give up a seat.
 */
async function choiceOf(
  { scenario, acme, user, write }: Moment,
  { sets }: Remedies,
): Promise<(RemedyChoice & { readonly remedy: Remedy }) | null> {
  const remedy = sets[write.place % Math.max(1, sets.length)]
  if (remedy === undefined) return null
  const seatsFrom: { [license: string]: readonly string[] } = {}
  for (const action of remedy.actions) {
    if (action.kind !== 'free_seat') continue
    const holders = (await acme.users.list({ license: action.license })).filter(
      ({ id }) => id !== user.id,
    )
    if (holders.length < action.count) return null
    seatsFrom[action.license] = holders.slice(0, action.count).map(({ id }) => id)
  }
  const values = Object.fromEntries(
    remedy.actions.flatMap((action) =>
      action.kind === 'set_attribute' && action.value === null
        ? [[action.attribute, 'something else']]
        : [],
    ),
  )
  return {
    remedy,
    numbers: { landline: scenario.nextNumber('landline'), mobile: scenario.nextNumber('mobile') },
    values,
    seatsFrom,
  }
}

/**
 * The answer of a remedy. What the organization's part does to others is compared unless some of
 * them give up a seat besides.
 */
async function remedied(
  { user }: Moment,
  { remedy }: RemedyChoice,
  result: RemedyResult,
): Promise<Answer> {
  const { status, said, effects } = onUser(user.id, result)
  if (remedy.actions.some(({ kind }) => kind === 'free_seat')) {
    const organization = result.organization.map((one) => one.organization)
    return { status, said: { ...said, organization }, effects, isAll: false }
  }
  const parts: Answer[] = []
  for (const one of result.organization) parts.push(await onOrganization(one))
  return {
    status,
    said: { ...said, organization: parts.map((part) => part.said) },
    effects: new Map([...parts.flatMap((part) => [...part.effects]), ...effects]),
    isAll: parts.length < 2,
  }
}

/** What a plan says of its user, or what was confirmed. */
function verdictAs({ user, on }: Moment, status: string, verdict: Verdict): Answer {
  const { changes, conflicts, behind, effects, takesAway, hasTwice, follows } = verdict
  return {
    status,
    said: {
      status: verdict.status,
      changes,
      conflicts,
      behind,
      effects,
      takesAway,
      hasTwice,
      follows,
    },
    effects: new Map(status === 'applied' || status === 'scheduled' ? [[user.id, effects]] : []),
    takes: { licenses: takesAway.licenses, on },
  }
}
