import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { reportDoors } from './report.js'

/** Writes the reports as the doors are now: npm run surface. The difference is for the reviewer. */
const folder = new URL('.', import.meta.url)
for (const name of readdirSync(folder)) if (name.endsWith('.api.md')) rmSync(new URL(name, folder))
for (const { file, text, faults } of reportDoors()) {
  writeFileSync(new URL(file, folder), text)
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
}
