// Uses every door from CommonJS: node run.cjs FOLDER-OF-WORKBOOKS.
const { PGlite } = require('@electric-sql/pglite')
const { readFile } = require('node:fs/promises')
const { join } = require('node:path')
const { useAll } = require('./use-doors.cjs')

const [folder] = process.argv.slice(2)
const place = { file: (name) => readFile(join(folder, name)), openDatabase: () => PGlite.create() }
void useAll(place, console.log).then((failures) => (process.exitCode = failures))
