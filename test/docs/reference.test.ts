import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { issueLevels } from '../../src/excel/issues/issue-codes.js'

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
    expect(codesIn('docs/reference/errors.md')).toEqual(
      membersOf('src/core/errors.ts', 'SeatlineErrorData'),
    )
  })

  test('events', () => {
    const kinds = ['UserEventBody', 'OrganizationEventBody'].flatMap((name) =>
      kindsOf('src/timeline/record/event.ts', name),
    )
    expect(codesIn('docs/reference/events.md').filter((code) => code.includes('_'))).toEqual(
      kinds.sort(),
    )
  })

  test('issues, of reading and of rows', () => {
    const ofReading = codesIn('docs/reference/workbook-columns.md', 'Issue codes')
    const ofRows = codesIn('docs/reference/workbook-columns.md', 'Why a row is refused')
    expect([...new Set([...ofReading, ...ofRows])].sort()).toEqual(Object.keys(issueLevels).sort())
    expect(ofRows).toEqual(textsOf('src/licensing/imports/issue.ts', 'RowIssueCode'))
  })

  test('faults of a catalog', () => {
    expect(codesIn('docs/guides/define-a-catalog.md', 'Faults')).toEqual(
      textsOf('src/catalog/faults.ts', 'FaultCode'),
    )
  })
})

/** The codes in the first column of the tables of a page, or of one of its parts, sorted. */
function codesIn(page: string, part?: string): readonly string[] {
  const text = readFileSync(page, 'utf8')
  const wanted =
    part === undefined ? text : text.split(/^## /m).find((one) => one.startsWith(`${part}\n`))
  if (wanted === undefined) throw new Error(`${page} has no part ${part}`)
  const cells = [...wanted.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].map(([, cell = '']) => cell)
  return cells.flatMap((cell) => cell.replaceAll('`', '').split(', ')).sort()
}

/** The texts that a union of texts is made of, sorted. */
function textsOf(file: string, name: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022)
  const found = source.statements.find(
    (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === name,
  )
  if (found === undefined || !ts.isTypeAliasDeclaration(found) || !ts.isUnionTypeNode(found.type))
    throw new Error(`${file} has no union ${name}`)
  const texts = found.type.types.flatMap((type) =>
    ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : [],
  )
  return texts.sort()
}

/** The kinds of a union of things. */
function kindsOf(file: string, name: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const found = source.statements.find(
    (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === name,
  )
  return [...(found?.getText().matchAll(/readonly kind: '(\w+)'/g) ?? [])].map(
    ([, kind = '']) => kind,
  )
}

/** The names of an interface's members, sorted: the codes that it gives data to. */
function membersOf(file: string, name: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022)
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  )
  if (found === undefined || !ts.isInterfaceDeclaration(found))
    throw new Error(`${file} has no interface ${name}`)
  return found.members
    .flatMap(({ name: member }) =>
      member !== undefined && ts.isIdentifier(member) ? [member.text] : [],
    )
    .sort()
}
