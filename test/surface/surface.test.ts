import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { doors } from '../../doors.js'
import { reportDoors, type DoorReport } from './report.js'

const folder = new URL('.', import.meta.url)
let reports: readonly DoorReport[] = []

beforeAll(() => {
  reports = reportDoors()
}, 300_000)

describe.each(Object.keys(doors).map((door, index) => ({ door, index })))(
  'the door $door',
  ({ index }) => {
    test('is as it was reviewed: npm run surface accepts a change', () => {
      const { file = '', text } = reports[index] ?? {}
      expect(text).toBe(readFileSync(new URL(file, folder), 'utf8'))
    })

    test('speaks of nothing that cannot be imported, and marks what is public', () => {
      expect(reports[index]?.faults).toEqual([])
    })
  },
)

test('a portal meets fewer than 160 names at the main door', () => {
  const names = reports[0]?.text.match(/^export /gm) ?? []
  expect(names.length).toBeGreaterThan(100)
  expect(names.length).toBeLessThan(160)
})

test('there is a report of each door and of nothing else', () => {
  expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toEqual(
    reports.map(({ file }) => file).sort(),
  )
})
