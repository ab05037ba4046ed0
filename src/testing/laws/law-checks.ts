/** Checks how a catalog is tried (rule E1). */
import { optionsOf, listOf, text, whole, callback, must, type Check } from '../../core/check.js'
import { commandOptions } from '../simulation/command-checks.js'
import type { CatalogLawOptions } from './law-options.js'

/** How a catalog is tried. */
export const lawOptions: Check = optionsOf<CatalogLawOptions>({
  ...commandOptions,
  neverHoldable: listOf(text),
  runs: whole(1),
  steps: whole(1),
  store: callback,
  seed: must('a whole number', Number.isSafeInteger),
})
