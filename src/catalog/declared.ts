/** Looks up what a catalog declares beside its licenses: capabilities and attributes. */
import { meant } from '../core/misspelling.js'
import type { AttributeValue } from '../core/user.js'
import type { CatalogDefinition } from './definition.js'

/** The part of a catalog that declares something; any name will do where it declares none. */
export type Declarations = Pick<CatalogDefinition, 'capabilities' | 'attributes'>

type Declared = { readonly id: string; readonly remedies?: boolean }

/** Whether remedies may propose to change something. */
export function mayBeRemedied(declared: readonly Declared[] | undefined, id: string): boolean {
  return declared?.find((one) => one.id === id)?.remedies !== false
}

/** The values that an attribute may have; `null` for any. */
export function allowedValues(
  { attributes }: Declarations,
  id: string,
): readonly AttributeValue[] | null {
  return attributes?.find((one) => one.id === id)?.values ?? null
}

/** Whether something may be named: it is declared, or nothing is. */
export function isDeclared(declared: readonly Declared[] | undefined, id: string): boolean {
  return declared === undefined || declared.some((one) => one.id === id)
}

/** What is wrong with a name that is not declared, with the one that may have been meant. */
export function notDeclared(declared: readonly Declared[] | undefined, id: string): string {
  const close = meant(
    id,
    (declared ?? []).map((one) => one.id),
  )
  return `is not declared in the catalog${close === undefined ? '' : ` (did you mean ${close}?)`}`
}
