/** A requirement as a list of conditions, each met or not. */
import { conditionIn } from '../words/describe/conditions.js'
import type { Wording } from '../words/language/say.js'
import { conditionOf, type Condition } from './condition.js'
import type { Node } from './node.js'
import type { Situation } from './situation.js'

/** One condition of a requirement, met or not; a group has its parts in `of`. @public */
export interface ChecklistItem {
  readonly path: string
  readonly met: boolean
  readonly condition: Condition
  /**
   * Its sentence in English; `describeCondition(item.condition, ...)` puts it into another
   * language.
   */
  readonly text: string
  readonly of: readonly ChecklistItem[]
}

/**
 * A requirement as a person reads it: the parts of an outermost `all` are the lines of the list.
 */
export function checklistOf(
  node: Node,
  situation: Situation,
  words: Wording,
): readonly ChecklistItem[] {
  if (node.kind === 'group' && node.atLeast === node.of.length)
    return node.of.flatMap((part) => checklistOf(part, situation, words))
  return [itemOf(node, situation, words)]
}

function itemOf(node: Node, situation: Situation, words: Wording): ChecklistItem {
  const condition = conditionOf(node)
  return {
    path: node.path,
    met: node.test(situation),
    condition,
    text: conditionIn(condition, words),
    of: node.kind === 'leaf' ? [] : node.of.map((part) => itemOf(part, situation, words)),
  }
}
