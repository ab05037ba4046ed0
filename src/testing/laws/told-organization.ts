/** The law *Told* over whole organizations: commands do what they and their previews say. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { isSeatlineError } from '../../core/errors.js'
import type { SeatlineStore } from '../../storage/port.js'
import type { Change } from '../../timeline/record/change.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { Future } from '../../timeline/request/compare-futures.js'
import { NO_EFFECTS } from '../../timeline/request/effects.js'
import { settledBy } from '../../timeline/settle/step-events.js'
import { differenceAt } from '../law/difference.js'
import { demand } from '../law/law-broken.js'
import { vocabularyOf, type AttributeValues } from '../random/vocabulary.js'
import type { Answer } from '../simulation/answer.js'
import type { Given } from '../simulation/moment.js'
import { openScenario, type OrganizationScenario } from '../simulation/scenario.js'
import {
  beginnings,
  stepsOver,
  type ScenarioStep,
  type OrganizationBeginning,
} from '../simulation/step.js'
import { givenIn, writesOver, type Write } from '../simulation/write.js'
import { complianceApart, complianceSaid, type Ahead } from './compliance-by-day.js'
import { changesApart, difference, differs, saidBy, saidOf } from './futures-apart.js'
import { tried, type StagedLaw } from './staged-law.js'

/**
 * What is done in an organization: steps that set it up, and commands whose answers are looked at.
 */
export interface ToldDrive {
  readonly beginning: OrganizationBeginning
  readonly steps: readonly (ScenarioStep | Write)[]
}

/** A command does what it says, and its preview says the same. */
export const TOLD: StagedLaw<ToldDrive> = {
  id: 'organization.told',
  title:
    'what a command says that it does is the difference of the timelines before and after, and its preview says the same',
  share: 0.5,
  drives: drivesOver,
  demand: demandAll,
}

const USERS = 2

/** Organizations, and what is done in them. */
function drivesOver(
  catalog: Catalog,
  { attributes, steps }: { readonly attributes: AttributeValues; readonly steps: number },
): fc.Arbitrary<ToldDrive> {
  const vocabulary = vocabularyOf(catalog, attributes)
  const step = fc.oneof(
    { weight: 1, arbitrary: stepsOver(vocabulary, 'moving') },
    { weight: 4, arbitrary: writesOver(vocabulary, USERS) },
  )
  return fc.record({
    beginning: beginnings(vocabulary, USERS),
    steps: fc.array(step, { maxLength: steps, size: 'max' }),
  })
}

/**
 * Gives one command after the other, each as a preview first.
 *
 * @returns How many of them had effects.
 */
async function demandAll(
  { catalog, store }: { readonly catalog: Catalog; readonly store: SeatlineStore },
  { beginning, steps }: ToldDrive,
  story: string[] = [],
): Promise<number> {
  let withEffects = 0
  const scenario = await openScenario({ catalog, store, story }, beginning)
  for (const step of steps) {
    if (step.kind !== 'write') {
      await tried(scenario, step)
      continue
    }
    const given = await givenIn(scenario, step)
    if (given !== null && hasEffects(await demandOne(scenario, given))) withEffects += 1
  }
  return withEffects
}

async function demandOne(scenario: OrganizationScenario, given: Given): Promise<Answer> {
  const before = await lookAt(scenario)
  const preview = await answered(given, true)
  const between = await lookAt(scenario)
  const done = await answered(given, false)
  scenario.tell(`${scenario.today}: ${given.words}: ${done.status}.`)
  const written = differenceAt(before, between)
  demand(written === null, 'told', `Its preview changed something: ${written ?? ''}.`)
  const apart = differenceAt(withoutNewIds(preview.said, before), withoutNewIds(done.said, before))
  demand(
    apart === null,
    'told',
    `Its preview says something else than the command (${apart ?? ''}).`,
  )
  const after = await lookAt(scenario)
  for (const [place, was] of before.entries()) {
    const { user } = was
    const is = after[place]
    if (is === undefined) continue
    const steps = [...(await settledSince(scenario, was)), ...is.steps]
    if (!given.about.includes(user)) {
      if (done.isAll !== false) demandOther(scenario, was, steps, done.effects)
      continue
    }
    const effects = done.effects.get(user) ?? NO_EFFECTS
    const { catalog, today } = scenario
    const said = [...saidBy(effects), ...complianceSaid(effects, today)]
    const lines = difference(was.changes, was.steps, steps).filter((line) => !isTaken(line, done))
    const apart = complianceApart({ ...was, catalog }, { ...is, catalog }, today)
    demandAlike(scenario, was, [...lines, ...apart], said)
  }
  return done
}

/** What becomes of another user's changes, through seats or through the organization. */
function demandOther(
  scenario: OrganizationScenario,
  was: Seen,
  steps: readonly Future[],
  effects: Answer['effects'],
): void {
  const own = effects.get(was.user)
  const through = [...effects.values()].flatMap((some) => saidOf(was.user, some))
  const said = [...(own ? saidBy({ ...own, ends: [] }) : []), ...through].sort()
  demandAlike(scenario, was, changesApart(was.changes, was.steps, steps), said)
}

/** What becomes of a user has to be what is said of it. */
function demandAlike(
  { catalog }: OrganizationScenario,
  { user, changes }: Seen,
  expected: readonly string[],
  said: readonly string[],
): void {
  const apart = differs({ catalog, changes }, expected, said)
  demand(apart === null, 'told', `${user}: ${apart ?? ''}`)
}

function hasEffects({ effects }: Answer): boolean {
  return [...effects.values()].some((lists) =>
    Object.values(lists).some((list: readonly unknown[]) => list.length > 0),
  )
}

/** What can be seen of a user. */
interface Seen extends Omit<Ahead, 'catalog'> {
  readonly user: string
  readonly revision: number
  readonly changes: readonly Change[]
}

async function lookAt(scenario: OrganizationScenario): Promise<readonly Seen[]> {
  const { organization: acme, users } = scenario
  const organization = await acme.settings.get()
  const seen: Seen[] = []
  for (const user of users) {
    const { steps } = await acme.users.timeline(user)
    const record = await acme.users.get(user)
    const { revision, changes } = record
    seen.push({ user, revision, changes, organization, record, steps })
  }
  return seen
}

/** What became of changes with a command itself, by the user's history. */
async function settledSince(
  { organization }: OrganizationScenario,
  { user, revision }: Seen,
): Promise<readonly Future[]> {
  const events = await organization.users.history(user, { after: revision, limit: 1_000 })
  return settledBy(events as readonly DatedBody[]) // a user's history holds events of users alone
}

/** The answer of a command, or how it failed: then it does nothing. */
async function answered({ run }: Given, preview: boolean): Promise<Answer> {
  try {
    return await run(preview ? { preview } : {})
  } catch (error) {
    if (!isSeatlineError(error)) throw error
    return { status: error.code, said: { code: error.code }, effects: new Map() }
  }
}

/** What goes with a request, on its date, stands in what it takes away. */
function isTaken(line: string, { takes }: Answer): boolean {
  if (takes === undefined) return false
  return takes.licenses.some(
    (license) => line.startsWith(`${license} ends`) && line.endsWith(`> ${takes.on}`),
  )
}

/**
 * An answer in which what is new has its place instead of an id, which is another one each time.
 */
function withoutNewIds(said: object, before: readonly Seen[]): unknown {
  const known = JSON.stringify(before)
  const places = new Map<string, string>()
  const placeOf = (id: string) => {
    if (known.includes(id)) return id
    const place = places.get(id) ?? `new ${places.size}`
    places.set(id, place)
    return place
  }
  const text = JSON.stringify(said, inOrder)
    .replaceAll(/"[^"]*Z \d{6} (id\d{6}) \d{9}"/g, (key, id: string) =>
      known.includes(id) ? key : `"${placeOf(id)}"`,
    )
    .replaceAll(/id\d{6}/g, placeOf)
  return JSON.parse(text)
}

/**
 * Objects with their fields in one order, so that what is new is met in the same order in both
 * answers.
 */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
