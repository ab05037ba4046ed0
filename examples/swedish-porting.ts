/**
 * Sweden's porting terms as a policy, by the public figures of its operators: on working days only,
 * at least 5 ahead for a mobile number and 10 for a landline.
 */
import type { PortingPolicy } from 'seatline'

/**
 * @param holidays - Public holidays as `YYYY-MM-DD`; without them only weekends are known, and
 * results say so.
 */
export function swedishPorting(holidays?: readonly string[]): PortingPolicy {
  const isWorkingDay = (date: string) => !isWeekend(date) && !holidays?.includes(date)
  return {
    first: ({ type }, today) => {
      let date: string = today
      for (let left = type === 'mobile' ? 5 : 10; left > 0;) {
        date = dayAfter(date)
        if (isWorkingDay(date)) left -= 1
      }
      return date
    },
    isAllowed: (_, date) => isWorkingDay(date),
    calendar: holidays ? 'holidays' : 'weekends_only',
  }
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay())
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}
