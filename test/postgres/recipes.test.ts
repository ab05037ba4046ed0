import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'

const folder = new URL('../../examples/recipes/', import.meta.url)
const recipes = readdirSync(folder).filter(
  (name) => name.endsWith('.ts') && name !== 'due-portal.ts',
)

afterEach(() => vi.restoreAllMocks())

describe('the recipes for settling run, each to its end', () => {
  it('there are recipes', () => expect(recipes.length).toBe(3))

  it.each(recipes)('%s', async (name) => {
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
    await import(new URL(name, folder).href)
    expect(printed).toEqual(['settled 1, left none'])
  })
})
