/** What pictures and tables are drawn from, and how (rule E1). */
import { callback, looksLike, must, oneOf, type Check, type ChecksOf } from '../core/check.js'
import { wordingCheck } from '../words/language/checks.js'
import { languageWith } from '../words/language/say-options.js'
import type { LanguageSection } from '../words/language/language.js'
import type { PictureOptions } from './speech.js'

/** In whose words, and in which language, a picture speaks. */
/* @__NO_SIDE_EFFECTS__ */
export function speaking<S extends LanguageSection>(
  section: S,
): ChecksOf<Required<PictureOptions<S>>> {
  return { words: wordingCheck, language: languageWith(section, 'labels'), date: callback }
}

/** A language, as far as its short words are asked for. */
export const labelsCheck: Check = looksLike('a language, such as english', { labels: 'object' })

export const timelineCheck: Check = looksLike('a timeline, such as users.timeline gives', {
  today: 'string',
  holdings: 'list',
  failed: 'list',
  steps: 'list',
})
export const comparisonCheck: Check = looksLike('a comparison, such as compareLicenses gives', {
  licenses: 'list',
  rows: 'list',
})
export const noteCheck: Check = looksLike('a note, such as conflictNote gives', {
  total: 'number',
  withConflicts: 'number',
  groups: 'list',
})
export const graphCheck: Check = looksLike('a graph, such as catalogGraph gives', {
  nodes: 'list',
  edges: 'list',
  tracks: 'list',
})
export const layoutCheck: Check = looksLike('a layout: width, height and places of nodes', {
  width: 'number',
  height: 'number',
  node: 'function',
  edge: 'function',
})
export const themeCheck: Check = oneOf('auto', 'light', 'dark')
export const sizeCheck: Check = must('a number', Number.isFinite)
