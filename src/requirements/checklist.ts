import type { Node } from './compile.js'
import { describeNode, english, type Messages, type Wording } from './messages.js'
import type { Situation } from './situation.js'

/** One condition of a requirement, met or not, with its sentence; a group has its parts in `of`. @public */
export interface ChecklistItem {
  readonly path: string
  readonly met: boolean
  readonly text: string
  readonly of: readonly ChecklistItem[]
}

/** A requirement as a person reads it: the parts of an outermost `all` are the lines of the list. */
export function checklistOf(node: Node, situation: Situation, words: Wording, table: Messages = english): readonly ChecklistItem[] {
  if (node.kind === 'group' && node.atLeast === node.of.length) return node.of.flatMap((part) => checklistOf(part, situation, words, table))
  return [itemOf(node, situation, words, table)]
}

function itemOf(node: Node, situation: Situation, words: Wording, table: Messages): ChecklistItem {
  return {
    path: node.path,
    met: node.test(situation),
    text: describeNode(node, words, table),
    of: node.kind === 'leaf' ? [] : node.of.map((part) => itemOf(part, situation, words, table)),
  }
}
