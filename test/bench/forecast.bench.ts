import { forecast } from '../../src/timeline/settle/timeline-walk.js'
import { aChange, anOrganization } from '../../src/store/contract/samples.js'
import { guideCatalog as catalog } from '../support/portal.js'
import { printTable } from './compare.js'
import { userAt } from './samples.js'

// The forecast of 1,000,000 users with one change each on average.
const USERS = 1_000_000
const BATCH = 1_000

/**
 * @param step - With 2 every user has both numbers; with 1 every other one lacks what Basic needs.
 */
function forecastAll(step: 1 | 2): number {
  let inForecast = 0
  let outcomes = 0
  const organization = anOrganization()
  for (let start = 0; start < USERS; start += BATCH) {
    const userContexts = Array.from({ length: BATCH }, (_, index) => {
      const changes = Array.from({ length: (start + index) % 3 }, (_, place) =>
        aChange(`c${place}`, `2027-0${place + 2}-01`),
      )
      return {
        catalog,
        organization,
        record: { ...userAt((start + index) * step), changes },
        seatsHeld: new Map<string, number>(),
      }
    })
    const began = performance.now()
    for (const userContext of userContexts)
      for (const { outcomes: settled } of forecast(userContext)) outcomes += settled.length
    inForecast += performance.now() - began
  }
  if (Math.abs(outcomes - USERS) > 1) throw new Error(`${outcomes} outcomes`)
  return (inForecast * 1e6) / USERS
}

const through = forecastAll(2)
const half = forecastAll(1)
printTable('Forecast of 1,000,000 users with 0 to 2 changes, for each user', [
  { name: 'all go through', time: through, ratio: 1 },
  { name: 'half of them fail, and are explained', time: half, ratio: half / through },
])
