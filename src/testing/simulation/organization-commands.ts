/** Commands for model-based tests of an organization. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { checkAll, looksLike, optionsOf } from '../../core/check.js'
import { memoryStore } from '../../storage/memory.js'
import type { SeatlineStore } from '../../storage/port.js'
import { catalogCheck } from '../../words/language/checks.js'
import { vocabularyOf } from '../random/vocabulary.js'
import { beginningCheck, commandOptions } from './command-checks.js'
import type { OrganizationCommandOptions } from './command-options.js'
import { inspect, standingOf, type Rules } from './inspect.js'
import { perform } from './perform.js'
import { demandReplay } from './replay.js'
import { nameOf, openScenario, type OrganizationScenario } from './scenario.js'
import {
  beginnings,
  stepInWords,
  stepsOver,
  type ScenarioStep,
  type OrganizationBeginning,
} from './step.js'

/**
 * What is known of an organization before a command is run, so that those which cannot be done are
 * left out: how many changes of each user are scheduled, and how many have failed.
 *
 * @public
 */
export interface OrganizationModel {
  readonly scheduled: Map<string, number>
  readonly failed: Map<string, number>
}

/**
 * A command of `fc.asyncModelRun` on an organization, one of seatline's or one of your own.
 *
 * @public
 */
export type OrganizationCommand<L extends string = string> = fc.AsyncCommand<
  OrganizationModel,
  OrganizationScenario<L>
>

/**
 * What administrators do in an organization, as commands for fast-check's model-based testing:
 * request and confirm, move, cancel, retry, override, let days pass; with `facts: 'moving'` also
 * numbers, attributes and capabilities that come and go, and another country.
 *
 * Each command does one thing through the API, tells it in the story, and holds the laws *Plan*,
 * *Forecast* and *Sound* and your rules. Put commands of your own beside them, such as those of
 * your portal.
 *
 * @example An organization in which a user may also leave the department, by a command of the
 * portal's own
 * ```ts
 * import fc from 'fast-check'
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const leave: OrganizationCommand<'basic'> = {
 *   check: () => true,
 *   run: async (_, { organization, users, tell }) => {
 *     await organization.users.update(users[0]!, { department: null })
 *     tell(`${users[0]} leaves the department.`)
 *   },
 *   toString: () => 'leave',
 * }
 * const commands = fc.commands([organizationCommands(catalog), fc.constant(leave)], { maxCommands: 10 })
 * await fc.assert(fc.asyncProperty(organizationBeginnings(catalog), commands, async (beginning, commands) => {
 *   const { run } = await openOrganization(catalog, beginning)
 *   await run(commands)
 * }), { numRuns: 5 })
 * ```
 * @public
 */
export function organizationCommands<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: OrganizationCommandOptions<L, T> = {},
): fc.Arbitrary<OrganizationCommand<L>> {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<OrganizationCommandOptions>(commandOptions)],
  })
  // a rule is only asked about licenses and tracks of this catalog
  const rules = (options.rules ?? {}) as Rules
  return stepsOver(vocabularyOf(catalog, options.attributes), options.facts ?? 'still').map(
    (step) => commandOf(step, rules),
  )
}

/**
 * What an organization may begin with, over a catalog: two users with numbers and attributes,
 * capabilities, a first day.
 *
 * @param options - Values of attributes to try, beside those that the catalog names. @public
 */
export function organizationBeginnings(
  catalog: Catalog,
  options: Pick<OrganizationCommandOptions, 'attributes'> = {},
): fc.Arbitrary<OrganizationBeginning> {
  const { attributes } = commandOptions
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<typeof options>({ attributes })],
  })
  return beginnings(vocabularyOf(catalog, options.attributes))
}

/**
 * An organization that commands are run on: what `fc.asyncModelRun` needs, and that with a story.
 * @public
 */
export interface OpenedOrganization<L extends string = string> {
  readonly model: OrganizationModel
  readonly real: OrganizationScenario<L>
  /**
   * Runs commands by `fc.asyncModelRun`, and holds the law *Replay* at the end: history gives the
   * record. What fails is thrown with the story so far in its message, and what was thrown as its
   * `cause`.
   */
  readonly run: (commands: Iterable<OrganizationCommand<L>>) => Promise<void>
}

/**
 * Sets an organization up to run commands on.
 *
 * @param store - An empty store of your own, which you close; a memory store by default.
 * @public
 */
export async function openOrganization<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  beginning: OrganizationBeginning,
  store: SeatlineStore = memoryStore(),
): Promise<OpenedOrganization<L>> {
  checkAll({
    catalog: [catalog, catalogCheck],
    beginning: [beginning, beginningCheck],
    store: [store, looksLike('a store, such as memoryStore() gives', { commit: 'function' })],
  })
  const scenario = await openScenario({ catalog, store }, beginning)
  const model = newModel()
  const real = scenario as OrganizationScenario<L> // of the catalog given
  return {
    model,
    real,
    run: async (commands) => {
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands)
        await demandReplay(scenario)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        throw new Error([message, '', ...real.story.map((line) => `  ${line}`)].join('\n'), {
          cause: error,
        })
      }
    },
  }
}

/** Nothing is scheduled yet. */
export function newModel(): OrganizationModel {
  return { scheduled: new Map(), failed: new Map() }
}

function commandOf(
  step: ScenarioStep,
  rules: Rules,
): fc.AsyncCommand<OrganizationModel, OrganizationScenario> {
  return {
    check: (model) => isPossible(step, model),
    run: async (model, scenario) => {
      const before = await standingOf(scenario)
      await perform(scenario, step)
      await inspect(scenario, step, before, rules)
      await count(model, scenario)
    },
    toString: () => stepInWords(step, nameOf),
  }
}

function isPossible(
  step: ScenarioStep,
  { scheduled, failed }: Readonly<OrganizationModel>,
): boolean {
  if (step.kind === 'move' || step.kind === 'cancel' || step.kind === 'override')
    return (scheduled.get(nameOf(step.user)) ?? 0) > 0
  if (step.kind === 'retry') return (failed.get(nameOf(step.user)) ?? 0) > 0
  return true
}

async function count(
  model: OrganizationModel,
  { organization, users }: OrganizationScenario,
): Promise<void> {
  for (const user of users) {
    const { changes } = await organization.schedule.of(user)
    const failed = changes.filter(({ change }) => change.status === 'failed').length
    model.failed.set(user, failed)
    model.scheduled.set(user, changes.length - failed)
  }
}
