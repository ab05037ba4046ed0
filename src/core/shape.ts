/** Reads a value against a schema. */
import { en } from 'zod/locales'
import * as z from 'zod/mini'

const english = /* @__PURE__ */ en() // zod/mini knows no language by itself

/** Reads a value against a schema: what it has, or everything that is wrong with it, in English. */
export function readShape<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
): z.core.util.SafeParseResult<T> {
  return z.safeParse(schema, value, { error: english.localeError })
}
