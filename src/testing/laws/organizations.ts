/** Laws of whole organizations, driven by commands. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import type { SeatlineStore } from '../../storage/port.js'
import { vocabularyOf, type AttributeValues } from '../random/vocabulary.js'
import { inspect, type Rules } from '../simulation/inspect.js'
import { demandIsolation, type Elsewhere } from '../simulation/isolation.js'
import {
  organizationCommands,
  newModel,
  type OrganizationCommand,
} from '../simulation/organization-commands.js'
import { demandReplay } from '../simulation/replay.js'
import { openScenario } from '../simulation/scenario.js'
import { beginnings, stepsOfOneDay, type OrganizationBeginning } from '../simulation/step.js'

/** What happens in one organization, and in another one on the last day. */
interface Drive {
  readonly beginning: OrganizationBeginning
  readonly commands: Iterable<OrganizationCommand>
  readonly elsewhere: Elsewhere | null
}

/** A law about whole organizations. */
export interface OrganizationLaw {
  readonly id: string
  readonly title: string
  /** The part of the ordinary number of runs that it gets, and of the steps of a run. */
  readonly share: number
  readonly facts: 'still' | 'moving'
  /** Whether things happen in another organization too. */
  readonly elsewhere: 'nothing' | 'something'
}

/** What holds of whole organizations, whatever happens in them. */
export const organizationLaws: readonly OrganizationLaw[] = [
  {
    id: 'organization',
    title: 'whatever administrators do: plan, forecast, replay and your rules hold',
    share: 1,
    facts: 'still',
    elsewhere: 'nothing',
  },
  {
    id: 'organization.moving',
    title: 'the same while numbers, attributes and capabilities come and go',
    share: 1,
    facts: 'moving',
    elsewhere: 'nothing',
  },
  {
    id: 'isolation',
    title: 'nothing done in one organization changes an answer in another',
    share: 0.3,
    facts: 'still',
    elsewhere: 'something',
  },
]

/** How organizations are driven. */
export interface DriveOptions {
  readonly rules: Rules
  readonly attributes: AttributeValues
  /** What happens in one of them, at most. */
  readonly steps: number
  readonly store: () => SeatlineStore | Promise<SeatlineStore>
}

/** A law about whole organizations, over one catalog. */
interface DrivenLaw {
  readonly drives: fc.Arbitrary<Drive>
  /**
   * Drives one organization from its beginning to its end; where a law does not hold, `LawBroken`
   * says so.
   */
  readonly run: (drive: Drive, story?: string[]) => Promise<void>
}

/** A law over a catalog: what is drawn, and how it is tried. */
export function drivenLaw(
  law: OrganizationLaw,
  catalog: Catalog,
  options: DriveOptions,
): DrivenLaw {
  const { facts, share } = law
  const { rules, attributes } = options
  const steps = Math.ceil(options.steps * share)
  const vocabulary = vocabularyOf(catalog, attributes)
  const beginning = beginnings(vocabulary)
  const command = organizationCommands(catalog, { rules, facts, attributes })
  const elsewhere = fc.record({
    beginning,
    steps: fc.array(stepsOfOneDay(vocabulary), { maxLength: steps, size: 'max' }),
  })
  return {
    drives: fc.record({
      beginning,
      commands: fc.commands([command], { maxCommands: steps, size: 'max' }),
      elsewhere: law.elsewhere === 'something' ? elsewhere : fc.constant(null),
    }),
    run: async ({ beginning: begun, commands, elsewhere: other }, story = []) => {
      const store = await options.store()
      try {
        const scenario = await openScenario({ catalog, store, story }, begun)
        await inspect(scenario, null, new Map(), rules)
        await fc.asyncModelRun(() => ({ model: newModel(), real: scenario }), commands)
        await demandReplay(scenario)
        if (other !== null) await demandIsolation(scenario, other, { catalog, store })
      } finally {
        await store.close()
      }
    },
  }
}
