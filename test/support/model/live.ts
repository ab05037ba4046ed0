/** Lets a drawn organization live through the public API, and tells what is done. */
import { isSeatlineError, type SeatlineStore, type UserRecord } from '../../../src/index.js'
import { addDays, type CalendarDate } from '../../../src/core/calendar-date.js'
import { begin, type LivingOrganization } from './begin.js'
import type { DrawnEdit, DrawnOrganization, DrawnRequest, DrawnStep } from './draws.js'
import { modelOf, type ModelOrganization } from './organization.js'

/** Begins an organization, and does all that was drawn. What is refused is told. */
export async function live(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<LivingOrganization> {
  const living = await begin(store, drawn)
  for (const step of drawn.steps) {
    try {
      await perform(living, step)
    } catch (error) {
      if (!isSeatlineError(error)) throw error
      living.story.push(`${living.today()}: ${step.kind} is refused: ${error.code}.`)
    }
  }
  return living
}

/** The organization as plain data, as it is read today. */
export async function readModel(
  { definition }: DrawnOrganization,
  living: LivingOrganization,
): Promise<ModelOrganization> {
  const organization = await living.acme.settings.get()
  return modelOf(definition, organization, await readRecords(living), living.today())
}

/** The records of all users. */
export async function readRecords({
  acme,
  users,
}: LivingOrganization): Promise<readonly UserRecord[]> {
  const records: UserRecord[] = []
  for (const user of users) records.push(await acme.users.get(user))
  return records
}

/** What a drawn request is for the API. */
export function requestOf(living: LivingOrganization, drawn: DrawnRequest) {
  const { users, today } = living
  const asked = [...new Set(drawn.users.map((place) => users[place % users.length]!))]
  const { dependents } = drawn
  return {
    users: asked,
    assign: drawn.assign.map((license) => ({ license, dependents })),
    remove: drawn.remove.map((license) => ({ license, dependents })),
    on: drawn.in === 0 ? 'now' : addDays(today(), drawn.in),
  }
}

/** A request in words. */
export function requestInWords({
  users,
  assign,
  remove,
  on,
}: ReturnType<typeof requestOf>): string {
  const asked = [
    ...remove.map(({ license }) => `remove ${license}`),
    ...assign.map(({ license }) => `assign ${license}`),
  ]
  const isTakingAlong = [...assign, ...remove].some(({ dependents }) => dependents === 'remove')
  const along = isTakingAlong ? ', with dependents' : ''
  return `${users.join(', ')}: ${asked.join(' and ')}${along}, ${on}`
}

async function perform(living: LivingOrganization, step: DrawnStep): Promise<void> {
  const { acme, story, today } = living
  const tell = (line: string) => story.push(`${today()}: ${line}.`)
  if (step.kind === 'pass') {
    living.wait(1)
    await living.licensing.applyDue()
    return
  }
  if (step.kind === 'request') {
    const request = requestOf(living, step)
    tell(requestInWords(request))
    await acme.confirm(await acme.plan(request, { help: 'none' }))
    return
  }
  const user = living.users[step.user % living.users.length]!
  const record = await acme.users.get(user)
  const on = 'in' in step ? addDays(today(), step.in) : today()
  switch (step.kind) {
    case 'override':
      tell(`everything of ${user} on ${on}`)
      await acme.schedule.override(user, on)
      return
    case 'swap': {
      const [from, to] = record.numbers
      if (from === undefined || to === undefined) return
      tell(`${to.number} takes over from ${from.number} on ${on}`)
      await acme.numbers.swap(user, { from: from.number, to: to.number, on })
      return
    }
    case 'leave': {
      const held = record.holdings[step.nth % Math.max(1, record.holdings.length)]
      if (held === undefined) return
      tell(`${user}: remove ${held.license}, ${on}`)
      await acme.confirm(
        await acme.plan({ users: [user], remove: [held.license], on }, { help: 'none' }),
      )
      return
    }
    default:
      await performOnChange(living, step, { record, on, tell })
  }
}

async function performOnChange(
  { acme }: LivingOrganization,
  { kind, nth }: DrawnEdit,
  {
    record,
    on,
    tell,
  }: {
    readonly record: UserRecord
    readonly on: CalendarDate
    readonly tell: (line: string) => void
  },
): Promise<void> {
  const status = kind === 'retry' ? 'failed' : 'scheduled'
  const some = record.changes.filter((change) => change.status === status)
  const change = some[nth % Math.max(1, some.length)]
  if (change === undefined) return
  const what = `${change.kind} ${change.license} of ${record.id}`
  tell(kind === 'cancel' ? `cancel ${what}` : `${kind} ${what} to ${on}`)
  if (kind === 'cancel') await acme.schedule.cancel(record.id, change.id)
  else await acme.schedule[kind](record.id, change.id, on)
}
