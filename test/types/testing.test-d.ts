import fc from 'fast-check'
import { assertType, expectTypeOf, test } from 'vitest'
import {
  defineCatalog,
  type CatalogDefinition,
  type Organization,
  type PlanInput,
  type PredicateSubject,
  type UserRecord,
} from '../../src/index.js'
import {
  assertCatalogLaws,
  catalogDefinitions,
  catalogLaws,
  openOrganization,
  organizationBeginnings,
  organizationCommands,
  recordsOf,
  requestsOf,
  schedulesOf,
  subjectsOf,
  usersOf,
  type CatalogLaw,
  type OrganizationCommand,
  type OrganizationScenario,
} from '../../src/testing/index.js'

const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic' },
        { id: 'plus', name: 'Plus' },
      ],
    },
  ],
})
type License = 'basic' | 'plus'

test('requests and schedules are typed by the licenses of the catalog', () => {
  expectTypeOf(requestsOf(catalog)).toEqualTypeOf<fc.Arbitrary<PlanInput<License>>>()
  fc.property(schedulesOf(catalog), ({ requests, override }) => {
    expectTypeOf(requests).toEqualTypeOf<readonly PlanInput<License>[]>()
    expectTypeOf(override).toEqualTypeOf<string | null>()
  })
})

test('what is drawn is what the other doors take', () => {
  expectTypeOf(recordsOf(catalog)).toEqualTypeOf<fc.Arbitrary<UserRecord>>()
  expectTypeOf(subjectsOf(catalog)).toEqualTypeOf<fc.Arbitrary<PredicateSubject>>()
  expectTypeOf(catalogDefinitions()).toEqualTypeOf<fc.Arbitrary<CatalogDefinition>>()
  fc.property(usersOf(catalog), ({ user, numbers }) => {
    expectTypeOf(user).toExtend<Parameters<Organization['users']['create']>[0]>()
    expectTypeOf(numbers[0]!).toExtend<Parameters<Organization['numbers']['add']>[1]>()
  })
})

test('rules and known exceptions name licenses and tracks of the catalog', () => {
  assertType<readonly CatalogLaw[]>(catalogLaws(catalog, { neverHoldable: ['plus'] }))
  void assertCatalogLaws(catalog, {
    rules: { 'no Voice': ({ holds, holdsAnyOf }) => !holds('basic') && !holdsAnyOf('voice') },
  })
  // @ts-expect-error -- there is no such license
  catalogLaws(catalog, { neverHoldable: ['misspelled'] })
  // @ts-expect-error -- there is no such license
  void assertCatalogLaws(catalog, { rules: { never: ({ holds }) => holds('misspelled') } })
  // @ts-expect-error -- there is no such track
  organizationCommands(catalog, { rules: { never: ({ holdsAnyOf }) => holdsAnyOf('misspelled') } })
})

test('laws are properties for fast-check', () => {
  for (const { property, run } of catalogLaws(catalog)) {
    expectTypeOf(fc.assert(property, { numRuns: 1 })).toEqualTypeOf<void | Promise<void>>()
    expectTypeOf(run).toEqualTypeOf<() => Promise<void>>()
  }
})

test('commands of a portal stand beside those of seatline', () => {
  const own: OrganizationCommand<License> = {
    check: ({ scheduled }) => (scheduled.get('Sam') ?? 0) > 0,
    run: async (_, scenario) => {
      expectTypeOf(scenario).toEqualTypeOf<OrganizationScenario<License>>()
      await scenario.organization.plan({ users: scenario.users, assign: ['basic'], on: 'now' })
      // @ts-expect-error -- there is no such license
      await scenario.organization.plan({ users: scenario.users, assign: ['misspelled'], on: 'now' })
    },
    toString: () => 'own',
  }
  const commands = fc.commands([organizationCommands(catalog), fc.constant(own)])
  fc.asyncProperty(organizationBeginnings(catalog), commands, async (beginning, some) => {
    const { run, model, real } = await openOrganization(catalog, beginning)
    await run(some)
    await fc.asyncModelRun(() => ({ model, real }), some)
  })
})
