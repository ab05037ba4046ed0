/** Decides swaps of phone numbers. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { SeatlineError } from '../../core/errors.js'
import { isActiveOn, type NumberSwap, type PhoneNumber } from '../../core/phone-number.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { Decision } from '../writing/command.js'
import type { CommandContext } from '../writing/load-user.js'

/**
 * Decides a swap (rule N3): carried out at once when it is for today, otherwise kept with the
 * numbers until its date.
 */
export function swapNumbers(
  now: CommandContext,
  from: string,
  to: string,
  on: CalendarDate,
): Decision {
  const swap: NumberSwap = {
    from: findNumber(now, from).number,
    to: findNumber(now, to).number,
    on,
  }
  const before = now.record.swaps.find((waiting) => waiting.from === swap.from) ?? null
  const why = whyNot(now, swap)
  if (why !== null)
    throw new SeatlineError('swap_impossible', `${to} cannot take over from ${from}: ${why}.`, {
      from,
      to,
    })
  if (on > now.today)
    return { happens: [{ kind: 'swap_changed', from: before, to: swap, date: now.today }] }
  return {
    happens: [
      ...(before ? [canceledSwap(now, before)] : []),
      { kind: 'numbers_swapped', swap, date: now.today },
    ],
  }
}

function whyNot(now: CommandContext, { from, to, on }: NumberSwap): string | null {
  const [old, other] = [findNumber(now, from), findNumber(now, to)]
  if (from === to) return 'they are the same'
  if (old.type !== other.type) return `one is a ${old.type} and the other a ${other.type}`
  if (!isActiveOn(other, on)) return `${to} is not active on ${on}`
  const meets = now.record.swaps.some(
    (swap) => swap.on === on && swap.from !== from && (swap.from === to || swap.to === from),
  )
  return meets ? `another swap of ${on} names one of them; choose another date` : null
}

/** Decides the end of the swap that is set for a number. */
export function endOfSwap(now: CommandContext, from: string): Decision {
  const swap = now.record.swaps.find((waiting) => waiting.from === from)
  if (swap) return { happens: [canceledSwap(now, swap)] }
  throw new SeatlineError(
    'swap_unknown',
    `No swap of ${from} is set for the user ${now.record.id}. See the swaps of users.get.`,
    {
      user: now.record.id,
      from,
    },
  )
}

/** A swap that no longer comes. */
export function canceledSwap({ today }: CommandContext, swap: NumberSwap): DatedBody {
  return { kind: 'swap_changed', from: swap, to: null, date: today }
}

/** A swap that waits for its number to be ported. */
export function movedSwap(
  { today }: CommandContext,
  swap: NumberSwap,
  on: CalendarDate,
): DatedBody {
  return { kind: 'swap_changed', from: swap, to: { ...swap, on }, date: today }
}

/** Finds a number of the user. */
export function findNumber({ record }: CommandContext, number: string): PhoneNumber {
  const found = record.numbers.find((candidate) => candidate.number === number)
  if (found) return found
  throw new SeatlineError(
    'number_unknown',
    `The user ${record.id} has no number ${number}. Add it first.`,
    { user: record.id, number },
  )
}
