/** The version column of a template: which user a row is about, and in which state. */
import { isId, type UserId } from '../../core/ids.js'
import type { UserRecord } from '../../timeline/record/record.js'

/** Which state of which user a row was filled in against. */
interface RowVersion {
  readonly revision: number
  /** `null` where only the revision is known: the e-mail tells the user. */
  readonly user: UserId | null
}

/**
 * What the version column of a template says for a user. The letter keeps spreadsheet programs from
 * taking it for a number or a time.
 */
export function rowVersion({
  id,
  revision,
}: Pick<UserRecord, 'revision'> & { readonly id: string }): string {
  return `v${revision}:${id}`
}

/** Reads a version; `null` when it is none, because somebody edited it. */
export function readRowVersion(text: string): RowVersion | null {
  const [, revision, user] = /^v?(\d{1,15})(?::(.*))?$/s.exec(text) ?? []
  if (revision === undefined || (user !== undefined && !isId(user))) return null
  return { revision: Number(revision), user: (user ?? null) as UserId | null } // of the shape of an id
}
