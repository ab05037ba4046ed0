/** The apostrophe in front of a text that a spreadsheet program would take for something else. */

/** Full-width signs are formulas in some versions of Excel; what cannot be seen does not help. */
const RUNS = /^['\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u

/** A number, a word with digits, or an address: what people keep from being changed. */
const KEPT = /^(?:[\d(][\d\s().\-/]*|\S*\d\S*|[^\s'"@]+@[^\s'"@]+)$/

const LONGEST_KEPT = 320

/** A text that a spreadsheet program shows instead of running it. */
export function guarded(text: string): string {
  return RUNS.test(text) || unguarded(text) !== text ? `'${text}` : text
}

/** Takes the apostrophe off again. Names may begin with one: `'t Hart`. */
export function unguarded(text: string): string {
  if (!text.startsWith("'")) return text
  const bare = text.slice(1)
  return RUNS.test(bare) || (bare.length <= LONGEST_KEPT && KEPT.test(bare)) ? bare : text
}
