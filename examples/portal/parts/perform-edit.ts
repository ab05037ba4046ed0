import {
  describeConflict,
  describeEffects,
  type CommandOptions,
  type CommandResult,
  type Effects,
} from 'seatline'
import { h } from '../app/dom.js'
import { words, type Portal } from '../app/portal.js'
import { ask } from './dialog.js'
import { toast } from './toast.js'

/**
 * Carries an edit of one user out. What it would break is asked about first; what it did to the
 * rest is told.
 *
 * @param others - Users beside this one whom it changes.
 * @returns What it did; `null` if it was not done.
 */
export async function performEdit<R extends CommandResult>(
  portal: Portal,
  user: string,
  what: string,
  edit: (options?: CommandOptions) => Promise<R>,
  others: readonly string[] = [],
): Promise<R | null> {
  const preview = await portal.perform(() => edit({ preview: true }))
  if (preview === null) return null
  if (preview.status === 'refused') {
    const reasons = preview.refused.flatMap(({ conflicts }) =>
      conflicts.map((conflict) => describeConflict(conflict, { words })),
    )
    toast(`${what}: it would not go through. ${[...new Set(reasons)].join(' ')}`, 'problem')
    return null
  }
  const harm = describeEffects(harmIn(preview.effects), { words: portal.words })
  if (harm.length > 0) {
    const list = h('ul', {}, ...harm.map((line) => h('li', { dir: 'auto' }, line)))
    if (!(await ask(`${what}?`, list, 'Do it all the same'))) return null
  }
  const result = await portal.perform(() => edit(), [user, ...others])
  if (result?.status !== 'done') return null
  if (result.written)
    toast(
      [`${what}.`, ...describeEffects(result.effects, { words: portal.words })].join(' '),
      harm.length > 0 ? 'warning' : 'done',
    )
  return result
}

/** An edit that does nothing to the rest. */
export const noEffects: Effects = {
  supersedes: [],
  restores: [],
  breaks: [],
  repairs: [],
  idles: [],
  activates: [],
  moves: [],
  ends: [],
  noncompliant: [],
  compliant: [],
  others: [],
}

/**
 * What a person may not want: what fails, what ends that did not, what no longer ends, and the same
 * for other users.
 */
function harmIn({ breaks, idles, activates, ends, noncompliant, others }: Effects): Effects {
  return {
    ...noEffects,
    breaks,
    idles,
    activates,
    noncompliant,
    ends: ends.filter(({ before }) => before === null),
    others: others.filter(({ before }) => before !== 'failed'),
  }
}
