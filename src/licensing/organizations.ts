import type { CalendarDate } from '../core/calendar-date.js'
import { localDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import type { OrganizationRecord } from '../core/organization.js'
import { authorize, organizationEvent, organizationId, type Context, type Session } from './context.js'
import { present } from './due.js'
import { readActor, readOrganization } from './input.js'

/** A new organization. @public */
export interface NewOrganization {
  /** The portal's id for the organization, such as `acme`. */
  readonly id: string
  /** IANA time zone, such as `Europe/Stockholm`: it decides which date is today. */
  readonly timeZone: string
  /** Default country, ISO 3166-1 alpha-2, such as `SE`. */
  readonly country: string
}

/** The organizations of a portal. @public */
export interface Organizations {
  /** @throws {@link SeatlineError} `input_invalid`, `organization_exists`, `not_authorized`. */
  create(organization: NewOrganization, by: { readonly actor: string }): Promise<OrganizationRecord>
  /** @throws {@link SeatlineError} `organization_unknown`, `not_authorized`. */
  get(id: string, by: { readonly actor: string }): Promise<OrganizationRecord>
}

/** The organizations of a context. */
export function organizationsOf(context: Context): Organizations {
  return {
    create: async (input, by) => createOrganization(context, input, readActor(by)),
    get: async (id, by) => {
      const session: Session = { context, organization: organizationId(id), actor: readActor(by) }
      await authorize(session, 'organizations.get')
      return (await present(session)).organization
    },
  }
}

async function createOrganization(context: Context, input: NewOrganization, actor: string): Promise<OrganizationRecord> {
  const { id, timeZone, country } = readOrganization(input)
  const session: Session = { context, organization: organizationId(id), actor }
  await authorize(session, 'organizations.create')
  const today: CalendarDate = localDate(context.clock(), timeZone)
  const record: OrganizationRecord = {
    id: session.organization,
    timeZone,
    country,
    capabilities: [],
    seatLimits: [],
    reached: today,
    revision: 1,
  }
  const event = organizationEvent(session, { organization: { revision: 0 }, today }, { kind: 'organization_created', timeZone, country })
  if ((await context.store.saveOrganization(record, null, [event])) === 'written') return record
  throw new SeatlineError('organization_exists', `The organization ${id} exists already. Open it with licensing.organization.`, {
    organization: id,
  })
}
