/** The seats that are booked, by each user's own forecast with seats left aside (rule S2). */
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import { future } from './future.js'
import { limitOn, type ModelOrganization } from './organization.js'

/** The seats of a license on a date. */
export interface ModelSeats {
  readonly date: CalendarDate
  /** How many are held at the end of the date, if everybody finds a seat. */
  readonly held: number
  readonly taken: number
  readonly freed: number
  readonly limit: number | null
}

/** The seats of a license today, and on every coming date on which seats or their limit move. */
export function seatsOver(organization: ModelOrganization, license: string): readonly ModelSeats[] {
  const { today, seatLimits } = organization
  const days = future({ ...organization, seatLimits: [] }) // where nothing is limited, all find a seat
  const holdersOn = (date: CalendarDate) =>
    holdersOf(
      days.filter((day) => day.organization.today <= date).at(-1)?.organization ?? organization,
      license,
    )
  const moves = days.flatMap(({ organization: after }, index) => {
    const before = holdersOf(days[index - 1]?.organization ?? organization, license)
    const holders = holdersOf(after, license)
    const taken = holders.filter((id) => !before.includes(id)).length
    const freed = before.filter((id) => !holders.includes(id)).length
    return taken + freed === 0 ? [] : [{ date: after.today, taken, freed }]
  })
  const limits = seatLimits
    .filter((one) => one.license === license)
    .flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
  const coming = [...moves.map(({ date }) => date), ...limits].filter((date) => date > today)
  return [...new Set([today, ...coming])].sort().map((date) => {
    const { taken, freed } = moves.find((move) => move.date === date) ?? { taken: 0, freed: 0 }
    const limit = limitOn(organization, license, date)
    return { date, held: holdersOn(date).length, taken, freed, limit }
  })
}

function holdersOf({ users }: ModelOrganization, license: string): readonly string[] {
  return users
    .filter(({ holdings }) => holdings.some((one) => one.license === license))
    .map(({ id }) => id)
}
