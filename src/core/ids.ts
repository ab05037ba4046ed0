/** Ids of organizations, users and changes. */
import { invalidInput } from './check.js'

declare const id: unique symbol

/** The id of an organization. @public */
export type OrganizationId = string & { readonly [id]: 'organization' }
/** The id of a user, never used again after the user is deleted. @public */
export type UserId = string & { readonly [id]: 'user' }
/** The id of a change. @public */
export type ChangeId = string & { readonly [id]: 'change' }

const SHAPE = /^[A-Za-z0-9][A-Za-z0-9._:@+-]{0,127}$/

/** What an id must be, in words. */
export const ID_RULE = '1 to 128 letters, digits or . _ : @ + - and begin with a letter or digit'

/** Whether a value has the form of an id. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && SHAPE.test(value)
}

/**
 * Reads the id of an organization or a user: up to 128 letters, digits and `. _ : @ + -`,
 * beginning with a letter or a digit. `__proto__` is none (rule E2).
 *
 * @throws {@link SeatlineError} `input_invalid`.
 */
export function parseId<T extends OrganizationId | UserId | ChangeId>(
  value: unknown,
  path: string,
): T {
  if (isId(value)) return value as T // its form was just looked at
  throw invalidInput(path, `must be ${ID_RULE}`)
}
