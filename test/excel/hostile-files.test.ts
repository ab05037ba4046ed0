import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileFiles, type HostileFile } from './support/hostile-files.js'

const FAULTS = fileURLToPath(new URL('../fixtures/faults/', import.meta.url))
const MOST_MEMORY = 400

/** What reading a file cost: processor time in milliseconds, memory in megabytes. */
interface Cost {
  readonly ended: string
  readonly milliseconds: number
  /** The longest time in which nothing else had a turn. */
  readonly longest: number
  /** From an abort to the end. */
  readonly heard: number
  readonly megabytes: number
}

const folder = mkdtempSync(join(tmpdir(), 'seatline-hostile-'))

beforeAll(async () => {
  await build({
    config: false,
    silent: true,
    skipNodeModulesBundle: true,
    entry: [fileURLToPath(new URL('./support/read-alone.ts', import.meta.url))],
    outDir: join(fileURLToPath(new URL('../../', import.meta.url)), 'node_modules/.cache/hostile'),
    format: 'esm',
    target: 'es2022',
  })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** Reads a file in a process of its own, which is ended where it takes too long or too much. */
function costOf(file: string, limits: HostileFile['limits'] = {}, abortAfter = ''): Cost {
  const script = 'node_modules/.cache/hostile/read-alone.js'
  const { stdout, signal, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=1000', script, file, JSON.stringify(limits), abortAfter],
    { encoding: 'utf8', timeout: 120_000, killSignal: 'SIGKILL' },
  )
  if (stdout === '') throw new Error(`The process was ended: ${signal ?? stderr.slice(-2_000)}`)
  return JSON.parse(stdout) as Cost
}

// bounds far above what was seen: they are about hangs and blow-ups, not about speed
function expectBounded({ milliseconds, longest, megabytes }: Cost): void {
  expect(milliseconds).toBeLessThan(30_000)
  expect(longest).toBeLessThan(1_500)
  expect(megabytes).toBeLessThan(MOST_MEMORY)
}

describe('X6 a hostile file costs little, in a process of its own', () => {
  it.each(hostileFiles)('$name', { timeout: 250_000 }, ({ name, bytes, limits, ends }) => {
    const file = join(folder, `${name.replace(/\W+/g, '-')}.bin`)
    writeFileSync(file, bytes())
    const cost = costOf(file, limits)
    expect(cost.ended).toBe(ends)
    expectBounded(cost)
    const left = costOf(file, limits, '30')
    expect([ends, 'aborted']).toContain(left.ended)
    expect(left.heard).toBeLessThan(500) // 100 on a machine of one's own
  })
})

describe('X6 a file that was once read wrongly costs little', () => {
  it.each(readdirSync(FAULTS))('%s', { timeout: 250_000 }, (name) => {
    const cost = costOf(join(FAULTS, name))
    expect(['read', 'file_too_large', 'no_header']).toContain(cost.ended)
    expectBounded(cost)
  })
})
