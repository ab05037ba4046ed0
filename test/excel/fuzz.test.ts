import { describe, expect, it } from 'vitest'
import { isSeatlineError } from '../../src/core/errors.js'
import { isE164 } from '../../src/core/phone-number.js'
import { annotateWorkbook, readUsers, type ReadUsersResult } from '../../src/excel/index.js'
import { expectations, workbook } from './support/expectation.js'
import * as XLSX from 'xlsx'
import { createChance, mutateBytes, mutateStructure } from './support/mutate.js'

/** `FUZZ_CASES=100000 FUZZ_SEED=7 npx vitest run test/excel/fuzz.test.ts` does more, and others. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 2_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)
const PART = 250

const LIMITS = {
  rows: 5_000,
  columns: 2_000,
  cells: 200_000,
  issues: 1_000,
  unpackedBytes: 5_000_000,
}
/** Far above what was seen; processor time, so that other work on the machine does not count. */
const MOST_SECONDS = 5
const MOST_MEGABYTES = 600

/** Workbooks as other programs write them, and .xls in all of its versions. */
const originals = [
  ...expectations()
    .filter(({ fatal }) => fatal === null)
    .map(({ file }) => ({ name: file, bytes: workbook(file) })),
  ...(['biff2', 'biff3', 'biff4', 'biff5', 'biff8', 'xlsb', 'ods'] as XLSX.BookType[]).map(
    (bookType) => ({ name: `SheetJS ${bookType}`, bytes: written(bookType) }),
  ),
]
const prototypes = [Object.prototype, Array.prototype, Map.prototype, String.prototype]
const ownNames = () =>
  prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join(';')
const namesBefore = ownNames()

describe('X6 a damaged or hostile workbook ends in rows, issues or a SeatlineError', () => {
  for (let first = SEED; first < SEED + CASES; first += PART) {
    const last = Math.min(first + PART, SEED + CASES) - 1
    it(`seeds ${first} to ${last}`, { timeout: 120_000 }, async () => {
      const memory = process.memoryUsage.rss()
      for (let seed = first; seed <= last; seed += 1) expect(await faultOf(seed)).toBeUndefined()
      expect((process.memoryUsage.rss() - memory) / 1_000_000).toBeLessThan(MOST_MEGABYTES)
      expect(ownNames()).toBe(namesBefore)
    })
  }
})

/** What is wrong with the answer to the mutation of a seed. */
async function faultOf(seed: number): Promise<string | undefined> {
  const chance = createChance(seed)
  const { name, bytes } = chance.pick(originals)
  const mutated =
    chance.below(3) === 0 ? mutateBytes(bytes, chance) : mutateStructure(bytes, chance)
  const { user: before } = process.cpuUsage()
  const seconds = () => (process.cpuUsage().user - before) / 1_000_000
  const late = () =>
    seconds() < MOST_SECONDS ? undefined : `seed ${seed} (${name}) took ${seconds()} s`
  try {
    const result = await readUsers(mutated, { defaultCountry: 'SE', limits: LIMITS })
    if (!isProper(result)) return `seed ${seed} (${name}) gives an improper row`
    if (seed % 4 === 0) await handedBack(mutated, result)
    return late()
  } catch (error) {
    return isSeatlineError(error) ? late() : `seed ${seed} (${name}): ${String(error)}`
  }
}

/** What was read can be handed back, and read again. */
async function handedBack(mutated: Uint8Array, result: ReadUsersResult): Promise<void> {
  const bytes = await annotateWorkbook(mutated, result, { limits: LIMITS })
  await readUsers(bytes, { defaultCountry: 'SE' }).catch((error: unknown) => {
    throw new Error('handed back, and not read again', { cause: error })
  })
}

function isProper({ rows, refused, issues, summary }: ReadUsersResult): boolean {
  const numbers = rows
    .flatMap(({ landline, mobile }) => [landline, mobile])
    .filter((number) => typeof number === 'string')
  return (
    rows.every(({ row, email }) => row >= 1 && email.includes('@')) &&
    numbers.every(isE164) &&
    refused.every((row) => row.issues.some(({ level }) => level === 'error')) &&
    issues.every(
      ({ message, code }) => message !== '' && !message.includes('undefined') && code.length > 0,
    ) &&
    summary.accepted === rows.length &&
    summary.refused === refused.length
  )
}

function written(bookType: XLSX.BookType): Uint8Array {
  const book = XLSX.utils.book_new()
  const users = [
    ['First name', 'Surname', 'E-mail', 'Mobile', 'Assignment date', 'Onboarding e-mail', 'Department'],
    ...Array.from({ length: 40 }, (_, at) => [`A${at}`, 'Berg', `u${at}@acme.example`, 46701740600 + at, 46447 + at, at % 2 === 0, 0.5 * at]),
  ] // prettier-ignore
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(users), 'Data')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
}
