import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync('docs/architecture.md', 'utf8')
const quoted = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)
const files = ['src', 'test', 'examples', '.'].flatMap((folder) => filesIn(folder))
const source = files
  .filter((path) => /^src\/.*\.ts$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))

test('the files and folders that the architecture names are there', () => {
  const paths = quoted.filter((text) => /^[\w./*-]+(?:\/|\.(?:ts|md))$/.test(text))
  expect(paths.length).toBeGreaterThan(40)
  expect(
    paths.filter(
      (path) => !files.some((file) => `/${file}`.includes(`/${path.replace(/\*.*/, '')}`)),
    ),
  ).toEqual([])
})

test('the functions that it names are there', () => {
  const names = quoted
    .map((text) => text.replace(/\(.*\)$/, ''))
    .filter((text) => /^[a-z]+[A-Z]\w*$/.test(text))
  expect(names.length).toBeGreaterThan(12)
  const isThere = (name: string) =>
    source.some((text) => new RegExp(`\\bfunction ${name}\\b|^ {2,4}${name}[(?:]`, 'm').test(text))
  expect(names.filter((name) => !isThere(name))).toEqual([])
})

function filesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: folder !== '.', encoding: 'utf8' })
  return names.map((name) => (folder === '.' ? name : join(folder, name)))
}
