import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'

/**
 * Runs the benches one after another, each bundled first, as users run the package, and in a
 * process of its own. Words after `npm run bench --` choose by name.
 */
const folder = fileURLToPath(new URL('.', import.meta.url))
const outDir = fileURLToPath(new URL('../../node_modules/.cache/bench/', import.meta.url))
const wanted = process.argv.slice(2)
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort()

for (const name of benches) {
  console.log(`\n${name}`)
  await build({
    config: false,
    silent: true,
    skipNodeModulesBundle: true,
    entry: [folder + name],
    outDir,
    format: 'esm',
    target: 'es2022',
    splitting: false,
  })
  const { status } = spawnSync('node', ['--expose-gc', outDir + name.replace(/\.ts$/, '.js')], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
if (benches.length === 0) console.log('no bench of that name')
