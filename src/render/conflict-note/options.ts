import type { ConflictGroup } from '../../licensing/plan/conflict-note.js'
import type { Labels } from '../labels.js'

/** How a conflict note is written. @public */
export interface ConflictNoteOptions {
  /** The name of a user; the id by default. */
  readonly nameOf?: (user: string) => string
  /** How many users of a group are named; 5 by default. */
  readonly names?: number
  /** The short words; English where one is missing. */
  readonly labels?: Partial<Labels>
}

/** The first users of a group, and how many there are beside them. */
export function namesOf(
  { users }: ConflictGroup,
  { nameOf = (user) => user, names = 5 }: ConflictNoteOptions,
): { readonly names: readonly string[]; readonly others: number } {
  const named = users.slice(0, names).map(nameOf)
  return { names: named, others: users.length - named.length }
}
