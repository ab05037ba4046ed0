/** Creates and opens organizations. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { localDate } from '../../core/time-zone.js'
import { SeatlineError } from '../../core/errors.js'
import type { OrganizationRecord } from '../../core/organization.js'
import { readHistory } from '../events/history.js'
import { readBy, readOrganization, readOrganizationId } from '../session/input.js'
import { authorize, type Actor, type Context, type Session } from '../session/session.js'
import { commitOrganization } from '../writing/commit.js'
import { readAsOf } from '../writing/settle-due.js'
import { writeOrganization } from '../writing/unit-of-work.js'

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
  create(organization: NewOrganization, by: Actor): Promise<OrganizationRecord>
  /**
   * Deletes an organization for good with everything that is kept of it: users, history, answers,
   * and events that wait for delivery. One event is left, `organization_deleted`, for those who are
   * told by events: let `deliverEvents` run before, if the others matter to them. The id may be
   * used for a new organization.
   *
   * @throws {@link SeatlineError} `organization_unknown`, `not_authorized`.
   */
  delete(id: string, by: Actor): Promise<void>
}

/** The organizations of a context. */
export function organizationsOf(context: Context): Organizations {
  return {
    create: async (input, by) => createOrganization(context, input, readBy(by)),
    delete: async (id, by) =>
      deleteOrganization({ context, organization: readOrganizationId(id), by: readBy(by) }),
  }
}

async function createOrganization(
  context: Context,
  input: NewOrganization,
  by: Actor,
): Promise<OrganizationRecord> {
  const { id, timeZone, country } = readOrganization(input)
  const session: Session = { context, organization: readOrganizationId(id), by }
  await authorize(session, 'organizations.create')
  const today: CalendarDate = localDate(context.clock(), timeZone)
  // of one with this id that was deleted
  const before = (await readHistory(session, null, {})).at(-1)?.number ?? 0
  const after: OrganizationRecord = {
    id: session.organization,
    timeZone,
    country,
    capabilities: [],
    seatLimits: [],
    reached: today,
    revision: before + 1,
  }
  const body = { kind: 'organization_created', timeZone, country } as const
  if (await commitOrganization(session, today, { before: null, after, body })) return after
  throw new SeatlineError(
    'organization_exists',
    `The organization ${id} exists already. Open it with licensing.organization.`,
    {
      organization: id,
    },
  )
}

async function deleteOrganization(session: Session): Promise<void> {
  await authorize(session, 'organizations.delete')
  const body = { kind: 'organization_deleted' } as const
  await writeOrganization(
    session,
    ({ organization: before }) => ({ result: 'deleted', change: { before, after: null, body } }),
    readAsOf,
  )
}
