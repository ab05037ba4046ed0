import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Installs the packed package into empty projects with other package managers, and loads it from
 * ESM and CommonJS: npx tsx test/package/installers.ts. Needs a build, and the registry.
 */
const folder = mkdtempSync(join(tmpdir(), 'seatline-installers-'))
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
const doors = ['.', './excel']

interface Installer {
  readonly name: string
  readonly files?: { readonly [name: string]: string }
  readonly install: (tarball: string) => readonly (readonly string[])[]
  /** How a script is run in the project. */
  readonly node: readonly string[]
}

const installers: readonly Installer[] = [
  {
    name: 'npm',
    install: (tarball) => [['npm', 'install', '--no-audit', '--no-fund', tarball]],
    node: ['node'],
  },
  {
    name: 'pnpm 9',
    install: (tarball) => [['npx', '--yes', 'pnpm@9', 'add', tarball]],
    node: ['node'],
  },
  {
    name: 'yarn 1',
    install: (tarball) => [['npx', '--yes', 'yarn@1', 'add', `file:${tarball}`]],
    node: ['node'],
  },
  {
    name: "yarn 4, Plug'n'Play",
    files: { '.yarnrc.yml': 'enableTelemetry: false\nenableGlobalCache: false\n', 'yarn.lock': '' },
    install: (tarball) => [
      ['npx', '--yes', '@yarnpkg/cli-dist@4', 'add', `seatline@file:${tarball}`],
    ],
    node: ['npx', '--yes', '@yarnpkg/cli-dist@4', 'node'],
  },
]
let failed = 0

try {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder])
  for (const installer of installers) {
    try {
      tryOut(installer)
      console.log(`ok      ${installer.name}`)
    } catch (error) {
      failed += 1
      const {
        message,
        stdout = '',
        stderr = '',
      } = error as { message: string; stdout?: string; stderr?: string } // what execFileSync adds
      console.log(`FAILED  ${installer.name}\n${message}\n${stdout}${stderr}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${installers.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function tryOut({ name, files = {}, install, node }: Installer): void {
  const project = join(folder, name.replaceAll(/\W+/g, '-'))
  mkdirSync(project)
  for (const script of ['esm.mjs', 'commonjs.cjs'])
    cpSync(resolve('test/package/consumer', script), join(project, script))
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  )
  for (const [file, text] of Object.entries(files)) writeFileSync(join(project, file), text)
  const run = ([command = '', ...parameters]: readonly string[]) =>
    execFileSync(command, parameters, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        YARN_NPM_REGISTRY_SERVER: registry,
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      },
    })
  for (const command of install(join(folder, `seatline-${version}.tgz`))) run(command)
  for (const script of ['esm.mjs', 'commonjs.cjs']) run([...node, script, ...doors])
}
