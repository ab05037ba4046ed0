import { SeatlineError } from '../../core/errors.js'

/** The lists of what comes in batches. A bare list of things is easily given instead. */
export async function* batchesOf<T>(
  given: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  path: string,
): AsyncGenerator<readonly T[]> {
  for await (const batch of given) {
    if (!Array.isArray(batch)) {
      throw new SeatlineError('input_invalid', `The ${path} come in batches: give [${path}], or pages such as users.pages().`, {
        issues: [{ path, message: 'are not in batches' }],
      })
    }
    yield batch
  }
}
