/** The error of a case of the contract in which a store did something else than expected. */

const BRAND = Symbol.for('seatline.contract_failure')

/**
 * A store did something else than a case of the contract expects. An error that the store itself
 * throws stays the error it is.
 *
 * Recognize it with {@link isContractFailure}, which also works when the ESM and CommonJS copies of
 * this package are loaded side by side.
 *
 * @public
 */
export class ContractFailure extends Error {
  /** The id of the case, such as `commit.stale_replace`. */
  readonly case: string
  readonly expected: unknown
  /** What was there instead. */
  readonly actual: unknown

  constructor(of: string, message: string, expected: unknown, actual: unknown) {
    super(`${of}: ${message}`)
    this.name = 'ContractFailure'
    this.case = of
    this.expected = expected
    this.actual = actual
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/**
 * Whether something caught is a {@link ContractFailure}, and not an error of the store itself.
 *
 * @example
 * ```ts
 * isContractFailure(new Error('disk full')) // => false
 * ```
 * @public
 */
export function isContractFailure(error: unknown): error is ContractFailure {
  return Object.hasOwn(Object(error) as object, BRAND) // what was thrown may be anything
}
