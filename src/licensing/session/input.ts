/** Reads what a portal passes in, and reports all errors at once. */
import * as z from 'zod/mini'
import {
  allowedValues,
  isDeclared,
  notDeclared,
  type Declarations,
} from '../../catalog/declared.js'
import { isTimeZone } from '../../core/time-zone.js'
import {
  anything,
  fields,
  invalidInput,
  isObject,
  must,
  nullable,
  optional,
  record,
  refuse,
  textUpTo,
  type Check,
} from '../../core/check.js'
import { isEmail } from '../../core/email.js'
import { SeatlineError } from '../../core/errors.js'
import type { Details } from '../../core/holding.js'
import { parseId, type OrganizationId, type UserId } from '../../core/ids.js'
import { parseE164 } from '../../core/phone-number.js'
import { readShape } from '../../core/shape.js'
import {
  isAttributeValue,
  profileLimits,
  type AttributeValue,
  type Profile,
} from '../../core/user.js'
import type { Actor } from './session.js'

/** What a new user is made of. @public */
export interface NewUser<A extends string = string> {
  /** The portal's own id for the user; made up when absent. Never used again after deletion. */
  readonly id?: string
  readonly firstName: string
  readonly surname: string
  /** Unique in the organization without regard to case. */
  readonly email: string
  readonly department?: string | null
  /** Of those that the catalog declares, if it declares any. */
  readonly attributes?: { readonly [name in A]?: AttributeValue }
}

/** What of a user is to change; what is absent stays. @public */
export interface UserPatch<A extends string = string> {
  readonly firstName?: string
  readonly surname?: string
  readonly email?: string
  /** `null` empties it. */
  readonly department?: string | null
  /** Merged by name; `null` takes an attribute away. */
  readonly attributes?: { readonly [name in A]?: AttributeValue | null }
}

const schemas = /* @__PURE__ */ (() => {
  const name = z
    .string()
    .check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(profileLimits.name))
  const email = z
    .string()
    .check(z.trim(), z.normalize('NFC'), z.refine(isEmail, 'is not an e-mail address'))
  const department = z.nullable(z.string().check(z.trim(), z.maxLength(profileLimits.department)))
  const timeZone = z.string().check(z.refine(isTimeZone, 'is not an IANA time zone'))
  const country = z
    .string()
    .check(z.regex(/^[A-Z]{2}$/, 'is not a country code of two capital letters'))
  return {
    newUser: z.strictObject({
      id: z.exactOptional(z.string()),
      firstName: name,
      surname: name,
      email,
      department: z.exactOptional(department),
      attributes: z.exactOptional(z.unknown()),
    }),
    patch: z.strictObject({
      firstName: z.exactOptional(name),
      surname: z.exactOptional(name),
      email: z.exactOptional(email),
      department: z.exactOptional(department),
      attributes: z.exactOptional(z.unknown()),
    }),
    organization: z.strictObject({
      id: z.string(),
      timeZone,
      country,
    }),
    settings: z.strictObject({
      timeZone: z.exactOptional(timeZone),
      country: z.exactOptional(country),
    }),
    number: z
      .strictObject({
        number: z.unknown(),
        type: z.enum(['landline', 'mobile']),
        status: z.exactOptional(z.enum(['active', 'foreign'])),
        from: z.exactOptional(z.string()),
      })
      .check(
        z.refine(({ status, from }) => status !== 'foreign' || from === undefined, {
          path: ['from'],
          message: 'a foreign number has no date',
        }),
      ),
    limit: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
    page: z.int().check(z.minimum(1), z.maximum(1_000)),
  }
})()

/** Reads input against a schema, or tells everything that is wrong with it at once. */
export function read<T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T {
  const parsed = readShape(schema, value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((name) => [name]) : [[]]
    return names.map((name) => ({
      path: [what, ...issue.path.map(String), ...name].join('.'),
      message: issue.message,
    }))
  })
  throw new SeatlineError(
    'input_invalid',
    `${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}.`,
    { issues },
  )
}

/**
 * Attributes are read as pairs, so that a name never reaches a prototype (rule E2). Only what the
 * catalog allows is written; what it does not know can still be taken away.
 */
function readAttributes(
  value: unknown,
  mayBe: Check,
  declared: Declarations,
): readonly (readonly [string, string | number | boolean | null])[] {
  if (value === undefined) return []
  refuse(attributesOf(mayBe)(value, 'attributes'))
  const pairs = Object.entries(
    value as { readonly [name: string]: string | number | boolean | null },
  ) // just checked
  refuse(
    pairs.flatMap(([name, one]) => {
      const wrong = one === null ? null : notAllowed(declared, name, one)
      return wrong === null ? [] : [{ path: `attributes.${name}`, message: wrong }]
    }),
  )
  return pairs.filter(([name]) => name !== '__proto__')
}

/** Attributes by name: at most 200, each as the check says. */
export function attributesOf(check: Check): Check {
  const each = record(check)
  return (value, path) => {
    const names = isObject(value) ? Object.keys(value) : []
    const wrong = names.filter((name) => name === '' || name.length > profileLimits.attributeName)
    return [
      ...each(value, path),
      ...(names.length > profileLimits.attributes
        ? [{ path, message: `must be at most ${profileLimits.attributes}` }]
        : []),
      ...wrong.map((name) => ({
        path: `${path}.${name.slice(0, 100)}`,
        message: `must have a name of 1 to ${profileLimits.attributeName} characters`,
      })),
    ]
  }
}

const attribute: Check = must(
  `a text of at most ${profileLimits.attribute} characters, a number or true or false`,
  (value) =>
    isAttributeValue(value) &&
    (typeof value !== 'string' || value.length <= profileLimits.attribute),
)

/** Why a user may not be given the value of an attribute; `null` if that may be. */
function notAllowed(declared: Declarations, name: string, value: AttributeValue): string | null {
  if (!isDeclared(declared.attributes, name)) return notDeclared(declared.attributes, name)
  const allowed = allowedValues(declared, name)
  if (allowed === null || allowed.includes(value)) return null
  return `must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`
}

/** Reads a capability to enable: one that the catalog declares, if it declares any. */
export function readCapability(capability: unknown, declared: Declarations = {}): string {
  if (typeof capability !== 'string' || capability.length === 0 || capability.length > 100)
    throw invalidInput(
      'capability',
      'is not a name',
      'A capability has a name of 1 to 100 characters.',
    )
  if (isDeclared(declared.capabilities, capability)) return capability
  const wrong = notDeclared(declared.capabilities, capability)
  throw invalidInput('capability', wrong, `The capability ${capability} ${wrong}.`)
}

/** Reads a new user. */
export function readNewUser(
  value: unknown,
  declared: Declarations,
): {
  readonly id: string | undefined
  readonly profile: Profile
} {
  const { id, firstName, surname, email, department, attributes } = read(
    schemas.newUser,
    value,
    'user',
  )
  const given = readAttributes(attributes, attribute, declared).flatMap(([name, one]) =>
    one === null ? [] : [[name, one] as const],
  )
  return {
    id,
    profile: {
      firstName,
      surname,
      email,
      department: department || null,
      attributes: Object.fromEntries(given),
    },
  }
}

/** Reads a patch of a user: the fields of the profile, and the attributes to merge. */
export function readPatch(
  value: unknown,
  declared: Declarations,
): {
  readonly patch: Partial<Omit<Profile, 'attributes'>>
  readonly merge: readonly (readonly [string, string | number | boolean | null])[]
} {
  const { attributes, ...fields } = read(schemas.patch, value, 'patch')
  const merge = readAttributes(attributes, nullable(attribute), declared)
  return { patch: fields.department === '' ? { ...fields, department: null } : fields, merge }
}

/** Reads a new organization. */
export function readOrganization(value: unknown): {
  readonly id: string
  readonly timeZone: string
  readonly country: string
} {
  return read(schemas.organization, value, 'organization')
}

/** Reads what of an organization is to change. */
export function readSettings(value: unknown) {
  return read(schemas.settings, value, 'settings')
}

/** Reads a number to add; whether it is a phone number is told apart. */
export function readNumber(value: unknown) {
  return read(schemas.number, value, 'number')
}

/** Reads who acts, and why: every command has an actor (rule W1). */
export function readBy(by: unknown): Actor {
  const given: { readonly actor?: unknown } = isObject(by) ? by : {}
  if (typeof given.actor !== 'string' || given.actor.trim() === '' || given.actor.length > 200)
    throw invalidInput(
      'actor',
      'must be a text of 1 to 200 characters',
      'Say who acts: { actor: "eva@acme.example" }.',
    )
  refuse(fields<Actor>({ actor: anything, reason: optional(textUpTo(500)) })(by, 'by'))
  const { actor, reason } = by as Actor
  return reason === undefined ? { actor } : { actor, reason }
}

/** Reads a seat limit. */
export function readLimit(value: unknown): number {
  return read(schemas.limit, value, 'limit')
}

/** Reads the size of a page. */
export function readPageSize(value: unknown): number {
  return read(schemas.page, value ?? 100, 'limit')
}

/** Reads an organization's id. */
export function readOrganizationId(value: unknown): OrganizationId {
  return parseId<OrganizationId>(value, 'organization')
}

/** Reads a user's id. */
export function readUserId(value: unknown): UserId {
  return parseId<UserId>(value, 'user')
}

/** Reads chosen details: a number in E.164 form for each. */
export function readDetails(details: { readonly [detail: string]: string }): Details {
  return Object.fromEntries(
    Object.entries(details).map(([detail, number]) => [detail, parseE164(number)]),
  )
}
