import type { ImportRow } from '../../licensing/imports/import-row.js'
import { dateIn, nameOf, type OrganizationStage } from './scenario.js'
import type { Deed } from './step.js'

type DeedOf<K extends Deed['kind']> = Extract<Deed, { readonly kind: K }>

/** Does what is done to an organization as a whole, or to who is in it, and tells what came of it. */
export async function manage(stage: OrganizationStage, deed: DeedOf<'limitSeats'> | DeedOf<'import'> | DeedOf<'delete'>): Promise<void> {
  switch (deed.kind) {
    case 'limitSeats':
      return limitSeats(stage, deed)
    case 'import':
      return importRow(stage, deed)
    case 'delete': {
      const user = nameOf(deed.user)
      await stage.organization.users.delete(user, { scheduled: deed.scheduled })
      return stage.tell(`${stage.today}: ${user} is deleted.`)
    }
  }
}

async function limitSeats(stage: OrganizationStage, { license, limit, in: days, days: length }: DeedOf<'limitSeats'>): Promise<void> {
  const from = dateIn(stage, days)
  const until = length === null ? null : dateIn(stage, days + length)
  const span = { from, ...(until === null ? {} : { until }) }
  const { overLimit } = await stage.organization.settings.setSeatLimit(license, limit, span)
  const over = overLimit > 0 ? `; today ${overLimit} hold more than that` : ''
  stage.tell(`${stage.today}: at most ${limit} may hold ${license} from ${from}${until === null ? '' : ` until ${until}`}${over}.`)
}

/** Imports a row as a portal would, and confirms it. */
async function importRow(stage: OrganizationStage, { user: place, license, wish, in: days }: DeedOf<'import'>): Promise<void> {
  const { imports } = stage.organization
  const user = nameOf(place)
  const row: ImportRow = {
    row: 1,
    email: `${user.toLowerCase()}@acme.example`,
    firstName: user,
    surname: 'Berg',
    assignmentDate: days === 0 ? 'now' : dateIn(stage, days),
    ...(wish === 'assign' ? { license } : { removeLicense: license }),
  }
  const plan = await imports.plan([row])
  const [planned] = plan.rows
  const [confirmed] = (await imports.confirm(plan)).rows
  stage.tell(`${stage.today}: import ${user}, ${wish} ${license} on ${row.assignmentDate}: ${planned?.outcome}, ${confirmed?.status}.`)
}
