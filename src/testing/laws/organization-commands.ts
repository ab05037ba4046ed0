import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import type { AttributeValue } from '../../core/user.js'
import { act } from './act.js'
import { beginnings, deedsOver, type Beginning, type Deed } from './deed.js'
import { inspect, type Rules, type Standing } from './inspect.js'
import { nameOf, type Stage } from './stage.js'
import { vocabularyOf } from './vocabulary.js'

/** What is known of the organization before a deed is done, so that deeds which cannot be done are left out. */
export interface Model {
  /** How many changes of each user are scheduled, and how many have failed. */
  readonly scheduled: Map<string, number>
  readonly failed: Map<string, number>
  standing: Standing
}

/** What drives an organization: how it begins, and what is done in it. */
export interface Drive {
  readonly beginning: Beginning
  readonly commands: Iterable<fc.AsyncCommand<Model, Stage>>
}

/** What is drawn, and what is held. */
export interface DriveOptions {
  readonly rules: Rules
  readonly facts: 'still' | 'moving'
  readonly attributes: { readonly [name: string]: readonly AttributeValue[] }
  /** Deeds of one drive, at most. */
  readonly deeds: number
}

/** Whole organizations over a catalog, as fast-check's model-based commands: each deed is done through the API, and looked at. */
export function drives(catalog: Catalog, { rules, facts, attributes, deeds }: DriveOptions): fc.Arbitrary<Drive> {
  const vocabulary = vocabularyOf(catalog, attributes)
  const command = deedsOver(vocabulary, facts).map((deed) => commandOf(deed, rules))
  return fc.record({ beginning: beginnings(vocabulary), commands: fc.commands([command], { maxCommands: deeds, size: 'max' }) })
}

function commandOf(deed: Deed, rules: Rules): fc.AsyncCommand<Model, Stage> {
  return {
    check: (model) => isPossible(deed, model),
    run: async (model, stage) => {
      await act(stage, deed)
      model.standing = await inspect(stage, deed, model.standing, rules)
      await count(model, stage)
    },
    toString: () => JSON.stringify(deed),
  }
}

function isPossible(deed: Deed, { scheduled, failed }: Readonly<Model>): boolean {
  if (deed.kind === 'move' || deed.kind === 'cancel' || deed.kind === 'override') return (scheduled.get(nameOf(deed.user)) ?? 0) > 0
  if (deed.kind === 'retry') return (failed.get(nameOf(deed.user)) ?? 0) > 0
  return true
}

async function count(model: Model, { organization, users }: Stage): Promise<void> {
  for (const user of users) {
    const { changes } = await organization.schedule.of(user)
    const isFailed = changes.filter(({ change }) => change.status === 'failed').length
    model.failed.set(user, isFailed)
    model.scheduled.set(user, changes.length - isFailed)
  }
}

/** A model of an organization in which nothing is scheduled yet. */
export function newModel(standing: Standing): Model {
  return { scheduled: new Map(), failed: new Map(), standing }
}
