/** How a catalog is tried. */
import type { SeatlineStore } from '../../storage/port.js'
import type { AttributeValues } from '../random/vocabulary.js'
import type { CatalogRule } from '../simulation/inspect.js'

/** How a catalog is tried. @public */
export interface CatalogLawOptions<L extends string = string, T extends string = string> {
  /**
   * Rules of your own, by what they say: true of every user on every day, whatever an administrator
   * does.
   */
  readonly rules?: { readonly [title: string]: CatalogRule<L, T> }
  /**
   * Under which circumstances your rules are held. `still` (default): the numbers and attributes of
   * users, and the capabilities of the organization, stay as they are. `moving`: they come and go;
   * holdings stay when they go (rule C5), so few rules hold then.
   */
  readonly facts?: 'still' | 'moving'
  /**
   * Values of attributes to try, beside those that the catalog names: those that your predicates
   * look at.
   */
  readonly attributes?: AttributeValues
  /**
   * Licenses that nobody is meant to be able to hold, such as one that is no longer sold. When
   * somebody can, that is told too.
   */
  readonly neverHoldable?: readonly NoInfer<L>[]
  /** How often each law is tried, and how many organizations; 100 by default. */
  readonly runs?: number
  /** What happens in one organization, at most; 20 by default. */
  readonly steps?: number
  /**
   * Makes the store of each organization; the memory store by default. A store of your own is tried
   * along with the catalog.
   */
  readonly store?: () => SeatlineStore | Promise<SeatlineStore>
  /** Repeats a run: from the data of a `law_broken` error. */
  readonly seed?: number
}
