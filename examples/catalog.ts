import { defineCatalog } from 'seatline'

/** The catalog of the examples: two tracks that hold one license each, and add-ons, of which a user may hold many. */
export const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        {
          id: 'basic',
          name: 'Basic',
          description: 'A desk phone.',
          features: [
            { id: 'calls', name: 'Calls', value: 'domestic' },
            { id: 'voicemail', name: 'Voicemail' },
          ],
          requirement: { kind: 'number', type: 'landline' },
        },
        {
          id: 'businessMobile',
          name: 'Business Mobile',
          description: 'Desk phone and mobile as one.',
          features: [
            { id: 'calls', name: 'Calls', value: 'worldwide' },
            { id: 'voicemail', name: 'Voicemail' },
            { id: 'oneNumber', name: 'One number for all phones' },
          ],
          requirement: {
            kind: 'all',
            of: [
              { kind: 'number', type: 'landline' },
              { kind: 'number', type: 'mobile' },
            ],
          },
          details: [
            { id: 'landline', name: 'Landline', type: 'landline' },
            { id: 'mobile', name: 'Mobile', type: 'mobile' },
          ],
        },
      ],
    },
    {
      id: 'data',
      name: 'Mobile data',
      licenses: [
        {
          id: 'data10',
          name: 'Data 10',
          features: [{ id: 'data', name: 'Data', value: 10, unit: 'GB' }],
        },
        {
          id: 'unlimited5g',
          name: 'Unlimited 5G',
          features: [
            { id: 'data', name: 'Data', value: 'unlimited' },
            { id: '5g', name: '5G' },
          ],
          requirement: {
            kind: 'all',
            of: [
              { kind: 'track', track: 'voice' },
              { kind: 'capability', capability: '5g' },
            ],
          },
        },
      ],
    },
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        { id: 'recording', name: 'Call recording', requirement: { kind: 'track', track: 'voice' } },
        {
          id: 'privacy',
          name: 'Privacy',
          requirement: { kind: 'excludes', licenses: ['recording'] },
        },
        {
          id: 'roaming',
          name: 'Roaming',
          requirement: { kind: 'anyLicense', licenses: ['data10', 'unlimited5g'] },
        },
      ],
    },
  ],
})
