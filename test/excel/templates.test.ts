import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readUsers } from '../../src/excel/index.js'

/**
 * Header rows of other systems' templates lie beside the checkout; they are other people's, so not
 * in it.
 */
const FOLDER = new URL('../../../../shared/fixtures/headers/', import.meta.url)
const NEARER = new URL('../../../shared/fixtures/headers/', import.meta.url)
const folder = [FOLDER, NEARER].find((url) => existsSync(url))

const templates = [
  {
    file: 'entra-bulk-create-template.csv',
    headerRow: 2,
    row: 'Anna Berg,anna@acme.example,secret,No,Anna,Berg,Developer,IT,SE,,,,,,,08-555 123 45,070-123 45 67',
    user: {
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
      department: 'IT',
      landline: '+46855512345',
      mobile: '+46701234567',
    },
  },
  {
    file: 'webex-control-hub-headers.csv',
    headerRow: 1,
    row: 'Anna,Berg,Anna Berg,anna@acme.example,Active,,,123,Developer,IT,Eva,08-555 123 45,,,,,,,',
    user: {
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
      department: 'IT',
      landline: '+46855512345',
    },
  },
]

describe.skipIf(folder === undefined)(
  "X1 other systems' templates, skipped where they are not at hand",
  () => {
    it.each(templates)('$file', async ({ file, headerRow, row, user }) => {
      const lines = readFileSync(new URL(file, folder), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(0, headerRow)
      const result = await readUsers(new TextEncoder().encode([...lines, row].join('\n')), {
        defaultCountry: 'SE',
      })
      expect(result.headerRow).toBe(headerRow)
      expect(result.rows).toEqual([{ row: headerRow + 1, ...user }])
    })
  },
)
