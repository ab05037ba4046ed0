import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { defineCatalog } from '../../src/index.js'
import {
  exportUsers,
  previewUsers,
  readUsers,
  writeTemplate,
  type FileInput,
  type ReadProgress,
  type WorkbookReader,
} from '../../src/excel/index.js'
import { workbook } from './support/expectation.js'

const bytes = workbook('01-en-basic.xlsx')
const emails = ['anna.berg@example.com', 'erik.oberg@example.com', 'zoe+new@sub.example.co.uk']
const csv = (text: string) => new TextEncoder().encode(text)

const inputs: readonly (readonly [what: string, input: () => FileInput])[] = [
  ['Uint8Array', () => bytes],
  ['ArrayBuffer', () => bytes.slice().buffer],
  ['Blob', () => new Blob([bytes])],
  ['File', () => new File([bytes], 'users.xlsx')],
  ['Node stream', () => Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)])],
  ['web ReadableStream', () => new Blob([bytes]).stream()],
]

describe('X1 the bytes come from anywhere', () => {
  it.each(inputs)('%s', async (_, input) => {
    const { rows } = await readUsers(input(), { defaultCountry: 'SE' })
    expect(rows.map(({ email }) => email)).toEqual(emails)
  })

  it('the name of a File is compared with its content', async () => {
    const { notices } = await readUsers(new File([bytes], 'users.csv'), { defaultCountry: 'SE' })
    expect(notices.map(({ code }) => code)).toEqual(['format_differs'])
  })

  it('a stream of texts is refused with what to do', async () => {
    const error: unknown = await readUsers(Readable.from(['a']) as FileInput, {
      defaultCountry: 'SE',
    }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'input_invalid' })
  })
})

describe('E1 what is forgotten or unknown is named', () => {
  const nothing = undefined as never // as from JavaScript
  it.each<[string, string, () => Promise<unknown>]>([
    ['readUsers without options', 'options', () => readUsers(bytes, nothing)],
    ['previewUsers without options', 'options', () => previewUsers(bytes, nothing)],
    [
      'a template in a language by its code',
      'options.language',
      () => writeTemplate({ language: 'sv' as never }),
    ],
    [
      'a template of a bare list of users',
      'users',
      () => writeTemplate({ users: [{ id: 'u1' }] as never }),
    ],
    ['an export of a bare list', 'rows', () => exportUsers([{ id: 'u1' }] as never)],
    ['an export in an unknown format', 'format', () => exportUsers([], { format: 'pdf' as 'csv' })],
  ])('%s', async (_, path, work) => {
    await expect(work()).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path }] },
    })
  })
})

describe('X1 long files', () => {
  const long = csv(
    `First name;E-mail\n${Array.from({ length: 5_000 }, (_, index) => `A;a${index}@acme.example`).join('\n')}`,
  )

  it('tell how far they are', async () => {
    const seen: ReadProgress[] = []
    await readUsers(bytes, { defaultCountry: 'SE', onProgress: (progress) => seen.push(progress) })
    expect(seen.at(-1)).toEqual({ done: 3, total: null, share: 1 })
  })

  it('can be aborted', async () => {
    const abort = new AbortController()
    const reading = readUsers(long, {
      defaultCountry: 'SE',
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    await expect(reading).rejects.toMatchObject({ code: 'aborted' })
  })

  it('let other work run', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 1)
    const slow: WorkbookReader = {
      open: () =>
        Promise.resolve({
          format: 'csv',
          dateSystem: '1900',
          remarks: () => [],
          sheets: [
            {
              name: '',
              visibility: 'visible',
              layout: () => ({ hiddenColumns: [], merges: [], links: new Map() }),
              rows: busyRows,
            },
          ],
        }),
    }
    await readUsers(bytes, { defaultCountry: 'SE', reader: slow })
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(0)
  })
})

/** Ten batches, each of which takes longer than a slice. */
async function* busyRows() {
  for (let row = 1; row <= 10; row += 1) {
    const until = performance.now() + 50
    while (performance.now() < until);
    const text = row === 1 ? 'E-mail' : `a${row}@acme.example`
    yield await Promise.resolve([
      {
        row,
        visibility: 'visible' as const,
        cells: [{ column: 0, kind: 'text' as const, text, value: 0 }],
      },
    ])
  }
}

describe('X1 what the portal tells', () => {
  const catalog = defineCatalog({
    tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic Voice' }] }],
  })

  it('a catalog names the licenses by id or name', async () => {
    const file = csv(
      'E-mail;License\na@acme.example;Basic voice\nb@acme.example;BASIC\nc@acme.example;Premium',
    )
    const { rows, refused } = await readUsers(file, { defaultCountry: 'SE', catalog })
    expect(rows.map(({ license }) => license)).toEqual(['basic', 'basic'])
    expect(refused.map(({ row }) => row)).toEqual([4])
  })
})

describe('X1 the preview for a mapping dialog', () => {
  it('gives every sheet, its columns, samples and suggestions', async () => {
    const { sheet, sheets } = await previewUsers(workbook('instructions.xlsx'), {
      defaultCountry: 'SE',
    })
    expect(sheet).toBe('Data')
    expect(sheets.map(({ name, headerRow }) => [name, headerRow])).toEqual([
      ['Instructions', 7],
      ['Data', 1],
    ])
    expect(sheets[1]?.columns[2]).toMatchObject({
      column: 'C',
      target: 'email',
      confidence: 1,
      samples: ['anna@example.com', 'bo@example.com'],
    })
  })

  it('suggests by the values where there is no header', async () => {
    const { sheet, sheets } = await previewUsers(workbook('no-header.xlsx'), {
      defaultCountry: 'SE',
    })
    expect(sheet).toBeNull()
    expect(sheets[0]?.headerRow).toBeNull()
    expect(sheets[0]?.columns.map(({ column, suggestion }) => [column, suggestion])).toEqual([
      ['A', null],
      ['B', null],
      ['C', 'email'],
      ['D', 'mobile'],
    ])
  })

  it('what was chosen is read, also without a header', async () => {
    const options = {
      defaultCountry: 'SE',
      headerRow: 0,
      mapping: { A: 'firstName', B: 'surname', C: 'email', D: 'mobile' },
    } as const
    const { rows, headerRow } = await readUsers(workbook('no-header.xlsx'), options)
    expect(headerRow).toBeNull()
    expect(rows[0]).toEqual({
      row: 1,
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@example.com',
      mobile: '+46701234567',
    })
  })

  it.each(['mail', '__proto__', 7, undefined])(
    'a column for %s, which is no field, is input_invalid',
    async (target) => {
      const reading = readUsers(workbook('no-header.xlsx'), {
        defaultCountry: 'SE',
        headerRow: 0,
        mapping: { A: target as never },
      })
      await expect(reading).rejects.toMatchObject({
        code: 'input_invalid',
        data: { issues: [{ path: 'mapping' }] },
      })
    },
  )
})
