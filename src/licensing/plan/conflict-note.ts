/** Groups the conflicts of a plan by reason. */
import type { Catalog } from '../../catalog/catalog.js'
import { atLeast, checkAll } from '../../core/check.js'
import type { UserId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import { checkTelling, conflictingChanges } from '../../words/describe/checks.js'
import { describeConflict } from '../../words/describe/conflicts.js'
import { english } from '../../words/english/english.js'
import { catalogCheck } from '../../words/language/checks.js'
import { localeFormats } from '../../words/language/locale.js'
import type { Messages } from '../../words/language/messages.js'
import type { Wording } from '../../words/language/requirement-messages.js'
import { wordingOf } from '../../words/language/wording.js'
import type { Plan } from './plan.js'

/** The note that a portal shows for many users: how many have conflicts, and why. @public */
export interface ConflictNote {
  /** Users of the plan. */
  readonly total: number
  /** Users with conflicts. */
  readonly withConflicts: number
  /** `3 of 20 users have conflicts.` */
  readonly text: string
  /** Reasons, the most common first. */
  readonly groups: readonly {
    /** The conflict, as the first of the users has it. */
    readonly conflict: Conflict
    /** Its sentence. */
    readonly text: string
    /** For how many users it holds, and its sentence: `3 of 20 users: ...`. */
    readonly line: string
    readonly users: readonly UserId[]
  }[]
}

/**
 * Groups the conflicts of a plan by reason.
 *
 * Conflicts that differ only in numbers, dates or causes of single users are one reason.
 *
 * @param words - What to call things; by their names in the catalog by default.
 * @param messages - The sentences of a language; English by default.
 *
 * @public
 */
export function conflictNote(
  catalog: Catalog,
  plan: Plan,
  words: Wording = wordingOf(catalog),
  messages: Messages = english,
): ConflictNote {
  checkAll({
    catalog: [catalog, catalogCheck],
    plan: [plan, atLeast<{ users: unknown }>({ users: conflictingChanges })],
  })
  checkTelling(words, messages)
  const groups = new Map<string, { conflict: Conflict; users: UserId[] }>()
  for (const { user, conflicts } of plan.users) {
    for (const conflict of conflicts) {
      const key = reasonOf(conflict)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { conflict, users: [user] })
      else if (group.users.at(-1) !== user) group.users.push(user)
    }
  }
  const formats = localeFormats(messages.locale)
  const total = plan.users.length
  const withConflicts = plan.users.filter((answer) => answer.conflicts.length > 0).length
  return {
    total,
    withConflicts,
    text: messages.note.withConflicts(withConflicts, total, formats),
    groups: [...groups.values()]
      .sort((a, b) => b.users.length - a.users.length)
      .map(({ conflict, users }) => {
        const text = describeConflict(conflict, { today: plan.today, ...words }, messages)
        return {
          conflict,
          users,
          text,
          line: messages.note.group(users.length, total, text, formats),
        }
      }),
  }
}

/** A conflict without what belongs to a single user. */
function reasonOf(conflict: Conflict): string {
  const personal = new Set(['causes', 'number', 'numbers', 'choices', 'from', 'until', 'held'])
  return JSON.stringify(conflict, (key, value: unknown) => (personal.has(key) ? undefined : value))
}
