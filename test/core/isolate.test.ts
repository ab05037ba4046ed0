/** Names of right-to-left scripts in sentences that run from left to right. */
import { describe, expect, test } from 'vitest'
import { isolated } from '../../src/core/isolate.js'

const ISOLATE = '\u2068'
const POP = '\u2069'

/** Text with its invisible characters as brackets, so that a test can be read. */
const shown = (text: string) =>
  isolated(text)
    .replaceAll(/[\u2066-\u2068]/gu, '[')
    .replaceAll(POP, ']')

describe('text that cannot turn a sentence', () => {
  test.each(['', 'Voice', 'Ångström 2', '日本語', '👍🏽', 'a – b'])('stays as it is: %s', (text) => {
    expect(isolated(text)).toBe(text)
  })
})

describe('text that can turn a sentence', () => {
  test.each([
    ['Hebrew', 'עברית 2'],
    ['Arabic', 'عربي'],
    ['Adlam', '\u{1e900}'],
    ['a mark that sets a direction', 'a\u200fb'],
    ['an override', 'a\u202eb'],
  ])('is isolated: %s', (_, text) => {
    expect(isolated(text)).toBe(`${ISOLATE}${text}${POP}`)
  })

  test('keeps isolates of its own that are closed', () => {
    expect(shown(`${ISOLATE}a${POP}b`)).toBe('[[a]b]')
    expect(shown(`${ISOLATE}${ISOLATE}a${POP}${POP}`)).toBe('[[[a]]]')
  })

  test.each(['\u2066', '\u2067', '\u2068'])('has what it leaves open closed: %j', (opens) => {
    expect(shown(`${opens}a`)).toBe('[[a]]')
    expect(shown(`${opens}a${opens}`)).toBe('[[a[]]]')
  })

  test('has what it closes without opening opened before it', () => {
    expect(shown(`a${POP}b`)).toBe('[[a]b]')
    expect(shown(`${POP}${POP}`)).toBe('[[[]]]')
    expect(shown(`${POP}a${ISOLATE}`)).toBe('[[]a[]]')
  })
})
