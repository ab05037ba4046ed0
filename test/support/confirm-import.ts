import { readFile } from 'node:fs/promises'
import { fileStore } from '../../examples/stores/file-store.js'
import type { ImportPlan } from '../../src/index.js'
import { openPortal } from './portal.js'

// Confirms the import of a plan file and prints how far it has come; the test kills it.
const [store = '', plan = ''] = process.argv.slice(2)
const { acme } = await openPortal({ store: await fileStore(store), organization: 'there' })
const onProgress = ({ done }: { readonly done: number }) => process.stdout.write(`${done}\n`)
await acme.imports.confirm(JSON.parse(await readFile(plan, 'utf8')) as ImportPlan, { onProgress })
