/** Answers of commands as data that can be compared. */
import type { SettingsResult } from '../../licensing/organization/settings.js'
import type { CommandResult } from '../../licensing/writing/command.js'
import type { Effects } from '../../timeline/request/effects.js'

/** The answer of a command or of its preview. */
export interface Answer {
  /** What it is told in short. */
  readonly status: string
  /** All that it says, but for whether it was written. */
  readonly said: object
  /** What it does to users, by their ids. */
  readonly effects: ReadonlyMap<string, Effects>
  /**
   * Whether all that becomes of others is said: several parts of a remedy tell theirs one after the
   * other, and who gives up a seat is told of in a plan of their own.
   */
  readonly isAll?: boolean
  /** Licenses that a request takes away itself, on its date: they stand beside its effects. */
  readonly takes?: { readonly licenses: readonly string[]; readonly on: string }
}

/** The answer of a command on one user. */
export function onUser(user: string, result: CommandResult): Answer {
  const { written: _, ...said } = { written: false, ...result }
  return {
    status: result.status,
    said,
    effects: new Map(result.status === 'done' ? [[user, result.effects]] : []),
  }
}

/** The answer of a command on an organization, its effects read at once. */
export async function onOrganization({
  written: _,
  userEffects: effects,
  ...said
}: SettingsResult): Promise<Answer> {
  const all = new Map<string, Effects>()
  for await (const one of effects) all.set(one.user, one.effects)
  return { status: 'done', said: { ...said, effects: [...all] }, effects: all }
}
