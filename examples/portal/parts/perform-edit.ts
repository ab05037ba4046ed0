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
  const harm = describeEffects(harmIn(preview.effects), { words })
  if (harm.length > 0) {
    const list = h('ul', {}, ...harm.map((line) => h('li', { dir: 'auto' }, line)))
    if (!(await ask(`${what}?`, list, 'Do it all the same'))) return null
  }
  const result = await portal.perform(() => edit(), [user, ...others])
  if (result?.status !== 'done') return null
  if (result.written)
    toast(
      [`${what}.`, ...describeEffects(result.effects, { words })].join(' '),
      harm.length > 0 ? 'warning' : 'done',
    )
  return result
}

/** What a person may not want: what fails, what ends that did not, and what no longer ends. */
function harmIn({ breaks, idles, activates, ends, noncompliant }: Effects): Effects {
  const nothing = { supersedes: [], restores: [], repairs: [], moves: [], compliant: [] }
  return {
    ...nothing,
    breaks,
    idles,
    activates,
    noncompliant,
    ends: ends.filter(({ before }) => before === null),
  }
}
