/** Changes the settings of an organization, and shows the effects on its users. */
import { findLicense } from '../../catalog/lookup.js'
import { deepFreeze } from '../../core/frozen.js'
import type { UserId } from '../../core/ids.js'
import { withoutInterval } from '../../core/interval.js'
import {
  aboutCapability,
  aboutLicense,
  type CapabilityInterval,
  type OrganizationRecord,
  type SeatLimitInterval,
} from '../../core/organization.js'
import type { OrganizationEventBody, SeatlineEvent } from '../../timeline/record/event.js'
import type { Effects } from '../../timeline/request/effects.js'
import { readHistory } from '../events/history.js'
import type { AsOf } from '../session/as-of.js'
import { readCapability, readLimit, readSettings } from '../session/input.js'
import { unknownLicenses } from '../session/known-licenses.js'
import { authorize, type Concerned, type Session } from '../session/session.js'
import type { CommandOptions } from '../writing/command.js'
import {
  comingOn,
  readSpan,
  written,
  type DatedOptions,
  type Written,
} from '../writing/dated-facts.js'
import { membersShort, seatsAhead } from '../writing/seats-ahead.js'
import { loadAsOf } from '../writing/settle-due.js'
import { writeOrganization } from '../writing/unit-of-work.js'
import { contextsBy, effectsOnUsers, type UserEffects } from './effects-on-users.js'

/** What a write to an organization did, or would do. @public */
export interface SettingsResult {
  readonly organization: OrganizationRecord
  /** `false` for a preview, and when everything was like that already. */
  readonly written: boolean
  /** Dates of the same setting that begin later: they stay, and count from then on (rule F1). */
  readonly later: OrganizationRecord['capabilities'] | OrganizationRecord['seatLimits']
  /**
   * What it does to users with scheduled changes, and to those who hold licenses: each user on whom
   * it has an effect, by id, worked out while it is read, from the records as they are then and the
   * settings before and after (rule N5): memory holds a page of users, however many there are. Read
   * it before the next write, and a preview says the same as the command. Each user is looked at
   * alone, with the seats that are taken now. Empty when nothing changed. Not part of JSON, which
   * says so in its place: read it first, as with `Array.fromAsync`.
   */
  readonly userEffects: AsyncIterable<{ readonly user: UserId; readonly effects: Effects }>
}

/**
 * Settings of an organization. What is due is settled before they are written, so that no settled
 * date is reopened (rule T1).
 *
 * @public
 */
export interface Settings<L extends string = string, C extends string = string> {
  /** The organization as it is stored. */
  get(): Promise<OrganizationRecord>
  /**
   * A new time zone never brings today back (rule D1). @throws {@link SeatlineError}
   * `input_invalid`.
   */
  update(
    patch: { readonly timeZone?: string; readonly country?: string },
    options?: CommandOptions,
  ): Promise<SettingsResult>
  /**
   * Gives the organization a capability: one that the catalog declares, if it declares any. @throws
   * {@link SeatlineError} `date_in_past`, `input_invalid`.
   */
  enable(capability: C, options?: DatedOptions): Promise<SettingsResult>
  /**
   * Takes a capability away, which may be gone from the catalog; holdings that need it stay, and are
   * reported. @throws {@link SeatlineError} `date_in_past`, `input_invalid`.
   */
  disable(capability: string, options?: DatedOptions): Promise<SettingsResult>
  /**
   * Lets no more than `limit` users hold a license. A limit below what is held takes nothing away
   * (rule S1): `overLimit` tells how many users more than the limit hold the license today.
   *
   * @throws {@link SeatlineError} `date_in_past`, `input_invalid`, `license_unknown`.
   */
  setSeatLimit(
    license: L,
    limit: number,
    options?: DatedOptions,
  ): Promise<SettingsResult & { readonly overLimit: number }>
  /**
   * Lets any number of users hold a license, which may be gone from the catalog. @throws
   * {@link SeatlineError} `date_in_past`, `input_invalid`, `license_unknown`.
   */
  clearSeatLimit(license: string, options?: DatedOptions): Promise<SettingsResult>
  /**
   * Takes a setting back before its first date: what lay under it counts as if it had never been
   * set.
   *
   * @param setting - The capability or license, and the date from which it would count; as it
   * stands in `capabilities` or `seatLimits`.
   * @throws {@link SeatlineError} `fact_unknown` when nothing of it begins on that date, or it has
   * begun.
   */
  withdraw(
    setting: ({ readonly capability: string } | { readonly license: string }) & {
      readonly from: string
    },
    options?: CommandOptions,
  ): Promise<SettingsResult>
  /** Who changed which setting, when, from which value to which; by number. */
  history(page?: {
    readonly after?: number
    readonly limit?: number
  }): Promise<readonly SeatlineEvent[]>
}

/** A session in which settings are written as part of something larger. */
export interface SettingsSession extends Session {
  /** The organization as earlier parts would leave it: for previews. */
  readonly before?: OrganizationRecord | null
  /** A user on whom the effects are told elsewhere. */
  readonly but?: UserId
}

/** The settings of a session. */
export function settingsOf(session: SettingsSession): Settings {
  return {
    get: async () => {
      await authorize(session, 'settings.get')
      return (await loadAsOf(session)).organization
    },
    update: async (patch, options) => {
      const patched = readSettings(patch)
      return commandOrganization(session, 'settings.update', options, ({ organization }) => {
        const { timeZone, country } = { ...organization, ...patched }
        const from = { timeZone: organization.timeZone, country: organization.country }
        return {
          after: { ...organization, timeZone, country },
          body: { kind: 'organization_updated', from, to: { timeZone, country } },
        }
      })
    },
    enable: async (capability, options) => {
      const name = readCapability(capability, session.context.catalog.definition)
      return commandOrganization(session, 'settings.enable', options, (now) =>
        withCapability(now, { capability: name, ...readSpan(options, now.today) }),
      )
    },
    disable: async (capability, options) => {
      const name = readCapability(capability)
      return commandOrganization(session, 'settings.disable', options, (now) =>
        withCapability(now, { capability: name, enabled: false, ...readSpan(options, now.today) }),
      )
    },
    setSeatLimit: async (license, limit, options) => {
      requireKnownLicense(session, license)
      const most = readLimit(limit)
      const result = await commandOrganization(
        session,
        'settings.setSeatLimit',
        { ...options, licenses: [license] },
        (now) => withSeatLimit(now, { license, limit: most, ...readSpan(options, now.today) }),
      )
      const [count] = await session.context.store.countSeats(
        session.organization,
        [license],
        result.organization.reached,
      )
      return { ...result, overLimit: Math.max(0, (count?.held ?? 0) - most) }
    },
    clearSeatLimit: async (license, options) =>
      commandOrganization(
        session,
        'settings.clearSeatLimit',
        { ...options, licenses: [license] },
        (now) => {
          const { seatLimits: limits } = now.organization
          if (!limits.some((limit) => limit.license === license))
            requireKnownLicense(session, license)
          return withSeatLimit(now, { license, limit: null, ...readSpan(options, now.today) })
        },
      ),
    withdraw: async (setting, options) =>
      'capability' in setting
        ? commandOrganization(session, 'settings.withdraw', options, (now) =>
            withoutCapability(now, setting.capability, setting.from),
          )
        : commandOrganization(
            session,
            'settings.withdraw',
            { ...options, licenses: [setting.license] },
            (now) => withoutSeatLimit(now, setting.license, setting.from),
          ),
    history: async (page = {}) => {
      await authorize(session, 'settings.history')
      await loadAsOf(session)
      return readHistory(session, null, page)
    },
  }
}

interface Decided extends Partial<Pick<SettingsResult, 'later'>> {
  readonly after: OrganizationRecord
  readonly body: Extract<OrganizationEventBody, { readonly to: unknown }>
}

function capabilities(
  organization: OrganizationRecord,
  { to, later }: Written<CapabilityInterval>,
): Decided {
  return {
    after: { ...organization, capabilities: to },
    body: { kind: 'capabilities_changed', from: organization.capabilities, to },
    later,
  }
}

function seatLimits(
  organization: OrganizationRecord,
  { to, later }: Written<SeatLimitInterval>,
): Decided {
  return {
    after: { ...organization, seatLimits: to },
    body: { kind: 'seat_limits_changed', from: organization.seatLimits, to },
    later,
  }
}

function withCapability({ organization, today }: AsOf, added: CapabilityInterval): Decided {
  const hasIt = (one: CapabilityInterval | null) => one !== null && one.enabled !== false
  return capabilities(
    organization,
    written(organization.capabilities, added, {
      about: aboutCapability(added.capability),
      isLike: (one) => hasIt(one) === hasIt(added),
      today,
    }),
  )
}

function withSeatLimit({ organization, today }: AsOf, added: SeatLimitInterval): Decided {
  return seatLimits(
    organization,
    written(organization.seatLimits, added, {
      about: aboutLicense(added.license),
      isLike: (one) => (one?.limit ?? null) === added.limit,
      today,
    }),
  )
}

function withoutCapability({ organization, today }: AsOf, name: string, from: unknown): Decided {
  const about = aboutCapability(name)
  const { capabilities: all } = organization
  const coming = comingOn(all, about, { fact: name, from, today })
  return capabilities(organization, { to: withoutInterval(all, coming.from, about), later: [] })
}

function withoutSeatLimit({ organization, today }: AsOf, license: string, from: unknown): Decided {
  const about = aboutLicense(license)
  const { seatLimits: all } = organization
  const coming = comingOn(all, about, { fact: license, from, today })
  return seatLimits(organization, { to: withoutInterval(all, coming.from, about), later: [] })
}

/**
 * Runs a command on an organization: settles all that is due in it, decides, writes; again if
 * another writer was ahead.
 */
async function commandOrganization(
  session: SettingsSession,
  action: string,
  { preview = false, licenses = [] }: CommandOptions & Pick<Concerned, 'licenses'> = {},
  decide: (now: AsOf) => Decided,
): Promise<SettingsResult> {
  await authorize(session, action, { licenses })
  return writeOrganization<SettingsResult>(session, (loaded) => {
    const now = { ...loaded, organization: session.before ?? loaded.organization }
    const { organization: before, today } = now
    const { after: decided, body, later = [] } = decide(now)
    if (JSON.stringify(body.from) === JSON.stringify(body.to))
      return {
        result: { organization: before, written: false, later, userEffects: NOBODY },
        change: null,
      }
    const revision = before.revision + 1
    // effects are read later
    const after = deepFreeze<OrganizationRecord>({ ...decided, reached: today, revision })
    return {
      result: {
        organization: after,
        written: !preview,
        later,
        userEffects: readLater(() => walkEffects(session, now, after)),
      },
      change: preview ? null : { before, after, body },
    }
  })
}

/**
 * What is worked out while it is read. JSON of it says so: it would be `{}`, which reads as if
 * nobody was affected.
 */
function readLater<T>(read: () => AsyncIterator<T>): AsyncIterable<T> {
  const iterable = { [Symbol.asyncIterator]: read }
  Object.defineProperty(iterable, 'toJSON', {
    value: () => 'Not in JSON: read the effects with for await, or Array.fromAsync, before.',
  })
  return iterable
}

/**
 * Walks the users of an organization and compares their futures before and after a write to it;
 * each time that it is read.
 */
async function* walkEffects(
  session: SettingsSession,
  { organization: before, today }: AsOf,
  after: OrganizationRecord,
): AsyncGenerator<UserEffects> {
  const { context } = session
  const both = { ...after, seatLimits: [...before.seatLimits, ...after.seatLimits] }
  const ahead = await seatsAhead(session, { organization: both, today })
  const members = await membersShort(session, { organization: both, today }, ahead)
  const { catalog } = context
  const contexts = (organization: OrganizationRecord) =>
    contextsBy({ catalog, organization, seatsHeld: ahead.seatsHeld }, members)
  const futures = { before: contexts(before), after: contexts(after), today }
  for await (const { users } of effectsOnUsers(session, futures))
    yield* users.filter(({ user }) => user !== session.but)
}

const NOBODY: SettingsResult['userEffects'] = readLater<UserEffects>(async function* () {})

function requireKnownLicense({ context }: Session, license: string): void {
  if (findLicense(context.catalog, license) === undefined) throw unknownLicenses([license])
}
