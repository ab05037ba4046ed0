/** Tries a catalog, or an edition, on users before it counts: what would be different for them. */
import { withoutEdition, type Catalog } from '../../catalog/catalog.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { invalidInput } from '../../core/check.js'
import type { OrganizationId, UserId } from '../../core/ids.js'
import { ascending } from '../../core/order.js'
import {
  walkOrganization,
  type Member,
  type OrganizationContext,
} from '../../timeline/organization/organization-walk.js'
import { evolve } from '../../timeline/record/evolve.js'
import { nextDue, type UserRecord } from '../../timeline/record/record.js'
import type { Effects } from '../../timeline/request/effects.js'
import { eventsOfSteps } from '../../timeline/settle/step-events.js'
import type { AsOf } from '../session/as-of.js'
import { authorize, type Context, type Session } from '../session/session.js'
import { membersShort, seatsAhead } from '../writing/seats-ahead.js'
import { readAsOf, SYSTEM } from '../writing/settle-due.js'
import { contextsBy, effectsOnUsers, type UserEffects } from './effects-on-users.js'

/**
 * What a catalog would do to users of an organization, and to all who were looked at so far.
 *
 * @public
 */
export interface TrialPage {
  readonly organization: OrganizationId
  /** The organization's date: the catalogs are compared from it on. */
  readonly today: CalendarDate
  /**
   * Those of this page for whom something would be different, by id. `effects` compares the future
   * by the catalog tried with that by the one in use, as those of a write do: which scheduled
   * changes would fail or go through instead, and what would be out of compliance, or no longer, from
   * when.
   */
  readonly users: readonly { readonly user: UserId; readonly effects: Effects }[]
  /** Of all pages up to this one: on the last page, of everybody. */
  readonly summary: {
    /** Users who hold something, or to whom something is to come. */
    readonly looked: number
    /** Those of them for whom something would be different. */
    readonly affected: number
    /** The licenses about which it would be, by id. */
    readonly licenses: readonly {
      readonly license: string
      /** Users whose license would be out of compliance. */
      readonly noncompliant: number
      /** The first date on which one would be; `null` if none would. */
      readonly from: CalendarDate | null
      /** Users whose license would be in compliance again. */
      readonly compliant: number
      /** Scheduled changes that would fail. */
      readonly breaks: number
      /** Scheduled changes that would go through. */
      readonly repairs: number
    }[]
  }
}

type LicenseTrial = TrialPage['summary']['licenses'][number]

/** What is tried: another catalog, or an edition of the one in use. */
export type Tried = Catalog | { readonly edition: string }

/** Tries a catalog on all organizations, by id. */
export async function* tryEverywhere(
  context: Context,
  tried: Tried,
): AsyncGenerator<TrialPage, void> {
  const compared = comparedBy(context, tried)
  const tally = createTally()
  for (let after = ''; ;) {
    const page = await context.store.listOrganizations({ after, limit: PAGE })
    for (const { id } of page)
      yield* trialIn({ context, organization: id, by: SYSTEM }, compared, tally)
    if (page.length < PAGE) return
    after = page.at(-1)?.id ?? after
  }
}

/** Tries a catalog on an organization. */
export async function* tryCatalog(session: Session, tried: Tried): AsyncGenerator<TrialPage, void> {
  await authorize(session, 'reports.tryCatalog')
  yield* trialIn(session, comparedBy(session.context, tried), createTally())
}

interface Compared {
  readonly before: Catalog
  readonly after: Catalog
}

/** An edition is compared with the catalog in use without it. */
function comparedBy({ catalog: inUse }: Context, tried: Tried): Compared {
  if (!('edition' in tried)) return { before: inUse, after: tried }
  const before = withoutEdition(inUse, tried.edition)
  if (before !== null) return { before, after: inUse }
  const sentence = `No edition of the catalog in use begins on ${tried.edition}.`
  throw invalidInput('next.edition', 'is the first date of no edition', sentence)
}

const PAGE = 100

/** Writes nothing: what is due is settled in thought, by the catalog in use, and then compared. */
async function* trialIn(
  session: Session,
  compared: Compared,
  tally: Tally,
): AsyncGenerator<TrialPage, void> {
  const now = await readAsOf(session)
  const { organization, today } = now
  const { seatsHeld, members, asOfToday } = await settledInThought(session, now)
  const contexts = (catalog: Catalog) => contextsBy({ catalog, organization, seatsHeld }, members)
  const futures = { before: contexts(compared.before), after: contexts(compared.after) }
  for await (const page of effectsOnUsers(session, { ...futures, today, asOfToday })) {
    const { users, looked } = page
    tally.add(looked, users)
    yield { organization: organization.id, today, users, summary: tally.summary() }
  }
}

/** An organization with all that is due settled, and nothing of it written. */
async function settledInThought(session: Session, { organization, today }: AsOf) {
  const { catalog } = session.context
  // what is due may take a seat before today
  const since = { organization, today: organization.reached }
  const ahead = await seatsAhead(session, since, () => 0)
  const context: OrganizationContext = { catalog, organization, seatsHeld: ahead.seatsHeld }
  const stored = await membersShort(session, since, ahead)
  const walk = walkThrough(context, stored.values(), today)
  const members = new Map(
    [...stored].map(([id, { record }]): [UserId, Member] => [id, { record: walk.after(record) }]),
  )
  return {
    seatsHeld: new Map(
      [...ahead.seatsHeld].map(([license, held]) => [license, held + walk.more(license)]),
    ),
    members,
    asOfToday: (record: UserRecord): UserRecord => {
      const member = members.get(record.id)
      if (member !== undefined) return member.record
      const due = nextDue(record)
      return due === null || due > today
        ? record
        : walkThrough(context, [{ record }], today).after(record)
    },
  }
}

/** Settles some users through a date, each in turn. */
function walkThrough(
  context: OrganizationContext,
  members: Iterable<Member>,
  through: CalendarDate,
) {
  const walk = walkOrganization(context, members)
  walk.advance({ date: addDays(through, 1), created: '', user: '' })
  return {
    more: walk.more,
    after: (record: UserRecord): UserRecord => {
      const steps = walk.steps.get(record.id) ?? []
      return evolve(record, record, eventsOfSteps(record, steps)) ?? record
    },
  }
}

/** Adds up what is told of users. */
interface Tally {
  readonly add: (looked: number, users: readonly UserEffects[]) => void
  readonly summary: () => TrialPage['summary']
}

function createTally(): Tally {
  let [looked, affected] = [0, 0]
  const licenses = new Map<string, LicenseTrial>()
  const count = (license: string, by: (was: LicenseTrial) => Partial<LicenseTrial>) => {
    const was = licenses.get(license) ?? { license, ...NONE }
    licenses.set(license, { ...was, ...by(was) })
  }
  const addOne = ({ noncompliant, compliant, breaks, repairs }: UserEffects['effects']) => {
    for (const license of new Set(noncompliant.map((one) => one.license)))
      count(license, (was) => ({ noncompliant: was.noncompliant + 1 }))
    for (const { license, from } of noncompliant)
      count(license, (was) => ({ from: was.from === null || from < was.from ? from : was.from }))
    for (const license of new Set(compliant.map((one) => one.license)))
      count(license, (was) => ({ compliant: was.compliant + 1 }))
    for (const { license } of breaks) count(license, (was) => ({ breaks: was.breaks + 1 }))
    for (const { license } of repairs) count(license, (was) => ({ repairs: was.repairs + 1 }))
  }
  return {
    add: (more, users) => {
      looked += more
      affected += users.length
      for (const { effects } of users) addOne(effects)
    },
    summary: () => ({
      looked,
      affected,
      licenses: [...licenses.values()].sort((a, b) => ascending(a.license, b.license)),
    }),
  }
}

const NONE = { noncompliant: 0, from: null, compliant: 0, breaks: 0, repairs: 0 } as const
