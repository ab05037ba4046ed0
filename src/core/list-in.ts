/** Gathers values in lists by key. */

/** The list that a map has for a key; a new one the first time. */
export function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key)
  if (list === undefined) lists.set(key, (list = []))
  return list
}
