import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOn, settle } from '../../src/index.js'
import type { Change } from '../../src/index.js'
import type { Outlook } from '../../src/timeline/course.js'
import { settleByHand } from '../support/reference.js'
import { outlooks, runs, TODAY } from '../support/worlds.js'

const ids = (changes: readonly Change[]) => changes.map((change) => change.id).sort()
const oneDate = outlooks({ days: 1 })

function settled({ catalog, organization, record }: Outlook, changes = record.changes) {
  const facts = factsOn(record, organization, TODAY)
  const { outcomes, holdings } = settle({ catalog, facts, holdings: record.holdings }, changes)
  const of = (status: string) => ids(outcomes.filter((outcome) => outcome.status === status).map((outcome) => outcome.change))
  return { facts, outcomes, holdings, of, held: holdings.map(({ license }) => license).sort() }
}

describe('Sound, Maximal and Priority: settling one date', () => {
  test('agrees with a brute-force reference that follows the words of the rules', () => {
    fc.assert(
      fc.property(oneDate, (outlook) => {
        const { facts, of, held } = settled(outlook)
        const expected = settleByHand(outlook.catalog.definition, facts, outlook.record.holdings, outlook.record.changes)
        expect({ superseded: of('superseded'), unchanged: of('unchanged'), applied: of('applied'), held }).toEqual(expected)
      }),
      { numRuns: runs * 3 },
    )
  })
})

describe('Order', () => {
  test('the order of the list never matters', () => {
    fc.assert(
      fc.property(oneDate, fc.infiniteStream(fc.nat()), (outlook, keys) => {
        const shuffled = outlook.record.changes
          .map((change) => ({ change, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
        const [one, other] = [
          settled(outlook),
          settled(
            outlook,
            shuffled.map(({ change }) => change),
          ),
        ]
        expect(other.outcomes).toEqual(one.outcomes)
        expect(other.holdings).toEqual(one.holdings)
      }),
      { numRuns: runs },
    )
  })

  test('without negation, replacing and removing, creation does not matter, and elimination gives the result', () => {
    fc.assert(
      fc.property(outlooks({ days: 1, monotone: 'monotone' }), (outlook) => {
        const { record } = outlook
        const seen = new Set(record.holdings.filter(({ track }) => track !== 'm').map(({ track }) => track))
        const fresh = record.changes.filter(({ kind, license }) => {
          const key = license.startsWith('m') ? license : license.charAt(0)
          const isFresh = kind === 'assign' && !seen.has(key)
          seen.add(key)
          return isFresh
        })
        const reversed = fresh.map((change, index) => ({ ...change, created: String(fresh.length - index).padStart(8, '0') }))
        expect(settled(outlook, reversed).held).toEqual(settled(outlook, fresh).held)
      }),
      { numRuns: runs },
    )
  })
})

describe('No trace', () => {
  test('without the candidates that failed the holdings come out the same, and unchanged ones influence nobody', () => {
    fc.assert(
      fc.property(oneDate, (outlook) => {
        const { outcomes, holdings } = settled(outlook)
        const applied = outcomes.flatMap((outcome) => (outcome.status === 'applied' ? [outcome.change] : []))
        expect(settled(outlook, applied).holdings).toEqual(holdings)
      }),
      { numRuns: runs },
    )
  })
})

describe('Explanation', () => {
  test('every failed change says why', () => {
    fc.assert(
      fc.property(oneDate, (outlook) => {
        for (const outcome of settled(outlook).outcomes)
          if (outcome.status === 'failed') expect(outcome.conflicts.length).toBeGreaterThan(0)
      }),
      { numRuns: runs },
    )
  })
})
