/** A catalog of tracks that hold one license and one that holds many, for columns of licenses. */
import { defineCatalog } from '../../../src/index.js'

/** Voice, a track that is called as a field is, and apps of which one has a separator in its name. */
export const catalogOfColumns = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic' },
        { id: 'premium', name: 'Premium' },
      ],
    },
    { id: 'sim', name: 'Mobile', licenses: [{ id: 'sim5', name: 'SIM 5 GB' }] },
    {
      id: 'apps',
      name: 'Apps',
      holds: 'many',
      licenses: [
        { id: 'office', name: 'Office' },
        { id: 'mail', name: 'Mail + Calendar' },
        { id: 'vpn', name: 'VPN' },
      ],
    },
  ],
})
