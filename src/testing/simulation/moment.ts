/** Where a command is given, and how. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type { AttributeValue } from '../../core/user.js'
import type { Organization } from '../../licensing/handles.js'
import type { User } from '../../licensing/users/user.js'
import type { CommandOptions } from '../../licensing/writing/command.js'
import type { Answer } from './answer.js'
import type { OrganizationScenario } from './scenario.js'

/**
 * What a command is given with: a user, with what it needs by its place in a list, dates in days
 * from today.
 */
export interface Operands {
  readonly user: number
  readonly place: number
  readonly other: number
  readonly in: number
  /** Days after `in` until which a setting holds; `null` without an end. */
  readonly days: number | null
  readonly license: string
  readonly requested: 'assign' | 'remove'
  readonly dependents: 'keep' | 'remove'
  readonly limit: number
  readonly capability: string
  readonly country: string
  readonly attribute: string
  readonly value: AttributeValue | null
}

/** A command as it is given: the same for its preview and in earnest. */
export interface Given {
  /** How it is told. */
  readonly words: string
  /** The users of whom it says what it does to them: one, or all. */
  readonly about: readonly string[]
  readonly run: (options: CommandOptions) => Promise<Answer>
}

/** Where a command is given. */
export interface Moment {
  readonly scenario: OrganizationScenario
  readonly acme: Organization
  readonly user: User
  readonly organization: OrganizationRecord
  readonly on: CalendarDate
  readonly write: Operands
}
