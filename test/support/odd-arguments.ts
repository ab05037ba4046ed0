import { expect } from 'vitest'
import { isSeatlineError, type SeatlineErrorCode } from '../../src/index.js'

/**
 * A function with arguments that are right, and some that are wrong: each with the path, or another
 * code, that it ends in.
 */
export interface Row {
  readonly right: readonly unknown[]
  readonly wrong: readonly (readonly [
    given: readonly unknown[],
    path: string | { readonly code: SeatlineErrorCode },
  ])[]
}

type Call = (...given: readonly unknown[]) => unknown

/** Values that are hardly ever right. */
const oddValues: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  -1,
  Number.NaN,
  10n,
  '',
  'x y',
  '__proto__',
  'x'.repeat(6_000),
  [],
  [null],
  ['x y'],
  {},
  { nonsense: 1 },
  JSON.parse('{"__proto__": 1}'),
  () => 7,
  Symbol('odd'),
  new Date(0),
  new Map([['a', 1]]),
  Promise.resolve(1),
]

/** What a call throws or rejects with, or `null`. Pages are asked for. */
export async function errorOf(call: Call, given: readonly unknown[]): Promise<unknown> {
  let answer: unknown
  try {
    answer = call(...given)
  } catch (error) {
    return { thrown: error }
  }
  try {
    const isPages = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
    if (isPages) for await (const page of answer as AsyncIterable<unknown>) void page
    else await answer
    return null
  } catch (error) {
    return { rejected: error }
  }
}

/**
 * Whether a call refuses in the way that it should: asynchronous calls reject, the others throw.
 */
function refusalOf(outcome: unknown, way: 'thrown' | 'rejected'): unknown {
  expect(Object.keys(outcome ?? { accepted: true })).toEqual([way])
  return (outcome as Record<string, unknown>)[way]
}

/**
 * A call with each argument odd in turn: it accepts it, or refuses it with an error of ours that is
 * not the store's.
 */
export async function expectNoStray(
  open: () => Promise<Call> | Call,
  right: readonly unknown[],
  way: 'thrown' | 'rejected',
  more: 'may be more' | 'is refused' = 'is refused',
) {
  for (const [place] of (more === 'is refused' ? [...right, 'one too many'] : right).entries()) {
    for (const odd of oddValues) {
      const given = right.map((one, index) => (index === place ? odd : one))
      const outcome = await errorOf(await open(), place < right.length ? given : [...right, odd])
      if (outcome === null) continue
      const error = refusalOf(outcome, way)
      if (
        isSeatlineError(error) &&
        !['store_failed', 'contention', 'store_closed'].includes(error.code)
      )
        continue
      throw new Error(`argument ${place} ${String(typeof odd)} ${show(odd)}: ${String(error)}`, {
        cause: error,
      })
    }
  }
}

/** A wrong call is refused with the path. */
export async function expectRefused(
  call: Call,
  [given, at]: Row['wrong'][number],
  way: 'thrown' | 'rejected',
) {
  const error = refusalOf(await errorOf(call, given), way)
  if (typeof at === 'object') return expect(error).toMatchObject(at)
  expect(error).toMatchObject({ code: 'input_invalid' })
  const { issues } = (error as { data: { issues: readonly { path: string }[] } }).data
  expect(issues.map(({ path }) => path)).toContain(at)
}

/** The functions of an object, and of the objects in it, by path. */
export function callsOf(handle: object, path = ''): readonly (readonly [string, Call])[] {
  return Object.entries(handle).flatMap(
    ([name, value]: [string, unknown]): readonly (readonly [string, Call])[] => {
      if (typeof value === 'function') return [[`${path}${name}`, value as Call]]
      return typeof value === 'object' && value !== null ? callsOf(value, `${path}${name}.`) : []
    },
  )
}

function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'bigint' ? String(one) : one,
    )?.slice(0, 60) ?? 'nothing'
  )
}
