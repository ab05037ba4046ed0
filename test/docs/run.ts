import { dirname, resolve } from 'node:path'
import { expect } from 'vitest'
import ts from 'typescript'
import { doors } from '../../doors.js'
import { withExpectations } from './expectation.js'
import type { Program } from './program.js'

type Body = (
  require: (name: string) => unknown,
  exports: object,
  docs: object,
  console: object,
) => Promise<void>

/**
 * Runs a program in this process and compares its expectations; `seatline` is the source, not the
 * build.
 */
export async function run(program: Program): Promise<void> {
  const code = withExpectations(program.run)
  const modules = new Map<string, unknown>()
  for (const { fileName } of ts.preProcessFile(code).importedFiles)
    modules.set(fileName, await load(fileName, program))
  const options = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  }
  const { outputText } = ts.transpileModule(code, { compilerOptions: options })
  const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => Body // the only way to its constructor
  const body = new AsyncFunction('require', 'exports', 'docs', 'console', outputText)
  await body((name) => modules.get(name), {}, comparisons(program), {
    log: () => {},
    table: () => {},
    error: () => {},
  })
}

async function load(specifier: string, program: Program): Promise<unknown> {
  const loaded = (await import(/* @vite-ignore */ fileOf(specifier, program))) as object
  return { ...loaded, __esModule: true }
}

function fileOf(specifier: string, program: Program): string {
  const door = Object.entries(doors).find(([name]) => specifier === `seatline${name.slice(1)}`)
  if (door !== undefined) return resolve(door[1])
  return specifier.startsWith('.')
    ? resolve(dirname(program.virtualFile), specifier.replace(/\.js$/, '.ts'))
    : specifier
}

const more = Symbol('and more')
const anything = { asymmetricMatch: () => true, toString: () => 'anything' }

function comparisons(program: Program) {
  const place = (line: number) => `${program.name.replace(/:\d+$/, '')}:${line}`
  return {
    more,
    anything,
    equal(line: number, actual: unknown, expected: unknown): void {
      if (actual instanceof Promise)
        throw new Error(`${place(line)}: this is a promise, so await it`)
      expect(actual, place(line)).toEqual(pattern(expected))
    },
    async throws(line: number, call: () => Promise<unknown>, code: string): Promise<void> {
      const outcome = await call().then(
        () => 'no error',
        (error: unknown) => (error as { code?: unknown }).code ?? error,
      )
      expect(outcome, place(line)).toBe(code)
    },
  }
}

/** What is written after `// =>`, with its `...` turned into matchers. */
function pattern(expected: unknown): unknown {
  if (Array.isArray(expected)) {
    if (expected.at(-1) !== more) return expected.map(pattern)
    const start = expected.slice(0, -1).map(pattern)
    return {
      asymmetricMatch: (actual: unknown) =>
        Array.isArray(actual) && matches(actual.slice(0, start.length), start),
      toString: () => 'a list that begins so',
    }
  }
  if (
    typeof expected !== 'object' ||
    expected === null ||
    Object.getPrototypeOf(expected) !== Object.prototype
  )
    return expected
  const entries = Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, pattern(value)]),
  )
  return more in expected ? (expect.objectContaining(entries) as unknown) : entries
}

function matches(actual: unknown, expected: unknown): boolean {
  try {
    expect(actual).toEqual(expected)
    return true
  } catch {
    return false
  }
}
