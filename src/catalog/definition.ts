/** A catalog as data, as an author writes it. */
import * as z from 'zod/mini'
import { dateOrNull, type CalendarDate } from '../core/calendar-date.js'
import { nearestTo } from '../core/in-force.js'
import type { NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import { factSchemas, requirementSchema, type Requirement } from '../requirements/requirement.js'

/**
 * A license as a catalog defines it. `L`, `T`, `C` and `A` are the licenses, tracks, capabilities and
 * attributes that its requirement may name.
 *
 * @public
 */
export interface LicenseDefinition<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> {
  readonly id: L
  readonly name: string
  readonly description?: string
  /** What it offers, for the side-by-side comparison. `true` is simply included. */
  readonly features?: readonly {
    readonly id: string
    readonly name?: string
    readonly value?: string | number | boolean
    readonly unit?: string
  }[]
  readonly requirement?: NoInfer<Requirement<L, T, C, A>>
  /** What to choose with it: each is one of the user's active numbers of a type. */
  readonly details?: readonly {
    readonly id: string
    readonly name?: string
    readonly type: NumberType
  }[]
  /** When it may be assigned: from `from` up to, and not including, `until`. */
  readonly availability?: { readonly from?: string; readonly until?: string }
}

/** A feature of a license. */
export type FeatureDefinition = NonNullable<LicenseDefinition['features']>[number]

/**
 * A catalog as data: it travels as JSON and comes back the same. Its tracks, or, where it changes on
 * dates, a row of editions, each in force until the next begins (rule Q7). An id means the same
 * license or track in all of them. `L` and `T` are the ids of its licenses and tracks, `C` and `A`
 * those of the capabilities and attributes that it declares: literal types in code, texts when it
 * comes from JSON.
 *
 * @public
 */
export type CatalogDefinition<
  L extends string = string,
  T extends string = string,
  C extends string = string,
  A extends string = string,
> = {
  /** The capabilities that organizations may be given; any when absent. */
  readonly capabilities?: readonly {
    readonly id: C
    /** What sentences and pages call it; the id when absent. */
    readonly name?: string
    /** `false`: remedies propose neither to enable nor to disable it. */
    readonly remedies?: boolean
  }[]
  /** The attributes that users may be given; any when absent. */
  readonly attributes?: readonly {
    readonly id: A
    /** What sentences and pages call it; the id when absent. */
    readonly name?: string
    /** The values that it may have; any when absent. */
    readonly values?: readonly AttributeValue[]
    /** `false`: remedies propose neither to set nor to empty it. */
    readonly remedies?: boolean
  }[]
} & (
  | {
      /** A user holds at most one license of a track, unless it `holds` many. */
      readonly tracks: readonly {
        readonly id: T
        readonly name: string
        readonly holds?: 'one' | 'many'
        readonly licenses: readonly LicenseDefinition<L, T, C, A>[]
      }[]
      readonly editions?: never
    }
  | {
      readonly editions: readonly {
        /** The first date on which it is in force. The first edition has none: it always was. */
        readonly from?: string
        readonly tracks: NonNullable<CatalogDefinition<L, T, C, A>['tracks']>
      }[]
      readonly tracks?: never
    }
)

/** An edition of a catalog as data. */
export type EditionDefinition<L extends string = string, T extends string = string> = NonNullable<
  CatalogDefinition<L, T>['editions']
>[number]

/** A track as a catalog defines it. */
export type TrackDefinition = EditionDefinition['tracks'][number]

/** The editions of a catalog, in order: one, if it is given by its tracks alone. */
export function editionsIn<L extends string, T extends string>(
  definition: CatalogDefinition<L, T>,
): readonly EditionDefinition<L, T>[] {
  return definition.editions ?? [definition]
}

/** A catalog with other editions; what it declares stays. */
export function withEditions(
  { capabilities, attributes }: CatalogDefinition,
  editions: readonly EditionDefinition[],
): CatalogDefinition {
  return {
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(attributes === undefined ? {} : { attributes }),
    editions: editions.map(({ from, tracks }) =>
      from === undefined ? { tracks } : { from, tracks },
    ),
  }
}

/**
 * The editions by nearness to a date: the one in force, those before it, then those to come. Without
 * a date, the newest comes first.
 */
export function nearestEditions<L extends string, T extends string>(
  definition: CatalogDefinition<L, T>,
  on: CalendarDate | null,
): readonly EditionDefinition<L, T>[] {
  const row = editionsIn(definition).map((edition) => ({
    from: dateOrNull(edition.from),
    edition,
  }))
  return nearestTo(row, on).map(({ edition }) => edition)
}

/** A definition without what no verdict depends on: names, descriptions and features. */
export function judgedPartOf(definition: CatalogDefinition): unknown {
  const [first, ...later] = editionsIn(definition)
  const tracks = first === undefined ? [] : judgedTracksOf(first)
  if (later.length === 0) return tracks
  return [tracks, ...later.map((one) => ({ from: one.from, tracks: judgedTracksOf(one) }))]
}

function judgedTracksOf({ tracks }: EditionDefinition): readonly object[] {
  return tracks.map(({ id, holds, licenses }) => ({
    id,
    holds,
    licenses: licenses.map(({ id: license, requirement, details, availability }) => ({
      id: license,
      requirement,
      details: details?.map((detail) => ({ id: detail.id, type: detail.type })),
      availability,
    })),
  }))
}

const id = /* @__PURE__ */ z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9._:@+-]{0,127}$/,
      'must be letters, digits or . _ : @ + - and begin with a letter or digit',
    ),
  )
const text = /* @__PURE__ */ z.string().check(z.minLength(1))

/** The fields that declare capabilities and attributes. */
const declaredFields = /* @__PURE__ */ (() => {
  const { capability, attribute, value } = factSchemas
  const declared = { name: z.exactOptional(text), remedies: z.exactOptional(z.boolean()) }
  const values = z.exactOptional(z.array(value).check(z.minLength(1)))
  return {
    capabilities: z.exactOptional(z.array(z.strictObject({ id: capability, ...declared }))),
    attributes: z.exactOptional(z.array(z.strictObject({ id: attribute, ...declared, values }))),
  }
})()

const tracks = /* @__PURE__ */ (() =>
  z.array(
    z.strictObject({
      id,
      name: text,
      holds: z.exactOptional(z.enum(['one', 'many'])),
      licenses: z.array(
        z.strictObject({
          id,
          name: text,
          description: z.exactOptional(z.string()),
          features: z.exactOptional(
            z.array(
              z.strictObject({
                id,
                name: z.exactOptional(text),
                value: z.exactOptional(z.union([z.string(), z.number(), z.boolean()])),
                unit: z.exactOptional(z.string()),
              }),
            ),
          ),
          requirement: z.exactOptional(requirementSchema),
          details: z.exactOptional(
            z.array(
              z.strictObject({
                id,
                name: z.exactOptional(text),
                type: z.enum(['landline', 'mobile']),
              }),
            ),
          ),
          availability: z.exactOptional(
            z.strictObject({
              from: z.exactOptional(z.string()),
              until: z.exactOptional(z.string()),
            }),
          ),
        }),
      ),
    }),
  ))()

/**
 * The zod schemas of a catalog, by its form; what refers to something else is checked apart, in
 * `faults`.
 */
export const catalogSchemas: {
  readonly [form in 'tracks' | 'editions']: z.ZodMiniType<CatalogDefinition>
} = /* @__PURE__ */ (() => ({
  tracks: z.strictObject({ ...declaredFields, tracks }),
  editions: z.strictObject({
    ...declaredFields,
    editions: z
      .array(z.strictObject({ from: z.exactOptional(z.string()), tracks }))
      .check(z.minLength(1)),
  }),
}))()
