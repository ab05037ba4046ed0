/** The profile of a user, with attributes. */

/** The value of an attribute of a user. @public */
export type AttributeValue = string | number | boolean

/** Whether something can be the value of an attribute. */
export function isAttributeValue(value: unknown): value is AttributeValue {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

/** What a portal knows about a user beyond the fields that seatline names. @public */
export type Attributes = { readonly [name: string]: AttributeValue }

/** The personal data of a user. @public */
export interface Profile {
  readonly firstName: string
  readonly surname: string
  /** Unique in the organization without regard to case. */
  readonly email: string
  readonly department: string | null
  readonly attributes: Attributes
}

/** How long the texts of a user may be, in characters, and how many attributes there may be. */
export const profileLimits = {
  name: 200,
  department: 200,
  attribute: 2_000,
  attributeName: 100,
  attributes: 200,
} as const

/** An attribute of a user; a name that comes from outside never reaches a prototype (rule E2). */
export function attributeOf(attributes: Attributes, name: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}

/** Attributes after a merge by name; `null` takes one away. */
export function mergedAttributes(
  attributes: Attributes,
  merge: readonly (readonly [string, AttributeValue | null])[],
): Attributes {
  const merged = new Map(Object.entries(attributes))
  for (const [name, value] of merge) {
    if (value === null) merged.delete(name)
    else merged.set(name, value)
  }
  return Object.fromEntries(merged)
}
