/** Writes the conflicts of a plan as HTML, grouped by cause. */
import { callback, checkAll, optionsOf } from '../../core/check.js'
import type { ConflictNote } from '../../licensing/plan/conflict-note.js'
import { labelsCheck, noteCheck, sizeCheck } from '../checks.js'
import { element, textNode, type Markup } from '../element.js'
import type { Labels } from '../../words/language/labels.js'
import { labelsOf, type LabelOptions } from '../speech.js'

/** How a conflict note is written. @public */
export interface ConflictNoteOptions extends LabelOptions {
  /** The name of a user; the id by default. */
  readonly nameOf?: (user: string) => string
  /** How many users of a group are named; 5 by default. */
  readonly names?: number
}

/**
 * The conflicts of a plan for many users as HTML, grouped by cause, without styles: the page's own
 * apply.
 *
 * @param note - From `conflictNote(catalog, plan)`.
 *
 * @example
 * ```ts
 * conflictNoteHtml({ total: 20, withConflicts: 0, text: 'No conflicts.', groups: [] }) // => '<section class="seatline-conflicts"><p>No conflicts.</p></section>'
 * ```
 * @public
 */
export function conflictNoteHtml(note: ConflictNote, options: ConflictNoteOptions = {}): string {
  checkAll({
    note: [note, noteCheck],
    options: [
      options,
      optionsOf<ConflictNoteOptions>({ nameOf: callback, names: sizeCheck, language: labelsCheck }),
    ],
  })
  const labels = labelsOf(options)
  const groups = note.groups.map((group) => groupOf(group, labels, options))
  const list = groups.length === 0 ? [] : [element('ul', {}, ...groups)]
  return element(
    'section',
    { class: 'seatline-conflicts' },
    element('p', {}, textNode(note.text)),
    ...list,
  )
}

type ConflictGroup = ConflictNote['groups'][number]

function groupOf(group: ConflictGroup, labels: Labels, options: ConflictNoteOptions): Markup {
  const { names, others } = namesOf(group, options)
  return element(
    'li',
    { 'data-code': group.conflict.code },
    element('p', { dir: 'auto' }, textNode(group.line)),
    element(
      'ul',
      {},
      ...names.map((name) => element('li', { dir: 'auto' }, textNode(name))),
      ...(others > 0 ? [element('li', { class: 'more' }, textNode(labels.more(others)))] : []),
    ),
  )
}

/** The first users of a group, and how many there are beside them. */
function namesOf(
  { users }: ConflictGroup,
  { nameOf = (user) => user, names = 5 }: ConflictNoteOptions,
): { readonly names: readonly string[]; readonly others: number } {
  const named = users.slice(0, names).map(nameOf)
  return { names: named, others: users.length - named.length }
}
