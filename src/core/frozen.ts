/**
 * Plain data that nobody can change: objects, arrays and what JSON has. The copy is made by hand,
 * because not every place has `structuredClone` (Jest with jsdom has not).
 */

/** Copies plain data and freezes the copy all the way down. */
export function frozenCopy<T>(value: T): T {
  return deepFreeze(copyOf(value)) as T // of the same shape
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  // a name that comes from outside never reaches a prototype (rule E2): fromEntries defines, it
  // does not set
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]))
}

/**
 * Freezes plain data all the way down, in place. It looks into what is frozen already, too: that
 * may be open further down. A constant that nobody uses may be left out together with the call that
 * froze it.
 */
/* @__NO_SIDE_EFFECTS__ */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  Object.freeze(value)
  // makes no list of names: stores call it for every record
  for (const name in value) deepFreeze(value[name])
  return value
}
