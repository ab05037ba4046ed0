/** Declares at random what random requirements name. */
import fc from 'fast-check'
import type { Declarations } from '../../catalog/declared.js'
import { sometimes } from './pool.js'
import { ATTRIBUTES, CAPABILITIES, VALUES } from './requirements.js'

const remedies = fc.constantFrom(undefined, undefined, true, false)

const capabilities = fc
  .tuple(remedies, remedies)
  .map((may) =>
    CAPABILITIES.map((id, index) => ({ id, name: `Capability ${id}`, ...flag(may[index]) })),
  )

/** Values that no requirement names are among those that are allowed, now and then. */
const values = fc.constantFrom(undefined, VALUES, [...VALUES, 'staff'])

const attributes = fc.tuple(fc.tuple(remedies, values), fc.tuple(remedies, values)).map((drawn) =>
  ATTRIBUTES.map((id, index) => {
    const [may, allowed] = drawn[index] ?? []
    return { id, name: `Attribute ${id}`, ...flag(may), ...(allowed && { values: allowed }) }
  }),
)

const declarations: fc.Arbitrary<Declarations> = fc.oneof(
  fc.record({ capabilities }),
  fc.record({ attributes }),
  fc.record({ capabilities, attributes }),
)

/** Random catalogs that declare their capabilities, their attributes, or both, now and then. */
export function declaring<D extends object>(
  definitions: fc.Arbitrary<D>,
): fc.Arbitrary<D & Declarations> {
  return fc
    .tuple(definitions, sometimes(declarations, {}))
    .map(([definition, declared]) => ({ ...declared, ...definition }))
}

function flag(remedies: boolean | undefined): { readonly remedies?: boolean } {
  return remedies === undefined ? {} : { remedies }
}
