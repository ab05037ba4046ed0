import { expectTypeOf, test } from 'vitest'
import { defineCatalog, type Json, type PredicateSubject } from '../../src/index.js'

const tracks = [
  {
    id: 'voice',
    name: 'Voice',
    licenses: [{ id: 'basic', name: 'Basic', requirement: { kind: 'predicate', name: 'trained' } }],
  },
] as const

test('a predicate sees the user as of the date, and the parameters of the catalog', () => {
  defineCatalog(
    { tracks },
    {
      predicates: {
        trained: (subject, parameters) => {
          expectTypeOf(subject).toEqualTypeOf<PredicateSubject>()
          expectTypeOf(parameters).toEqualTypeOf<Json>()
          return subject.holdings.length > 0
        },
      },
    },
  )
})

test('it answers at once: there is no waiting for what is outside', () => {
  // @ts-expect-error -- a promise is no answer
  defineCatalog({ tracks }, { predicates: { trained: async () => Promise.resolve(true) } })
  // @ts-expect-error -- yes or no
  defineCatalog({ tracks }, { predicates: { trained: () => 'yes' } })
})

test('parameters are data', () => {
  const withDate = {
    kind: 'predicate',
    name: 'trained',
    parameters: { since: new Date(0) },
  } as const
  defineCatalog({
    tracks: [
      {
        id: 'voice',
        name: 'Voice',
        // @ts-expect-error -- a Date is no JSON
        licenses: [{ id: 'basic', name: 'Basic', requirement: withDate }],
      },
    ],
  })
})
