/**
 * A clock that goes as the system's does, and can be moved forward. Where it stands survives the
 * page.
 */
export interface Clock {
  readonly now: () => Date
  /** Moves on to the morning of a date. */
  readonly travelTo: (date: string) => void
}

const KEY = 'portal-clock'

/** @param start - The date on which the clock begins the first time; the system's without one. */
export function openClock(start: string | null): Clock {
  const kept = localStorage.getItem(KEY)
  let ahead = kept !== null ? Number(kept) : start === null ? 0 : morningOf(start) - Date.now()
  const keep = () => localStorage.setItem(KEY, String(ahead))
  keep()
  return {
    now: () => new Date(Date.now() + ahead),
    travelTo: (date) => {
      ahead = Math.max(ahead, morningOf(date) - Date.now()) // time does not go back
      keep()
    },
  }
}

/** Early, but after midnight in Stockholm, where Acme is. */
function morningOf(date: string): number {
  return Date.parse(`${date}T05:00:00Z`)
}
