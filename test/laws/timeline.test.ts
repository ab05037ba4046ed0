import { describe, expect } from 'vitest'
import { factsOfUserOn, type DatedFact } from '../../src/core/user-facts.js'
import { editionLaws } from '../../src/testing/laws/editions.js'
import { overrideLaws } from '../../src/testing/laws/overrides.js'
import { withoutCounts } from '../../src/testing/laws/settling-days.js'
import { toldLaws } from '../../src/testing/laws/told.js'
import { timelineLaws } from '../../src/testing/laws/timeline.js'
import { evolve, type DatedBody } from '../../src/timeline/record/evolve.js'
import type { UserRecord } from '../../src/timeline/record/record.js'
import { law, overWorlds, tryLaws } from '../support/law.js'
import { changeOf, worlds } from '../support/worlds.js'

const userContexts = worlds({ changes: 8 }).map((world) => world.userContext)

describe('laws of the timeline', () => {
  tryLaws([
    ...timelineLaws.map((one) => overWorlds(one)),
    ...editionLaws.map((one) => overWorlds(one)),
    ...overrideLaws.map((one) => overWorlds(one)),
    ...toldLaws.map((one) => overWorlds(one)),
    law('creation', 'a record can be told as history from nothing', userContexts, ({ record }) => {
      expect(withoutCounts(evolve(null, record, historyOf(record)))).toEqual(
        withoutCounts(evolve(record, record, [])),
      )
    }),
  ])
})

function historyOf(record: UserRecord): readonly DatedBody[] {
  const { firstName, surname, email, facts = [] } = record
  const date = record.settledThrough
  const isUnder = ({ from }: DatedFact) => from === '1900-01-01'
  const undated = { ...record, facts: facts.filter(isUnder) }
  const { department, attributes } = factsOfUserOn(undated, date)
  return [
    {
      kind: 'user_created',
      profile: { firstName, surname, email, department, attributes },
      onboarding: 'none',
      date,
    },
    ...facts
      .filter((to) => !isUnder(to))
      .map((to): DatedBody => ({ kind: 'fact_changed', from: null, to, date })),
    ...record.numbers.map((to): DatedBody => ({ kind: 'number_changed', from: null, to, date })),
    ...record.swaps.map((to): DatedBody => ({ kind: 'swap_changed', from: null, to, date })),
    ...record.holdings.map((holding): DatedBody => ({
      kind: 'change_applied',
      change: changeOf({ id: 'past' }),
      holding,
      removed: [],
      date,
    })),
    ...record.changes.map((change): DatedBody => ({ kind: 'change_scheduled', change, date })),
    ...(record.override
      ? [
          {
            kind: 'override_changed',
            edit: 'set',
            from: null,
            to: record.override,
            date,
          } satisfies DatedBody,
        ]
      : []),
  ]
}
