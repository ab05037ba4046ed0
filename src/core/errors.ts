/** What may be wrong with a call, or have failed in it: every code that a {@link SeatlineError} can carry (rule E1). @public */
export type SeatlineErrorCode = keyof SeatlineErrorData

/** The data that each error code carries. @public */
export interface SeatlineErrorData {
  date_invalid: { value: string }
  date_in_past: { date: string; today: string }
  time_zone_unknown: { timeZone: string }
  input_invalid: { issues: readonly { path: string; message: string }[] }
  catalog_invalid: { faults: readonly { path: string; code: string; message: string }[] }
  organization_unknown: { organization: string }
  organization_exists: { organization: string }
  user_unknown: { users: readonly string[] }
  change_unknown: { user: string; change: string }
  change_not_scheduled: { change: string; status: string }
  change_not_failed: { change: string; status: string }
  number_unknown: { user: string; number: string }
  number_invalid: { number: string }
  number_state: { number: string; state: string }
  porting_date_refused: { on: string; earliest: string }
  swap_unknown: { user: string; from: string }
  swap_impossible: { from: string; to: string }
  license_unknown: { licenses: readonly string[] }
  override_missing: { user: string }
  email_taken: { email: string; holder: string }
  number_taken: { number: string; holder: string }
  changes_scheduled: { user: string; changes: readonly string[] }
  user_not_deleted: { user: string }
  too_many_for_all: { users: number; limit: number }
  plan_mismatch: { plan: string }
  not_authorized: { action: string }
  aborted: { done: number }
  contention: { attempts: number }
  store_closed: { store: string }
  store_failed: { store: string; retry: boolean; sqlState: string | null }
  no_header: { sheet: string }
  file_encrypted: { format: string }
  file_corrupt: { reason: string }
  file_too_large: { limit: string; max: number }
  format_unsupported: { format: string }
  file_empty: { sheet: string }
  law_broken: { law: string; seen: string; story: readonly string[]; seed: number }
}

const BRAND = Symbol.for('seatline.error')

/**
 * A misuse or a failure (rule E1). A business outcome is never thrown: it is a value.
 *
 * Recognize it with {@link isSeatlineError}, which also works when the ESM and CommonJS copies
 * of this package are loaded side by side.
 *
 * @public
 */
export class SeatlineError<C extends SeatlineErrorCode = SeatlineErrorCode> extends Error {
  /** What went wrong, from a closed list. */
  readonly code: C
  /** The data concerned, typed per code. */
  readonly data: SeatlineErrorData[C]

  constructor(code: C, message: string, data: SeatlineErrorData[C], options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'SeatlineError'
    this.code = code
    this.data = data
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/**
 * Whether something caught is a {@link SeatlineError}, optionally with one code.
 *
 * @example
 * ```ts
 * isSeatlineError(new SeatlineError('date_invalid', 'no date', { value: 'x' }), 'date_invalid') // => true
 * ```
 * @public
 */
export function isSeatlineError<C extends SeatlineErrorCode = SeatlineErrorCode>(error: unknown, code?: C): error is SeatlineError<C> {
  const isBranded = Object.hasOwn(Object(error) as object, BRAND) // what was thrown may be anything
  return isBranded && (code === undefined || (error as SeatlineError).code === code)
}

/** Marks a place that cannot be reached; reaching it is a bug in seatline. */
export function assertNever(value: never): never {
  throw new Error(`seatline bug: unexpected ${JSON.stringify(value)}`)
}
