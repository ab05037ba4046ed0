/** Finds the name that somebody may have meant. */

/** Longer texts are compared by their beginning. */
const LONGEST = 100

/**
 * The one of some names that is closest to a text, without regard to case; absent where none is
 * close, or several are.
 */
export function meant(text: string, names: readonly string[]): string | undefined {
  const key = text.slice(0, LONGEST).toLowerCase()
  const limit = Math.min(2, Math.floor(key.length / 3))
  const near = names.filter(
    (name) => editDistance(key, name.slice(0, LONGEST).toLowerCase(), limit) <= limit,
  )
  return near.length === 1 ? near[0] : undefined
}

/** A question to stand after a sentence that a name is unknown; empty where none is close. */
export function didYouMean(text: string, names: readonly string[]): string {
  const name = meant(text, names)
  return name === undefined ? '' : ` Did you mean ${name}?`
}

/**
 * Shortest number of edits from one text to another, two neighbors swapped counting as one; gives
 * up above the limit.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const cost = from[i - 1] === to[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[to.length]!
}
