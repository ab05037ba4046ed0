import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { APART, parts, type Part } from './parts.js'

/**
 * Tries properties, fuzzers and driven organizations for hours, with fresh seeds in each round:
 * npm run soak -- --hours 8. It stops at the first failure with the command that repeats it.
 * `--seed` begins with the round of that seed, `--only` takes the parts whose name has the word.
 */
const { values } = parseArgs({
  options: { hours: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
})
const hours = Number(values.hours ?? 8)
const first = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000))
const chosen = parts.filter(({ name }) => name.includes(values.only ?? ''))
if (!(hours > 0) || !Number.isInteger(first) || chosen.length === 0) {
  throw new Error(
    `Say --hours 8, --seed 7 and --only with one of: ${parts.map(({ name }) => name).join(', ')}.`,
  )
}

const begun = Date.now()
const spent = new Map<string, { times: number; seconds: number }>()
let failed: Part | null = null
let round = 0
console.log(`Until ${new Date(begun + hours * 3_600_000).toISOString()}, from the seed ${first}.`)
for (; failed === null && Date.now() < begun + hours * 3_600_000; round++) {
  for (const part of chosen) {
    if (!tryOut(part, first + round * APART)) {
      failed = part
      break
    }
  }
}
for (const [name, { times, seconds }] of spent)
  console.log(`${name}: ${times} times, ${seconds.toFixed(0)} s`)
console.log(
  `${round} rounds in ${((Date.now() - begun) / 3_600_000).toFixed(2)} hours, seeds ${first} to ${first + (round - 1) * APART}: ${failed === null ? 'all held' : `${failed.name} fell`}`,
)
process.exitCode = failed === null ? 0 : 1

/** Runs a part with a seed; tells what fell, and how to see it again. */
function tryOut({ name, command, environment }: Part, seed: number): boolean {
  const started = Date.now()
  const [program = '', ...parameters] = command
  const settings = environment(seed)
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    env: { ...process.env, NO_COLOR: '1', ...settings },
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
  })
  const seconds = (Date.now() - started) / 1000
  const before = spent.get(name) ?? { times: 0, seconds: 0 }
  spent.set(name, { times: before.times + 1, seconds: before.seconds + seconds })
  const counted =
    /^\d+ passed, \d+ failed$/m.exec(stdout)?.[0] ?? stdout.trim().split('\n').at(-1) ?? ''
  console.log(
    `round ${round + 1}, seed ${seed}, ${name}: ${status === 0 ? counted : 'FELL'} in ${seconds.toFixed(0)} s`,
  )
  if (status === 0) return true
  const variables = Object.entries(settings).map(([variable, value]) => `${variable}=${value}`)
  console.log(
    `\n${`${stderr}${stdout}`
      .split('\n')
      .slice(-150)
      .map((line) => line.slice(0, 4_000))
      .join('\n')}\n\nTo see it again:\n${[...variables, ...command].join(' ')}\n`,
  )
  return false
}
