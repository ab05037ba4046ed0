import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { releaseFaults, type Release } from './release-faults.js'

/** Refuses a release that is not ready: before npm publish, and as npm run release:check. */
const git = (...parameters: readonly string[]) =>
  execFileSync('git', parameters, { encoding: 'utf8' }).trimEnd()
const faults = releaseFaults({
  manifest: JSON.parse(readFileSync('package.json', 'utf8')) as Release['manifest'],
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  uncommitted: git('status', '--porcelain'),
  tags: git('tag', '--points-at', 'HEAD').split('\n'),
})
for (const fault of faults) console.error(fault)
if (faults.length > 0) console.error('Nothing is published. See "Release" in docs/CONTRIBUTING.md.')
process.exitCode = faults.length === 0 ? 0 : 1
