import { describeConflict, describeEffects, type CommandOptions, type CommandResult } from 'seatline'
import { h } from '../app/dom.js'
import { words, type Portal } from '../app/portal.js'
import { ask } from './dialog.js'
import { toast } from './toast.js'

/** Carries an edit of one user out. What it would break is asked about first; what it did to the rest is told. */
export async function performEdit(
  portal: Portal,
  user: string,
  what: string,
  edit: (options?: CommandOptions) => Promise<CommandResult>,
): Promise<boolean> {
  const preview = await portal.perform(() => edit({ preview: true }))
  if (preview === null) return false
  if (preview.status === 'refused') {
    const reasons = preview.refused.flatMap(({ conflicts }) => conflicts.map((conflict) => describeConflict(conflict, words)))
    toast(`${what}: it would not go through. ${[...new Set(reasons)].join(' ')}`, 'problem')
    return false
  }
  const { breaks, noncompliant } = preview.effects
  const harm = describeEffects({ ...preview.effects, repairs: [], restores: [], supersedes: [], compliant: [] }, words)
  if (breaks.length + noncompliant.length > 0) {
    const list = h('ul', {}, ...harm.map((line) => h('li', { dir: 'auto' }, line)))
    if (!(await ask(`${what}?`, list, 'Do it all the same'))) return false
  }
  const result = await portal.perform(() => edit(), [user])
  if (result?.status === 'done')
    toast([`${what}.`, ...describeEffects(result.effects, words)].join(' '), harm.length > 0 ? 'warning' : 'done')
  return result?.status === 'done'
}
