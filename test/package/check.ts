import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { doors } from '../../doors.js'

/**
 * Looks at the package as its users get it: packed, then installed into an empty project,
 * and tried from ESM, CommonJS and TypeScript. Needs a build.
 */
const folder = mkdtempSync(join(tmpdir(), 'seatline-package-'))
const project = join(folder, 'project')
const bin = (name: string) => resolve('node_modules/.bin', name)
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string; devDependencies: Record<string, string> }
const outcome = { passed: 0, failed: 0 }

try {
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder])
  const tarball = join(folder, `seatline-${manifest.version}.tgz`)
  step('every door is built', () => requireBuiltDoors())
  step('nothing of Node is asked for: it runs in browsers and workers', () => refuseNode())
  step('the tarball holds dist, package.json and the papers only', () => checkContents(tarball))
  step('publint', () => run(bin('publint'), [tarball, '--strict']))
  step('are the types wrong?', () => run(bin('attw'), [tarball, '--profile', 'node16', '--no-color']))
  step('installs into an empty project', () => install(tarball))
  step('works from ESM, beside the CommonJS copy', () => run('node', ['esm.mjs', ...doorsWithoutTesting()], project))
  step('works from CommonJS', () => run('node', ['commonjs.cjs', ...doorsWithoutTesting()], project))
  step('the testing door works once fast-check is there', () => tryTestingDoor())
  for (const resolution of ['node16', 'bundler']) step(`compiles with moduleResolution ${resolution}`, () => compile(resolution))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${outcome.passed} passed, ${outcome.failed} failed`)
process.exitCode = outcome.failed === 0 ? 0 : 1

function step(title: string, check: () => void): void {
  try {
    check()
    outcome.passed += 1
    console.log(`ok      ${title}`)
  } catch (error) {
    outcome.failed += 1
    console.log(`FAILED  ${title}\n${explain(error)}`)
  }
}

function explain(error: unknown): string {
  const { stdout = '', stderr = '', message = String(error) } = error as { stdout?: string; stderr?: string; message?: string }
  return `${message}\n${stdout}${stderr}`.trim().replace(/^/gm, '        ')
}

function run(command: string, parameters: readonly string[], cwd = '.'): string {
  return execFileSync(command, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function requireBuiltDoors(): void {
  const missing = Object.values(doors)
    .map((source) => source.replace('src/', 'dist/').replace(/\.ts$/, '.d.cts'))
    .filter((path) => !existsSync(path))
  if (missing.length > 0) throw new Error(`${missing.join(', ')} missing. Run npm run build, or take the door out of doors.ts.`)
}

/** What is built asks for packages and for its own chunks only. */
function refuseNode(): void {
  const isOfNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
  const built = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) => /\.c?js$/.test(path))
  const asking = built.filter((path) => {
    const asked = readFileSync(join('dist', path), 'utf8').matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"]([^'"\n]+)['"]/g)
    return [...asked].some(([, name = '']) => isOfNode(name))
  })
  if (built.length === 0 || asking.length > 0) throw new Error(`asking for what only Node has: ${asking.join(', ')}`)
}

function checkContents(tarball: string): void {
  const paths = run('tar', ['-tzf', tarball]).trim().split('\n')
  const strangers = paths.filter((path) => !/^package\/(?:dist\/|package\.json$|LICENSE$|README\.md$|CHANGELOG\.md$)/.test(path))
  if (strangers.length > 0) throw new Error(`not to be published: ${strangers.join(', ')}`)
}

function install(tarball: string): void {
  mkdirSync(project)
  const consumer = 'test/package/consumer'
  for (const name of readdirSync(consumer)) cpSync(join(consumer, name), join(project, name))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  npmInstall(tarball)
}

function tryTestingDoor(): void {
  npmInstall(`fast-check@${manifest.devDependencies['fast-check'] ?? 'latest'}`)
  run('node', ['esm.mjs', './testing'], project)
  run('node', ['commonjs.cjs', './testing'], project)
}

function npmInstall(what: string): void {
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel', 'error', what], project)
}

function doorsWithoutTesting(): readonly string[] {
  return Object.keys(doors).filter((door) => door !== './testing')
}

function compile(resolution: string): void {
  const module = resolution === 'node16' ? 'node16' : 'preserve'
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--target', 'es2022', '--lib', 'es2022,dom']
  const sources = ['types.ts', 'types-commonjs.cts']
  run(bin('tsc'), ['--noEmit', '--module', module, '--moduleResolution', resolution, ...strict, ...sources], project)
}
