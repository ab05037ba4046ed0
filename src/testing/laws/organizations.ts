import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import type { SeatlineStore } from '../../storage/port.js'
import { vocabularyOf, type AttributeValues } from '../arbitraries/vocabulary.js'
import { beginnings, deedsOfOneDay, type OrganizationBeginning } from '../drive/deed.js'
import { inspect, type Rules } from '../drive/inspect.js'
import { demandIsolation, type Elsewhere } from '../drive/isolation.js'
import { organizationCommands, newModel, type OrganizationCommand } from '../drive/organization-commands.js'
import { demandReplay } from '../drive/replay.js'
import { openStage } from '../drive/stage.js'

/** What happens in one organization, and in another one on the last day. */
interface Drive {
  readonly beginning: OrganizationBeginning
  readonly commands: Iterable<OrganizationCommand>
  readonly elsewhere: Elsewhere | null
}

/** How organizations are driven. */
export interface DriveOptions {
  readonly rules: Rules
  readonly facts: 'still' | 'moving'
  readonly attributes: AttributeValues
  /** What happens in one of them, at most. */
  readonly deeds: number
  /** Whether things happen in another organization too. */
  readonly elsewhere: 'nothing' | 'something'
  readonly store: () => SeatlineStore | Promise<SeatlineStore>
}

/** A law about whole organizations, over one catalog. */
export interface DrivenLaw {
  readonly drives: fc.Arbitrary<Drive>
  /** Drives one organization from its beginning to its end; where a law does not hold, `LawBroken` says so. */
  readonly run: (drive: Drive, story?: string[]) => Promise<void>
}

/** Whole organizations over a catalog. */
export function drivenLaw(catalog: Catalog, options: DriveOptions): DrivenLaw {
  const { rules, facts, attributes, deeds } = options
  const vocabulary = vocabularyOf(catalog, attributes)
  const beginning = beginnings(vocabulary)
  const command = organizationCommands(catalog, { rules, facts, attributes })
  const elsewhere = fc.record({ beginning, deeds: fc.array(deedsOfOneDay(vocabulary), { maxLength: deeds, size: 'max' }) })
  return {
    drives: fc.record({
      beginning,
      commands: fc.commands([command], { maxCommands: deeds, size: 'max' }),
      elsewhere: options.elsewhere === 'something' ? elsewhere : fc.constant(null),
    }),
    run: async ({ beginning: begun, commands, elsewhere: other }, story = []) => {
      const store = await options.store()
      try {
        const stage = await openStage({ catalog, store, story }, begun)
        await inspect(stage, null, new Map(), rules)
        await fc.asyncModelRun(() => ({ model: newModel(), real: stage }), commands)
        await demandReplay(stage)
        if (other !== null) await demandIsolation(stage, other, { catalog, store })
      } finally {
        await store.close()
      }
    },
  }
}
