import { defineCatalog, editionOn, type Requirement } from 'seatline'
import { catalog as today } from '../../catalog.js'

type Needs = Requirement<'data10' | 'unlimited5g', 'data'>

const { tracks } = editionOn(today, '2026-11-01')
const roaming: Needs = {
  kind: 'all',
  of: [
    { kind: 'anyLicense', licenses: ['data10', 'unlimited5g'] },
    { kind: 'capability', capability: 'roaming' },
  ],
}

/** The catalog of the examples, with another rule for Roaming from next summer on. */
export const catalog = defineCatalog({
  editions: [
    { tracks },
    {
      from: '2027-07-01',
      tracks: tracks.map((track) => ({
        ...track,
        licenses: track.licenses.map((license) =>
          license.id === 'roaming' ? { ...license, requirement: roaming } : license,
        ),
      })),
    },
  ],
})

/** The tracks of the catalog on a date. */
export const tracksOn = (date: string) => editionOn(catalog, date).tracks
