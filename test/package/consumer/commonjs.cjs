const assert = require('node:assert/strict')

for (const door of process.argv.slice(2)) {
  const name = `seatline${door.slice(1)}`
  assert.ok(Object.keys(require(name)).length > 0, `${name} exports nothing`)
}

if (process.argv.includes('.')) {
  const { parseCalendarDate } = require('seatline')
  assert.equal(parseCalendarDate('2028-02-29'), '2028-02-29')
}

assert.match(require('seatline/package.json').version, /^\d+\.\d+\.\d+/)
