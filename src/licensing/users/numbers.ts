/** Adds, ports, swaps and removes phone numbers. */
import { SeatlineError } from '../../core/errors.js'
import {
  parseE164,
  type E164,
  type NumberSwap,
  type NumberType,
  type PhoneNumber,
} from '../../core/phone-number.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import { upcoming } from '../session/as-of.js'
import { readNumber, readUserId } from '../session/input.js'
import type { PortingPolicy } from '../session/porting-policy.js'
import type { Session } from '../session/session.js'
import { refuseTakenNumber } from '../session/taken.js'
import {
  commandUser,
  type CommandOptions,
  type CommandResult,
  type Decision,
} from '../writing/command.js'
import type { CommandContext } from '../writing/load-user.js'
import { checkPorting } from './porting.js'
import { canceledSwap, endOfSwap, findNumber, movedSwap, swapNumbers } from './swaps.js'

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

/**
 * What a command about porting did: which waiting swaps moved with the number, and which days the
 * policy knew (rules N2 and N3).
 *
 * @public
 */
export type PortingResult = CommandResult & {
  readonly movedSwaps: readonly NumberSwap[]
  /** What of holidays the policy knows. `none`: it says nothing of them, or there is none. */
  readonly calendar: 'holidays' | 'weekends_only' | 'none'
}

/** What taking a number out of use did: which swaps it canceled (rule N3). @public */
export type WithdrawalResult = CommandResult & { readonly canceledSwaps: readonly NumberSwap[] }

/**
 * The phone numbers of users (rules N1 to N3). Dates are `YYYY-MM-DD` in the organization's time
 * zone.
 *
 * Each result lists what goes through or fails because of it, and which holdings are out of
 * compliance.
 *
 * @public
 */
export interface Numbers {
  /**
   * @throws {@link SeatlineError} `number_invalid`, `number_taken`, `input_invalid`,
   * `number_status_wrong` when the user has it already.
   */
  add(user: string, number: NewNumber, options?: CommandOptions): Promise<CommandResult>
  /** Removes a number, also one in use; swaps that name it are canceled. */
  remove(user: string, number: string, options?: CommandOptions): Promise<WithdrawalResult>
  /** Says that a number is at another operator; swaps to it are canceled. */
  markForeign(user: string, number: string, options?: CommandOptions): Promise<WithdrawalResult>
  /**
   * Starts porting a foreign number: it is active from the date. @throws {@link SeatlineError}
   * `number_status_wrong`, `porting_date_refused`.
   */
  startPorting(
    user: string,
    number: string,
    on: string,
    options?: CommandOptions,
  ): Promise<PortingResult>
  /** Moves a porting date. A swap that waits for the number moves with it. */
  movePorting(
    user: string,
    number: string,
    on: string,
    options?: CommandOptions,
  ): Promise<PortingResult>
  /** Stops a porting: the number is foreign again; swaps to it are canceled. */
  cancelPorting(user: string, number: string, options?: CommandOptions): Promise<WithdrawalResult>
  /**
   * Lets one number of the user take the place of another in all details, now or on a date.
   *
   * A dated swap takes the place of one that was set for `from`. Swaps of one date may not meet in
   * a number: which would come first?
   *
   * @throws {@link SeatlineError} `number_unknown`; `swap_impossible` when the types differ or the
   * new number is not active by then.
   */
  swap(
    user: string,
    swap: { readonly from: string; readonly to: string; readonly on: string },
    options?: CommandOptions,
  ): Promise<CommandResult>
  /** Cancels a dated swap. @throws {@link SeatlineError} `swap_unknown`. */
  cancelSwap(user: string, from: string, options?: CommandOptions): Promise<CommandResult>
}

/** The numbers of a session. */
export function numbersOf(session: Session): Numbers {
  return {
    add: async (user, number, options) => addNumber(session, user, number, options),
    remove: async (user, number, options) =>
      withdraw(session, { action: 'remove', user, number }, () => null, options),
    markForeign: async (user, number, options) =>
      withdraw(session, { action: 'markForeign', user, number }, foreign, options),
    startPorting: async (user, number, on, options) =>
      port(session, { action: 'startPorting', user, number }, on, options),
    movePorting: async (user, number, on, options) =>
      port(session, { action: 'movePorting', user, number }, on, options),
    cancelPorting: async (user, number, options) => {
      const leaves = (from: PhoneNumber) => foreign(withStatus(from, 'porting'))
      return withdraw(session, { action: 'cancelPorting', user, number }, leaves, options)
    },
    swap: async (user, { from, to, on }, options) =>
      commandUser(
        session,
        { action: 'numbers.swap', user: readUserId(user) },
        (now) => swapNumbers(now, from, to, upcoming(on, now.today)),
        options,
      ),
    cancelSwap: async (user, from, options) =>
      commandUser(
        session,
        { action: 'numbers.cancelSwap', user: readUserId(user) },
        (now) => endOfSwap(now, from),
        options,
      ),
  }
}

async function addNumber(
  session: Session,
  user: string,
  input: NewNumber,
  options?: CommandOptions,
): Promise<CommandResult> {
  const given = readNumber(input)
  const number = parseE164(given.number)
  const id = readUserId(user)
  const result = await commandUser(
    session,
    { action: 'numbers.add', user: id },
    (now) => decideAdding(now, number, given),
    options,
  )
  if (options?.preview !== true) return result
  const holder = (
    await session.context.store.findUsers(session.organization, { numbers: [number] })
  ).numbers.get(number)
  if (holder !== undefined && holder !== id) await refuseTakenNumber(session, number, holder)
  return result
}

/** Decides to add a number. */
export function decideAdding(
  now: CommandContext,
  number: E164,
  { type, status = 'active', from }: Omit<NewNumber, 'number'>,
): Decision {
  const has = now.record.numbers.find((candidate) => candidate.number === number)
  if (has)
    throw new SeatlineError(
      'number_status_wrong',
      `The user has the number ${number} already. See the numbers of users.get.`,
      {
        number,
        status: has.status,
      },
    )
  const start = from === undefined ? now.today : upcoming(from, now.today)
  const added: PhoneNumber =
    status === 'foreign' ? { number, type, status } : { number, type, status, from: start }
  return { happens: [changed(now, null, added)] }
}

/** A command on a number that a user has. */
interface NumberCommand<A extends string> {
  readonly action: A
  readonly user: string
  readonly number: string
}

/**
 * Takes a number out of use, by what is left of it; what waits for it is canceled in the same
 * command.
 */
async function withdraw(
  session: Session,
  { action, user, number }: NumberCommand<'remove' | 'markForeign' | 'cancelPorting'>,
  leaves: (from: PhoneNumber) => PhoneNumber | null,
  options?: CommandOptions,
): Promise<WithdrawalResult> {
  let canceledSwaps: readonly NumberSwap[] = []
  const result = await commandUser(
    session,
    { action: `numbers.${action}`, user: readUserId(user) },
    (now) => {
      const decided = decideWithdrawal(now, number, leaves)
      canceledSwaps = decided.canceledSwaps
      return decided
    },
    options,
  )
  return { ...result, canceledSwaps: result.status === 'done' ? canceledSwaps : [] }
}

/** Decides to take a number out of use. */
export function decideWithdrawal(
  now: CommandContext,
  number: string,
  leaves: (from: PhoneNumber) => PhoneNumber | null = () => null,
) {
  const from = findNumber(now, number)
  const to = leaves(from)
  const names = (swap: NumberSwap) =>
    swap.to === from.number || (to === null && swap.from === from.number)
  const canceledSwaps = to === from ? [] : now.record.swaps.filter(names)
  return {
    canceledSwaps,
    happens:
      to === from
        ? []
        : [...canceledSwaps.map((swap) => canceledSwap(now, swap)), changed(now, from, to)],
  }
}

async function port(
  session: Session,
  { action, user, number }: NumberCommand<'startPorting' | 'movePorting'>,
  date: string,
  options?: CommandOptions,
): Promise<PortingResult> {
  const { porting: policy } = session.context
  const status = action === 'startPorting' ? 'foreign' : 'porting'
  let movedSwaps: readonly NumberSwap[] = []
  const result = await commandUser(
    session,
    { action: `numbers.${action}`, user: readUserId(user) },
    (now) => {
      const decided = decidePorting(now, policy, withStatus(findNumber(now, number), status), date)
      movedSwaps = decided.movedSwaps
      return decided
    },
    options,
  )
  const calendar = policy?.calendar ?? 'none'
  return { ...result, movedSwaps: result.status === 'done' ? movedSwaps : [], calendar }
}

/** Decides on which date a number that is not active is ported. */
export function decidePorting(
  now: CommandContext,
  policy: PortingPolicy | null,
  from: PhoneNumber,
  date: string,
) {
  const on = upcoming(date, now.today)
  checkPorting(policy, from.type, on, now)
  const { number, type } = from
  const to: PhoneNumber =
    on === now.today
      ? { number, type, status: 'active', from: on }
      : { number, type, status: 'porting', on }
  const waiting = now.record.swaps.filter((swap) => swap.to === number && swap.on < on)
  const movedSwaps = waiting.map((swap): NumberSwap => ({ ...swap, on }))
  return {
    movedSwaps,
    happens: [changed(now, from, to), ...waiting.map((swap) => movedSwap(now, swap, on))],
  }
}

function withStatus<S extends PhoneNumber['status']>(
  number: PhoneNumber,
  status: S,
): Extract<PhoneNumber, { status: S }> {
  // just compared
  if (number.status === status) return number as Extract<PhoneNumber, { status: S }>
  throw new SeatlineError(
    'number_status_wrong',
    `The number ${number.number} is ${number.status}, and must be ${status} for this. See the numbers of users.get.`,
    {
      number: number.number,
      status: number.status,
    },
  )
}

function foreign(from: PhoneNumber): PhoneNumber {
  return from.status === 'foreign'
    ? from
    : { number: from.number, type: from.type, status: 'foreign' }
}

function changed(
  { today }: CommandContext,
  from: PhoneNumber | null,
  to: PhoneNumber | null,
): DatedBody {
  return { kind: 'number_changed', from, to, date: today }
}
