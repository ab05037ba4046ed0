import { describe, expect, test } from 'vitest'
import { programsOf, type Program } from './program.js'
import { run } from './run.js'
import { typeFaults } from './type-check.js'

const page = (...lines: string[]): Program => {
  const [program] = programsOf(
    'docs/page.md',
    ['# A page', '', '```ts', ...lines, '```'].join('\n'),
  )
  if (program === undefined) throw new Error('no program')
  return program
}
const faultsOf = (program: Program) => typeFaults([program]).get(program.name)

describe('an expectation', () => {
  test.each([
    ['on the same line', ['1 + 1 // => 2']],
    ['on the next line', ['({ a: [1] })', '// => { a: [1] }']],
    ['over several lines', ['[1, { b: 2 }] // => [', '//   1,', '//   { b: 2 },', '// ]']],
    ['of a declared name', ['const list = [1, 2] // => [1, 2]']],
    ['of an awaited value', ['await Promise.resolve(7) // => 7']],
    [
      'that leaves the rest of an object open',
      ['({ a: 1, b: { c: 3, d: 4 } }) // => { a: 1, b: { d: 4, ... }, ... }'],
    ],
    ['that leaves the rest of a list open', ['[{ id: 9 }, 2, 3] // => [{ id: ... }, 2, ...]']],
    [
      'of a code that is thrown',
      [
        "const fail = () => { throw Object.assign(new Error('no'), { code: 'too_bad' }) }",
        'fail() // throws too_bad',
      ],
    ],
    ['inside a function', ['for (const n of [4]) {', '  n * 2 // => 8', '}']],
  ])('%s holds', async (_, lines) => {
    await expect(run(page(...lines))).resolves.toBeUndefined()
  })

  test.each([
    ['another value', ['1 + 1 // => 3']],
    ['a key too many', ['({ a: 1, b: 2 }) // => { a: 1 }']],
    ['a list that is longer', ['[1, 2] // => [1]']],
    ['a list that begins otherwise', ['[1, 2] // => [2, ...]']],
    [
      'another code',
      ["await Promise.reject(Object.assign(new Error('no'), { code: 'a' })) // throws b"],
    ],
    ['no error at all', ['parseInt("1") // throws a']],
    ['a promise that nobody awaits', ['Promise.resolve(1) // => 1']],
    ['no statement to compare', ['if (true) {', '} // => 1']],
    ['text that is no expression', ['1 // => one, or so']],
  ])('fails for %s', async (_, lines) => {
    await expect(run(page(...lines))).rejects.toThrow()
  })

  test('names the line of the page', async () => {
    await expect(run(page('const a = 1', 'a // => 2'))).rejects.toThrow('docs/page.md:5')
  })
})

describe('a page', () => {
  const text = [
    '```ts',
    "import { sep } from 'node:path'",
    'const a = sep',
    '```',
    'Then:',
    '```ts',
    "import { sep } from 'node:path'",
    "a + sep // => '//'",
    '```',
  ]

  test('is one program, in order, and may repeat its imports', async () => {
    const [program, ...others] = programsOf('docs/page.md', text.join('\n'))
    expect(others).toEqual([])
    expect(program && faultsOf(program)).toEqual([])
    await expect(program && run(program)).resolves.toBeUndefined()
  })

  test('keeps isolated blocks apart', () => {
    const programs = programsOf(
      'docs/page.md',
      ['```ts', 'const a = 1', '```', '```ts isolated', 'const a = 2', '```'].join('\n'),
    )
    expect(programs.map(({ name }) => name)).toEqual(['docs/page.md', 'docs/page.md:4'])
    expect([...typeFaults(programs).values()].flat()).toEqual([])
  })

  test('checks a no-run block where it stands, but does not run it', () => {
    const [program] = programsOf(
      'docs/page.md',
      ['```ts', 'const a = 1', '```', '```ts no-run', 'a.length', '```'].join('\n'),
    )
    expect(program?.run).not.toContain('a.length')
    expect(program && faultsOf(program)).toEqual([
      "docs/page.md:5 TS2339: Property 'length' does not exist on type '1'.",
    ])
  })

  test('refuses words it does not know', () => {
    expect(() => programsOf('docs/page.md', '```ts skip\n```')).toThrow('skip')
  })
})

describe('a comment in a source file', () => {
  test('has what its file exports in scope', async () => {
    const text = [
      '/**',
      ' * ```ts',
      " * parseCalendarDate('2028-02-29') // => '2028-02-29'",
      " * parseCalendarDate('x') // throws date_invalid",
      ' * ```',
      ' */',
    ]
    const [program] = programsOf('src/core/calendar-date.ts', text.join('\n'))
    expect(program?.name).toBe('src/core/calendar-date.ts:2')
    expect(program && faultsOf(program)).toEqual([])
    await expect(program && run(program)).resolves.toBeUndefined()
  })
})
