/** The value of an attribute of a user. @public */
export type AttributeValue = string | number | boolean

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

/** The form in which e-mails are compared: unique without regard to case. */
export function emailKey(email: string): string {
  return email.normalize('NFC').toLowerCase()
}

/** An attribute of a user; a name that comes from outside never reaches a prototype (rule E2). */
export function attributeOf(attributes: Attributes, name: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}
