/**
 * Plain data that nobody can change: objects, arrays and what JSON has.
 * The copy is made by hand, because not every place has `structuredClone` (Jest with jsdom has not).
 */

/** Copies plain data and freezes the copy all the way down. */
export function frozenCopy<T>(value: T): T {
  return deepFreeze(copyOf(value)) as T // of the same shape
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  // a name that comes from outside never reaches a prototype (rule E2): fromEntries defines, it does not set
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]))
}

/** Freezes plain data all the way down. */
export function deepFreeze<T>(value: T): T {
  if (Object.isFrozen(value)) return value // so is all that is no object
  Object.freeze(value)
  for (const part of Object.values(value as object)) deepFreeze(part)
  return value
}
