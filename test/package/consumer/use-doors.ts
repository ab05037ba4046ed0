import {
  compareLicenses,
  createLicensing,
  defineCatalog,
  describeConflict,
  isSeatlineError,
  memoryStore,
  wordingOf,
  type Organization,
  type SeatlineStore,
} from 'seatline'
import {
  analyzeCatalog,
  compareCatalogs,
  describeComparison,
  describeFinding,
} from 'seatline/analysis'
import {
  annotateWorkbook,
  exportUsers,
  previewUsers,
  readUsers,
  writeTemplate,
} from 'seatline/excel'
import { swedish } from 'seatline/languages'
import { pgliteDriver, postgresStore, type PgliteDatabase } from 'seatline/postgres'
import { readPhoneNumber } from 'seatline/phones'
import { comparisonText, timelineSvg, timelineText } from 'seatline/render'
import { catalogLaws } from 'seatline/testing'
import { isContractFailure, storeContract } from 'seatline/store'

/**
 * Uses every door of the package as a portal does. This one program is run from ESM and CommonJS,
 * in Jest, in browsers' and workers' runtimes, and compiled with the types of the packed package.
 */

/** What the place that runs the program has to give. */
export interface Place {
  /** A file of test/fixtures/workbooks. */
  readonly file: (name: string) => Promise<Uint8Array>
  /** Starts PostgreSQL in this process; left out where it cannot run. */
  readonly openDatabase?: () => Promise<PgliteDatabase & { close(): Promise<void> }>
}

/** One thing that a portal does. */
export interface Use {
  readonly title: string
  /** Only where the place can open one. */
  readonly needs?: 'database'
  readonly run: (place: Place) => Promise<void>
}

const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
        {
          id: 'mobile',
          name: 'Business Mobile',
          requirement: { kind: 'number', type: 'mobile' },
          details: [{ id: 'mobile', type: 'mobile' }],
          features: [{ id: 'roaming', name: 'Roaming' }],
        },
      ],
    },
    {
      id: 'data',
      name: 'Data',
      licenses: [
        { id: 'unlimited', name: 'Unlimited', requirement: { kind: 'license', license: 'mobile' } },
        {
          id: 'never',
          name: 'Never',
          requirement: {
            kind: 'all',
            of: [
              { kind: 'license', license: 'basic' },
              { kind: 'license', license: 'mobile' },
            ],
          },
        },
      ],
    },
  ],
})
const words = wordingOf(catalog)
const CSV =
  'Förnamn;Efternamn;E-post;Mobil\nZoë;Ek;zoë@bücher.example;070-174 06 05\nLena;Dal;lena(at)acme.example;'

export const uses: readonly Use[] = [
  { title: 'read a .csv with phone numbers', run: readCsv },
  { title: 'read what a page or a request gives: a File, a buffer, a stream', run: readInputs },
  { title: 'read .xlsx, .xlsb, .xls and .ods', run: readWorkbooks },
  { title: 'tell what is no workbook', run: readFaults },
  { title: 'import users, write a template, read it again', run: importAndDownload },
  { title: 'hand a file back', run: handBack },
  { title: 'plan, confirm, come to the date', run: () => live(memoryStore()) },
  { title: 'say a conflict in Swedish', run: sayConflict },
  { title: 'draw a timeline', run: draw },
  { title: 'analyze a catalog', run: analyze },
  { title: 'compare two catalogs', run: compare },
  { title: 'keep a user in PGlite', needs: 'database', run: keepInDatabase },
  { title: 'run one law', run: tryLaw },
  { title: 'run one case of the contract', run: tryContract },
]

/** Runs all of it and says what came of it, a line each. Gives the number of failures. */
export async function useAll(place: Place, say: (line: string) => void): Promise<number> {
  let failures = 0
  for (const { title, needs, run } of uses) {
    if (needs === 'database' && place.openDatabase === undefined) {
      say(`left out  ${title}`)
      continue
    }
    try {
      await run(place)
      say(`ok        ${title}`)
    } catch (error) {
      failures += 1
      say(
        `FAILED    ${title}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    }
  }
  return failures
}

async function readCsv(): Promise<void> {
  const { rows, issues } = await readUsers(bytesOf(CSV), { defaultCountry: 'SE' })
  equal(rows, [
    {
      row: 2,
      firstName: 'Zoë',
      surname: 'Ek',
      email: 'zoë@bücher.example',
      mobile: '+46701740605',
    },
  ])
  equal(
    issues.map(({ where, code, suggestion }) => [where.row, code, suggestion]),
    [[3, 'email_invalid', 'lena@acme.example']],
  )
}

async function readInputs(): Promise<void> {
  const bytes = bytesOf(CSV)
  async function* stream() {
    yield bytes.subarray(0, 20)
    yield bytes.subarray(20)
  }
  const files = typeof File === 'undefined' ? [] : [new File([CSV], 'users.csv'), new Blob([CSV])]
  for (const input of [...files, bytes.slice().buffer as ArrayBuffer, stream()]) {
    const { rows } = await readUsers(input, { defaultCountry: 'SE' })
    equal(
      rows.map(({ mobile }) => mobile),
      ['+46701740605'],
    )
  }
}

async function readWorkbooks({ file }: Place): Promise<void> {
  const first = async (name: string, country: string) => {
    const { rows } = await readUsers(await file(name), { defaultCountry: country })
    return [rows[0]?.firstName, rows[0]?.surname, rows[0]?.mobile]
  }
  equal(await first('01-en-basic.xlsx', 'SE'), ['Anna', 'Berg', '+46701234567'])
  equal(await first('26-xlsb.xlsb', 'SE'), ['Anna', 'Berg', '+46701234567'])
  equal(await first('biff8.xls', 'SE'), ['Åsa', 'Nyström', '+46701234567'])
  equal(await first('biff5.xls', 'SE'), ['Åsa', 'Nyström “x”', '+46701234567'])
  equal(await first('04-fr.ods', 'BE'), ['Élodie', 'Dubois', '+32470123456'])
  const { sheets } = await previewUsers(await file('01-en-basic.xlsx'), { defaultCountry: 'SE' })
  equal(sheets.length > 0, true)
}

async function readFaults({ file }: Place): Promise<void> {
  const read = async (name: string) => readUsers(await file(name), { defaultCountry: 'SE' })
  equal(await codeOf(read('29-encrypted.xlsx')), 'file_encrypted')
  equal(await codeOf(read('31-corrupt-deflate.xlsx')), 'file_corrupt')
  equal(await codeOf(readUsers(new Uint8Array(0), { defaultCountry: 'SE' })), 'file_empty')
  equal(
    await codeOf(readUsers(bytesOf('%PDF-1.7'), { defaultCountry: 'SE' })),
    'format_unsupported',
  )
  equal(await codeOf(readUsers(bytesOf(CSV), { defaultCountry: 'XX' })), 'input_invalid')
  const aborted = AbortSignal.abort()
  equal(await codeOf(readUsers(bytesOf(CSV), { defaultCountry: 'SE', signal: aborted })), 'aborted')
}

async function importAndDownload(): Promise<void> {
  const { acme } = await open(memoryStore())
  const { rows } = await readUsers(bytesOf(CSV), { defaultCountry: 'SE' })
  const result = await acme.imports.confirm(await acme.imports.plan(rows))
  equal(
    result.rows.map(({ status }) => status),
    ['created'],
  )
  const bytes = await writeTemplate({ language: swedish, catalog, users: acme.users.pages() })
  const again = await readUsers(bytes, { defaultCountry: 'SE', catalog })
  const plan = await acme.imports.plan(again.rows)
  equal(
    plan.rows.map(({ outcome }) => outcome),
    ['unchanged'],
  )
  const exported = await readUsers(await exportUsers(acme.users.pages(), { format: 'csv' }), {
    defaultCountry: 'SE',
  })
  equal(exported.rows[0]?.email, 'zoë@bücher.example')
  equal(readPhoneNumber('08-400 00 01', { country: 'SE' }).status, 'read')
}

async function handBack({ file }: Place): Promise<void> {
  const bytes = await file('17-duplicates-invalid-emails.xlsx')
  const read = await readUsers(bytes, { defaultCountry: 'SE' })
  const again = await readUsers(await annotateWorkbook(bytes, read, { language: swedish }), {
    defaultCountry: 'SE',
  })
  equal(again.columns.at(-1)?.reason, 'issues')
  equal(again.rows, read.rows)
}

/**
 * A user's life, whatever keeps it: a number, a license now, one that fails on its date, one that
 * goes through.
 */
async function live(store: SeatlineStore): Promise<void> {
  const { acme, at, applyDue } = await open(store)
  const { id } = await acme.users.create({
    firstName: 'Åsa',
    surname: 'Ek',
    email: 'asa@acme.example',
    attributes: { desk: 7 },
  })
  await acme.numbers.add(id, { number: '+46701740605', type: 'mobile' })
  const detailsByUser = { [id]: { mobile: { mobile: '+46701740605' } } }
  const now = await acme.plan({ users: [id], assign: ['mobile'], on: 'now', detailsByUser })
  equal((await acme.confirm(now)).users[0]?.status, 'applied')
  const later = await acme.plan({ users: [id], assign: ['unlimited'], on: '2026-12-01' })
  equal((await acme.confirm(later)).users[0]?.status, 'scheduled')
  at('2026-12-01T09:00:00Z')
  await applyDue()
  const user = await acme.users.get(id)
  equal(
    user.holdings.map(({ license, since }) => [license, since]),
    [
      ['mobile', '2026-11-02'],
      ['unlimited', '2026-12-01'],
    ],
  )
  const events: string[] = []
  for (const { kind } of await acme.users.history(id)) events.push(kind)
  equal(events.includes('change_applied'), true)
  equal(await codeOf(acme.users.get('nobody')), 'user_unknown')
}

async function sayConflict(): Promise<void> {
  const { acme } = await open(memoryStore())
  const { id } = await acme.users.create({
    firstName: 'Bo',
    surname: 'Ek',
    email: 'bo@acme.example',
  })
  const plan = await acme.plan({ users: [id], assign: ['basic'], on: 'now' })
  const [conflict] = plan.users[0]?.conflicts ?? []
  if (conflict === undefined) throw new Error('no conflict')
  equal(conflict.code, 'number_missing')
  equal(describeConflict(conflict, { words, language: swedish }).includes('fast'), true)
}

async function draw(): Promise<void> {
  const { acme } = await open(memoryStore())
  const { id } = await acme.users.create({
    firstName: 'Bo',
    surname: 'Ek',
    email: 'bo@acme.example',
  })
  await acme.confirm(await acme.plan({ users: [id], assign: ['unlimited'], on: '2026-12-01' }))
  const timeline = await acme.users.timeline(id)
  equal(timelineSvg(catalog, timeline).startsWith('<svg '), true)
  equal(timelineText(catalog, timeline).includes('2026-12-01'), true)
  equal(comparisonText(compareLicenses(catalog, ['basic', 'mobile'])).includes('Roaming'), true)
}

async function analyze(): Promise<void> {
  const { findings } = analyzeCatalog(catalog)
  equal(
    findings.map(({ kind }) => kind),
    ['never_holdable'],
  )
  equal(
    findings.every((finding) => describeFinding(catalog, finding).includes('Never')),
    true,
  )
}

async function compare(): Promise<void> {
  const comparison = compareCatalogs(catalog, catalog)
  equal(
    comparison.licenses.every(({ rule }) => rule === 'same'),
    true,
  )
  equal(describeComparison({ before: catalog, after: catalog }, comparison), [])
}

async function keepInDatabase({ openDatabase }: Place): Promise<void> {
  if (openDatabase === undefined) throw new Error('no database')
  const database = await openDatabase()
  try {
    const store = postgresStore(pgliteDriver(database))
    await store.migrate()
    await live(store)
  } finally {
    await database.close()
  }
}

async function tryLaw(): Promise<void> {
  const [law] = catalogLaws(catalog, { runs: 5, neverHoldable: ['never'] })
  if (law === undefined) throw new Error('no laws')
  await law.run()
}

async function tryContract(): Promise<void> {
  const opened = async () => {
    const store = memoryStore()
    return { store, close: () => store.close() }
  }
  const [one] = storeContract({ open: opened, absent: ['durability'] })
  if (one === undefined) throw new Error('no cases')
  await one.run()
  const forgetful = async () => {
    const { store, close } = await opened()
    return { store: { ...store, loadOrganization: async () => null }, close }
  }
  const [broken] = storeContract({ open: forgetful })
  const failure: unknown = await broken?.run().catch((error: unknown) => error)
  equal(isContractFailure(failure) && failure.case, one.id)
}

interface Opened {
  readonly acme: Organization
  readonly at: (instant: string) => void
  readonly applyDue: () => Promise<unknown>
}

async function open(store: SeatlineStore): Promise<Opened> {
  let now = new Date('2026-11-02T09:00:00Z')
  const licensing = createLicensing({ catalog, store, clock: () => now })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  return {
    acme: licensing.organization('acme', { actor: 'eva' }),
    at: (instant) => (now = new Date(instant)),
    applyDue: () => licensing.applyDue(),
  }
}

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise
    return undefined
  } catch (error) {
    if (isSeatlineError(error)) return error.code
    throw error
  }
}

/** No encoder either: Jest with jsdom has none. */
function bytesOf(text: string): Uint8Array {
  const letters = encodeURIComponent(text).replace(/%(..)/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}

/** No assertion library is there in every runtime. */
function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [sorted(actual), sorted(expected)]
  if (is !== should) throw new Error(`is ${is}, not ${should}`)
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
