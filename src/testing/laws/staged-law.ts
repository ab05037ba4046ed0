/** What a law over whole organizations is: how its cases are drawn, and how they are lived. */
import type fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { isSeatlineError } from '../../core/errors.js'
import type { SeatlineStore } from '../../storage/port.js'
import type { AttributeValues } from '../random/vocabulary.js'
import { perform } from '../simulation/perform.js'
import { nameOf, type OrganizationScenario } from '../simulation/scenario.js'
import { stepInWords, type ScenarioStep } from '../simulation/step.js'

/** A law over organizations, each of them lived on a store of its own. */
export interface StagedLaw<D> {
  readonly id: string
  readonly title: string
  /** The part of the ordinary number of runs that it gets. */
  readonly share: number
  /** Organizations, and what happens in them. */
  readonly drives: (
    catalog: Catalog,
    options: { readonly attributes: AttributeValues; readonly steps: number },
  ) => fc.Arbitrary<D>
  /**
   * Lives a case, and throws where the law does not hold.
   *
   * @returns How often something happened that the law is about: where nothing ever does, it says
   * little.
   */
  readonly demand: (
    at: { readonly catalog: Catalog; readonly store: SeatlineStore },
    drive: D,
    story?: string[],
  ) => Promise<number>
}

/** Does a step, day by day where days pass; what is refused is told. */
export async function tried(scenario: OrganizationScenario, step: ScenarioStep): Promise<void> {
  if (step.kind === 'pass') {
    for (let day = 0; day < step.days; day += 1) await scenario.pass(1)
    return
  }
  try {
    await perform(scenario, step)
  } catch (error) {
    if (!isSeatlineError(error)) throw error
    scenario.tell(`${scenario.today}: ${stepInWords(step, nameOf)}: ${error.code}.`)
  }
}
