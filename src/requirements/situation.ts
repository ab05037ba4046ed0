/** What requirements look at: the facts of a date and the licenses held. */
import type { CalendarDate } from '../core/calendar-date.js'
import { deepFreeze } from '../core/frozen.js'
import type { Holding } from '../core/holding.js'
import { capabilitiesOn, type OrganizationRecord } from '../core/organization.js'
import { isActiveOn, type PhoneNumber } from '../core/phone-number.js'
import { factsOfUserOn, type UserFacts } from '../core/user-facts.js'
import type { Attributes } from '../core/user.js'

/** What is true of a user on a date, apart from licenses. */
export interface Facts {
  readonly date: CalendarDate
  readonly department: string | null
  readonly attributes: Attributes
  readonly numbers: readonly PhoneNumber[]
  readonly landline: boolean
  readonly mobile: boolean
  readonly capabilities: ReadonlySet<string>
  /** The organization's, as it stands: it has no dates. */
  readonly country: string
}

/** What a requirement is judged against: the facts of a date, and the licenses held then. */
export interface Situation {
  readonly facts: Facts
  /** Holdings by license. */
  readonly held: ReadonlyMap<string, Holding>
  /** How many licenses of each track are held; a track of which none is held is absent. */
  readonly tracks: ReadonlyMap<string, number>
  /** The track that a holding counts to. */
  readonly trackOf: (holding: Holding) => string
}

/**
 * The holdings of a track.
 *
 * @param except - A license that is left out.
 */
export function heldInTrack(
  { held, trackOf }: Pick<Situation, 'held' | 'trackOf'>,
  track: string,
  except?: string,
): readonly Holding[] {
  let found: Holding[] | null = null
  for (const holding of held.values())
    if (holding.license !== except && trackOf(holding) === track) {
      if (found === null) found = [holding]
      else found.push(holding)
    }
  return found ?? NO_HOLDINGS
}

const NO_HOLDINGS: readonly Holding[] = deepFreeze([])

/** The facts of a user of an organization on a date. */
export function factsOn(
  user: UserFacts & { readonly numbers: readonly PhoneNumber[] },
  organization: OrganizationRecord,
  date: CalendarDate,
): Facts {
  const { department, attributes } = factsOfUserOn(user, date)
  const active = (type: string) =>
    user.numbers.some((number) => number.type === type && isActiveOn(number, date))
  return {
    date,
    department,
    attributes,
    numbers: user.numbers,
    landline: active('landline'),
    mobile: active('mobile'),
    capabilities: capabilitiesOn(organization, date),
    country: organization.country,
  }
}
