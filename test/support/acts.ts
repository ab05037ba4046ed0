import fc from 'fast-check'
import type { Organization } from '../../src/index.js'
import type { GuideLicense } from './portal.js'

type Acme = Organization<GuideLicense>

const license = fc.constantFrom<GuideLicense>(
  'basic',
  'businessMobile',
  'small',
  'unlimited5g',
  'recording',
  'privacy',
  'loyalty',
)
const on = fc.constantFrom('now', '2026-11-02', '2026-11-03', '2026-11-05')
const who = fc.constantFrom('anna', 'bo')

/** One thing that an administrator does. What is refused is refused: the laws hold all the same. */
export const step = fc.oneof(
  fc.record({ kind: fc.constant('request' as const), who, license, remove: fc.boolean(), on }),
  fc.record({
    kind: fc.constant('number' as const),
    who,
    type: fc.constantFrom('landline' as const, 'mobile' as const),
    place: fc.nat(2),
  }),
  fc.record({ kind: fc.constant('override' as const), who, on }),
  fc.record({ kind: fc.constant('clear' as const), who }),
  fc.record({ kind: fc.constant('cancel' as const), who }),
  fc.record({
    kind: fc.constant('department' as const),
    who,
    name: fc.constantFrom('Sales', 'IT'),
  }),
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Anna and Bo. */
export async function createUsers(acme: Acme) {
  for (const id of ['anna', 'bo'])
    await acme.users.create({ id, firstName: id, surname: 'Berg', email: `${id}@acme.example` })
}

/** Does it. */
export async function take(acme: Acme, one: Step): Promise<void> {
  if (one.kind === 'request') {
    const plan = await acme.plan({
      users: [one.who],
      on: one.on,
      ...(one.remove ? { remove: [one.license] } : { assign: [one.license] }),
    })
    await acme.confirm(plan)
  } else if (one.kind === 'number') {
    const number = `+46${one.type === 'landline' ? '8' : '70'}${one.who === 'anna' ? 1 : 2}00000${one.place}`
    await acme.numbers.add(one.who, { number, type: one.type }).catch(() => undefined)
  } else if (one.kind === 'override') await acme.schedule.override(one.who, one.on)
  else if (one.kind === 'clear') await acme.schedule.clearOverride(one.who).catch(() => undefined)
  else if (one.kind === 'department') await acme.users.update(one.who, { department: one.name })
  else {
    const [first] = (await acme.schedule.of(one.who)).changes.filter(
      ({ change }) => change.status === 'scheduled',
    )
    if (first) await acme.schedule.cancel(one.who, first.change.id)
  }
}

/** What an administrator can see of it, as one text. */
export async function everything(acme: Acme) {
  return JSON.stringify([
    await acme.users.list(),
    await acme.schedule.list(),
    await acme.users.history('anna'),
    await acme.seats.count(['loyalty']),
  ])
}
