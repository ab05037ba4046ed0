import { createLicensing } from '../../src/index.js'
import { fileStore } from '../../examples/stores/file-store.js'
import { guideCatalog } from './portal.js'

// Creates users for ever and prints each id that was answered; the test kills it.
const store = await fileStore(process.argv[2] ?? '')
const licensing = createLicensing({ catalog: guideCatalog, store })
await licensing.organizations.create(
  { id: 'acme', timeZone: 'UTC', country: 'SE' },
  { actor: 'test' },
)
const acme = licensing.organization('acme', { actor: 'test' })
for (let index = 0; index < 100_000; index++) {
  const { id } = await acme.users.create({
    firstName: 'Anna',
    surname: 'Berg',
    email: `anna${index}@acme.example`,
  })
  process.stdout.write(`${id}\n`)
}
