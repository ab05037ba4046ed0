/** The requirement language in its JSON form. */
import * as z from 'zod/mini'
import type { NumberType } from '../core/phone-number.js'
import { profileLimits, type AttributeValue } from '../core/user.js'

/** A value that JSON can hold. @public */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A condition in the requirement language (rule Q1). It is JSON, so that catalogs travel.
 *
 * `L` and `T` are the ids of licenses and tracks, `C` and `A` those of capabilities and attributes; in
 * a catalog that is defined in code they are literal types, as far as it declares them.
 *
 * @public
 */
export type Requirement<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> =
  | { readonly kind: 'license'; readonly license: L }
  | { readonly kind: 'anyLicense'; readonly licenses: readonly L[] }
  | { readonly kind: 'track'; readonly track: T }
  | { readonly kind: 'number'; readonly type: NumberType }
  | { readonly kind: 'capability'; readonly capability: C }
  | { readonly kind: 'country'; readonly in: readonly string[] }
  | {
      readonly kind: 'attribute'
      readonly attribute: A
      readonly in?: readonly AttributeValue[]
    }
  | { readonly kind: 'excludes'; readonly licenses: readonly L[] }
  | { readonly kind: 'atMost'; readonly count: number; readonly licenses: readonly L[] }
  | { readonly kind: 'all'; readonly of: readonly Requirement<L, T, C, A>[] }
  | { readonly kind: 'any'; readonly of: readonly Requirement<L, T, C, A>[] }
  | {
      readonly kind: 'atLeast'
      readonly count: number
      readonly of: readonly Requirement<L, T, C, A>[]
    }
  | { readonly kind: 'not'; readonly of: Requirement<L, T, C, A> }
  | { readonly kind: 'predicate'; readonly name: string; readonly parameters?: Json }

/** How deep a requirement may nest. A deeper one is a fault of the catalog, not a full stack. */
export const DEPTH_LIMIT = 64

/**
 * The zod schemas of names and values of facts. A catalog names only what an organization or a user
 * can have: a remedy that asks for anything else cannot be carried out.
 */
export const factSchemas = /* @__PURE__ */ (() => {
  const name = z.string().check(z.minLength(1), z.maxLength(profileLimits.attributeName))
  return {
    capability: name,
    attribute: name.check(
      z.refine((one) => one !== '__proto__', 'cannot be the name of an attribute'),
    ),
    value: z.union([
      z.string().check(z.maxLength(profileLimits.attribute)),
      z.number(),
      z.boolean(),
    ]),
  }
})()

/** The zod schema of a requirement. Faults come with their paths. */
export const requirementSchema: z.ZodMiniType<Requirement> = /* @__PURE__ */ (() => {
  const text = z.string().check(z.minLength(1))
  const texts = z.array(text).check(z.minLength(1))
  const { capability, attribute, value } = factSchemas
  const nested = z.lazy(() => requirementSchema)
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('license'), license: text }),
    z.strictObject({ kind: z.literal('anyLicense'), licenses: texts }),
    z.strictObject({ kind: z.literal('track'), track: text }),
    z.strictObject({ kind: z.literal('number'), type: z.enum(['landline', 'mobile']) }),
    z.strictObject({ kind: z.literal('capability'), capability }),
    z.strictObject({
      kind: z.literal('country'),
      in: z
        .array(text.check(z.regex(/^[A-Z]{2}$/, 'is not a country code of two capital letters')))
        .check(z.minLength(1)),
    }),
    z.strictObject({
      kind: z.literal('attribute'),
      attribute,
      in: z.exactOptional(z.array(value).check(z.minLength(1))),
    }),
    z.strictObject({ kind: z.literal('excludes'), licenses: texts }),
    z.strictObject({
      kind: z.literal('atMost'),
      count: z.int().check(z.minimum(0)),
      licenses: texts,
    }),
    z.strictObject({ kind: z.literal('all'), of: z.array(nested) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(nested).check(z.minLength(1)) }),
    z.strictObject({
      kind: z.literal('atLeast'),
      count: z.int().check(z.minimum(0)),
      of: z.array(nested),
    }),
    z.strictObject({ kind: z.literal('not'), of: nested }),
    z.strictObject({
      kind: z.literal('predicate'),
      name: text,
      parameters: z.exactOptional(z.json()),
    }),
  ])
})()
