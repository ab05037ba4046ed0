import { describe, expect, it } from 'vitest'
import { isSeatlineError } from '../../src/core/errors.js'
import { isE164 } from '../../src/core/phone-number.js'
import { readUsers, type ReadUsersResult } from '../../src/excel/index.js'
import { expectations, workbook } from './support/expectation.js'
import { createChance, mutateBytes, mutateStructure } from './support/mutate.js'

/** `FUZZ_CASES=100000 FUZZ_SEED=7 npx vitest run test/excel/fuzz.test.ts` does more, and others. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 3_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)
const PART = 250

const LIMITS = { rows: 5_000, columns: 2_000, unpackedBytes: 5_000_000 }
const originals = expectations()
  .filter(({ fatal }) => fatal === null)
  .map(({ file }) => ({ name: file, bytes: workbook(file) }))
const prototypes = [Object.prototype, Array.prototype, Map.prototype, String.prototype]
const ownNames = () =>
  prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join(';')
const before = ownNames()

describe('X6 a damaged or hostile workbook ends in rows, issues or a SeatlineError', () => {
  for (let first = SEED; first < SEED + CASES; first += PART) {
    const last = Math.min(first + PART, SEED + CASES) - 1
    it(`seeds ${first} to ${last}`, { timeout: 120_000 }, async () => {
      for (let seed = first; seed <= last; seed += 1) expect(await faultOf(seed)).toBeUndefined()
      expect(ownNames()).toBe(before)
    })
  }
})

/** What is wrong with the answer to the mutation of a seed. */
async function faultOf(seed: number): Promise<string | undefined> {
  const chance = createChance(seed)
  const { name, bytes } = chance.pick(originals)
  const mutated =
    chance.below(3) === 0 ? mutateBytes(bytes, chance) : mutateStructure(bytes, chance)
  try {
    const result = await readUsers(mutated, { defaultCountry: 'SE', limits: LIMITS })
    return isProper(result) ? undefined : `seed ${seed} (${name}) gives an improper row`
  } catch (error) {
    return isSeatlineError(error) ? undefined : `seed ${seed} (${name}): ${String(error)}`
  }
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
