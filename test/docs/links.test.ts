import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((path) => path.endsWith('.md') && !path.startsWith(join('docs', 'api')))

describe.each(pages)('%s', (page) => {
  test('its links lead somewhere', () => {
    expect(linksOf(page).filter((link) => !leadsSomewhere(page, link))).toEqual([])
  })
})

test('every page of the docs is linked from another one', () => {
  const linked = new Set(
    pages.flatMap((page) =>
      linksOf(page).map((link) => normalize(join(dirname(page), link.split('#')[0] ?? ''))),
    ),
  )
  const underFolders = (page: string) =>
    [...linked].some(
      (target) =>
        page.startsWith(`${target}/`) && existsSync(target) && statSync(target).isDirectory(),
    )
  expect(
    pages.filter((page) => page.startsWith('docs') && !linked.has(page) && !underFolders(page)),
  ).toEqual([])
})

/**
 * The targets of the links and pictures of a page, code left out; what is on the web is not
 * followed.
 */
function linksOf(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8')
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
    .replace(/`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target = '']) =>
    /^[a-z]+:/i.test(target) ? [] : [target],
  )
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(target)) return false
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(target).has(anchor)
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = readFileSync(page, 'utf8').matchAll(/^#{1,6} (.+)$/gm)
  const text = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
  return new Set([...headings].map(([, heading = '']) => text(heading)))
}
