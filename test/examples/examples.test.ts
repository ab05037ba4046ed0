import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'

const folder = new URL('../../examples/', import.meta.url)
const scripts = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name))

afterEach(() => vi.restoreAllMocks())

describe('the examples are a course: each prints what its first comment shows', () => {
  test('there are examples', () => expect(scripts.length).toBeGreaterThan(5))

  test.each(scripts)('%s', async (name) => {
    const [, shown] =
      /^\/\*\n([\s\S]*?)\n\*\//.exec(readFileSync(new URL(name, folder), 'utf8')) ?? []
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
    await import(new URL(name, folder).href)
    expect(printed.join('\n')).toBe(shown)
  })

  test('the quickstart runs to its end', async () => {
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
    await import(new URL('quickstart.ts', folder).href)
    expect(printed.join('\n')).toContain('7 users created')
    expect(printed.at(-1)).toContain('examples/')
  }, 180_000) // it starts PostgreSQL, embedded, which takes long on a busy machine
})
