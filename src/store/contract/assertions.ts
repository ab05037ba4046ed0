/** Assertions that fail with a readable message. */

/** An expectation of a case that was not met; `storeContract` adds the id of the case. */
export class Unmet extends Error {
  readonly expected: unknown
  readonly actual: unknown

  constructor(message: string, expected: unknown, actual: unknown) {
    super(message)
    this.expected = expected
    this.actual = actual
  }
}

/** Fails a case unless two values are equal: says what was expected and what was there. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [inWords(actual), inWords(expected)]
  if (got === wanted) return
  const message = `${what}: expected ${shorten(wanted, got)}, got ${shorten(got, wanted)}`
  throw new Unmet(message, expected, actual)
}

/** Fails a case unless something holds. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Unmet(what, true, false)
}

/** Fails a case in which something goes on and on. */
export function neverEnds(what: string): never {
  throw new Unmet(`${what} comes to no end`, true, false)
}

/** Fails a case unless a promise is rejected with an error of a code. */
export async function rejects(
  promise: Promise<unknown>,
  code: string,
  what: string,
): Promise<void> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  // whatever was thrown
  const got = error === null ? 'no error' : ((error as { code?: unknown }).code ?? inWords(error))
  equal(got, code, what)
}

/**
 * JSON with the keys in order, and `undefined`, which JSON leaves out, said in words: absent,
 * `null` and `undefined` are three things.
 */
function inWords(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (value instanceof Map) return inWords(Object.fromEntries(value as Map<string, unknown>))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inWords).join(', ')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, of]) => `${JSON.stringify(key)}: ${inWords(of)}`).join(', ')}}`
}

/** Of a long text, the part where it begins to be another. */
function shorten(text: string, other: string): string {
  if (text.length <= 400) return text
  let same = 0
  while (same < text.length && text[same] === other[same]) same += 1
  const start = Math.max(0, same - 100)
  return `${start > 0 ? '... ' : ''}${text.slice(start, start + 300)} ... (${text.length} characters)`
}
