/*
Every question was decided.
- Nobody can hold Premium: its conditions contradict each other. Premium: Has Basic. A user holds one license of Voice at most.
- Soft phone and Directory can only come together, in one request. Soft phone: Has Directory. Directory: Has Soft phone. For example, a user who holds Soft phone and Directory.
- Call recording: the condition “Has an active landline number” never matters; where the rest is met, it is too. Call recording: Has one of the Voice licenses. Basic: Has an active landline number. Nobody can hold Premium.
Whoever holds phone holds directory
Whoever holds directory holds phone
Whoever holds recording holds basic
*/
import { defineCatalog } from 'seatline'
import { analyzeCatalog, describeFinding } from 'seatline/analysis'

const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
        { id: 'premium', name: 'Premium', requirement: { kind: 'license', license: 'basic' } },
      ],
    },
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        { id: 'phone', name: 'Soft phone', requirement: { kind: 'license', license: 'directory' } },
        { id: 'directory', name: 'Directory', requirement: { kind: 'license', license: 'phone' } },
        {
          id: 'recording',
          name: 'Call recording',
          requirement: {
            kind: 'all',
            of: [
              { kind: 'track', track: 'voice' },
              { kind: 'number', type: 'landline' },
            ],
          },
        },
        {
          id: 'privacy',
          name: 'Privacy',
          requirement: { kind: 'excludes', licenses: ['recording'] },
        },
      ],
    },
  ],
})

const { complete, licenses, findings } = analyzeCatalog(catalog)
console.log(complete ? 'Every question was decided.' : 'Not every question was decided.')
for (const finding of findings) console.log(`- ${describeFinding(catalog, finding)}`)
for (const report of licenses) {
  if (report.status !== 'holdable' || report.alwaysWith.length === 0) continue
  console.log(`Whoever holds ${report.license} holds ${report.alwaysWith.join(' and ')}`)
}
