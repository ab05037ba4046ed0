import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { annotateWorkbook, exportUsers, readUsers, writeTemplate } from '../../src/excel/index.js'
import { sheetLanguages } from '../support/languages.js'
import { openPortal } from '../support/portal.js'

const office = findOffice()
const folder = mkdtempSync(join(tmpdir(), 'seatline-office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

if (office === undefined)
  console.log('Without LibreOffice: that it opens our workbooks is tested in .ci/run.')

describe.skipIf(office === undefined)(
  'LibreOffice opens what is written, and finds in it what was written',
  () => {
    test('templates in every language, a filled one, an export, a workbook handed back', async () => {
      const { acme, user } = await openPortal()
      for (const name of ['Anna', 'Bo', 'Eva']) await user(name, 'landline', 'mobile')
      const licenses = [{ id: 'basic', name: 'Basic' }]
      const filled = await writeTemplate({
        language: sheetLanguages.german,
        licenses,
        users: acme.users.pages(),
      })
      const broken = new TextEncoder().encode(
        'First name;Surname;E-mail\nLena;Dahl;lena(at)acme.example\nBo;=1+1;bo@acme.example',
      )
      const files = new Map<string, Uint8Array>([
        ['filled', filled],
        [
          'back',
          await annotateWorkbook(filled, await readUsers(filled, { defaultCountry: 'SE' }), {
            rows: (
              await acme.imports.plan([
                { row: 2, email: 'anna@acme.example', license: 'businessMobile' },
              ])
            ).rows,
          }),
        ],
        [
          'csv-back',
          await annotateWorkbook(broken, await readUsers(broken, { defaultCountry: 'SE' })),
        ],
        ['export', await exportUsers(acme.users.pages())],
      ])
      for (const [name, language] of Object.entries(sheetLanguages))
        files.set(`empty-${name}`, await writeTemplate({ language, licenses }))
      const converted = convert(files)
      for (const [name, bytes] of files) {
        const [ours, theirs] = await Promise.all(
          [bytes, converted(name)].map((one) => readUsers(one, { defaultCountry: 'SE' })),
        )
        expect(theirs?.rows, name).toEqual(ours?.rows)
        expect(
          theirs?.columns.map(({ header, target }) => [header, target]),
          name,
        ).toEqual(ours?.columns.map(({ header, target }) => [header, target]))
        expect(
          theirs?.refused.map(({ values }) => values),
          name,
        ).toEqual(ours?.refused.map(({ values }) => values))
      }
    }, 300_000)
  },
)

/** Lets LibreOffice save the files in its own format. */
function convert(files: ReadonlyMap<string, Uint8Array>): (name: string) => Uint8Array {
  for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.xlsx`), bytes)
  const paths = [...files.keys()].map((name) => join(folder, `${name}.xlsx`))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync(office ?? '', [profile, '--headless', '--convert-to', 'ods', '--outdir', folder, ...paths], { stdio: 'ignore', timeout: 240_000 })
  return (name) => new Uint8Array(readFileSync(join(folder, `${name}.ods`)))
} // prettier-ignore

function findOffice(): string | undefined {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      return execFileSync('which', [name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
    } catch {
      // not under this name
    }
  }
  return undefined
}
