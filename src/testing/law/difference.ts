/** Finds where two values differ. */

/**
 * Where two values of plain data differ, as a path; `null` if they do not.
 * The order of keys does not matter, and what is `undefined` is absent.
 */
export function differenceAt(a: unknown, b: unknown, path = ''): string | null {
  if (Object.is(a, b)) return null
  if (a instanceof Set && b instanceof Set) return differenceAt([...a].sort(), [...b].sort(), path)
  if (!isNested(a) || !isNested(b) || Array.isArray(a) !== Array.isArray(b))
    return path === '' ? 'all of it' : path
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = differenceAt(a[key], b[key], path === '' ? key : `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}

/** Whether two values of plain data are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return differenceAt(a, b) === null
}

function isNested(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
