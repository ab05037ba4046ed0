import {
  createLicensing,
  defineCatalog,
  isSeatlineError,
  memoryStore,
  parseCalendarDate,
  type CalendarDate,
} from 'seatline'
import * as analysis from 'seatline/analysis'
import * as excel from 'seatline/excel'
import * as languages from 'seatline/languages'
import * as phones from 'seatline/phones'
import * as postgres from 'seatline/postgres'
import * as render from 'seatline/render'
import * as store from 'seatline/store'
import * as testing from 'seatline/testing'

export const date: CalendarDate = parseCalendarDate('2027-03-01')
export const doors: readonly object[] = [
  analysis,
  excel,
  languages,
  phones,
  postgres,
  render,
  store,
  testing,
]

export function codeOf(error: unknown): string | undefined {
  return isSeatlineError(error) ? error.code : undefined
}

const catalog = defineCatalog({
  tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }],
})
const acme = createLicensing({ catalog, store: memoryStore() }).organization('acme', {
  actor: 'eva',
})

export const plan = acme.plan({ users: ['u1'], assign: ['basic'], on: 'now' })
// @ts-expect-error -- the catalog has no such license
export const misspelled = acme.plan({ users: ['u1'], assign: ['basick'], on: 'now' })
// @ts-expect-error -- what a catalog is compiled to is not for its users
export const internal = catalog.dependents

// @ts-expect-error -- any text is not a date
export const wrong: CalendarDate = '2027-03-01'
