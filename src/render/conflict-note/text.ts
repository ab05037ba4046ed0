import { callback, checkAll, optionsOf } from '../../core/check.js'
import type { ConflictNote } from '../../licensing/plan/conflict-note.js'
import { labelsCheck, noteCheck, sizeCheck } from '../checks.js'
import { visible } from '../escape.js'
import { englishLabels } from '../labels.js'
import { namesOf, type ConflictNoteOptions } from './options.js'

/**
 * The conflicts of a plan for many users as plain text, grouped by cause: who, how many, and why.
 *
 * @param note - From `conflictNote(catalog, plan)`.
 *
 * @example
 * ```ts
 * conflictNoteText({ total: 20, withConflicts: 0, text: '', groups: [] }) // => 'No conflicts.\n'
 * ```
 * @public
 */
export function conflictNoteText(note: ConflictNote, options: ConflictNoteOptions = {}): string {
  checkAll({
    note: [note, noteCheck],
    options: [
      options,
      optionsOf<ConflictNoteOptions>({ nameOf: callback, names: sizeCheck, labels: labelsCheck }),
    ],
  })
  const labels = { ...englishLabels, ...options.labels }
  if (note.withConflicts === 0) return `${labels.noConflicts}\n`
  const groups = note.groups.flatMap((group) => {
    const { names, others } = namesOf(group, options)
    const list = others > 0 ? [...names, labels.more(others)] : names
    return [visible(group.line), `  ${list.map(visible).join(', ')}`]
  })
  return `${[visible(note.text), ...groups].join('\n')}\n`
}
