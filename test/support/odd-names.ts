/** Names that have turned sentences into nonsense, or could. */
export const oddNames = {
  'a vowel': 'Office suite',
  'an accent': 'Économie',
  'a full stop': 'Acme Inc.',
  'an ellipsis': 'Wait...',
  quotes: 'the "big" one',
  'great length': 'Wide'.repeat(60),
  Hebrew: 'רישיון 2',
  Arabic: 'رخصة (5)',
  'an override': 'abc\u202edef',
  'an end of an isolate': 'abc\u2069def',
  'a beginning of an isolate': 'abc\u2067def',
} as const

/** How deep isolates are nested at the end, or `null` if one ends that never began. */
export function depthOfIsolates(text: string): number | null {
  let depth = 0
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) depth++
    if (character === '\u2069' && --depth < 0) return null
  }
  return depth
}
