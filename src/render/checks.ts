/** What pictures and tables are drawn from, and how (rule E1). */
import {
  callback,
  looksLike,
  must,
  oneOf,
  optional,
  fields,
  text,
  type Check,
  type ChecksOf,
} from '../core/check.js'
import { languageCheck, wordingCheck } from '../words/language/checks.js'
import { englishLabels, type Labels, type WordingOptions } from './labels.js'

/** Short words: those that a table of labels has. */
export const labelsCheck: Check = (value, path) => {
  const each = Object.entries(englishLabels).map(
    ([name, own]) => [name, optional(typeof own === 'function' ? callback : text)] as const,
  )
  return fields<Labels>(Object.fromEntries(each) as ChecksOf<Labels>)(value, path) // the same names
}

/** In whose words a picture speaks. */
export const speaking: ChecksOf<WordingOptions> = {
  words: wordingCheck,
  messages: languageCheck,
  labels: labelsCheck,
  date: callback,
}

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
