/** Loads each file of the pure half: what is wrong with it then is a test that fails. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const files = ['core', 'words', 'requirements', 'catalog', 'timeline'].flatMap((folder) =>
  readdirSync(`${src}${folder}`, { recursive: true })
    .map((path) => `${folder}/${String(path)}`)
    .filter((path) => path.endsWith('.ts')),
)

test.each(files)('%s loads', async (path) => {
  await expect(import(`${src}${path}`)).resolves.toBeDefined()
})
