import { bestOf, compare, printTable } from './compare.js'
import {
  abilities,
  byHand,
  compiledLogic,
  counting,
  interpretedLogic,
  LICENSES,
  nodes,
  plain,
  rulesEngine,
  schemas,
  situations,
  USERS,
  type Plain,
} from './contenders.js'

// The verdict on 24 licenses for 1,000 users, by seatline and by others. All must agree before they
// are timed.
const units = USERS * LICENSES
const hand = counting(situations, byHand, (holds, situation) => holds(situation))
const contenders = [
  { name: 'hand-written conditions', units, run: hand },
  {
    name: 'seatline',
    units,
    run: counting(situations, nodes, (node, situation) => node.test(situation)),
  },
  {
    name: 'json-logic-engine, compiled',
    units,
    run: counting(plain, compiledLogic, (holds, user) => Boolean(holds(user))),
  },
  {
    name: 'json-logic-js',
    units,
    run: counting(plain, interpretedLogic, (holds, user) => Boolean(holds(user))),
  },
  {
    name: '@casl/ability',
    units,
    run: counting(plain, abilities, (ability, user) => ability.can('have', user)),
  },
  {
    name: 'zod refinements',
    units,
    run: counting(plain, schemas, (schema, user) => schema.safeParse(user).success),
  },
]
const runEngine = async (users: readonly Plain[]) => {
  let met = 0
  for (const user of users) met += (await rulesEngine.run({ ...user })).events.length
  return met
}

const counts = new Map([
  ...contenders.map(({ name, run }) => [name, run()] as const),
  ['json-rules-engine', await runEngine(plain)],
])
if (new Set(counts.values()).size > 1)
  throw new Error(`they disagree: ${JSON.stringify([...counts])}`)

await compare('The verdict alone', contenders)

const some = plain.slice(0, 100)
const time = await bestOf(3, some.length * LICENSES, () => runEngine(some))
const first = await bestOf(20, units, hand)
printTable('With a verdict that always comes with its explanation', [
  { name: 'hand-written conditions', time: first, ratio: 1 },
  { name: 'json-rules-engine, 100 users', time, ratio: time / first },
])
