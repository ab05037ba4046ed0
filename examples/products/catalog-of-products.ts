import type { CatalogDefinition, LicenseDefinition, Requirement } from 'seatline'

/** A product that is sold: it contains service plans. */
export interface Product {
  readonly id: string
  readonly name: string
  readonly servicePlans: readonly string[]
}

/** What holds between service plans: groups of which a user may have one only, and plans that need another one. */
export interface PlanRules {
  readonly exclusive: readonly (readonly string[])[]
  readonly needs: readonly { readonly plan: string; readonly anyOf: readonly string[] }[]
}

/** Something about a product that no catalog can say, so that a person should know. */
export type Remark =
  | {
      readonly kind: 'excludes_itself'
      readonly product: string
      readonly plans: readonly string[]
    }
  | {
      readonly kind: 'nothing_has_it'
      readonly product: string
      readonly plan: string
      readonly anyOf: readonly string[]
    }

/**
 * Products as licenses of one track that holds many. Two of them exclude each other if they contain different plans of
 * one exclusive group; one side says so, the later one, because an exclusion protects its holder too (rule C8).
 */
export function catalogOfProducts(
  products: readonly Product[],
  rules: PlanRules,
): {
  readonly definition: Extract<CatalogDefinition, { readonly tracks: object }>
  readonly remarks: readonly Remark[]
} {
  const withPlan = productsByPlan(products)
  const remarks: Remark[] = []
  const before = new Set<string>()
  const licenses = products.map((product): LicenseDefinition => {
    const plans = new Set(product.servicePlans)
    const excluded = new Set<string>()
    for (const group of rules.exclusive) {
      const own = group.filter((plan) => plans.has(plan))
      if (own.length > 1) remarks.push({ kind: 'excludes_itself', product: product.id, plans: own })
      for (const plan of group) {
        if (own.length === 0 || (own.length === 1 && own[0] === plan)) continue
        for (const other of withPlan.get(plan) ?? []) if (before.has(other)) excluded.add(other)
      }
    }
    before.add(product.id)
    const parts = [...needsOf(product, plans, rules, withPlan, remarks)]
    if (excluded.size > 0) parts.push({ kind: 'excludes', licenses: [...excluded] })
    return {
      id: product.id,
      name: product.name,
      ...(parts.length > 0 && { requirement: { kind: 'all', of: parts } }),
    }
  })
  return {
    definition: { tracks: [{ id: 'products', name: 'Products', holds: 'many', licenses }] },
    remarks,
  }
}

/** A plan that needs another one: any product that contains it will do, unless the product contains it itself. */
function* needsOf(
  { id }: Product,
  plans: ReadonlySet<string>,
  rules: PlanRules,
  withPlan: ReadonlyMap<string, readonly string[]>,
  remarks: Remark[],
): Generator<Requirement> {
  for (const { plan, anyOf } of rules.needs) {
    if (!plans.has(plan) || anyOf.some((needed) => plans.has(needed))) continue
    const licenses = [...new Set(anyOf.flatMap((needed) => withPlan.get(needed) ?? []))]
    if (licenses.length > 0) yield { kind: 'anyLicense', licenses }
    else remarks.push({ kind: 'nothing_has_it', product: id, plan, anyOf })
  }
}

function productsByPlan(products: readonly Product[]): ReadonlyMap<string, readonly string[]> {
  const byPlan = new Map<string, string[]>()
  for (const { id, servicePlans } of products) {
    for (const plan of servicePlans) {
      const some = byPlan.get(plan)
      if (some) some.push(id)
      else byPlan.set(plan, [id])
    }
  }
  return byPlan
}
