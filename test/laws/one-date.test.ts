import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { defineCatalog } from '../../src/catalog/catalog.js'
import { additionLaws } from '../../src/testing/laws/one-date/additions.js'
import { explanationLaws } from '../../src/testing/laws/one-date/explanation.js'
import { oneDateLaws } from '../../src/testing/laws/one-date/one-date.js'
import { settle } from '../../src/timeline/settle/settle.js'
import { law, overWorlds, tryLaws } from '../support/law.js'
import { cases, type SettlingCase } from '../support/settling.js'
import { predicates } from '../support/worlds.js'

describe('laws of one date', () => {
  tryLaws([
    ...oneDateLaws.filter(({ id }) => id !== 'book').map((one) => overWorlds(one)),
    ...explanationLaws.map((one) => overWorlds(one)),
    law(
      'parts.joined',
      'two catalogs that know nothing of each other do not influence one another',
      fc.tuple(cases({ without: ['predicates'] }), cases({ without: ['predicates'] })),
      ([a, other]) => {
        const b = renamed(other)
        const catalog = defineCatalog(
          { tracks: [...a.definition.tracks, ...b.definition.tracks] },
          { predicates },
        )
        const seatFull = (license: string) =>
          a.full.includes(license) || b.full.includes(license) ? { limit: 1, held: 1 } : null
        const settleBoth = (holdings: SettlingCase['holdings'], changes: SettlingCase['changes']) =>
          settle({ catalog, facts: a.facts, holdings }, changes, { seatFull })
        const together = settleBoth([...a.holdings, ...b.holdings], [...a.changes, ...b.changes])
        const apart = [settleBoth(a.holdings, a.changes), settleBoth(b.holdings, b.changes)]
        expect(outcomes(together)).toEqual(Object.assign({}, ...apart.map(outcomes)))
        const licenses = (of: typeof together) => of.holdings.map((holding) => holding.license)
        expect(licenses(together).sort()).toEqual(apart.flatMap(licenses).sort())
      },
    ),
  ])
})

describe('laws of one date where requirements are plain', () => {
  tryLaws(explanationLaws.map((one) => overWorlds(one, { without: ['negation', 'predicates'] })))
  tryLaws(
    oneDateLaws
      .filter(({ id }) => id === 'parts')
      .map((one) => overWorlds(one, { without: ['predicates', 'replacing'] })),
  )
})

describe('laws of the case without negation, replacing, removing and superseding', () => {
  const calm = {
    without: ['negation', 'predicates', 'dependents', 'details', 'gone', 'swaps', 'removing'],
    changes: 6,
  } as const
  tryLaws(additionLaws.map((one) => overWorlds(one, calm)))
})

function renamed(given: SettlingCase): SettlingCase {
  const rename = <T>(value: T) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(/"t(?=\d)/g, '"u')
        .replaceAll(/"c(?=\d)/g, '"d')
        .replaceAll('"gone"', '"lost"'),
    ) as T // the same with other ids
  const { definition, holdings, changes, full } = given
  return {
    ...given,
    definition: rename(definition),
    holdings: rename(holdings),
    changes: rename(changes),
    full: rename(full),
  }
}

function outcomes({ outcomes }: ReturnType<typeof settle>): { readonly [change: string]: string } {
  return Object.fromEntries(outcomes.map((outcome) => [outcome.change.id, outcome.status]))
}
