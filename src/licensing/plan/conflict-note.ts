/** Groups the conflicts of a plan by reason. */
import type { Catalog } from '../../catalog/catalog.js'
import { atLeast, checkAll } from '../../core/check.js'
import type { UserId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import { conflictingChanges } from '../../words/describe/checks.js'
import { describeConflict } from '../../words/describe/conflicts.js'
import { englishConflicts } from '../../words/english/conflicts.js'
import { englishForms } from '../../words/english/forms.js'
import { definedCatalog } from '../../words/language/checks.js'
import { sayOptions, type SayOptions } from '../../words/language/say-options.js'
import { localeFormats } from '../../words/language/locale.js'
import { wordingOf } from '../../words/language/wording.js'
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'

const english = { locale: 'en', forms: englishForms, conflicts: englishConflicts }
const saying = /* @__PURE__ */ sayOptions('conflicts')

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
 * Groups the conflicts of a plan, or of a forecast, by reason.
 *
 * Conflicts that differ only in numbers, dates or causes of single users are one reason.
 *
 * @param options - What to call things, by their names in the catalog by default; and the language.
 *
 * @public
 */
export function conflictNote(
  catalog: Pick<Catalog, 'definition'>,
  plan: {
    readonly today: CalendarDate
    readonly users: readonly { readonly user: UserId; readonly conflicts: readonly Conflict[] }[]
  },
  options: SayOptions<'conflicts'> = {},
): ConflictNote {
  checkAll({
    catalog: [catalog, definedCatalog],
    plan: [plan, atLeast<{ users: unknown }>({ users: conflictingChanges })],
    options: [options, saying],
  })
  const names = isCalendarDate(plan.today) ? { on: plan.today } : {} // a page may not have it
  const { words = wordingOf(catalog, names), language = english } = options
  const { note } = language.conflicts
  const groups = new Map<string, { conflict: Conflict; users: UserId[] }>()
  for (const { user, conflicts } of plan.users) {
    for (const conflict of conflicts) {
      const key = reasonOf(conflict)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { conflict, users: [user] })
      else if (group.users.at(-1) !== user) group.users.push(user)
    }
  }
  const formats = localeFormats(language.locale)
  const total = plan.users.length
  const withConflicts = plan.users.filter((answer) => answer.conflicts.length > 0).length
  return {
    total,
    withConflicts,
    text: note.withConflicts(withConflicts, total, formats),
    groups: [...groups.values()]
      .sort((a, b) => b.users.length - a.users.length)
      .map(({ conflict, users }) => {
        const text = describeConflict(conflict, {
          words: { today: plan.today, ...words },
          language,
        })
        return {
          conflict,
          users,
          text,
          line: note.group(users.length, total, text, formats),
        }
      }),
  }
}

/** A conflict without what belongs to a single user. */
function reasonOf(conflict: Conflict): string {
  const personal = new Set(['causes', 'number', 'numbers', 'choices', 'from', 'until', 'held'])
  return JSON.stringify(conflict, (key, value: unknown) => (personal.has(key) ? undefined : value))
}
