// Writes the pictures of the documentation: npm run pictures
import { mkdir, writeFile } from 'node:fs/promises'
import { drawPictures } from './pictures.js'

const folder = new URL('../docs/pictures/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const [name, picture] of await drawPictures()) {
  await writeFile(new URL(name, folder), `${picture}\n`)
  console.log(`docs/pictures/${name}`)
}
