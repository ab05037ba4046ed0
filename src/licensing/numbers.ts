import type { CalendarDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import { isActiveOn, parseE164, type E164, type NumberSwap, type NumberType, type PhoneNumber } from '../core/phone-number.js'
import type { DatedBody } from '../timeline/evolve.js'
import { commandUser, upcoming, type CommandOptions, type CommandResult, type Decision, type Situated } from './command.js'
import { userId, type Session } from './context.js'
import { checkPorting } from './porting.js'

/** A number to add to a user. @public */
export interface NewNumber {
  /** In E.164 form, such as `+46701234567`. */
  readonly number: string
  readonly type: NumberType
  /** `foreign` when it is at another operator; `active` by default. */
  readonly status?: 'active' | 'foreign'
  /** The date from which it is active; today by default. */
  readonly from?: string
}

/** What a command about porting did: which waiting swaps moved with the number, and which days the policy knew (rules N2 and N3). @public */
export type PortingResult = CommandResult & {
  readonly movedSwaps: readonly NumberSwap[]
  /** `weekends_only`: the policy was given no public holidays. `none`: there is no policy. */
  readonly calendar: 'holidays' | 'weekends_only' | 'none'
}

/**
 * The phone numbers of users (rules N1 to N3). Dates are `YYYY-MM-DD` in the organization's time zone.
 *
 * Each result lists what goes through or fails because of it, and which holdings are out of compliance.
 *
 * @public
 */
export interface Numbers {
  /** @throws {@link SeatlineError} `number_invalid`, `number_taken`, `number_state` when the user has it already. */
  add(user: string, number: NewNumber, options?: CommandOptions): Promise<CommandResult>
  /** Removes a number, also one in use; swaps that name it are canceled. */
  remove(user: string, number: string, options?: CommandOptions): Promise<CommandResult>
  /** Says that a number is at another operator. */
  markForeign(user: string, number: string, options?: CommandOptions): Promise<CommandResult>
  /** Starts porting a foreign number: it is active from the date. @throws {@link SeatlineError} `number_state`, `porting_date_refused`. */
  startPorting(user: string, number: string, on: string, options?: CommandOptions): Promise<PortingResult>
  /** Moves a porting date. A swap that waits for the number moves with it. */
  movePorting(user: string, number: string, on: string, options?: CommandOptions): Promise<PortingResult>
  /** Stops a porting: the number is foreign again; swaps to it are canceled. */
  cancelPorting(user: string, number: string, options?: CommandOptions): Promise<CommandResult>
  /**
   * Lets one number of the user take the place of another in all details, now or on a date.
   * @throws {@link SeatlineError} `swap_impossible` when the types differ or the new number is not active by then.
   */
  swap(user: string, from: string, to: string, on: string, options?: CommandOptions): Promise<CommandResult>
  cancelSwap(user: string, from: string, options?: CommandOptions): Promise<CommandResult>
}

/** The numbers of a session. */
export function numbersOf(session: Session): Numbers {
  const run = async (action: string, user: string, decide: (now: Situated) => Decision, options?: CommandOptions) =>
    commandUser(session, `numbers.${action}`, userId(user), decide, options)
  return {
    add: async (user, number, options) => {
      const e164 = parseE164(number.number)
      return run('add', user, (now) => add(now, e164, number), options)
    },
    remove: async (user, number, options) =>
      run(
        'remove',
        user,
        (now) => {
          const from = find(now, number)
          return {
            happens: [...cancelSwaps(now, (swap) => swap.from === from.number || swap.to === from.number), changed(now, from, null)],
          }
        },
        options,
      ),
    markForeign: async (user, number, options) =>
      run(
        'markForeign',
        user,
        (now) => {
          const from = find(now, number)
          if (from.status === 'foreign') return { happens: [] }
          return { happens: [...cancelSwaps(now, (swap) => swap.to === from.number), changed(now, from, foreign(from))] }
        },
        options,
      ),
    startPorting: async (user, number, on, options) => port(session, 'startPorting', user, number, on, 'foreign', options),
    movePorting: async (user, number, on, options) => port(session, 'movePorting', user, number, on, 'porting', options),
    cancelPorting: async (user, number, options) =>
      run(
        'cancelPorting',
        user,
        (now) => {
          const from = inState(find(now, number), 'porting')
          return { happens: [...cancelSwaps(now, (swap) => swap.to === from.number), changed(now, from, foreign(from))] }
        },
        options,
      ),
    swap: async (user, from, to, on, options) => run('swap', user, (now) => swapNumbers(now, from, to, upcoming(on, now.today)), options),
    cancelSwap: async (user, from, options) =>
      run(
        'cancelSwap',
        user,
        (now) => {
          const happens = cancelSwaps(now, (swap) => swap.from === from)
          if (happens.length === 0) throw new SeatlineError('swap_unknown', `No swap of ${from} is set.`, { user, from })
          return { happens }
        },
        options,
      ),
  }
}

function find({ record }: Situated, number: string): PhoneNumber {
  const found = record.numbers.find((candidate) => candidate.number === number)
  if (found) return found
  throw new SeatlineError('number_unknown', `The user ${record.id} has no number ${number}. Add it first.`, { user: record.id, number })
}

function inState<S extends PhoneNumber['status']>(number: PhoneNumber, status: S): Extract<PhoneNumber, { status: S }> {
  if (number.status === status) return number as Extract<PhoneNumber, { status: S }> // just compared
  throw new SeatlineError('number_state', `The number ${number.number} is ${number.status}, not ${status}.`, {
    number: number.number,
    state: number.status,
  })
}

function foreign({ number, type }: PhoneNumber): PhoneNumber {
  return { number, type, status: 'foreign' }
}

function changed({ today }: Situated, from: PhoneNumber | null, to: PhoneNumber | null): DatedBody {
  return { kind: 'number_changed', from, to, date: today }
}

function add(now: Situated, number: E164, { type, status = 'active', from }: NewNumber): Decision {
  const has = now.record.numbers.find((candidate) => candidate.number === number)
  if (has) throw new SeatlineError('number_state', `The user has the number ${number} already.`, { number, state: has.status })
  if (!(['landline', 'mobile'] as readonly string[]).includes(type)) {
    throw new SeatlineError('input_invalid', 'A number is a landline or a mobile.', {
      issues: [{ path: 'type', message: 'must be landline or mobile' }],
    })
  }
  const added: PhoneNumber =
    status === 'foreign'
      ? { number, type, status }
      : { number, type, status: 'active', from: from === undefined ? now.today : upcoming(from, now.today) }
  return { happens: [changed(now, null, added)] }
}

async function port(
  session: Session,
  action: 'startPorting' | 'movePorting',
  user: string,
  number: string,
  date: string,
  status: 'foreign' | 'porting',
  options?: CommandOptions,
): Promise<PortingResult> {
  const { porting: policy } = session.context
  let movedSwaps: readonly NumberSwap[] = []
  const result = await commandUser(
    session,
    `numbers.${action}`,
    userId(user),
    (now) => {
      const from = inState(find(now, number), status)
      const on = upcoming(date, now.today)
      checkPorting(policy, from.type, on, now.today)
      const { number: ported, type } = from
      const to: PhoneNumber =
        on === now.today ? { number: ported, type, status: 'active', from: on } : { number: ported, type, status: 'porting', on }
      const waiting = now.record.swaps.filter((swap) => swap.to === ported && swap.on < on)
      movedSwaps = waiting.map((swap) => ({ ...swap, on }))
      const moves = waiting.map((swap): DatedBody => ({ kind: 'swap_changed', from: swap, to: { ...swap, on }, date: now.today }))
      return { happens: [changed(now, from, to), ...moves] }
    },
    options,
  )
  const calendar = policy === null || policy.on === 'any_day' ? 'none' : policy.holidays ? 'holidays' : 'weekends_only'
  return { ...result, movedSwaps, calendar }
}

function cancelSwaps({ record, today }: Situated, which: (swap: NumberSwap) => boolean): readonly DatedBody[] {
  return record.swaps.filter(which).map((swap): DatedBody => ({ kind: 'swap_changed', from: swap, to: null, date: today }))
}

function swapNumbers(now: Situated, from: string, to: string, on: CalendarDate): Decision {
  const [old, other] = [find(now, from), find(now, to)]
  if (old.number === other.number || old.type !== other.type || !isActiveOn(other, on)) {
    const why =
      old.type !== other.type
        ? `one is a ${old.type} and the other a ${other.type}`
        : old.number === other.number
          ? 'they are the same'
          : `${to} is not active on ${on}`
    throw new SeatlineError('swap_impossible', `${to} cannot take over from ${from}: ${why}.`, { from, to })
  }
  const swap: NumberSwap = { from: old.number, to: other.number, on }
  const before = now.record.swaps.find((waiting) => waiting.from === old.number) ?? null
  if (on === now.today) {
    return { happens: [...cancelSwaps(now, (waiting) => waiting.from === old.number), { kind: 'numbers_swapped', swap, date: now.today }] }
  }
  return { happens: [{ kind: 'swap_changed', from: before, to: swap, date: now.today }] }
}
