/** Orders texts, ids and dates by their characters, the same in every language. */
export function ascending(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
