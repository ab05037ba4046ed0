import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Runs the benches one after another, each in a process of its own; words after `npm run bench --` choose by name. */
const folder = fileURLToPath(new URL('.', import.meta.url))
const wanted = process.argv.slice(2)
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort()

for (const name of benches) {
  console.log(`\n${name}`)
  const { status } = spawnSync('node', ['--expose-gc', '--import', 'tsx', folder + name], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
if (benches.length === 0) console.log('no bench of that name')
