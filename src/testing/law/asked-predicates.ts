/** The predicates that a catalog asks. */
import type { Catalog } from '../../catalog/catalog.js'
import { leavesOf } from '../../requirements/compile.js'
import type { Leaf } from '../../requirements/node.js'

/** Whether a catalog asks predicates at all. */
export function asksPredicates(catalog: Catalog): boolean {
  return askedIn(catalog).length > 0
}

type Asked = Extract<Leaf, { readonly kind: 'predicate' }> & { readonly license: string }

/** Those of all editions. */
export function askedIn({ editions }: Catalog): readonly Asked[] {
  const licenses = editions.flatMap((edition) => [...edition.licenses.values()])
  return licenses.flatMap(({ id, requirement }) =>
    (requirement ? leavesOf(requirement) : []).flatMap(({ leaf }) =>
      leaf.kind === 'predicate' ? [{ ...leaf, license: id }] : [],
    ),
  )
}
