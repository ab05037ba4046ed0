import { readFileSync } from 'node:fs'

/** Refuses a release whose changelog still says Unreleased, says nothing, or speaks of another version. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const [, top = ''] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)
const title = top.split('\n', 1)[0] ?? ''
const changes = top.split('\n').filter((line) => line.startsWith('- '))

const faults = [
  ...(/unreleased/i.test(title) ? ['the top entry is still Unreleased: give it its version and date'] : []),
  ...(title.startsWith(version) ? [] : [`the top entry is "${title}", package.json says ${version}`]),
  ...(changes.length > 0 ? [] : ['the top entry says nothing']),
]
for (const fault of faults) console.error(`CHANGELOG.md: ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
