import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { doors } from '../../doors.js'

interface Manifest {
  readonly license?: string
  readonly dependencies?: { readonly [name: string]: string }
  readonly peerDependencies: { readonly [name: string]: string }
  readonly devDependencies: { readonly [name: string]: string }
}

const manifestOf = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest
const manifest = manifestOf('package.json')
const installed = Object.keys(manifest.dependencies ?? {})
const named = [
  ...new Set([
    ...installed,
    ...Object.keys(manifest.peerDependencies),
    ...Object.keys(manifest.devDependencies),
  ]),
].sort()
const [, section = ''] = readFileSync('docs/decisions.md', 'utf8').split(/^## Dependencies$/m)
const rows = [...section.matchAll(/^\| (\S+) \| (\S+) \| [\d.]+ [KM]B \| (.{10,}) \|$/gm)].map(
  ([, name, license]) => ({ name, license }),
)

describe('every dependency', () => {
  test('has its reason in docs/decisions.md, and nothing else has', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(named)
  })

  test.each(rows)('$name has the license that is written there', ({ name = '', license }) => {
    expect(manifestOf(`node_modules/${name}/package.json`).license).toBe(license)
  })
})

test.each(installed)('%s, which users install, brings no dependencies', (name) => {
  expect(Object.keys(manifestOf(`node_modules/${name}/package.json`).dependencies ?? {})).toEqual(
    [],
  )
})

test('every door has a limit of size', () => {
  const watched = (
    JSON.parse(readFileSync('.size-limit.json', 'utf8')) as readonly { path: string }[]
  ).map(({ path }) => path)
  expect([...new Set(watched)].sort()).toEqual(
    Object.values(doors)
      .map((source) => source.replace('src/', 'dist/').replace(/\.ts$/, '.js'))
      .sort(),
  )
})
