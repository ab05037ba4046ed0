import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanRules, Product } from './catalog-of-products.js'

interface Files {
  readonly 'microsoft-products.json': {
    readonly products: readonly {
      readonly guid: string
      readonly name: string
      readonly servicePlans: readonly string[]
    }[]
  }
  readonly 'mutually-exclusive-service-plans.json': {
    readonly groups: readonly { readonly plans: { readonly [name: string]: string } }[]
  }
  readonly 'service-plan-dependencies.json': {
    readonly dependencies: readonly {
      readonly dependentId: string
      readonly anyOf: { readonly [name: string]: string }
    }[]
  }
}

/** Reads a whole table: a folder with the products, the exclusion groups and the dependencies as JSON. */
export function readTable(folder: string): {
  readonly products: readonly Product[]
  readonly rules: PlanRules
} {
  const read = <F extends keyof Files>(file: F) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as Files[F] // its shape is told above
  return {
    products: read('microsoft-products.json').products.map(({ guid, name, servicePlans }) => ({
      id: guid,
      name,
      servicePlans,
    })),
    rules: {
      exclusive: read('mutually-exclusive-service-plans.json').groups.map(({ plans }) =>
        Object.values(plans),
      ),
      needs: read('service-plan-dependencies.json').dependencies.map(({ dependentId, anyOf }) => ({
        plan: dependentId,
        anyOf: Object.values(anyOf),
      })),
    },
  }
}
