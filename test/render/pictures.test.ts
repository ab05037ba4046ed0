import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawPictures } from '../../examples/pictures.js'

const pictures = await drawPictures()

test.each([...pictures.keys()])('docs/pictures/%s is what npm run pictures draws', (name) => {
  expect(readFileSync(new URL(`../../docs/pictures/${name}`, import.meta.url), 'utf8')).toBe(
    `${pictures.get(name)}\n`,
  )
})
