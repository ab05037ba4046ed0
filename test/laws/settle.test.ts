import { describe } from 'vitest'
import { oneDateLaws } from '../../src/testing/laws/one-date/one-date.js'
import { overWorlds, tryLaws } from '../support/law.js'
import type { WorldShape } from '../support/worlds.js'

const plain: WorldShape = {
  without: ['predicates', 'details', 'availability', 'seats', 'gone'],
  changes: 8,
}
const dependents: WorldShape = {
  without: ['predicates', 'details', 'availability', 'seats', 'gone', 'swaps'],
  changes: 7,
}

const book = oneDateLaws.filter(({ id }) => id === 'book')

describe('settling against the book', () => {
  tryLaws(book.map((law) => overWorlds(law, {}, 2)))
})

describe('the same where only licenses matter', () => {
  tryLaws(book.map((law) => overWorlds(law, plain, 2)))
})

describe('the same where nothing but licenses and dependents matter', () => {
  tryLaws(book.map((law) => overWorlds(law, dependents)))
})
