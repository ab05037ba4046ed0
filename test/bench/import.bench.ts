import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { writeUsersWorkbook } from './import-file.js'

// The whole import (read, checked, numbers normalized) beside four libraries that only read; each
// in a process of its own.
// `npm run build` first: the built package is measured, as a portal would load it.
const SIZES = (process.env['IMPORT_ROWS'] ?? '10000,100000,500000').split(',').map(Number)
const LIBRARIES = ['sheetjs', 'seatline', 'exceljs', 'read-excel-file', 'hucre'] as const
const READER = 'test/bench/import-reader.ts' // from the root, where npm runs scripts: this file itself is bundled elsewhere

interface Measured {
  readonly rows: number
  readonly milliseconds: number
  readonly processor: number
  readonly megabytes: number
}

const folder = mkdtempSync(`${tmpdir()}/seatline-import-`)
try {
  for (const rows of SIZES) {
    const file = `${folder}/${rows}.xlsx`
    writeUsersWorkbook(file, rows)
    printSize(rows, file)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function printSize(rows: number, file: string): void {
  console.log(
    `\n${rows.toLocaleString('en')} rows x 10 columns\n\n| what | time | ratio | processor time | ratio | peak memory |\n|---|---|---|---|---|---|`,
  )
  let base: Measured | undefined
  for (const library of LIBRARIES) {
    const measured = measure(library, file)
    if (measured === undefined) {
      console.log(`| ${library} | did not finish | | | | |`)
      continue
    }
    if (measured.rows !== rows) throw new Error(`${library} read ${measured.rows} rows of ${rows}`)
    base ??= measured
    const time = `${seconds(measured.milliseconds)} | ${(measured.milliseconds / base.milliseconds).toFixed(2)}`
    const processor = `${seconds(measured.processor)} | ${(measured.processor / base.processor).toFixed(2)}`
    console.log(`| ${library} | ${time} | ${processor} | ${measured.megabytes.toFixed(0)} MB |`)
  }
}

function measure(library: string, file: string): Measured | undefined {
  const { status, stdout } = spawnSync('node', ['--import', 'tsx', READER, library, file], {
    encoding: 'utf8',
  })
  return status === 0 ? (JSON.parse(stdout) as Measured) : undefined
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
