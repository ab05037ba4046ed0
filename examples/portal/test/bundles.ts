import { createLicensing, defineCatalog, describeConflict, memoryStore } from 'seatline'
import { readUsers } from 'seatline/excel'
import { timelineText } from 'seatline/render'

/** Uses every door that is for browsers: a workbook in, a timeline out. */
export async function useEveryDoor(): Promise<readonly string[]> {
  const catalog = defineCatalog({
    tracks: [
      {
        id: 'voice',
        name: 'Voice',
        licenses: [
          { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
        ],
      },
      {
        id: 'data',
        name: 'Data',
        licenses: [
          { id: 'unlimited', name: 'Unlimited', requirement: { kind: 'track', track: 'voice' } },
        ],
      },
    ],
  })
  const licensing = createLicensing({
    catalog,
    store: memoryStore(),
    clock: () => new Date('2026-11-02T09:00:00Z'),
  })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
  const csv = new TextEncoder().encode(
    'First name;Surname;E-mail;Phone;License\nAnna;Berg;anna@acme.example;08-123 45 67;basic',
  )
  const { rows } = await readUsers(csv, {
    defaultCountry: 'SE',
    licenses: [{ id: 'basic', name: 'Basic' }],
  })
  const imported = await acme.imports.confirm(await acme.imports.plan(rows))
  const anna = imported.rows[0]?.user ?? ''
  await acme.confirm(
    await acme.plan({ users: [anna], remove: ['basic'], assign: ['unlimited'], on: '2026-12-01' }),
  )
  const timeline = await acme.users.timeline(anna)
  const [failing] = timeline.steps.flatMap(({ outcomes }) =>
    outcomes.flatMap((outcome) => (outcome.status === 'failed' ? outcome.conflicts : [])),
  )
  return [
    timelineText(catalog, timeline, { title: 'Anna' }).split('\n')[0] ?? '',
    failing ? describeConflict(failing) : '',
  ]
}
