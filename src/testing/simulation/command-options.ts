/** How organizations are driven. */
import type { AttributeValues } from '../random/vocabulary.js'
import type { CatalogRule } from './inspect.js'

/** What is drawn, and what is held after every command. @public */
export interface OrganizationCommandOptions<L extends string = string, T extends string = string> {
  /** Rules of your own, by what they say: true of every user after every command. */
  readonly rules?: { readonly [title: string]: CatalogRule<L, T> }
  /**
   * `still` (default): numbers, attributes, capabilities and the country stay as they began.
   * `moving`: they come and go.
   */
  readonly facts?: 'still' | 'moving'
  /** Values of attributes to try, beside those that the catalog names. */
  readonly attributes?: AttributeValues
}
