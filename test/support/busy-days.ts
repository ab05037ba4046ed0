// Random days of an organization in which plans and imports are confirmed, and confirmed again,
// while others write.
import fc from 'fast-check'
import type { SeatlineStore } from '../../src/index.js'
import { openPortal, type GuideLicense, type TestPortal } from './portal.js'

const PEOPLE = [0, 1, 2] as const
const license = fc.constantFrom<GuideLicense>(
  'basic',
  'businessMobile',
  'small',
  'unlimited5g',
  'recording',
  'privacy',
  'loyalty',
)
const hinder = fc.constantFrom(
  'nothing' as const,
  'nothing' as const,
  'ahead' as const,
  'lost' as const,
  'two' as const,
)
const person = fc.constantFrom(...PEOPLE)

/** One thing that somebody does. */
export const busyDeed = fc.oneof(
  fc.record({
    kind: fc.constant('confirm' as const),
    users: fc.subarray([...PEOPLE], { minLength: 1 }),
    license,
    remove: fc.boolean(),
    inDays: fc.nat(2),
    mode: fc.constantFrom('each' as const, 'all' as const),
    hinder,
  }),
  fc.record({
    kind: fc.constant('import' as const),
    people: fc.subarray([...PEOPLE, 3, 4], { minLength: 1 }),
    license,
    hinder,
  }),
  fc.record({ kind: fc.constant('again' as const), which: fc.nat(9) }),
  fc.record({
    kind: fc.constant('number' as const),
    person,
    type: fc.constantFrom('landline' as const, 'mobile' as const),
    place: fc.nat(2),
  }),
  fc.record({ kind: fc.constant('cancel' as const), person }),
  fc.record({ kind: fc.constant('rename' as const), person, times: fc.nat(3) }),
  fc.record({ kind: fc.constant('day' as const) }),
)
export type BusyDeed = typeof busyDeed extends fc.Arbitrary<infer T> ? T : never

/** What must not be left of a person who was erased: every value of theirs has it, or begins so. */
export const marksOf = (who: number): readonly string[] => [
  `Zq${who}z`,
  `+4681${who}7777`,
  `+46701${who}7777`,
]

const nameOf = (who: number) => `u${who}`
const numberOf = (who: number, type: 'landline' | 'mobile', place: number) =>
  `${type === 'landline' ? '+4681' : '+46701'}${who}7777${place}`

/** A confirmation as it is given again, whatever was told with it. */
function lasting(result: unknown): string {
  return JSON.stringify(result, (key, value: unknown) =>
    key === 'verdict' || key === 'answer' ? null : value,
  )
}

/** A store that is overtaken by another writer, or loses an answer, when it is told. */
function hindered(right: SeatlineStore) {
  let next:
    | { readonly kind: 'ahead' | 'two'; readonly write: () => Promise<unknown> }
    | { readonly kind: 'lost' }
    | null = null
  const store: SeatlineStore = {
    ...right,
    commit: async (batch) => {
      const now = batch.answers === undefined ? null : next
      if (now !== null) next = null
      if (now !== null && now.kind !== 'lost') await now.write()
      const result = await right.commit(batch)
      if (now?.kind === 'lost') throw new Error('the answer was lost')
      return result
    },
  }
  return { store, hinder: (how: NonNullable<typeof next>) => (next = how) }
}

/** A portal with three people, and everything that was confirmed in it. */
export async function openBusyPortal(right: SeatlineStore) {
  const { store, hinder: arrange } = hindered(right)
  const portal = await openPortal({ store })
  const { acme } = portal
  for (const who of PEOPLE) {
    const mark = marksOf(who)[0]!
    const attributes = { desk: `${mark} desk` }
    await acme.users.create({
      id: nameOf(who),
      firstName: mark,
      surname: mark,
      email: `${mark}@acme.example`,
      department: mark,
      attributes,
    })
    await acme.numbers.add(nameOf(who), { number: numberOf(who, 'landline', 9), type: 'landline' })
  }
  const asked: { readonly ask: () => Promise<unknown>; readonly first: string }[] = []
  /**
   * Confirms for the first time, with somebody in the way; an answer that was lost is asked for
   * once more.
   */
  const confirm = async (
    ask: () => Promise<unknown>,
    how: 'nothing' | 'ahead' | 'lost' | 'two',
  ) => {
    if (how === 'ahead')
      arrange({
        kind: 'ahead',
        write: async () => acme.users.update('u0', { attributes: { seen: Math.random() } }),
      })
    if (how === 'two') arrange({ kind: 'two', write: ask })
    if (how === 'lost') arrange({ kind: 'lost' })
    const first = await ask().catch(async (error: Error) => {
      if (error.message !== 'the answer was lost') throw error
      return ask()
    })
    asked.push({ ask, first: lasting(first) })
  }
  return { portal, asked, confirm, days: { passed: 0 } }
}

type Busy = Awaited<ReturnType<typeof openBusyPortal>>

const dayOf = (passed: number) => `2026-11-${String(1 + passed).padStart(2, '0')}`

/** Does it. What is refused is refused. */
export async function doBusily(busy: Busy, step: BusyDeed): Promise<void> {
  const { portal, asked, confirm, days } = busy
  const { acme } = portal
  switch (step.kind) {
    case 'confirm': {
      const on = dayOf(days.passed + step.inDays)
      const change = step.remove ? { remove: [step.license] } : { assign: [step.license] }
      const plan = await acme.plan(
        { users: step.users.map(nameOf), ...change, on },
        { help: 'none' },
      )
      return confirm(() => acme.confirm(plan, { mode: step.mode }), step.hinder)
    }
    case 'import': {
      const rows = step.people.map((who, index) => {
        const mark = marksOf(who)[0]!
        return {
          row: index + 2,
          email: `${mark}@acme.example`,
          firstName: `${mark}i`,
          surname: mark,
          mobile: numberOf(who, 'mobile', 8),
          license: step.license,
        }
      })
      const plan = await acme.imports.plan(rows)
      return confirm(() => acme.imports.confirm(plan), step.hinder)
    }
    case 'again': {
      const one = asked[step.which % Math.max(1, asked.length)]
      if (one) await sameAgain(busy, one)
      return
    }
    case 'number':
      await acme.numbers
        .add(nameOf(step.person), {
          number: numberOf(step.person, step.type, step.place),
          type: step.type,
        })
        .catch(() => undefined)
      return
    case 'cancel': {
      const [first] = (await acme.schedule.of(nameOf(step.person))).changes.filter(
        ({ change }) => change.status === 'scheduled',
      )
      if (first) await acme.schedule.cancel(nameOf(step.person), first.change.id)
      return
    }
    case 'rename':
      await acme.users.update(nameOf(step.person), {
        surname: `${marksOf(step.person)[0]} ${step.times}`,
      })
      return
    case 'day':
      days.passed += 1
      portal.travelTo(dayOf(days.passed))
      await portal.licensing.applyDue()
  }
}

/** Confirms again: the answer is the first one, and nothing happens to anybody. */
export async function sameAgain(
  { portal }: Busy,
  { ask, first }: Busy['asked'][number],
): Promise<void> {
  await portal.licensing.applyDue()
  const before = await histories(portal)
  const again = lasting(await ask())
  if (again !== first) throw new Error(`first ${first}, then ${again}`)
  const after = await histories(portal)
  if (after !== before)
    throw new Error(`confirming again wrote something: ${before}, then ${after}`)
}

async function histories({ acme }: TestPortal): Promise<string> {
  const users = await acme.users.list()
  return JSON.stringify(await Promise.all(users.map(({ id }) => acme.users.history(id))))
}

/**
 * Deletes and erases some of the people, those of imports too; gives the marks that must be gone.
 */
export async function eraseSome(
  { portal }: Busy,
  people: readonly number[],
): Promise<readonly string[]> {
  const { acme } = portal
  for (const who of people) {
    const user = await acme.users.findByEmail(`${marksOf(who)[0]}@acme.example`)
    if (user === null) continue
    await acme.users.delete(user.id, { scheduled: 'cancel' })
    await acme.users.erase(user.id)
  }
  return people.flatMap(marksOf)
}

/** Everything that a value holds, maps and sets included, as one text. */
export function everythingIn(value: unknown): string {
  const seen = new Set<unknown>()
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'object' && part !== null) {
      if (seen.has(part)) return undefined // it was written out before
      seen.add(part)
    }
    if (part instanceof Map) return [...part]
    return part instanceof Set ? [...(part as Set<unknown>)] : part
  })
}
