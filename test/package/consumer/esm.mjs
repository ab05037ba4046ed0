import assert from 'node:assert/strict'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

for (const door of process.argv.slice(2)) {
  const name = `seatline${door.slice(1)}`
  const module = await import(name)
  assert.ok(Object.keys(module).length > 0, `${name} exports nothing`)
  assert.deepEqual(
    Object.keys(module).sort(),
    Object.keys(require(name)).sort(),
    `${name} differs between ESM and CommonJS`,
  )
}

if (process.argv.includes('.')) {
  const { parseCalendarDate, isSeatlineError } = await import('seatline')
  const thrownBy = (read) => {
    try {
      return read('2027-02-30')
    } catch (error) {
      return error
    }
  }
  assert.equal(parseCalendarDate('2027-02-28'), '2027-02-28')
  assert.ok(isSeatlineError(thrownBy(parseCalendarDate), 'date_invalid'))
  assert.ok(
    isSeatlineError(thrownBy(require('seatline').parseCalendarDate), 'date_invalid'),
    'an error of the other copy is not recognized',
  )
}
