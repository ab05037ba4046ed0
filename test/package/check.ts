import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { doors } from '../../doors.js'
import { createProject, versionOf, workbooks } from './consumer-project.js'
import { step, sumUp } from './steps.js'

/**
 * Looks at the package as its users get it: packed, installed into an empty project, and every door
 * used by one program (consumer/use-doors.ts), from ESM, CommonJS and TypeScript, and in Jest.
 * Needs a build.
 */
const JEST = ['jest@30.5.2', 'jest-environment-jsdom@30.5.2']
const bin = (name: string) => resolve('node_modules/.bin', name)
const withoutTesting = Object.keys(doors).filter((door) => door !== './testing')

await step('every door is built', requireBuiltDoors)
await step('nothing of Node is asked for: it runs in browsers and workers', refuseNode)
const project = createProject()
const { tarball, run, install } = project
try {
  await step('the tarball holds dist, package.json and the papers only', checkContents)
  await step('publint', () => execute(bin('publint'), [tarball, '--strict']))
  await step('are the types wrong?', () =>
    execute(bin('attw'), [tarball, '--profile', 'node16', '--no-color']),
  )
  await step('installs into an empty project', () => install(tarball))
  await step('loads from ESM, beside the CommonJS copy', () =>
    run('node', ['esm.mjs', ...withoutTesting]),
  )
  await step('loads from CommonJS', () => run('node', ['commonjs.cjs', ...withoutTesting]))
  await step('the testing door loads once fast-check is there', loadTestingDoor)
  await step('compiles with moduleResolution bundler', () => compile('bundler', '--noEmit'))
  await step('compiles with moduleResolution node16, to ESM and to CommonJS', () =>
    compile('node16'),
  )
  await step('every door is used from ESM', () => run('node', ['run.mjs', workbooks]))
  await step('every door is used from CommonJS', () => run('node', ['run.cjs', workbooks]))
  await step('Jest is installed', () => install(...JEST))
  for (const environment of ['node', 'jsdom'])
    await step(`every door is used in Jest, environment ${environment}`, () => tryJest(environment))
} finally {
  project.remove()
}
sumUp()

function execute(command: string, parameters: readonly string[]): string {
  return execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function requireBuiltDoors(): void {
  const missing = Object.values(doors)
    .map((source) => source.replace('src/', 'dist/').replace(/\.ts$/, '.d.cts'))
    .filter((path) => !existsSync(path))
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} missing. Run npm run build, or take the door out of doors.ts.`,
    )
}

/** What is built asks for packages and for its own chunks only. */
function refuseNode(): void {
  const isOfNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
  const built = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.c?js$/.test(path),
  )
  const asking = built.filter((path) => {
    const asked = readFileSync(join('dist', path), 'utf8').matchAll(
      /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"]([^'"\n]+)['"]/g,
    )
    return [...asked].some(([, name = '']) => isOfNode(name))
  })
  if (built.length === 0 || asking.length > 0)
    throw new Error(`asking for what only Node has: ${asking.join(', ')}`)
}

function checkContents(): void {
  const paths = execute('tar', ['-tzf', tarball]).trim().split('\n')
  const strangers = paths.filter(
    (path) => !/^package\/(?:dist\/|package\.json$|LICENSE$|README\.md$|CHANGELOG\.md$)/.test(path),
  )
  if (strangers.length > 0) throw new Error(`not to be published: ${strangers.join(', ')}`)
}

function loadTestingDoor(): void {
  install(versionOf('fast-check'), versionOf('@electric-sql/pglite'))
  run('node', ['esm.mjs', './testing'])
  run('node', ['commonjs.cjs', './testing'])
}

function compile(resolution: string, ...more: readonly string[]): void {
  const module = resolution === 'node16' ? 'node16' : 'preserve'
  const strict = [
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
  ]
  const sources = ['types.ts', 'types-commonjs.cts', 'use-doors.mts', 'use-doors.cts']
  run(bin('tsc'), [
    '--module',
    module,
    '--moduleResolution',
    resolution,
    ...strict,
    ...more,
    ...sources,
  ])
}

function tryJest(environment: string): void {
  run('node', [
    'node_modules/jest/bin/jest.js',
    `--env=${environment}`,
    '--rootDir=.',
    '--testMatch=**/jest.test.cjs',
  ])
}
