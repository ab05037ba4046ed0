import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryStore, type SeatlineStore } from '../../src/index.js'
import {
  openOrganization,
  organizationBeginnings,
  organizationCommands,
  type OrganizationCommand,
  type OrganizationCommandOptions,
} from '../../src/testing/index.js'
import { guideCatalog, type GuideLicense } from '../support/portal.js'

type Command = OrganizationCommand<GuideLicense>

const slow = { timeout: 60_000 }

/**
 * A command of a portal's own: the first user gets a number of their own, and loses it the next
 * day.
 */
const lend: Command = {
  check: () => true,
  run: async (_, { organization, users, nextNumber, tell, pass }) => {
    const [user = ''] = users
    const number = nextNumber('mobile')
    await organization.numbers.add(user, { number, type: 'mobile' })
    tell(`${user} is lent ${number}.`)
    await pass(1)
    await organization.numbers.remove(user, number)
  },
  toString: () => 'lend a number',
}

async function drive(
  own: readonly Command[],
  options: OrganizationCommandOptions<GuideLicense> = {},
  store: () => SeatlineStore = memoryStore,
): Promise<{ readonly failed: boolean; readonly error: Error; readonly shown: string }> {
  const commands = fc.commands(
    [organizationCommands(guideCatalog, options), ...own.map((one) => fc.constant(one))],
    { maxCommands: 12 },
  )
  const property = fc.asyncProperty(
    organizationBeginnings(guideCatalog),
    commands,
    async (beginning, some) => {
      const { run } = await openOrganization(guideCatalog, beginning, store())
      await run(some)
    },
  )
  const { failed, errorInstance, counterexample } = await fc.check(property, {
    numRuns: 60,
    seed: 5,
  })
  return { failed, error: errorInstance as Error, shown: fc.stringify(counterexample) } // nothing else is thrown
}

describe('commands on an organization', () => {
  test('run beside commands of your own, and hold the laws', slow, async () => {
    const { failed } = await drive([lend])
    expect(failed).toBe(false)
  })

  test('hold rules of your own after every one of them', slow, async () => {
    const rules = {
      'Recording is for Business Mobile': ({ holds }) =>
        !holds('recording') || holds('businessMobile'),
    } satisfies NonNullable<OrganizationCommandOptions<GuideLicense>['rules']>
    const { error, shown } = await drive([], { rules })
    expect(error.message).toMatch(
      /^Recording is for Business Mobile\n[\s\S]*\n {2}2027-01-04: give (Sam|Kim) .*Recording.* now: applied\.$/,
    )
    expect(error.cause).toMatchObject({ law: 'rule' })
    expect(shown).toMatch(/(Sam|Kim): assign .*recording.* now/)
  })

  test(
    'find an assertion of your own that does not hold, with the story so far',
    slow,
    async () => {
      const noSmall: Command = {
        check: () => true,
        run: async (_, { organization, users }) => {
          for (const user of users) {
            const { holdings } = await organization.users.get(user)
            expect(holdings.map(({ license }) => license)).not.toContain('small')
          }
        },
        toString: () => 'look',
      }
      const { error, shown } = await drive([noSmall])
      expect(error.message).toMatch(/\n\n {2}2027-01-04: give (Sam|Kim) Small now: applied\.$/)
      expect(shown).toMatch(/(Sam|Kim): assign small now,look/)
    },
  )

  test('know what is scheduled: nothing is moved where nothing is', slow, async () => {
    const seen: string[] = []
    const watch: Command = {
      check: ({ scheduled, failed }) => {
        seen.push(
          [...scheduled.values(), ...failed.values()].some((count) => count > 0) ? 'some' : 'none',
        )
        return false
      },
      run: () => Promise.resolve(),
      toString: () => 'watch',
    }
    await drive([watch])
    expect(new Set(seen)).toEqual(new Set(['some', 'none']))
  })

  test('end with the law of replay', slow, async () => {
    const forgetful = (): SeatlineStore => {
      const store = memoryStore()
      return {
        ...store,
        readEvents: async (...question) => (await store.readEvents(...question)).slice(0, 1),
      }
    }
    const { error } = await drive([], {}, forgetful)
    expect(error.cause).toMatchObject({ law: 'replay' })
  })
})
