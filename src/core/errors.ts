/** Errors: the codes of misuse and failure, each with its data. */

/**
 * What may be wrong with a call, or have failed in it: every code that a {@link SeatlineError} can
 * carry (rule E1).
 *
 * @public
 */
export type SeatlineErrorCode = keyof SeatlineErrorData

/** The data that each error code carries. @public */
export interface SeatlineErrorData {
  date_invalid: { readonly value: string }
  date_in_past: { readonly date: string; readonly today: string }
  time_zone_unknown: { readonly timeZone: string }
  input_invalid: { readonly issues: readonly { readonly path: string; readonly message: string }[] }
  catalog_invalid: {
    readonly faults: readonly {
      readonly path: string
      readonly code: string
      readonly message: string
    }[]
  }
  organization_unknown: { readonly organization: string }
  organization_exists: { readonly organization: string }
  user_unknown: { readonly users: readonly string[] }
  change_unknown: { readonly user: string; readonly change: string }
  change_not_scheduled: { readonly change: string; readonly status: string }
  change_not_failed: { readonly change: string; readonly status: string }
  number_unknown: { readonly user: string; readonly number: string }
  number_invalid: { readonly number: string }
  number_status_wrong: { readonly number: string; readonly status: string }
  porting_date_refused: { readonly on: string; readonly earliest: string }
  /** `fact`: as it is called in its list; there is none of it that begins on `from`, or it has begun. */
  fact_unknown: { readonly fact: string; readonly from: string }
  swap_unknown: { readonly user: string; readonly from: string }
  swap_impossible: { readonly from: string; readonly to: string }
  license_unknown: { readonly licenses: readonly string[] }
  override_missing: { readonly user: string }
  id_taken: { readonly user: string; readonly sameUser: boolean }
  /** `holder` is `null` where the actor may not see that user. */
  email_taken: { readonly email: string; readonly holder: string | null }
  /** `holder` is `null` where the actor may not see that user. */
  number_taken: { readonly number: string; readonly holder: string | null }
  changes_scheduled: { readonly user: string; readonly changes: readonly string[] }
  user_not_deleted: { readonly user: string }
  too_many_for_all: { readonly users: number; readonly max: number }
  plan_mismatch: { readonly plan: string }
  plan_reused: { readonly plan: string }
  plan_expired: { readonly plan: string; readonly planned: string; readonly days: number }
  not_authorized: { readonly action: string }
  aborted: { readonly done: number }
  contention: { readonly attempts: number }
  store_closed: { readonly store: string }
  store_failed: {
    readonly store: string
    readonly retry: boolean
    readonly sqlState: string | null
  }
  no_header: { readonly sheet: string }
  file_encrypted: { readonly format: string }
  file_corrupt: { readonly reason: string }
  file_too_large: { readonly limit: string; readonly max: number }
  format_unsupported: { readonly format: string }
  file_empty: { readonly sheet: string }
  law_broken: {
    readonly law: string
    readonly seen: string
    readonly story: readonly string[]
    readonly seed: number
  }
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

  constructor(
    code: C,
    message: string,
    data: SeatlineErrorData[C],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.name = 'SeatlineError'
    this.code = code
    this.data = data
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/**
 * Whether something caught is a {@link SeatlineError}, optionally with one code. Without a code, a
 * `switch` over `error.code` knows `error.data` in each case.
 *
 * @example
 * ```ts
 * isSeatlineError(new SeatlineError('date_invalid', 'no date', { value: 'x' }), 'date_invalid') // => true
 * ```
 * @public
 */
export function isSeatlineError<C extends SeatlineErrorCode = SeatlineErrorCode>(
  error: unknown,
  code?: C,
): error is { readonly [K in C]: SeatlineError<K> }[C] {
  const isBranded = Object.hasOwn(Object(error) as object, BRAND) // what was thrown may be anything
  return isBranded && (code === undefined || (error as SeatlineError).code === code)
}

/** Marks a place that cannot be reached; reaching it is a bug in seatline. */
export function assertNever(value: never): never {
  throw new Error(`seatline bug: unexpected ${JSON.stringify(value)}`)
}
