import { isSeatlineError } from '../../core/errors.js'
import type { ChangeId } from '../../core/ids.js'
import type { Plan } from '../../licensing/plan/plan.js'
import type { AssignInput } from '../../licensing/plan/request.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { Change } from '../../timeline/record/change.js'
import { demand } from '../law/law-broken.js'
import { manage } from './manage.js'
import { addNumber, dateIn, nameOf, type OrganizationStage } from './scenario.js'
import type { Deed } from './step.js'

/** Does a deed as a portal would, tells what came of it, and holds the laws about what the portal was promised. */
export async function act(stage: OrganizationStage, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'request':
      return request(stage, deed)
    case 'pass':
      return pass(stage, deed.days)
    case 'move':
    case 'cancel':
    case 'retry':
      return edit(stage, deed)
    case 'override':
    case 'clearOverride':
      return override(stage, deed)
    case 'addNumber':
      return stage.tell(`${nameOf(deed.user)} gets ${await addNumber(stage, nameOf(deed.user), deed.number)}.`)
    case 'removeNumber':
    case 'setAttribute':
    case 'capability':
      return moveFact(stage, deed)
    case 'limitSeats':
    case 'import':
    case 'delete':
      return manage(stage, deed)
  }
}

type DeedOf<K extends Deed['kind']> = Extract<Deed, { readonly kind: K }>

/** An edit of a change that is scheduled, or failed. */
type Edit = Extract<Deed, { readonly change: number }>

async function request(stage: OrganizationStage, deed: DeedOf<'request'>): Promise<void> {
  const user = nameOf(deed.user)
  const { organization } = stage
  const on = deed.in === 0 ? 'now' : dateIn(stage, deed.in)
  const { dependents } = deed
  const remove = deed.remove.map((license) => ({ license, dependents }))
  const ask = async (assign: readonly AssignInput[]) => organization.plan({ users: [user], assign, remove, on }, { help: 'none' })
  let assign = oneForEachTrack(stage, deed.assign)
  let plan = await ask(assign.map((license) => ({ license, dependents })))
  for (let round = deed.help === 'mend' ? 0 : ROUNDS - 1; round < ROUNDS; round += 1) {
    const missing = deed.help === 'mend' ? missingIn(plan).filter((license) => !deed.remove.includes(license)) : []
    const more = oneForEachTrack(stage, [...new Set([...assign, ...missing])])
    if (more.length === assign.length && plan.users[0]?.status !== 'needs_details') break
    assign = more
    plan = await ask(assign.map((license) => ({ license, dependents, details: chosen(plan, license) })))
  }
  const status = (await organization.confirm(plan)).users[0]?.status ?? 'refused'
  stage.tell(`${asked(stage, assign, deed.remove, user, on)}: ${status}${status === 'refused' ? reasons(plan) : ''}.`)
  demandPromised(plan, on, status)
}

/** Why a request is refused, in codes. */
function reasons({ users: [answer] }: Plan): string {
  return ` (${[...new Set((answer?.conflicts ?? []).map(({ code }) => code))].join(', ')})`
}

/** Confirming does what the plan said (law *Plan*). */
function demandPromised({ users: [answer] }: Plan, on: string, status: string): void {
  const isEntangled = answer?.conflicts.some(({ code }) => code === 'too_entangled') === true
  const now = answer?.status === 'ready' ? 'applied' : answer?.status === 'unchanged' ? 'unchanged' : 'refused'
  const promised = isEntangled ? ['refused'] : on === 'now' ? [now] : ['scheduled', 'unchanged']
  demand(promised.includes(status), 'plan', `The plan said ${answer?.status ?? 'nothing'}, and confirming gave ${status}.`)
}

/** How often an administrator asks again, along with what is missing. */
const ROUNDS = 3

/** Licenses that are missing, as an administrator would read it: the first of those that would do, and the first alternative. */
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
    Object.entries(change?.choices ?? {}).flatMap(([detail, [first]]) => (first === undefined ? [] : [[detail, first]])),
  )
}

/** A request may not name two licenses of a track that holds one. */
function oneForEachTrack({ catalog }: OrganizationStage, licenses: readonly string[]): readonly string[] {
  const tracks = new Set<string>()
  return licenses.filter((id) => {
    const track = catalog.licenses.get(id)?.track
    if (track?.holds !== 'one') return true
    const isFree = !tracks.has(track.id)
    tracks.add(track.id)
    return isFree
  })
}

function asked(stage: OrganizationStage, assign: readonly string[], remove: readonly string[], user: string, on: string): string {
  const names = (ids: readonly string[]) => ids.map((id) => stage.catalog.licenses.get(id)?.definition.name ?? id).join(' and ')
  const parts = [
    ...(assign.length > 0 ? [`give ${user} ${names(assign)}`] : []),
    ...(remove.length > 0 ? [`take ${names(remove)} from ${user}`] : []),
  ]
  return `${stage.today}: ${parts.join(', ')} ${on === 'now' ? 'now' : `on ${on}`}`
}

/** Days pass, and what is due is settled. What was forecast is what happened, if nothing else moved (law *Forecast*). */
async function pass(stage: OrganizationStage, days: number): Promise<void> {
  const { organization, users } = stage
  const until = dateIn(stage, days)
  const foretold = await Promise.all(users.map(async (user) => (await organization.users.stateOn(user, until)).user?.holdings))
  await stage.pass(days)
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

async function edit(stage: OrganizationStage, deed: Edit): Promise<void> {
  const user = nameOf(deed.user)
  const change = await changeAt(stage, user, deed.change, deed.kind === 'retry' ? 'failed' : 'scheduled')
  if (change === null) return
  const { schedule } = stage.organization
  const what = `${change.kind} ${stage.catalog.licenses.get(change.license)?.definition.name ?? change.license}`
  if (deed.kind === 'cancel') {
    await schedule.cancel(user, change.id)
    return stage.tell(`${stage.today}: cancel for ${user}: ${what}.`)
  }
  const on = dateIn(stage, deed.in)
  const { status } = await schedule[deed.kind](user, change.id, on)
  stage.tell(`${stage.today}: ${deed.kind} for ${user} to ${on}: ${what}: ${status}.`)
}

async function changeAt(
  stage: OrganizationStage,
  user: string,
  place: number,
  status: Change['status'],
): Promise<({ readonly id: ChangeId } & Change) | null> {
  const { changes } = await stage.organization.schedule.of(user)
  const some = changes.filter(({ change }) => change.status === status)
  return some.length === 0 ? null : (some[place % some.length]?.change ?? null)
}

async function override(stage: OrganizationStage, deed: DeedOf<'override'> | DeedOf<'clearOverride'>): Promise<void> {
  const user = nameOf(deed.user)
  const { schedule } = stage.organization
  if (deed.kind === 'override') {
    const on = dateIn(stage, deed.in)
    const { status } = await schedule.override(user, on)
    return stage.tell(`${stage.today}: override for ${user} to ${on}: ${status}.`)
  }
  try {
    const { status } = await schedule.clearOverride(user)
    stage.tell(`${stage.today}: clear the override of ${user}: ${status}.`)
  } catch (error) {
    if (!isSeatlineError(error, 'override_missing')) throw error
  }
}

async function moveFact(
  stage: OrganizationStage,
  deed: DeedOf<'removeNumber'> | DeedOf<'setAttribute'> | DeedOf<'capability'>,
): Promise<void> {
  const { settings, numbers, users } = stage.organization
  if (deed.kind === 'capability') {
    await (deed.to === 'on' ? settings.enable(deed.capability) : settings.disable(deed.capability))
    return stage.tell(`${stage.today}: the organization ${deed.to === 'on' ? 'gets' : 'loses'} ${deed.capability}.`)
  }
  const user = nameOf(deed.user)
  if (deed.kind === 'setAttribute') {
    await users.update(user, { attributes: { [deed.attribute]: deed.value } })
    return stage.tell(`${stage.today}: ${deed.attribute} of ${user} becomes ${JSON.stringify(deed.value)}.`)
  }
  const all = (await users.get(user)).numbers
  const number = all[deed.number % Math.max(1, all.length)]
  if (number === undefined) return
  await numbers.remove(user, number.number)
  stage.tell(`${stage.today}: ${user} loses the ${number.type} number ${number.number}.`)
}
