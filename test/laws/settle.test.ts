import { describe, expect } from 'vitest'
import { law, tryLaws } from '../support/law.js'
import { settleByTheBook } from '../support/reference.js'
import { cases, settled, type SettlingCase } from '../support/settling.js'
import type { Holding } from '../../src/core/holding.js'

const byLicense = (holdings: readonly Holding[]) => [...holdings].sort((a, b) => (a.license < b.license ? -1 : 1))

function agrees(given: SettlingCase): void {
  const expected = settleByTheBook(given)
  const { outcomes, holdings, gone } = settled(given)
  expect(Object.fromEntries(outcomes.map((outcome) => [outcome.change.id, outcome.status]))).toEqual(expected.fate)
  expect(byLicense(holdings)).toEqual(byLicense(expected.holdings))
  expect(gone.map((holding) => holding.license).sort()).toEqual([...expected.gone].sort())
}

describe('settling against the book', () => {
  tryLaws([
    law('book', 'settling does what the rules say, word by word', cases(), agrees, 2),
    law(
      'book.plain',
      'the same where only licenses matter',
      cases({ without: ['predicates', 'details', 'availability', 'seats', 'gone'], changes: 8 }),
      agrees,
      2,
    ),
    law(
      'book.dependents',
      'the same where nothing but licenses and dependents matter',
      cases({ without: ['predicates', 'details', 'availability', 'seats', 'gone', 'swaps'], changes: 7 }),
      agrees,
    ),
    law('reasons', 'every failure has a reason, and nothing else has one', cases(), (given) => {
      for (const outcome of settled(given).outcomes) if (outcome.status === 'failed') expect(outcome.conflicts).not.toEqual([])
    }),
  ])
})
