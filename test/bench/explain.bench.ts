import { explain } from '../../src/requirements/explain.js'
import { compare } from './compare.js'
import {
  byHand,
  counting,
  LICENSES,
  listedByHand,
  nodes,
  plain,
  schemas,
  situations,
  USERS,
} from './contenders.js'

// The verdict on 24 licenses for 1,000 users with all that is missing. Apart from the other
// benches,
// because what they leave behind makes every collection of garbage slower.
const units = USERS * LICENSES
const contenders = [
  {
    name: 'hand-written conditions, verdict alone',
    units,
    run: counting(situations, byHand, (holds, situation) => holds(situation)),
  },
  {
    name: 'hand-written conditions with a list',
    units,
    run: counting(situations, listedByHand, (list, situation) => list(situation).length === 0),
  },
  {
    name: 'seatline, all conflicts',
    units,
    run: counting(situations, nodes, (node, situation) => explain(node, situation).length === 0),
  },
  {
    name: 'zod refinements, all issues',
    units,
    run: counting(
      plain,
      schemas,
      (schema, user) => (schema.safeParse(user).error?.issues ?? []).length === 0,
    ),
  },
]
const counts = contenders.map(({ run }) => run())
if (new Set(counts).size > 1) throw new Error(`they disagree: ${counts.join(', ')}`)

await compare('With all that is missing', contenders)
