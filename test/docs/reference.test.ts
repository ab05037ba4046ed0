import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

describe('the reference pages have an entry for every code, and for nothing else', () => {
  test('conflicts', () => {
    const page = readFileSync('docs/reference/conflicts.md', 'utf8')
    const entries = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code)
    expect(entries.sort()).toEqual(membersOf('src/requirements/conflict.ts', 'ConflictData'))
  })

  test('every conflict says what a portal shows, and what helps', () => {
    const [, ...entries] = readFileSync('docs/reference/conflicts.md', 'utf8').split(/^### /m)
    for (const entry of entries) expect(entry).toMatch(/^\*Show:\* .+\n\*Remedy:\* /m)
  })

  test('errors', () => {
    const page = readFileSync('docs/reference/errors.md', 'utf8')
    const entries = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code)
    expect(entries.sort()).toEqual(membersOf('src/core/errors.ts', 'SeatlineErrorData'))
  })
})

/** The names of an interface's members, sorted: the codes that it gives data to. */
function membersOf(file: string, name: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022)
  const found = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name)
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`${file} has no interface ${name}`)
  return found.members.flatMap(({ name: member }) => (member !== undefined && ts.isIdentifier(member) ? [member.text] : [])).sort()
}
