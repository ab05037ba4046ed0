import {
  createLicensing,
  isSeatlineError,
  localDate,
  wordingOf,
  type SeatlineEvent,
} from 'seatline'
import { swedishPorting } from '../../swedish-porting.js'
import { indexedDbStore } from '../store/indexed-db-store.js'
import { catalog, tracksOn } from './catalog.js'
import { openClock } from './clock.js'
import { createDirectory, type Directory } from './directory.js'
import { toast } from '../parts/toast.js'

export { catalog, tracksOn }
export const words = wordingOf(catalog)

/** A track of the catalog, and the ids of its licenses. */
export type Track = ReturnType<typeof tracksOn>[number]
export type LicenseId = Track['licenses'][number]['id']

export type Portal = Awaited<ReturnType<typeof openPortal>>

const TIME_ZONE = 'Europe/Stockholm'

/** The country of the organization: numbers without a country code are read as of it. */
export const COUNTRY = 'SE'

/**
 * Everything of this portal that is not on the screen: one organization, in the browser's database,
 * at a clock that can be moved.
 */
export async function openPortal(start: string | null, name = 'seatline-portal') {
  const clock = openClock(start)
  const licensing = createLicensing({
    catalog,
    store: indexedDbStore(name),
    clock: clock.now,
    porting: swedishPorting(),
  })
  try {
    await licensing.organizations.create(
      { id: 'acme', timeZone: TIME_ZONE, country: COUNTRY },
      { actor: 'setup' },
    )
    await licensing.organization('acme', { actor: 'setup' }).settings.enable('5g')
  } catch (error) {
    if (!isSeatlineError(error, 'organization_exists')) throw error
  }
  const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
  const directory: Directory = createDirectory(acme)
  const events: SeatlineEvent[] = []
  const deliver = () => licensing.deliverEvents((event) => void events.push(event))
  return {
    acme,
    directory,
    /** What to call things, users by their names. */
    words: { ...words, user: directory.nameOf },
    /** What has happened since the page was opened, the newest last. */
    events,
    today: () => localDate(clock.now(), TIME_ZONE),
    /** Moves the clock on, and settles everything whose day has come. Gives what happened. */
    travelTo: async (date: string): Promise<readonly SeatlineEvent[]> => {
      clock.travelTo(date)
      const before = events.length
      await licensing.applyDue()
      await deliver()
      await directory.load()
      return events.slice(before)
    },
    /**
     * Does something for a person, and says what went wrong if it did not work.
     *
     * @param changed - Whom it changed: they are read again, and what left as events is taken in.
     * Nobody, for what only reads.
     * @returns What the work gave, or `null` when it failed.
     */
    perform: async <T>(
      work: () => Promise<T>,
      changed: 'all' | readonly string[] | ((result: T) => readonly string[]) = [],
    ): Promise<T | null> => {
      try {
        const result = await work()
        const users = typeof changed === 'function' ? changed(result) : changed
        if (users.length > 0) await deliver()
        if (users === 'all') await directory.load()
        else if (users.length > 0) await directory.reload(users)
        return result
      } catch (error) {
        toast(error instanceof Error ? error.message : String(error), 'problem')
        return null
      }
    },
  }
}
