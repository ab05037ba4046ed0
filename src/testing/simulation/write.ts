/** Random commands with effects, one of each kind. */
import { findLicense } from '../../catalog/lookup.js'
import fc from 'fast-check'
import type { Organization } from '../../licensing/handles.js'
import type { CommandOptions } from '../../licensing/writing/command.js'
import type { Change } from '../../timeline/record/change.js'
import type { Vocabulary } from '../random/vocabulary.js'
import { onOrganization, onUser } from './answer.js'
import type { Given, Moment, Operands } from './moment.js'
import { confirmation, remedyOfChange, remedyOfPlan } from './requested.js'
import { dateIn, nameOf, type OrganizationScenario } from './scenario.js'

/** A command to be given, of its kind. */
export interface Write extends Operands {
  readonly kind: 'write'
  readonly command: WriteName
}

/** Gives a command to the user of a moment, told with what else it is given. */
type Giving = (name: string, moment: Moment) => Given | null | Promise<Given | null>

/** A command on one user. */
function forUser<R extends Parameters<typeof onUser>[1]>(
  name: string,
  { user }: Moment,
  given: readonly unknown[],
  run: (options: CommandOptions) => Promise<R>,
): Given {
  const words = `${name}(${[user.id, ...given].map((one) => JSON.stringify(one)).join(', ')})`
  return { words, about: [user.id], run: async (options) => onUser(user.id, await run(options)) }
}

/** A command on one of the user's numbers, if there is one such. */
function onNumber(
  statuses: readonly string[],
  run: (
    moment: Moment,
    number: string,
    options: CommandOptions,
  ) => Promise<Parameters<typeof onUser>[1]>,
): Giving {
  return (name, moment) => {
    const { user, on, write } = moment
    const number = at(
      user.numbers.filter(({ status }) => statuses.includes(status)),
      write.place,
    )?.number
    return number === undefined
      ? null
      : forUser(name, moment, [number, on], async (options) => run(moment, number, options))
  }
}

/** A command on one of the user's changes, if there is one such. */
function onChange(
  status: Change['status'],
  run: (
    moment: Moment,
    change: Change,
    options: CommandOptions,
  ) => Promise<Parameters<typeof onUser>[1]>,
): Giving {
  return (name, moment) => {
    const { scenario, user, on, write } = moment
    const some = user.changes.filter((change) => change.status === status)
    const change = at(some, write.place)
    if (change === undefined) return null
    const license = findLicense(scenario.catalog, change.license)?.definition.name ?? change.license
    return forUser(name, moment, [`${change.kind} ${license}`, on], async (options) =>
      run(moment, change, options),
    )
  }
}

/** A command on the organization. */
function onSettings(
  given: (moment: Moment) => readonly unknown[],
  run: (
    moment: Moment,
    span: { readonly from: string; readonly until?: string },
    options: CommandOptions,
  ) => ReturnType<Organization['settings']['update']>,
): Giving {
  return (name, moment) => {
    const { scenario } = moment
    const span = datesOf(moment)
    const words = `${name}(${[...given(moment), span].map((one) => JSON.stringify(one)).join(', ')})`
    return {
      words,
      about: scenario.users,
      run: async (options) => onOrganization(await run(moment, span, options)),
    }
  }
}

function datesOf({ scenario, on, write }: Moment) {
  const { days } = write
  return { from: on, ...(days === null ? {} : { until: dateIn(scenario, write.in + days) }) }
}

/** Every command with effects, by its name. */
const WRITES = {
  'users.update': (name, moment) => {
    const { acme, user, write } = moment
    const attributes = write.attribute === '' ? {} : { [write.attribute]: write.value }
    const patch =
      write.place % 2 === 0
        ? { attributes }
        : { attributes, department: user.department === null ? 'Sales' : null }
    const dates = write.other === 0 ? {} : datesOf(moment)
    return forUser(name, moment, [patch, dates], async (options) =>
      acme.users.update(user.id, patch, { ...dates, ...options }),
    )
  },
  'users.withdraw': (name, moment) => {
    const { scenario, acme, user, write } = moment
    const coming = (user.facts ?? []).filter(({ from }) => from > scenario.today)
    const dated = at(coming, write.place)
    return dated
      ? forUser(name, moment, [dated.fact, dated.from], async (options) =>
          acme.users.withdraw(user.id, dated, options),
        )
      : null
  },
  'numbers.add': (name, moment) => {
    const { scenario, acme, user, on, write } = moment
    const type = (['landline', 'mobile'] as const)[write.place % 2]!
    const added = {
      number: scenario.nextNumber(type),
      type,
      ...(write.other === 0 ? { status: 'foreign' as const } : { from: on }),
    }
    return forUser(name, moment, [added], async (options) =>
      acme.numbers.add(user.id, added, options),
    )
  },
  'numbers.remove': onNumber(
    ['active', 'porting', 'foreign'],
    async ({ acme, user }, number, options) => acme.numbers.remove(user.id, number, options),
  ),
  'numbers.markForeign': onNumber(['active', 'porting'], async ({ acme, user }, number, options) =>
    acme.numbers.markForeign(user.id, number, options),
  ),
  'numbers.startPorting': onNumber(['foreign'], async ({ acme, user, on }, number, options) =>
    acme.numbers.startPorting(user.id, number, on, options),
  ),
  'numbers.movePorting': onNumber(['porting'], async ({ acme, user, on }, number, options) =>
    acme.numbers.movePorting(user.id, number, on, options),
  ),
  'numbers.cancelPorting': onNumber(['porting'], async ({ acme, user }, number, options) =>
    acme.numbers.cancelPorting(user.id, number, options),
  ),
  'numbers.swap': (name, moment) => {
    const { acme, user, on, write } = moment
    const from = at(user.numbers, write.place)
    const to = at(
      user.numbers.filter((one) => one !== from && one.type === from?.type),
      write.other,
    )
    if (from === undefined || to === undefined) return null
    return forUser(name, moment, [from.number, to.number, on], async (options) =>
      acme.numbers.swap(user.id, { from: from.number, to: to.number, on }, options),
    )
  },
  'numbers.cancelSwap': (name, moment) => {
    const { acme, user, write } = moment
    const swap = at(user.swaps, write.place)
    return swap
      ? forUser(name, moment, [swap.from], async (options) =>
          acme.numbers.cancelSwap(user.id, swap.from, options),
        )
      : null
  },
  'schedule.move': onChange('scheduled', async ({ acme, user, on }, { id }, options) =>
    acme.schedule.move(user.id, id, on, options),
  ),
  'schedule.cancel': onChange('scheduled', async ({ acme, user }, { id }, options) =>
    acme.schedule.cancel(user.id, id, options),
  ),
  'schedule.setDetails': onChange(
    'scheduled',
    async ({ scenario, acme, user, write }, { id, license }, options) => {
      const details = (findLicense(scenario.catalog, license)?.details ?? []).flatMap(
        ({ id: detail, type }) => {
          const number = at(
            [...user.numbers.filter((one) => one.type === type), undefined],
            write.other,
          )
          return number ? [[detail, number.number] as const] : []
        },
      )
      return acme.schedule.setDetails(user.id, id, Object.fromEntries(details), options)
    },
  ),
  'schedule.retry': onChange('failed', async ({ acme, user, on }, { id }, options) =>
    acme.schedule.retry(user.id, id, on, options),
  ),
  'schedule.dismiss': onChange('failed', async ({ acme, user }, { id }, options) =>
    acme.schedule.dismiss(user.id, id, options),
  ),
  'schedule.override': (name, moment) =>
    forUser(name, moment, [moment.on], async (options) =>
      moment.acme.schedule.override(moment.user.id, moment.on, options),
    ),
  'schedule.clearOverride': (name, moment) => {
    const { acme, user, on, write } = moment
    const passed = write.place % 2 === 0 ? {} : { passedTo: on }
    if (user.override === null) return null
    return forUser(name, moment, [passed], async (options) =>
      acme.schedule.clearOverride(user.id, { ...passed, ...options }),
    )
  },
  confirm: confirmation,
  remedy: remedyOfPlan,
  'schedule.remedy': remedyOfChange,
  'settings.enable': onSettings(
    ({ write }) => [write.capability],
    async ({ acme, write }, span, options) =>
      acme.settings.enable(write.capability, { ...span, ...options }),
  ),
  'settings.disable': onSettings(
    ({ write }) => [write.capability],
    async ({ acme, write }, span, options) =>
      acme.settings.disable(write.capability, { ...span, ...options }),
  ),
  'settings.setSeatLimit': onSettings(
    ({ write }) => [write.license, write.limit],
    async ({ acme, write }, span, options) =>
      acme.settings.setSeatLimit(write.license, write.limit, { ...span, ...options }),
  ),
  'settings.clearSeatLimit': onSettings(
    ({ write }) => [write.license],
    async ({ acme, write }, span, options) =>
      acme.settings.clearSeatLimit(write.license, { ...span, ...options }),
  ),
  'settings.withdraw': (name, moment) => {
    const { scenario, acme, organization, write } = moment
    const { capabilities, seatLimits } = organization
    const coming = [...capabilities, ...seatLimits].filter(({ from }) => from > scenario.today)
    const setting = at(coming, write.place)
    return setting === undefined
      ? null
      : {
          words: `${name}(${JSON.stringify(setting)})`,
          about: scenario.users,
          run: async (options) => onOrganization(await acme.settings.withdraw(setting, options)),
        }
  },
  'settings.update': onSettings(
    ({ write }) => [placeOf(write)],
    async ({ acme, write }, _, options) => acme.settings.update(placeOf(write), options),
  ),
} satisfies { readonly [name: string]: Giving }

/** The name of a command with effects, as `authorize` knows it. */
export type WriteName = keyof typeof WRITES

/** Every one of them. */
const WRITE_NAMES = Object.keys(WRITES) as readonly WriteName[]

/** What is asked for most: without requests there is nothing to have an effect on. */
const OFTEN: readonly WriteName[] = [
  'confirm',
  'confirm',
  'confirm',
  'confirm',
  'confirm',
  'confirm',
  'confirm',
  'remedy',
  'remedy',
]

/** Commands with effects, over a catalog; most of them on the first user. */
export function writesOver(
  { licenses, capabilities, countries, attributes }: Vocabulary,
  users: number,
): fc.Arbitrary<Write> {
  const pairs = [...attributes].flatMap(([attribute, values]) =>
    [null, ...values].map((value) => ({ attribute, value })),
  )
  return fc
    .record({
      kind: fc.constant('write'),
      command: fc.constantFrom(...WRITE_NAMES, ...OFTEN),
      user: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.nat(users - 1) },
      ),
      place: fc.nat(3),
      other: fc.nat(3),
      in: fc.constantFrom(0, 0, 1, 2, 3, 4),
      days: fc.constantFrom(null, 1, 3),
      license: fc.constantFrom(...licenses),
      requested: fc.constantFrom('assign', 'assign', 'remove'),
      dependents: fc.constantFrom('keep', 'remove'),
      limit: fc.nat(2),
      capability: fc.constantFrom(...(capabilities.length === 0 ? ['none'] : capabilities)),
      country: fc.constantFrom(...countries),
      pair: fc.constantFrom(...(pairs.length === 0 ? [{ attribute: '', value: null }] : pairs)),
    })
    .map(({ pair, ...write }): Write => ({ ...write, ...pair }))
}

/**
 * What giving a command comes to in an organization as it stands; `null` if there is nothing to
 * give it to.
 */
export async function givenIn(scenario: OrganizationScenario, write: Write): Promise<Given | null> {
  const acme: Organization = scenario.organization
  const user = await acme.users.get(nameOf(write.user))
  const organization = await acme.settings.get()
  return WRITES[write.command](write.command, {
    scenario,
    acme,
    user,
    organization,
    on: dateIn(scenario, write.in),
    write,
  })
}

/** A country, and a time zone of several on one date at noon: none of them brings another day. */
function placeOf({ place, country }: Operands) {
  return { timeZone: ['Etc/UTC', 'Europe/Stockholm', 'America/New_York'][place % 3]!, country }
}

function at<T>(some: readonly T[], place: number): T | undefined {
  return some[place % Math.max(1, some.length)]
}
