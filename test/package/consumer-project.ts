import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * A temporary project of somebody who uses the package: what `npm pack` makes of it, and the
 * programs in consumer/.
 */
export interface ConsumerProject {
  readonly folder: string
  readonly tarball: string
  /** Runs a program in the project; what it printed. */
  readonly run: (command: string, parameters: readonly string[]) => string
  /** Installs packages, without their scripts. */
  readonly install: (...packages: readonly string[]) => void
  readonly remove: () => void
}

/** Where the programs find workbooks. */
export const workbooks = resolve('test/fixtures/workbooks')

/** What is to be installed beside seatline, in the versions of this repository. */
export function versionOf(name: string): string {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>
  }
  return `${name}@${devDependencies[name] ?? 'latest'}`
}

/** Packs what was built. Nothing is installed yet. */
export function createProject(): ConsumerProject {
  const temporary = mkdtempSync(join(tmpdir(), 'seatline-package-'))
  const folder = join(temporary, 'project')
  mkdirSync(folder)
  const consumer = 'test/package/consumer'
  for (const name of readdirSync(consumer)) cpSync(join(consumer, name), join(folder, name))
  for (const name of ['use-doors.mts', 'use-doors.cts'])
    cpSync(join(consumer, 'use-doors.ts'), join(folder, name))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  )
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', temporary])
  const packed = readdirSync(temporary).find((name) => name.endsWith('.tgz')) ?? ''
  const run: ConsumerProject['run'] = (command, parameters) =>
    execFileSync(command, parameters, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WORKBOOKS: workbooks },
    })
  return {
    folder,
    tarball: join(temporary, packed),
    run,
    install: (...packages) => {
      const quiet = [
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        '--prefer-offline',
        '--loglevel',
        'error',
      ]
      run('npm', ['install', ...quiet, ...packages])
    },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  }
}
