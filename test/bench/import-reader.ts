import { readFileSync } from 'node:fs'
import type { readUsers as ReadUsers } from '../../src/excel/index.js'

const BUILT: string = '../../dist/excel/index.js'

/**
 * Reads one workbook with one library in a process of its own, and prints rows, milliseconds and
 * peak memory.
 */
const [library = '', file = ''] = process.argv.slice(2)

const readers: { readonly [library: string]: () => Promise<number> } = {
  async seatline() {
    // The built package, as a portal loads it; its types are those of the source.
    const { readUsers } = (await import(BUILT)) as { readonly readUsers: typeof ReadUsers }
    const options = {
      defaultCountry: 'SE',
      licenses: ['Basic', 'Standard', 'Premium'].map((id) => ({ id })),
      limits: { rows: 1_000_000 },
    }
    const { rows, refused } = await timed(() => readUsers(readFileSync(file), options))
    if (refused.length > 0) throw new Error(`${refused.length} rows refused`)
    return rows.length
  },
  async sheetjs() {
    const XLSX = await import('xlsx')
    const rows = await timed(() => {
      const workbook = XLSX.read(readFileSync(file))
      return XLSX.utils.sheet_to_json(workbook.Sheets['Users']!)
    })
    return rows.length
  },
  async exceljs() {
    const { default: ExcelJS } = await import('exceljs')
    const workbook = new ExcelJS.Workbook()
    await timed(() => workbook.xlsx.readFile(file))
    return workbook.getWorksheet('Users')!.rowCount - 1
  },
  async 'read-excel-file'() {
    const { default: readXlsxFile } = await import('read-excel-file/node')
    const rows = await timed(() => readXlsxFile(file) as Promise<readonly unknown[]>)
    const [first] = rows
    return (
      (typeof first === 'object' && first !== null && 'data' in first
        ? (first.data as readonly unknown[]).length
        : rows.length) - 1
    )
  },
  async hucre() {
    const { readXlsx } = await import('hucre')
    const workbook = await timed(() => readXlsx(readFileSync(file)))
    return workbook.sheets[0]!.rows.length - 1
  },
}

let milliseconds = 0
let processor = 0
async function timed<T>(read: () => T | Promise<T>): Promise<T> {
  const [started, used] = [performance.now(), process.cpuUsage()]
  const result = await read()
  milliseconds = performance.now() - started
  const { user, system } = process.cpuUsage(used)
  processor = (user + system) / 1000
  return result
}

const rows = await readers[library]!()
console.log(
  JSON.stringify({
    rows,
    milliseconds,
    processor,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
