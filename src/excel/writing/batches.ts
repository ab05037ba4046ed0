/** Users that come in batches. */
import { anything, invalidInput, refuse, type Check } from '../../core/check.js'

/** The lists of what comes in batches. A bare list of things is easily given instead. */
export async function* batchesOf<T>(
  given: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  path: string,
  check: Check = anything,
): AsyncGenerator<readonly T[]> {
  for await (const batch of given) {
    if (!Array.isArray(batch)) {
      throw invalidInput(
        path,
        'are not in batches',
        `The ${path} come in batches: give [${path}], or pages such as users.pages().`,
      )
    }
    for (const one of batch) refuse(check(one, path))
    yield batch
  }
}
