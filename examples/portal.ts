import { createLicensing, memoryStore } from 'seatline'
import { catalog } from './catalog.js'

/** What the examples start from: one organization in Stockholm with 5G, on 2 November 2026, and a clock that can be moved. */
export async function openPortal() {
  let now = new Date('2026-11-02T09:00:00Z')
  let ids = 0
  const licensing = createLicensing({
    catalog,
    store: memoryStore(),
    clock: () => now,
    newId: () => `id${++ids}`,
  })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
  await acme.settings.enable('5g')
  const travelTo = (date: string) => {
    now = new Date(`${date}T09:00:00Z`)
  }
  return { licensing, acme, travelTo }
}
