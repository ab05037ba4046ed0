import { describe, expect, it } from 'vitest'
import { isSeatlineError } from '../../src/core/errors.js'
import { readUsers, type ReadUsersOptions } from '../../src/excel/index.js'
import { differences, expectations, workbook } from './support/expectation.js'

const FATAL: { readonly [ending: string]: string } = {
  encrypted: 'file_encrypted',
  corrupt: 'file_corrupt',
  unsupported_format: 'format_unsupported',
  empty: 'file_empty',
  no_header: 'no_header',
}

describe('X1 every workbook gives what its expectation says', () => {
  for (const expected of expectations()) {
    const { file, fatal, altFatal, options } = expected
    const read = () => readUsers(workbook(file), withLicenses(options))

    if (fatal === null) {
      it(file, async () => expect(differences(expected, await read())).toEqual([]))
    } else {
      it(`${file} ends in ${fatal}`, async () => {
        const error: unknown = await read().catch((caught: unknown) => caught)
        expect(isSeatlineError(error)).toBe(true)
        expect([FATAL[fatal], FATAL[altFatal ?? fatal]]).toContain((error as { code: string }).code)
      })
    }
  }
})

function withLicenses({
  defaultCountry,
  licenses,
}: {
  defaultCountry: string
  licenses: readonly string[]
}): ReadUsersOptions {
  return { defaultCountry, licenses: licenses.map((id) => ({ id })) }
}
