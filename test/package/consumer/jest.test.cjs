/* global test */
// Uses every door in Jest, which is told the environment: WORKBOOKS=folder jest --env=jsdom. PGlite does not run there.
const { readFile } = require('node:fs/promises')
const { join } = require('node:path')
const { uses } = require('./use-doors.cjs')

const place = { file: (name) => readFile(join(process.env.WORKBOOKS, name)) }
for (const { title, run } of uses.filter(({ needs }) => needs !== 'database'))
  test(title, () => run(place))
