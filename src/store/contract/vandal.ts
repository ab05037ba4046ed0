/** Changes everything that it is handed, to see whether it matters to anybody else. */

/**
 * Empties, fills and overwrites everything that can be reached in a value, as far as it lets itself
 * be changed.
 */
export function vandalize(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  for (const part of partsOf(value)) vandalize(part, seen)
  if (value instanceof Map || value instanceof Set) value.clear()
  else if (Array.isArray(value)) vandalizeList(value)
  else {
    for (const name of Object.keys(value)) Reflect.set(value, name, 'vandal')
    Reflect.set(value, 'vandal', true)
  }
}

/**
 * An empty list is filled: an answer that shares it with others shows that, and would not show that
 * it was emptied.
 */
function vandalizeList(list: unknown[]): void {
  if (list.length === 0) Reflect.set(list, 0, 'vandal')
  else Reflect.set(list, 'length', 0)
}

function partsOf(value: object): readonly unknown[] {
  if (value instanceof Map) return [...value].flat()
  return value instanceof Set ? [...value] : Object.values(value)
}
