// Uses every door from an ES module: node run.mjs FOLDER-OF-WORKBOOKS. Bun and Deno run it too.
import { PGlite } from '@electric-sql/pglite'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { useAll } from './use-doors.mjs'

const [folder] = process.argv.slice(2)
const place = { file: (name) => readFile(join(folder, name)), openDatabase: () => PGlite.create() }
process.exitCode = await useAll(place, console.log)
