import { parseCalendarDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import type { UserId } from '../core/ids.js'
import type { Interval } from '../core/interval.js'
import { withCapability, withoutCapability, withoutSeatLimit, withSeatLimit, type OrganizationRecord } from '../core/organization.js'
import { effectsBetween, type Effects } from '../timeline/effects.js'
import type { OrganizationEventBody } from '../timeline/event.js'
import { upcoming, type CommandOptions } from './command.js'
import { authorize, organizationEvent, present, seatsHeld, type Present, type Session } from './context.js'
import { ATTEMPTS, contention, pause, settleOrganization } from './due.js'
import { readLimit, readOrganization } from './input.js'

/** Dates of a setting: from today and open-ended, unless they are given. @public */
export interface Span {
  readonly from?: string
  /** The first date on which it no longer holds. */
  readonly until?: string
}

/** What a write to an organization did, or would do. @public */
export interface SettingsResult {
  readonly organization: OrganizationRecord
  readonly written: boolean
  /**
   * What it does to users with scheduled changes, and to those who hold licenses: each user on whom it has an effect,
   * worked out while it is read, from the records as they are then (rule N5).
   */
  readonly effects: AsyncIterable<{ readonly user: UserId; readonly effects: Effects }>
}

/** Settings of an organization. What is due is settled before they are written, so that no settled date is reopened (rule T1). @public */
export interface Settings {
  get(): Promise<OrganizationRecord>
  /** A new time zone never brings today back (rule D1). @throws {@link SeatlineError} `input_invalid`. */
  update(patch: { readonly timeZone?: string; readonly country?: string }, options?: CommandOptions): Promise<SettingsResult>
  /** Gives the organization a capability. @throws {@link SeatlineError} `date_in_past`, `input_invalid`. */
  enable(capability: string, span?: Span, options?: CommandOptions): Promise<SettingsResult>
  disable(capability: string, span?: Span, options?: CommandOptions): Promise<SettingsResult>
  /** Lets no more than `limit` users hold a license. A limit below what is held takes nothing away (rule S1). */
  setSeatLimit(
    license: string,
    limit: number,
    span?: Span,
    options?: CommandOptions,
  ): Promise<SettingsResult & { readonly overLimit: number }>
  clearSeatLimit(license: string, span?: Span, options?: CommandOptions): Promise<SettingsResult>
}

/** The settings of a session. */
export function settingsOf(session: Session): Settings {
  return {
    get: async () => {
      await authorize(session, 'settings.get')
      return (await present(session)).organization
    },
    update: async (patch, options) =>
      commandOrganization(session, 'settings.update', options, ({ organization }) => {
        const { timeZone, country } = readOrganization({
          id: organization.id,
          timeZone: organization.timeZone,
          country: organization.country,
          ...patch,
        })
        const from = { timeZone: organization.timeZone, country: organization.country }
        return { after: { ...organization, timeZone, country }, body: { kind: 'organization_updated', from, to: { timeZone, country } } }
      }),
    enable: async (capability, span, options) => {
      const name = readName(capability)
      return commandOrganization(session, 'settings.enable', options, (now) =>
        capabilities(now.organization, withCapability(now.organization.capabilities, { capability: name, ...readSpan(span, now) })),
      )
    },
    disable: async (capability, span, options) =>
      commandOrganization(session, 'settings.disable', options, (now) =>
        capabilities(now.organization, withoutCapability(now.organization.capabilities, readName(capability), readSpan(span, now))),
      ),
    setSeatLimit: async (license, limit, span, options) => {
      known(session, license)
      const most = readLimit(limit)
      const result = await commandOrganization(session, 'settings.setSeatLimit', options, (now) =>
        seatLimits(now.organization, withSeatLimit(now.organization.seatLimits, { license, limit: most, ...readSpan(span, now) })),
      )
      const [count] = await session.context.store.countSeats(session.organization, [license], result.organization.reached)
      return { ...result, overLimit: Math.max(0, (count?.held ?? 0) - most) }
    },
    clearSeatLimit: async (license, span, options) =>
      commandOrganization(session, 'settings.clearSeatLimit', options, (now) =>
        seatLimits(now.organization, withoutSeatLimit(now.organization.seatLimits, license, readSpan(span, now))),
      ),
  }
}

interface Decided {
  readonly after: OrganizationRecord
  readonly body: OrganizationEventBody
}

function capabilities(organization: OrganizationRecord, to: OrganizationRecord['capabilities']): Decided {
  return { after: { ...organization, capabilities: to }, body: { kind: 'capabilities_changed', from: organization.capabilities, to } }
}

function seatLimits(organization: OrganizationRecord, to: OrganizationRecord['seatLimits']): Decided {
  return { after: { ...organization, seatLimits: to }, body: { kind: 'seat_limits_changed', from: organization.seatLimits, to } }
}

/** Runs a command on an organization: settles all that is due in it, decides, writes; again if another writer was ahead. */
async function commandOrganization(
  session: Session,
  action: string,
  { preview = false }: CommandOptions = {},
  decide: (now: Present) => Decided,
): Promise<SettingsResult> {
  await authorize(session, action)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const now = await present(session)
    await settleOrganization(session, now)
    const { after: decided, body } = decide(now)
    const after: OrganizationRecord = { ...decided, reached: now.today, revision: now.organization.revision + 1 }
    const effects = effectsOn(session, now, after)
    if (preview) return { organization: after, written: false, effects }
    const outcome = await session.context.store.saveOrganization(after, now.organization.revision, [organizationEvent(session, now, body)])
    if (outcome === 'written') return { organization: after, written: true, effects }
    await pause(attempt)
  }
  throw contention(ATTEMPTS)
}

/** Walks the users of an organization and compares their futures before and after a write to it. */
async function* effectsOn(
  session: Session,
  before: Present,
  after: OrganizationRecord,
): AsyncGenerator<{ readonly user: UserId; readonly effects: Effects }> {
  const { context, organization } = session
  const held = await seatsHeld(session, { organization: after, today: before.today })
  for (let last: string | undefined; ;) {
    const page = await context.store.listUsers(organization, { limit: 500, ...(last === undefined ? {} : { after: last }) })
    for (const record of page) {
      if (record.holdings.length === 0 && record.changes.length === 0) continue
      const outlook = { catalog: context.catalog, record, seatsHeld: held }
      const effects = effectsBetween({ ...outlook, organization: before.organization }, { ...outlook, organization: after }, before.today)
      if (Object.values(effects).some((list: readonly unknown[]) => list.length > 0)) yield { user: record.id, effects }
    }
    last = page.at(-1)?.id
    if (page.length < 500) return
  }
}

function readSpan(span: Span = {}, { today }: Present): Interval {
  const from = span.from === undefined ? today : upcoming(span.from, today)
  const until = span.until === undefined ? null : parseCalendarDate(span.until)
  if (until === null || until > from) return { from, until }
  throw new SeatlineError('input_invalid', `It would end on ${until}, before it begins on ${from}.`, {
    issues: [{ path: 'until', message: 'must be after from' }],
  })
}

function readName(capability: unknown): string {
  if (typeof capability === 'string' && capability.length > 0 && capability.length <= 100) return capability
  throw new SeatlineError('input_invalid', 'A capability has a name of 1 to 100 characters.', {
    issues: [{ path: 'capability', message: 'is not a name' }],
  })
}

function known({ context }: Session, license: string): void {
  if (!context.catalog.licenses.has(license))
    throw new SeatlineError('license_unknown', `The catalog has no license ${license}.`, { licenses: [license] })
}
