import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { doors } from '../doors.js'
import { exportedNames } from './support/exported-names.js'

const list = readFileSync(new URL('surface.txt', import.meta.url), 'utf8')

describe.each(Object.entries(doors))('the door %s', (door, source) => {
  test('exports the names that test/surface.txt lists', () => {
    expect(exportedNames(source)).toEqual(listed(door))
  })
})

function listed(door: string): readonly string[] {
  const section = list.split(/^(?=\[)/m).find((text) => text.startsWith(`[${door}]\n`)) ?? ''
  const names = section.split('\n').slice(1)
  return names.filter((name) => name !== '' && !name.startsWith('#')).sort()
}
