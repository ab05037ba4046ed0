/**
 * Isolates names and values of right-to-left scripts, so that they cannot turn the sentence around
 * them.
 *
 * Without it, `Remove עברית 2 on December 1` shows its digits on the wrong side of the name, and
 * one override character in a name turns the rest of the line. Text without such characters is left
 * as it is: nothing invisible gets into what people copy, compare and search.
 */

/**
 * Letters of scripts that run from right to left, and the marks, embeddings, overrides and isolates
 * that set a direction.
 */
const TURNS =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const ISOLATE = '\u2068'
const POP = '\u2069'

/** Text that may stand in any sentence: isolated where it would turn it, and otherwise as it is. */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text
  const { unopened, unclosed } = unmatched(text)
  return ISOLATE.repeat(unopened + 1) + text + POP.repeat(unclosed + 1)
}

/**
 * Isolates of the text's own that lack a partner: one of them would end the isolate around it, or
 * swallow its end.
 */
function unmatched(text: string): { readonly unopened: number; readonly unclosed: number } {
  let unopened = 0
  let unclosed = 0
  for (const character of text) {
    if (character >= '\u2066' && character <= '\u2068') unclosed++
    else if (character === POP && unclosed > 0) unclosed--
    else if (character === POP) unopened++
  }
  return { unopened, unclosed }
}
